"""Which projects continue which: transferred to another unit, renamed, divided or merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.catalogue.circles import reachable
from generator.catalogue.records import Record
from generator.model import ProjectKey, PublicUnit

Links = Mapping[ProjectKey, tuple[ProjectKey, ...]]


class Related(NamedTuple):
    """A predecessor or successor of a project, with its name and that of its unit.

    ``is_one`` is true if both are one project, so that neither was divided or merged.
    """

    project: ProjectKey
    name: str
    unit_name: str
    is_one: bool


class Elsewhere(NamedTuple):
    """A form of the same project in another unit or by another name: its record, its unit, and its number of findings.

    The number is ``None`` if the form was not checked, or if findings are not published.
    """

    record: Record
    unit_name: str
    findings: int | None


class Kin(NamedTuple):
    """The relations of a project: its direct predecessors ``before`` and successors ``after``.

    ``earlier`` and ``later`` are the forms of the predecessors and successors, direct or not, that are one project with
    it, and ``origin`` is the first of these predecessors, ``None`` if there is none.
    """

    before: tuple[Related, ...] = ()
    after: tuple[Related, ...] = ()
    earlier: tuple[Elsewhere, ...] = ()
    later: tuple[Elsewhere, ...] = ()
    origin: ProjectKey | None = None

    @property
    def forms(self) -> Iterator[Record]:
        """The forms of the same project in other units or by other names."""
        return (one.record for one in (*self.earlier, *self.later))


NO_KIN = Kin()


@dataclass(frozen=True, slots=True)
class Lineage:
    """The direct predecessors of projects (``before``) and their successors (``after``); there are no cycles."""

    before: Links
    after: Links

    @property
    def projects(self) -> frozenset[ProjectKey]:
        """All projects with a predecessor or a successor."""
        return frozenset((*self.before, *self.after))

    def earlier(self, project: ProjectKey) -> tuple[ProjectKey, ...]:
        """Return the earlier identities of a project, in other units or by other names, the oldest first.

        The line ends where projects were divided or merged.
        """
        return tuple(_line(project, self.before, self.after))[::-1]

    def later(self, project: ProjectKey) -> tuple[ProjectKey, ...]:
        """Return the later identities of a project, the newest last."""
        return tuple(_line(project, self.after, self.before))

    @property
    def origins(self) -> dict[ProjectKey, ProjectKey]:
        """The earliest identity of each project that had another one, in another unit or by another name."""
        firsts = (one for one in self.after if not any(_line(one, self.before, self.after)))
        return {later: first for first in firsts for later in self.later(first)}

    def family(self, project: ProjectKey) -> ProjectKey:
        """Return the project that represents all that are connected with this one; it is the same for each of them."""
        return min((project, *reachable(project, self.before, self.after)))


def lineage_of(units: Iterable[PublicUnit]) -> Lineage:
    """Return the lineage stated in the descriptions of units."""
    before: dict[ProjectKey, tuple[ProjectKey, ...]] = {}
    after: dict[ProjectKey, tuple[ProjectKey, ...]] = {}
    for unit in units:
        for takeover in unit.taken_over:
            project = unit.slug, takeover.project
            before[project] = tuple(map(project_named, takeover.of))
            for other in before[project]:
                after[other] = (*after.get(other, ()), project)
    return Lineage(before, after)


def with_origins(records: Iterable[Record], origins: Mapping[ProjectKey, ProjectKey]) -> Iterator[Record]:
    """Yield records; those of projects in ``Lineage.origins`` get the earliest identity of their project."""
    for record in records:
        origin = origins.get(record.address.project_key)
        yield replace(record, origin=origin) if origin else record


def in_several_places(records: Iterable[Record]) -> list[list[int]]:
    """Return for each project in several units or by several names the position of the first record in each place."""
    projects: dict[ProjectKey, dict[ProjectKey, int]] = {}
    for position, record in enumerate(records):
        projects.setdefault(record.project, {}).setdefault(record.address.project_key, position)
    return [list(firsts.values()) for firsts in projects.values() if len(firsts) > 1]


def project_named(name: str) -> ProjectKey:
    """Return the project written as ``unit/project``."""
    unit, _, project = name.partition("/")
    return unit, project


def with_families(records: Iterable[Record], lineage: Lineage) -> Iterator[Record]:
    """Yield records; those of projects with a predecessor or successor get their family."""
    families = {project: lineage.family(project) for project in lineage.projects}
    for record in records:
        family = families.get(record.address.project_key)
        yield replace(record, family=family) if family else record


def _line(project: ProjectKey, ahead: Links, back: Links) -> Iterator[ProjectKey]:
    """Yield the projects beyond one, the nearest first, while exactly one link leads there and one back."""
    while len(others := ahead.get(project, ())) == 1 and back[others[0]] == (project,):
        (project,) = others
        yield project
