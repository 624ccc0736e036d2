"""Writes the files that an author begins with: an empty form, a new rule, the schemas that editors read."""

from __future__ import annotations

import json

import click

from generator.cli.project import WrongConfiguration, configuration_of, say, tell, unknown
from generator.cli.words import WORDS
from generator.definition.blank import blank_form
from generator.definition.cells import Definition
from generator.definition.schema import form_schema
from generator.definition.validation import schema_text
from generator.diagnostics import collect
from generator.language import load
from generator.model import Address
from generator.pipeline.configuration import Configuration
from generator.pipeline.workspace import UNIT_FILE, Workspace
from generator.reading.place import read_spot
from generator.reading.units import read_unit
from generator.rules.skeleton import TEXTS, skeleton

CONFIGURATION_SCHEMAS = ("definition", "unit", "vocabulary", "site", "rules")
_NEW_UNIT = "# yaml-language-server: $schema=../../../site_config/schemas/unit.schema.json\n名称:\n"


def schema(workspace: Workspace, form: str | None, *, write: bool) -> None:
    """Print the JSON Schema of a form, or write those of all forms and configuration files."""
    configuration = configuration_of(workspace)
    if write:
        written = _write_schemas(workspace, configuration)
        say(WORDS["schemas_written"].format(count=written))
        return
    if form is None:
        click.echo("\n".join(sorted(configuration.definitions)))
        return
    click.echo(_json(form_schema(_definition(configuration, form))), nl=False)


def _write_schemas(workspace: Workspace, configuration: Configuration) -> int:
    """Write all schemas into the project, where YAML files name them; return how many."""
    schemas = {name: schema_text(name) for name in CONFIGURATION_SCHEMAS}
    schemas |= {name: form_schema(definition) for name, definition in configuration.definitions.items()}
    folder = workspace.configuration / "schemas"
    folder.mkdir(exist_ok=True)
    for left_over in {path.name for path in folder.glob("*.schema.json")} - {f"{name}.schema.json" for name in schemas}:
        (folder / left_over).unlink()
    for name, content in schemas.items():
        (folder / f"{name}.schema.json").write_text(_json(content), "utf-8")
    return len(schemas)


def _definition(configuration: Configuration, form: str) -> Definition:
    if form not in configuration.definitions:
        raise unknown("no_such_form", form, configuration.definitions)
    return configuration.definitions[form]


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def new(workspace: Workspace, place: str, form: str) -> None:
    """Write an empty form to fill at ``unit/year/project``."""
    definition = _definition(configuration_of(workspace), form)
    address = _address(place, definition)
    path = workspace.forms / address.unit / str(address.year) / f"{address.name}.yml"
    if path.exists():
        raise WrongConfiguration(WORDS["exists_already"].format(path=workspace.name(path)))
    known = {"year": str(address.year), "unit": _unit_name(workspace, address.unit)}
    path.parent.mkdir(parents=True, exist_ok=True)
    schema_url = f"../../../../site_config/schemas/{form}.schema.json"
    path.write_text(blank_form(definition, schema_url, known, load().interface["blank_form"]), "utf-8")
    say(WORDS["form_written"].format(path=workspace.name(path)))


def _address(place: str, definition: Definition) -> Address:
    spot, problems = collect(read_spot(place, tuple(f"{place.removesuffix('.yml')}.yml".split("/"))))
    if spot is None or problems:
        tell(problems, "text")
        raise WrongConfiguration(WORDS["wrong_place"].format(place=place))
    if spot.kind is None:
        return Address(spot.unit, spot.year, spot.project, definition.kind)
    if spot.kind is not definition.kind:
        kinds = load().interface["kind"]
        named, kind = kinds[spot.kind.value], kinds[definition.kind.value]
        raise WrongConfiguration(
            WORDS["kind_not_of_form"].format(place=place, named=named, form=definition.id, kind=kind)
        )
    return spot.address(definition.kind)


def _unit_name(workspace: Workspace, slug: str) -> str:
    """Return the full name of a unit; a unit that is new here gets its file, to be filled in."""
    path = workspace.forms / slug / UNIT_FILE
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_NEW_UNIT, "utf-8")
        say(WORDS["unit_written"].format(path=workspace.name(path)))
        return ""
    unit, _ = collect(read_unit(workspace.name(path), path.read_bytes(), slug))
    return unit.name if unit else ""


def new_rule(workspace: Workspace, rule: str, title: str) -> None:
    """Write the beginning of a new consistency rule: its module, its cases, its words."""
    try:
        files = skeleton(rule, title)
    except ValueError:
        raise WrongConfiguration(WORDS["wrong_rule"].format(rule=rule, title=title)) from None
    if not (workspace.root / TEXTS).is_file():
        raise WrongConfiguration(WORDS["rule_needs_source"].format(folder=workspace.root))
    for name in files.keys() - {TEXTS}:
        if (workspace.root / name).exists():
            raise WrongConfiguration(WORDS["exists_already"].format(path=name))
    for name, text in files.items():
        path = workspace.root / name
        before = path.read_text("utf-8") if name == TEXTS else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(before + text, "utf-8")
        click.echo(name)
    say(WORDS["rule_written"])
