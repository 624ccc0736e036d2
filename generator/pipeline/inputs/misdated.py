"""Finds forms whose newest commits have a time that cannot be, because the clock of a computer was wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from generator.diagnostics import Diagnostic, Place, warning
from generator.history.changes import Histories
from generator.history.git import read_order
from generator.pipeline.inputs.sources import FoundSources
from generator.pipeline.inputs.workspace import Workspace

LEEWAY = timedelta(days=1)
"""How much earlier than the latest one before it a commit may be, for clocks are never quite right."""


def misdated(found: FoundSources, histories: Histories, workspace: Workspace, today: date) -> Iterator[Diagnostic]:
    """Yield a warning for each form with a commit at the end of the branch that is of a day to come or of long before.

    Those with a right one after them are not told any more, for then nobody can mend them without rewriting history.
    """
    committed = ((source.file, histories.committed.get(source.file)) for source in found.forms)
    changes = {file: past.changes for file, past in committed if past}
    times = {change.commit: change.time for of_file in changes.values() for change in of_file}
    wrong = _wrong_at_the_end(
        {commit: times[commit] for commit in read_order(workspace.forms) if commit in times}, today
    )
    for file, of_file in changes.items():
        for change in of_file:
            if change.commit in wrong:
                yield warning("commit-misdated", Place(file), commit=change.commit[:10], day=change.time.date())


def _wrong_at_the_end(times: Mapping[str, datetime], today: date) -> set[str]:
    """Return the last commits of those given, the oldest first, with a wrong time each."""
    wrong: set[str] = set()
    latest: datetime | None = None
    for commit, time in times.items():
        if time.date() > today or (latest and time < latest - LEEWAY):
            wrong.add(commit)
        else:
            wrong.clear()
            latest = max(latest or time, time)
    return wrong
