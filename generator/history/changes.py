"""What is known of a form's past: its first and its last change, or why neither is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from os import fsdecode
from typing import NamedTuple


class Change(NamedTuple):
    """A commit, and when it came to the branch that is published, in the offset of whoever brought it there.

    ``begins`` says that the history begins with it. Of what it holds it says no more than that it was there by then: a
    history that was squashed or begun anew begins with everything.
    """

    commit: str
    time: datetime
    begins: bool = False


class Unknown(Enum):
    """Why the past of a form is not known. Nothing is guessed in its place."""

    NO_GIT = "no-git"
    NO_REPOSITORY = "no-repository"
    SHALLOW = "shallow"
    UNREADABLE = "unreadable"
    UNCOMMITTED = "uncommitted"


@dataclass(frozen=True, slots=True)
class History:
    """The change that brought a form, and the last one; both are the same where it was never changed."""

    first: Change
    last: Change


@dataclass(frozen=True, slots=True)
class Histories:
    """The past of all forms by source, as far as it is committed.

    ``edited`` are sources that differ from what was last committed. ``unknown`` says why nothing is known of any
    form, ``None`` where something is; ``detail`` is then what git itself said.
    """

    committed: Mapping[str, History]
    edited: frozenset[str] = frozenset()
    unknown: Unknown | None = None
    detail: str = ""

    def of(self, source: str) -> History | Unknown:
        """Return the past of a form; a change that nobody committed has no date."""
        if self.unknown:
            return self.unknown
        found = self.committed.get(source)
        return Unknown.UNCOMMITTED if found is None or source in self.edited else found

    @property
    def newest(self) -> Change | None:
        """The latest of all changes, ``None`` where none is known."""
        return max((history.last for history in self.committed.values()), key=lambda last: last.time, default=None)


def histories_in(log: Iterable[bytes]) -> dict[str, History]:
    """Return the histories by path in a log of changes, the newest first.

    ``log`` are its fields: an empty one announces a change, then come its commit with its time and the commits before
    it, and its paths. Raises ``ValueError`` where a time is none.
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
            # Git begins the list of paths on a line of its own; no form's path begins with a line break.
            yield fsdecode(field.removeprefix(b"\n")), change


def _change(field: bytes) -> Change:
    commit, time, *parents = field.decode("ascii").split()
    return Change(commit, datetime.fromisoformat(time), begins=not parents)
