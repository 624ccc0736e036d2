"""When a form was published and changed, as pages say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.history.changes import Change, History, Unknown
from generator.language import Language
from generator.model import Correction

SHOWN_OF_COMMIT = 10
"""How much of a commit's name is shown: enough to find it by."""


class ChangeView(NamedTuple):
    """A change: its day, the beginning of its commit's name, and where it can be looked at, which may be nowhere.

    ``begins`` says that nothing is known of the time before it.
    """

    date: str
    commit: str
    url: str
    begins: bool = False


class HistoryView(NamedTuple):
    """The first and the last change of a form; ``remark`` says why they are not known, where they are not.

    ``last`` is ``None`` also where the form was never changed.
    """

    first: ChangeView | None
    last: ChangeView | None
    remark: str


def history_view(history: History | Unknown, repository: str, language: Language) -> HistoryView:
    """Return the past of a form; ``repository`` is the address of a change, with ``{commit}`` in it, or empty."""
    if isinstance(history, Unknown):
        return HistoryView(None, None, language.interface["history"][history.value])
    first, last = (_change(change, repository) for change in (history.first, history.last))
    return HistoryView(first, None if history.last == history.first else last, "")


def _change(change: Change, repository: str) -> ChangeView:
    url = repository.replace("{commit}", change.commit)
    return ChangeView(change.time.date().isoformat(), change.commit[:SHOWN_OF_COMMIT], url, change.begins)


def latest_first(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return corrections, the latest first: of one day that is the one written last."""
    in_time = sorted(corrections, key=lambda correction: correction.date)
    return tuple(in_time[::-1])
