"""The kin of projects: the same projects in other units or by other names, known once all projects are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.catalogue.lineage import Elsewhere, Kin, Related
from generator.model import ProjectKey, PublicUnit
from generator.pipeline.inputs.sources import FoundSources
from generator.pipeline.keeping.summaries import Summary


def kin_in(summaries: Mapping[ProjectKey, Summary], found: FoundSources) -> dict[ProjectKey, Kin]:
    """Return the kin of each project that has any."""
    kinship = _Kinship(summaries, found)
    return {project: kinship.of(project) for project in sorted(found.lineage.projects)}


class _Kinship(NamedTuple):
    """All projects that were read, with their units and which of them continue which."""

    summaries: Mapping[ProjectKey, Summary]
    found: FoundSources

    def of(self, project: ProjectKey) -> Kin:
        """Return the kin of a project."""
        lineage = self.found.lineage
        earlier, later = lineage.earlier(project), lineage.later(project)
        return Kin(
            before=tuple(self._related(lineage.before.get(project, ()), earlier)),
            after=tuple(self._related(lineage.after.get(project, ()), later)),
            earlier=tuple(self._forms(earlier)),
            later=tuple(self._forms(later)),
            origin=next(iter(earlier), None),
        )

    def _related(self, projects: Iterable[ProjectKey], same: Collection[ProjectKey]) -> Iterator[Related]:
        for project, unit, summary in self._read(projects):
            yield Related(project, summary.records[0].project_name, unit.name, project in same)

    def _forms(self, projects: Iterable[ProjectKey]) -> Iterator[Elsewhere]:
        for _, unit, summary in self._read(projects):
            for record in summary.records:
                yield Elsewhere(record, unit.name, _count(summary, record.address.id))

    def _read(self, projects: Iterable[ProjectKey]) -> Iterator[tuple[ProjectKey, PublicUnit, Summary]]:
        """Yield those of the projects that could be read, with their units and summaries."""
        for project in projects:
            unit, summary = self.found.described.get(project[0]), self.summaries.get(project)
            if unit and summary and summary.records:
                yield project, unit, summary


def _count(summary: Summary, form: str) -> int | None:
    noted = summary.noted.get(form)
    return None if noted is None else len(noted)
