"""Finds forms that were there in an earlier commit and are gone without a word, by the history of all files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf
from pathlib import Path
from typing import NamedTuple

from generator.definition.amendments import WITHDRAWAL
from generator.diagnostics import Diagnostic, Place, collect, warning
from generator.history.changes import Histories, History
from generator.history.git import NotHeld, read_contents, read_order
from generator.model import Kind, ProjectKey
from generator.pipeline.inputs.sources import FoundSources
from generator.pipeline.inputs.workspace import UNIT_FILE, Workspace
from generator.reading.place import read_name
from generator.source.document import read_document


class _Time(NamedTuple):
    """The positions of the commits between which a form was there; no end if it is, at least in the last commit."""

    begin: float
    end: float
    file: str


def gone_without_a_word(found: FoundSources, histories: Histories, workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield a warning for each form that was there and is gone, until its file is back.

    There is none for a form that was withdrawn first, for one whose project goes on elsewhere with a form of the same
    year and kind, and for those from before a time without any form, such as the examples that a new site begins with.
    ``found`` are the files of all forms.
    """
    folder, there = f"{workspace.name(workspace.forms)}/", frozenset(source.file for source in found.forms)
    committed = {file: past for file, past in histories.committed.items() if _is_form(file.removeprefix(folder))}
    gone = {
        file for file in committed if file not in there and not (workspace.forms / file.removeprefix(folder)).exists()
    }
    if gone:
        gone &= _of_this_site(committed, there | histories.edited, read_order(workspace.forms))
    elsewhere = {_step(source.parts) for source in found.forms if len(source.parts) == 3}
    lost = {file: _before_the_end(committed[file], file in histories.edited) for file in sorted(gone)}
    for file in _not_withdrawn(lost, workspace.forms, folder):
        project, year, kind = _step(file.removeprefix(folder).split("/"))
        if not any((later, year, kind) in elsewhere for later in found.lineage.later(project)):
            yield warning("form-gone", Place(file))


def _is_form(path: str) -> bool:
    return path.count("/") == 2 and path.endswith(".yml") and not path.endswith(f"/{UNIT_FILE}") and "\n" not in path


def _step(parts: Iterable[str]) -> tuple[ProjectKey, str, Kind | None]:
    """Return the project, year and kind of a form from the steps of its path."""
    unit, year, file = parts
    name = read_name(file)
    return (unit, name.project), year, name.kind


def _of_this_site(committed: Mapping[str, History], there: frozenset[str], order: Mapping[str, int]) -> set[str]:
    """Return the forms since the last time when no form was there, none if that is now."""
    known = {file: past for file, past in committed.items() if {past.first.commit, past.last.commit} <= order.keys()}
    times = (
        _Time(order[past.first.commit], inf if file in there else order[past.last.commit], file)
        for file, past in known.items()
    )
    since: set[str] = set()
    end = -inf
    for time in sorted(times):
        if time.begin > end:
            since.clear()
        since.add(time.file)
        end = max(end, time.end)
    return since if end == inf else set()


def _before_the_end(past: History, is_uncommitted: bool) -> str:
    """Return the last commit in which a form was there."""
    return past.last.commit if is_uncommitted or len(past.changes) == 1 else past.changes[-2].commit


def _not_withdrawn(gone: Mapping[str, str], forms: Path, folder: str) -> Iterator[str]:
    """Yield the forms that were not withdrawn in their last commits; none if git does not hold these."""
    try:
        held = (
            read_contents(forms, [(commit, file.removeprefix(folder)) for file, commit in gone.items()]) if gone else []
        )
    except NotHeld:
        return
    for file, content in zip(gone, held, strict=True):
        document, _ = collect(read_document(file, content or b""))
        if document is None or WITHDRAWAL not in document.root.entries:
            yield file
