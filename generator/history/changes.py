"""What is known of a form's history: its first and last change, or why they are unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from os import fsdecode
from typing import NamedTuple


class Change(NamedTuple):
    """A commit, and when it reached the published branch, in the time zone of the committer.

    ``begins`` is true for the first commit of the history. Its files may be older, because a history that was squashed
    or restarted begins with all of them.
    """

    commit: str
    time: datetime
    begins: bool = False


class Unknown(Enum):
    """Why the history of a form is unknown. Nothing is guessed in its place."""

    NO_GIT = "no-git"
    NO_REPOSITORY = "no-repository"
    SHALLOW = "shallow"
    UNREADABLE = "unreadable"
    UNCOMMITTED = "uncommitted"


@dataclass(frozen=True, slots=True)
class History:
    """The change that added a form, and the last one; they are the same if it was never changed."""

    first: Change
    last: Change


@dataclass(frozen=True, slots=True)
class Histories:
    """The committed history of all forms, by source."""

    committed: Mapping[str, History]
    edited: frozenset[str] = frozenset()
    """Sources that differ from the last commit."""
    unknown: Unknown | None = None
    """Why nothing is known of any form, ``None`` if something is."""
    detail: str = ""
    """What git said about ``unknown``."""

    def of(self, source: str) -> History | Unknown:
        """Return the history of a form; one with uncommitted changes has no date."""
        if self.unknown:
            return self.unknown
        found = self.committed.get(source)
        return Unknown.UNCOMMITTED if found is None or source in self.edited else found

    @property
    def newest(self) -> Change | None:
        """The latest of all changes, ``None`` if there are none."""
        return max((history.last for history in self.committed.values()), key=lambda last: last.time, default=None)


def histories_in(log: Iterable[bytes]) -> dict[str, History]:
    """Return the histories by path in a log of changes, the newest first.

    ``log`` are its fields: an empty one announces a change, then follow its commit with its time and parents, and its
    paths. Raises ``ValueError`` for an invalid time.
    """
    first: dict[str, Change] = {}
    last: dict[str, Change] = {}
    for path, change in _touched(log):
        first[path] = change
        last.setdefault(path, change)
    return {path: History(first[path], change) for path, change in last.items()}


def _touched(log: Iterable[bytes]) -> Iterator[tuple[str, Change]]:
    change: Change | None = None
    announced = False
    for field in log:
        if not field:
            announced = True
        elif announced:
            change, announced = _change(field), False
        elif change:
            # Git puts a line break before the list of paths; no form's path begins with one.
            yield fsdecode(field.removeprefix(b"\n")), change


def _change(field: bytes) -> Change:
    commit, time, *parents = field.decode("ascii").split()
    return Change(commit, datetime.fromisoformat(time), begins=not parents)
