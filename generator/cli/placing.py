"""Where a command writes a new form: its path, which must be free, and its unit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.cli.endings import WrongConfiguration, unknown
from generator.cli.telling import say, tell
from generator.cli.words import said, spoken
from generator.definition.cells import Definition
from generator.definition.schema import UNIT_SCHEMA
from generator.diagnostics import Place, collect, error, has_errors
from generator.model import Address
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import UNIT_FILE, Workspace, is_linked, read_at_most
from generator.reading.place import read_spot
from generator.reading.units import NAME, read_unit, without_code
from generator.source.decoding import MAX_BYTES
from generator.source.writing import Tree, yaml_text


def definition_named(configuration: Configuration, form: str) -> Definition:
    """Return a definition by its name; raises ``WrongConfiguration``."""
    if form not in configuration.definitions:
        raise unknown("no_such_form", form, configuration.definitions)
    return configuration.definitions[form]


def place_of(workspace: Workspace, place: str, definition: Definition) -> Path:
    """Return the file for a new form at ``unit/year/project``, which may be written as the path from the root.

    Raises ``WrongConfiguration`` if it is invalid or taken, or if it or the file of its unit would be written through a
    link, perhaps to outside the workspace.
    """
    forms = f"{workspace.name(workspace.forms)}/"
    address = _address(place.removeprefix("./").removeprefix(forms), definition)
    unit = workspace.forms / address.unit
    path = unit / str(address.year) / f"{address.name}.yml"
    if linked := [one for one in (path, unit / UNIT_FILE) if is_linked(workspace, one)]:
        tell([error("symbolic-link", Place(workspace.name(one))) for one in linked], "text")
        raise WrongConfiguration
    if path.exists():
        raise WrongConfiguration(said("exists_already", path=workspace.name(path)))
    return path


def _address(place: str, definition: Definition) -> Address:
    spot, problems = collect(read_spot(place, tuple(f"{place.removesuffix('.yml')}.yml".split("/"))))
    tell(problems, "text")
    if spot is None or has_errors(problems):
        raise WrongConfiguration(said("wrong_place", place=place))
    if spot.kind is None:
        return Address(spot.unit, spot.year, spot.project, definition.kind)
    if spot.kind is not definition.kind:
        kinds = spoken().interface["kind"]
        named, kind = kinds[spot.kind.value], kinds[definition.kind.value]
        raise WrongConfiguration(said("kind_not_of_form", place=place, named=named, form=definition.id, kind=kind))
    return spot.address(definition.kind)


def write(path: Path, text: str) -> None:
    """Write a file, creating its folder if necessary."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def tree_text(schema: str, tree: Mapping[str, Tree]) -> str:
    """Return the text of a file with a tree; ``schema`` is the path of its schema relative to the file, for editors."""
    return f"# yaml-language-server: $schema={schema}\n{yaml_text(tree)}"


def begin_unit(workspace: Workspace, slug: str, stated: str = "") -> None:
    """Write the file of a new unit, with the name stated in its first form; leave that of any other as it is.

    A budget code before the name is left out.
    """
    path = _unit_file(workspace, slug)
    if path.exists():
        return
    write(path, tree_text(UNIT_SCHEMA, {NAME: without_code(stated)}))
    say(said("unit_named" if stated else "unit_written", path=workspace.name(path)))


def unit_name(workspace: Workspace, slug: str) -> str:
    """Return the full name in the file of a unit, empty if it has none."""
    path = _unit_file(workspace, slug)
    unit, _ = collect(read_unit(workspace.name(path), read_at_most(path, MAX_BYTES), slug))
    return unit.name if unit else ""


def _unit_file(workspace: Workspace, slug: str) -> Path:
    return workspace.forms / slug / UNIT_FILE
