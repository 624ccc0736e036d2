"""Reads the descriptions of units, whether they have forms or not."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.catalogue.circles import comes_back, reachable
from generator.catalogue.lineage import lineage_of
from generator.diagnostics import Diagnostic, Place, Reading, collect, error, warning
from generator.model import PublicUnit
from generator.pipeline.inputs.takeovers import wrong_takeovers
from generator.pipeline.inputs.workspace import UNIT_FILE, Source, Workspace, place_in
from generator.reading.form import Units
from generator.reading.place import SLUG, is_meant_for_unit
from generator.reading.units import ALIASES, MERGED_INTO, NAME, read_unit
from generator.reading.values.folding import folded


def read_units(workspace: Workspace, sources: Sequence[Source]) -> Reading[Units]:
    """Return the units by slug: those among the sources, and those that the sources belong to."""
    own = {Path(source.location) for source in sources if source.is_unit}
    folders = {source.location.rsplit(os.sep, 2)[0] for source in sources if len(source.parts) == 3}
    homes = {Path(folder, UNIT_FILE) for folder in folders}
    # A misnamed description is reported under its own name, and not also as missing.
    units: dict[str, PublicUnit | None] = {
        source.parts[0]: None for source in sources if is_meant_for_unit(source.parts)
    }
    files: dict[str, Source] = {}
    for path in sorted(own | {home for home in homes if home.is_file() and not home.is_symlink()}):
        slug = path.parent.name
        files[slug] = source = Source(str(path), workspace.name(path), (slug, UNIT_FILE))
        units[slug] = unit = yield from _unit(source)
        for into in unit.merged_into if unit else ():
            if not _is_another(into, path):
                yield error("not-another-unit", place_in(source, MERGED_INTO), unit=into)
    yield from _same_names(list(filter(None, units.values())), files)
    yield from _merged_into_themselves(units, files)
    yield from _wrong_takeovers(units, files, workspace)
    return {slug: _with_heirs(unit, units, workspace) for slug, unit in units.items()}


def _same_names(units: Sequence[PublicUnit], files: Mapping[str, Source]) -> Iterator[Diagnostic]:
    """Yield a warning for each unit named like another, and for each further name that is the name of another.

    A unit and those that it became part of may go by each other's names.
    """
    named: dict[str, PublicUnit] = {}
    for unit in units:
        if (first := named.setdefault(folded(unit.name), unit)) is not unit:
            yield _same_name(files, unit.name, first, unit, NAME)
    merged = {unit.slug: unit.merged_into for unit in units}
    for unit in units:
        for number, alias in enumerate(unit.aliases):
            other = named.get(folded(alias), unit)
            are_one = other.slug in reachable(unit.slug, merged) or unit.slug in reachable(other.slug, merged)
            if other is not unit and not are_one:
                yield _same_name(files, alias, other, unit, ALIASES, number)


def _same_name(
    files: Mapping[str, Source], name: str, first: PublicUnit, unit: PublicUnit, *path: str | int
) -> Diagnostic:
    place, related = place_in(files[unit.slug], *path), place_in(files[first.slug], NAME)
    return warning("same-unit-name", place, related, name=name)


def _merged_into_themselves(units: Units, files: Mapping[str, Source]) -> Iterator[Diagnostic]:
    """Yield an error for each unit that became part of others which became part of it."""
    others = {slug: [into for into in unit.merged_into if into != slug] for slug, unit in units.items() if unit}
    for slug, source in files.items():
        if comes_back(slug, others):
            yield error("unit-comes-back", place_in(source, MERGED_INTO), unit=slug)


def _wrong_takeovers(
    units: dict[str, PublicUnit | None], files: Mapping[str, Source], workspace: Workspace
) -> Iterator[Diagnostic]:
    """Yield what is wrong with takeovers; a unit with an error in any of them gets none."""
    lineage = lineage_of(filter(None, units.values()))
    for slug, source in files.items():
        unit = units[slug]
        if unit and (problems := tuple(wrong_takeovers(unit, source, lineage, workspace))):
            yield from problems
            units[slug] = replace(unit, taken_over=())


def _with_heirs(unit: PublicUnit | None, units: Units, workspace: Workspace) -> PublicUnit | None:
    """Return a unit with those it was merged into, which need not have been read yet."""
    if unit is None or not unit.merged_into:
        return unit
    heirs = [units[slug] if slug in units else _elsewhere(slug, workspace) for slug in unit.merged_into]
    return replace(unit, heirs=tuple(filter(None, heirs)))


def _elsewhere(slug: str, workspace: Workspace) -> PublicUnit | None:
    path = workspace.forms / slug / UNIT_FILE
    return collect(_unit(Source(str(path), workspace.name(path), (slug, UNIT_FILE))))[0]


def _is_another(into: str, path: Path) -> bool:
    """Tell whether a slug is that of a unit other than the one described at ``path``; it need not have been read."""
    return into != path.parent.name and (path.parents[1] / into / UNIT_FILE).is_file()


def _unit(source: Source) -> Reading[PublicUnit | None]:
    slug = source.parts[0]
    if not SLUG.fullmatch(slug):
        yield error("wrong-slug", Place(source.file), name=slug)
    data = yield from source.read()
    return None if data is None else (yield from read_unit(source.file, data, slug))
