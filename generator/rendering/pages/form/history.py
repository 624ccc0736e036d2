"""When a form was published and changed, as shown on pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.catalogue.publication import Publication
from generator.history.changes import Change, History, Unknown
from generator.model import Correction

SHOWN_OF_COMMIT = 10
"""How many characters of a commit's name are shown, which is enough to find it."""


class ChangeView(NamedTuple):
    """A change: its date, the beginning of its commit's name, and its URL, empty if there is none.

    ``begins`` is true if nothing earlier is known.
    """

    date: str
    commit: str
    url: str
    begins: bool = False


class HistoryView(NamedTuple):
    """The first and last change of a form; ``remark`` says why they are unknown, if they are.

    ``last`` is also ``None`` if the form was never changed. ``unseen`` is a later change of its file, which readers do
    not see; the file's digest is of that.
    """

    first: ChangeView | None
    last: ChangeView | None
    unseen: ChangeView | None
    remark: str


def history_view(history: History | Unknown, publication: Publication) -> HistoryView:
    """Return the history of a form."""
    if isinstance(history, Unknown):
        return HistoryView(None, None, None, publication.language.interface["history"][history.value])
    last = history.last if history.last != history.first else None
    first, last_seen, unseen = (
        change and change_view(change, publication.repository) for change in (history.first, last, history.unseen)
    )
    return HistoryView(first, last_seen, unseen, "")


def change_view(change: Change, repository: str) -> ChangeView:
    """Return a change; ``repository`` is the URL of a commit, with ``{commit}`` in it, or empty."""
    url = repository.replace("{commit}", change.commit)
    return ChangeView(change.time.date().isoformat(), change.commit[:SHOWN_OF_COMMIT], url, change.begins)


def latest_first(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return corrections, the latest first; on the same day the one written last comes first."""
    in_time = sorted(corrections, key=lambda correction: correction.date)
    return tuple(in_time[::-1])
