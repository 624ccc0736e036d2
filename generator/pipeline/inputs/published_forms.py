"""Checks what happens to published forms: none may vanish, or change without a correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.definition.cells import Definition
from generator.diagnostics import Diagnostic, Place, Severity, collect, has_errors, warning
from generator.history.git import read_before, read_gone
from generator.pipeline.inputs.sources import MOST_FINDINGS
from generator.pipeline.inputs.workspace import UNIT_FILE, Source, Workspace, document_of
from generator.reading.changes.comparing import changed_since
from generator.source.document import read_document

_UNEXPLAINED = (
    *("form-gone", "form-overwritten", "withdrawal-taken-back"),
    *("changed-uncorrected", "changed-withheld", "correction-silent"),
)


def as_required(found: Diagnostic) -> Diagnostic:
    """Return what was found in a published form, as an error if its readers learn nothing of it from the unit."""
    is_unexplained = found.rule in _UNEXPLAINED and found.severity is Severity.WARNING
    return found._replace(severity=Severity.ERROR) if is_unexplained else found


def gone(workspace: Workspace, since: str, below: Sequence[Path]) -> Iterator[Diagnostic]:
    """Yield a warning for each form whose file is gone: a withdrawn form keeps its file.

    If ``below`` is not empty, only these folders count.
    """
    folders = tuple(f"{workspace.name(path)}/" for path in below or (workspace.forms,))
    for file in read_gone(workspace.forms, workspace.name(workspace.forms), since):
        if file.startswith(folders) and file.endswith(".yml") and not file.endswith(f"/{UNIT_FILE}"):
            yield warning("form-gone", Place(file))


def changed_in_silence(
    workspace: Workspace, since: str, sources: Iterable[Source], definitions: Mapping[str, Definition]
) -> Iterator[Diagnostic]:
    """Yield a warning for each cell of a form that was changed since a commit without a correction.

    A file that now holds a form of the other kind gets one warning in all. Without a commit there are none. Of one form
    only so many are told.
    ``sources`` are those of forms without errors: behind an error, cells seem to be missing or to hold other text.
    """
    held = read_before(workspace.forms, since) if since else {}
    folder = f"{workspace.name(workspace.forms)}/"
    for source in sources:
        if (data := held.get(source.file.removeprefix(folder))) is not None:
            before, problems = collect(read_document(source.file, data))
            after = document_of(source)
            if before and after and not has_errors(problems):
                yield from _cut(changed_since(before, after, definitions), Place(source.file))


def _cut(found: Iterable[Diagnostic], file: Place) -> Iterator[Diagnostic]:
    """Yield the first ones, those behind them only if none of their rule was told, and how many are left out.

    So whatever has to be explained is told, however much is written before it.
    """
    told: set[tuple[str, Severity]] = set()
    more = 0
    for number, each in enumerate(found):
        if number < MOST_FINDINGS or (each.rule, each.severity) not in told:
            told.add((each.rule, each.severity))
            yield each
        else:
            more += 1
    if more:
        yield warning("too-many-changes", file, most=MOST_FINDINGS, more=more)
