"""Which projects go on with which: handed to another unit, filed under another name, divided or merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.catalogue.records import Record
from generator.model import ProjectKey, PublicUnit

Links = Mapping[ProjectKey, tuple[ProjectKey, ...]]


class Related(NamedTuple):
    """A project that goes on with another, or that another goes on with, and what it and its unit are called.

    ``is_one`` says that both are one project, which was neither divided nor merged.
    """

    project: ProjectKey
    name: str
    unit_name: str
    is_one: bool


class Elsewhere(NamedTuple):
    """A form of the same project in another place: its record, its unit, and the number of its findings.

    That is ``None`` where it was not checked, or findings are not published.
    """

    record: Record
    unit_name: str
    findings: int | None


class Kin(NamedTuple):
    """What is known of a project in other places: those that it goes on with, and those that go on with it.

    ``earlier`` and ``later`` are the forms of those among them, and beyond, that are one with it.
    """

    before: tuple[Related, ...] = ()
    after: tuple[Related, ...] = ()
    earlier: tuple[Elsewhere, ...] = ()
    later: tuple[Elsewhere, ...] = ()


NO_KIN = Kin()


@dataclass(frozen=True, slots=True)
class Lineage:
    """By project those that it goes on with, and those that go on with it; nothing comes back to where it began."""

    before: Links
    after: Links

    @property
    def projects(self) -> frozenset[ProjectKey]:
        """All projects that go on with another, or that another goes on with."""
        return frozenset((*self.before, *self.after))

    def earlier(self, project: ProjectKey) -> tuple[ProjectKey, ...]:
        """Return the projects that a project was by other names or in other units, the oldest first.

        Where projects were divided or merged, they are one no longer.
        """
        return tuple(_line(project, self.before, self.after))[::-1]

    def later(self, project: ProjectKey) -> tuple[ProjectKey, ...]:
        """Return the projects that a project has become, the newest last."""
        return tuple(_line(project, self.after, self.before))

    def family(self, project: ProjectKey) -> ProjectKey:
        """Return the project that stands for all that hang together with one, the same for each of them."""
        return min((project, *_beyond(project, self.before, self.after)))


def lineage_of(units: Iterable[PublicUnit]) -> Lineage:
    """Return what units say of their projects."""
    before: dict[ProjectKey, tuple[ProjectKey, ...]] = {}
    after: dict[ProjectKey, tuple[ProjectKey, ...]] = {}
    for unit in units:
        for takeover in unit.taken_over:
            project = unit.slug, takeover.project
            before[project] = tuple(map(project_named, takeover.of))
            for other in before[project]:
                after[other] = (*after.get(other, ()), project)
    return Lineage(before, after)


def project_named(name: str) -> ProjectKey:
    """Return the project that is written ``unit/project``."""
    unit, _, project = name.partition("/")
    return unit, project


def comes_back(project: ProjectKey, lineage: Lineage) -> bool:
    """Tell whether a project goes on, over others or at once, with itself."""
    return project in _beyond(project, lineage.before)


def with_families(records: Iterable[Record], lineage: Lineage) -> Iterator[Record]:
    """Yield records, those of projects that hang together with the family that tells so."""
    families = {project: lineage.family(project) for project in lineage.projects}
    for record in records:
        family = families.get(record.address.project_key)
        yield replace(record, family=family) if family else record


def _line(project: ProjectKey, ahead: Links, back: Links) -> Iterator[ProjectKey]:
    """Yield the projects beyond one, the nearest first, as long as just one leads there and just one leads back."""
    while len(others := ahead.get(project, ())) == 1 and back[others[0]] == (project,):
        (project,) = others
        yield project


def _beyond(project: ProjectKey, *links: Links) -> set[ProjectKey]:
    """Return all that links lead to from a project."""
    found: set[ProjectKey] = set()
    steps = [project]
    while steps:
        step = steps.pop()
        others = {other for one in links for other in one.get(step, ())} - found
        found |= others
        steps += others
    return found
