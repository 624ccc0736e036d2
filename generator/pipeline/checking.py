"""Checks all forms of a workspace, individually and together, and collects all diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.catalogue.catalogue import equal_addresses
from generator.catalogue.records import Record, record_of
from generator.diagnostics import Diagnostic, Severity, has_errors, in_order
from generator.history.git import read_histories
from generator.pipeline.from_others import NOTHING, FromOthers, found_among_all
from generator.pipeline.inputs.collection import problems_of_collection
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.gone_forms import gone_without_a_word
from generator.pipeline.inputs.misdated import misdated
from generator.pipeline.inputs.prose import problems_of_pages
from generator.pipeline.inputs.published_forms import as_required, changed_in_silence, gone
from generator.pipeline.inputs.sources import FoundSources, Readable, find
from generator.pipeline.inputs.workspace import Source, Workspace
from generator.pipeline.projects import Project, by_project, read_project, review_project, unused_answers
from generator.pipeline.settings import ALONE, Run
from generator.pipeline.workers import Workers
from generator.progress import Phase
from generator.rules.running import Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check."""

    found: FoundSources
    """All forms and units that were found."""
    sources: tuple[Source, ...]
    """The forms that can be published."""
    records: tuple[Record, ...]
    """Their records."""
    diagnostics: tuple[Diagnostic, ...]
    """Everything wrong, and the findings that were asked for, in order."""

    @property
    def files(self) -> int:
        """How many forms were checked."""
        return len(self.found.forms)

    @property
    def is_publishable(self) -> bool:
        """Tell whether nothing found stops publication."""
        return not has_errors(self.diagnostics)


def check(
    workspace: Workspace,
    configuration: Configuration,
    below: Sequence[Path] = (),
    run: Run = ALONE,
    today: date | None = None,
    since: str = "",
    tells_findings_in: Callable[[str], bool] = lambda _: False,
) -> Checked:
    """Return the outcome of checking all forms, or those ``below`` certain files and folders.

    If ``today`` is given, later dates are reported. Forms that existed at the commit ``since``, by default at any, and
    are gone now are reported; if it is given, so are cells that have changed since. Findings are reported in
    the files for which ``tells_findings_in`` is true; answers without a finding, if no error can be the reason.
    """
    found = find(workspace, below)
    files = {source.file for source in found.forms}
    checker = _Checker(configuration, run, today, frozenset(filter(tells_findings_in, files)))
    projects = checker.compared_with_all(found, workspace) if below else checker.projects(found)
    records = tuple(record for one in projects for record in one.records if record.source in files)
    sound = {record.source for record in records}
    sources = tuple(source for source in found.forms if source.file in sound)
    if below:
        together = [*equal_addresses(records)]
    else:
        together = [*problems_of_collection(records, found.forms, configuration), *problems_of_pages(workspace)]
    changed = [*_told_by_git(workspace, found, today, since, below)]
    changed += changed_in_silence(workspace, since, sources, configuration.definitions)
    together += map(as_required, changed) if since and configuration.site.requires_corrections else changed
    alone = [problem for one in projects for problem in one.diagnostics if problem.place.file in files]
    problems = [*found.diagnostics, *alone, *together]
    remarks = [remark for one in projects for remark in one.remarks if remark.place.file in files]
    if has_errors(problems):
        remarks = [remark for remark in remarks if remark.severity is Severity.NOTICE]
    return Checked(found, sources, records, in_order([*problems, *remarks]))


def _told_by_git(
    workspace: Workspace, found: FoundSources, today: date | None, since: str, below: Sequence[Path]
) -> Iterator[Diagnostic]:
    """Yield a warning for each form that is gone, since ``since`` if that is given, and each with a wrong date."""
    histories = None if since or below else read_histories(workspace.forms, workspace.name(workspace.forms))
    if histories is None or histories.unknown:
        yield from gone(workspace, since, below)
        return
    yield from gone_without_a_word(found, histories, workspace)
    if today:
        yield from misdated(found, histories, workspace, today)


class _ToCheck(NamedTuple):
    """A project to check: its files, whether its findings are reported, and what it is told from others."""

    sources: tuple[Source, ...]
    tells_findings: bool
    from_others: FromOthers = NOTHING


class _CheckedProject(NamedTuple):
    """A checked project: the records of its forms without errors, everything wrong, and what its review says.

    ``remarks`` are findings, if they are reported, and answers without a finding.
    """

    records: tuple[Record, ...]
    diagnostics: tuple[Diagnostic, ...]
    is_reviewed: bool
    remarks: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Checker:
    """Reads all forms, and reviews the projects with files whose findings are ``wanted`` or that answer findings."""

    configuration: Configuration
    run: Run
    today: date | None
    wanted: frozenset[str]

    def projects(self, found: FoundSources) -> list[_CheckedProject]:
        """Return the projects of all forms that were found."""
        asked = {
            key: _ToCheck(sources, any(source.file in self.wanted for source in sources))
            for key, sources in by_project(found.forms).items()
        }
        with Workers(self.run.processes, Readable(self.configuration, found.units, self.today)) as workers:
            watch = self.run.watcher(len(found.forms))
            outcomes = watch(Phase.CHECKING, workers.each(_check_project, [*asked.values()]), len(asked))
            checked = dict(zip(asked, outcomes, strict=True))
            if reviewed := [key for key, one in checked.items() if one.is_reviewed]:
                records = [record for one in checked.values() for record in one.records]
                told = found_among_all(records, found.forms, found.lineage)
                again = {key: asked[key]._replace(from_others=told[key]) for key in reviewed if key in told}
                outcomes = watch(Phase.RELATED, workers.each(_check_project, [*again.values()]), len(again))
                checked.update(zip(again, outcomes, strict=True))
        return [*checked.values()]

    def compared_with_all(self, found: FoundSources, workspace: Workspace) -> list[_CheckedProject]:
        """Return the projects of some forms, and for their review all others; those from outside have no others."""
        if not self.wanted:
            projects = self.projects(found)
            if not any(one.is_reviewed for one in projects):
                return projects
        everything = find(workspace)
        return self.projects(everything if {*found.forms} <= {*everything.forms} else found)


def _check_project(readable: Readable, asked: _ToCheck) -> _CheckedProject:
    project = read_project(asked.sources, readable)
    records = tuple(map(record_of, project.all))
    is_reviewed = asked.tells_findings or any(form.answers for form in project.forms)
    remarks = tuple(_remarks(project, readable, asked)) if is_reviewed else ()
    return _CheckedProject(records, project.diagnostics, is_reviewed, remarks)


def _remarks(project: Project, readable: Readable, asked: _ToCheck) -> Iterator[Diagnostic]:
    for form, review in review_project(project, readable, asked.from_others).items():
        if asked.tells_findings:
            yield from map(_notice, review.findings)
        yield from unused_answers(review, project.documents[form])


def _notice(finding: Finding) -> Diagnostic:
    """Return a finding as a diagnostic, which does not stop publication."""
    first, *others = finding.places
    answer = {"answer": finding.answer} if finding.answer else {}
    values = tuple((finding.found.texts | answer).items())
    return Diagnostic(first, finding.rule, values, Severity.NOTICE, tuple(others))
