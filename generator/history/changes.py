"""What is known of a form's history: its first and last change, or why they are unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
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
    _: KW_ONLY
    between: tuple[Change, ...] = ()
    """All other changes, the oldest first."""
    unseen: Change | None = None
    """The last change of the file, if that came after ``last`` and changed nothing that readers see."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, the oldest first."""
        return (self.first, *self.between, self.last) if self.last != self.first else (self.first,)

    def until(self, commit: str) -> History:
        """Return the history as it was after one of its commits; this one if the commit is none of them."""
        names = [change.commit for change in self.changes]
        until = self.changes[: names.index(commit) + 1] if commit in names else self.changes
        unseen = self.last if until[-1] != self.last else None
        return History(until[0], until[-1], between=until[1:-1], unseen=unseen)


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
    changes: dict[str, tuple[Change, ...]] = {}
    for path, change in _touched(log):
        changes[path] = (change, *changes.get(path, ()))
    return {path: History(of[0], of[-1], between=of[1:-1]) for path, of in changes.items()}


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
