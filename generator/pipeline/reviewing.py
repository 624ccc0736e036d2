"""Reviews the forms that a check found fit to publish."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from generator.diagnostics import Diagnostic, Severity, in_order
from generator.pipeline.checking import Checked
from generator.pipeline.from_others import NOTHING, FromOthers, found_among_all
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.sources import Readable
from generator.pipeline.inputs.workspace import Source, document_of
from generator.pipeline.projects import by_project, read_project, review_project, unused_answers
from generator.pipeline.workers import Workers
from generator.rules.running import Finding, Review


class ChangedMeanwhile(Exception):
    """A form that was checked cannot be read any more, because its file was changed meanwhile."""


def review_of(
    checked: Checked, configuration: Configuration, processes: int, wanted: Container[str] | None
) -> dict[str, Review]:
    """Return the review of every form that a check found fit to publish, by identifier.

    If ``wanted`` files are given, only their projects are reviewed, still in comparison with all others.
    """
    from_others = found_among_all(checked.records, checked.sources, checked.found.lineage)
    asked = [
        (sources, from_others.get(key, NOTHING))
        for key, sources in by_project(checked.sources).items()
        if wanted is None or any(source.file in wanted for source in sources)
    ]
    found: dict[str, Review] = {}
    with Workers(processes, Readable(configuration, checked.found.units)) as workers:
        for reviews in workers.each(_review, asked):
            found |= reviews
    return found


def _review(readable: Readable, asked: tuple[tuple[Source, ...], FromOthers]) -> dict[str, Review]:
    sources, from_others = asked
    project = read_project(sources, readable)
    if len(project.all) < len(sources):
        raise ChangedMeanwhile(sources[0].file)
    return review_project(project, readable, from_others)


def notices(checked: Checked, found: Mapping[str, Review]) -> tuple[Diagnostic, ...]:
    """Return the findings of reviews as diagnostics that do not stop publication, and the answers without a finding."""
    findings = [_notice(one) for review in found.values() for one in review.findings]
    return in_order([*findings, *_unused_answers(checked, found)])


def _unused_answers(checked: Checked, found: Mapping[str, Review]) -> Iterator[Diagnostic]:
    files = {record.address.id: record.source for record in checked.records}
    sources = {source.file: source for source in checked.sources}
    for form, review in found.items():
        if review.unused_answers and (document := document_of(sources[files[form]])):
            yield from unused_answers(review, document)


def _notice(finding: Finding) -> Diagnostic:
    first, *others = finding.places
    answer = {"answer": finding.answer} if finding.answer else {}
    values = tuple((finding.found.texts | answer).items())
    return Diagnostic(first, finding.rule, values, Severity.NOTICE, tuple(others))
