"""The path of a form's file gives its unit, year and project: ``<unit>/<year>/<project>.yml``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from generator.diagnostics import Place, Reading, error, warning
from generator.model import Address, Kind
from generator.personal import address_has_persons_own
from generator.reading.values.scalars import year_in

# A file name has at most 255 bytes, and the kind, the ending and names of downloads or index files are added to it.
MOST_LETTERS = 80
# Names of devices on Windows, where a repository with such a file could not be checked out.
_DEVICE = r"(?:con|prn|aux|nul|com\d|lpt\d)\Z"
SLUG = re.compile(rf"(?!.{{{MOST_LETTERS + 1}}}|{_DEVICE})[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_SUFFIXES = {kind.value: kind for kind in Kind}


class Spot(NamedTuple):
    """The place of a form's file, read from its path; ``kind`` is ``None`` if the file name does not say."""

    unit: str
    year: int
    project: str
    kind: Kind | None

    def address(self, kind: Kind) -> Address:
        """Return the address of a form of ``kind`` at this place."""
        usual = Address(self.unit, self.year, self.project, kind)
        stem = f"{self.project}.{self.kind.value}" if self.kind else self.project
        return usual if usual.name == stem else replace(usual, stem=stem)


def is_meant_for_unit(parts: tuple[str, ...]) -> bool:
    """Tell whether a file is meant to describe a unit, but is not read because of its place or spelling."""
    is_described = len(parts) == 2 and parts[1] == "unit.yml"
    return len(parts) <= 2 and parts[-1].lower().partition(".")[0] in ("unit", "units") and not is_described


def read_spot(file: str, parts: tuple[str, ...]) -> Reading[Spot | None]:
    """Return what the path of a form says; ``parts`` are the steps from the folder of all forms to the file."""
    place = Place(file)
    if len(parts) != 3:
        yield error("misplaced-file", place)
        return None
    unit, year_text, name = parts
    year = year_in(year_text)
    project, kind, extension = read_name(name)
    if year is None:
        yield error("wrong-year-folder", place, folder=year_text)
    if extension != "yml":
        yield error("wrong-extension", place, name=name)
    # With a wrong extension, the end of the name is unknown.
    for slug in (unit, project) if extension == "yml" else (unit,):
        if not SLUG.fullmatch(slug):
            yield error("wrong-slug", place, name=slug)
    if address_has_persons_own(project):
        yield warning("personal-address", place)
    return None if year is None else Spot(unit, year, project, kind)


class Name(NamedTuple):
    """The parts of a form's file name; ``kind`` is ``None`` if the name does not say."""

    project: str
    kind: Kind | None
    extension: str


def read_name(name: str) -> Name:
    """Return the parts of a file name, which need not be valid."""
    stem, _, extension = name.rpartition(".")
    project, _, suffix = stem.rpartition(".")
    if suffix in _SUFFIXES and project:
        return Name(project, _SUFFIXES[suffix], extension)
    return Name(stem, None, extension)
