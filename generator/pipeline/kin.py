"""The kin of projects: the same projects in other units or by other names, known once all projects are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.catalogue.lineage import Elsewhere, Kin, Lineage, Related
from generator.model import ProjectKey, PublicUnit
from generator.pipeline.project_publishing import Summary


class Known(NamedTuple):
    """All projects that were read, and their units."""

    summaries: Mapping[ProjectKey, Summary]
    units: Mapping[str, PublicUnit]

    def of(self, projects: Iterable[ProjectKey]) -> Iterator[tuple[ProjectKey, PublicUnit, Summary]]:
        """Yield those of the projects that could be read, with their units and summaries."""
        for project in projects:
            unit, summary = self.units.get(project[0]), self.summaries.get(project)
            if unit and summary and summary.records:
                yield project, unit, summary


def kin_in(known: Known, lineage: Lineage) -> dict[ProjectKey, Kin]:
    """Return the kin of each project that has any."""
    return {project: _kin(project, lineage, known) for project in sorted(lineage.projects)}


def _kin(project: ProjectKey, lineage: Lineage, known: Known) -> Kin:
    earlier, later = lineage.earlier(project), lineage.later(project)
    return Kin(
        before=_related(lineage.before.get(project, ()), earlier, known),
        after=_related(lineage.after.get(project, ()), later, known),
        earlier=_forms(earlier, known),
        later=_forms(later, known),
    )


def _related(projects: Iterable[ProjectKey], same: Collection[ProjectKey], known: Known) -> tuple[Related, ...]:
    return tuple(
        Related(project, summary.records[0].project_name, unit.name, project in same)
        for project, unit, summary in known.of(projects)
    )


def _forms(projects: Iterable[ProjectKey], known: Known) -> tuple[Elsewhere, ...]:
    return tuple(
        Elsewhere(record, unit.name, _count(summary, record.address.id))
        for _, unit, summary in known.of(projects)
        for record in summary.records
    )


def _count(summary: Summary, form: str) -> int | None:
    noted = summary.noted.get(form)
    return None if noted is None else len(noted)
