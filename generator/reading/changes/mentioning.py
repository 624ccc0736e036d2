"""Whether a correction mentions a changed cell, by its name or by the text that changed in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from generator.definition.cells import WITHHELD
from generator.model import CellPath
from generator.personal import covered
from generator.reading.values.folding import folded

_BRACKETS = re.compile(r"\([^()]*\)$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))", re.ASCII)
_GENERIC = "项目"
"""The word that many cell names begin with, and that most corrections contain."""

_ENOUGH = 20
"""How many characters in a row mention a longer name, too."""

_SHARED = 100
_LEFT = 20


class Change(NamedTuple):
    """A cell's text before a change and after it, empty if the cell was removed."""

    path: CellPath
    before: str
    after: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names on the path to the cell, without the numbers of rows."""
        return names_on(self.path)

    @property
    def cell(self) -> str:
        """The cell as it is called in messages."""
        return " · ".join(self.names)

    @property
    def withholds(self) -> bool:
        """Tell whether more of the text is withheld than before."""
        return self.after.count(WITHHELD) > self.before.count(WITHHELD)

    @property
    def apart(self) -> tuple[str, str]:
        """Both texts, abbreviated by most of a long common start: messages show only the start of a long text."""
        pairs = zip(covered(self.before), covered(self.after), strict=False)
        start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        if start <= _SHARED:
            return self.before, self.after
        return f"……{self.before[start - _LEFT :]}", f"……{self.after[start - _LEFT :]}"


def names_on(path: CellPath) -> tuple[str, ...]:
    """Return the names on a path, without the numbers of rows."""
    return tuple(step for step in path if isinstance(step, str))


def joined(removed: Sequence[Change]) -> Change:
    """Return the removal of several cells as that of the group they were in, and a single change as it is.

    Each text comes after the names on the path to its cell, without those that the one before it has, too.
    """
    if len(removed) == 1:
        return removed[0]
    steps = zip(*(change.path for change in removed), strict=False)
    group = Change(tuple(step[0] for step in takewhile(lambda step: len(set(step)) == 1, steps)), "", "")
    texts: list[str] = []
    before = group.names
    for change in removed:
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, change.names, strict=False)))
        named = change.names[min(shared, max(len(group.names), len(change.names) - 1)) :]
        texts.append(" ".join((*named, change.before)))
        before = change.names
    return group._replace(before="、".join(texts))


class Said:
    """What corrections say, read once for all changes: there may be thousands, and as much text as a file may have."""

    def __init__(self, said: str) -> None:
        words = _plain(said)
        self._parts = _parts(words)
        self._pieces = sorted({words[start : start + _ENOUGH] for start in range(len(words))})
        self._is_named = cache(self._has_most_of)

    def mentions(self, change: Change) -> bool:
        """Tell whether a change is mentioned: most of a name on the path to the cell, or a part that differs.

        A missed reminder is better than a needless one: one number or pair of characters that only one text has is
        enough.
        """
        if any(map(self._is_named, change.names)):
            return True
        return not (_parts(_plain(change.before)) ^ _parts(_plain(change.after))).isdisjoint(self._parts)

    def _has_most_of(self, name: str) -> bool:
        """Tell whether more than half of a name is there: 总预算 of 项目总预算（元）."""
        bare = _BRACKETS.sub("", folded(name)).removeprefix(_GENERIC)
        most = min(max(2, len(bare) // 2 + 1), _ENOUGH)
        return any(self._has(bare[start : start + most]) for start in range(len(bare) - most + 1))

    def _has(self, piece: str) -> bool:
        at = bisect_left(self._pieces, piece)
        return at < len(self._pieces) and self._pieces[at].startswith(piece)


def _plain(text: str) -> str:
    return folded(text).replace(",", "")


def _parts(text: str) -> frozenset[str | Decimal]:
    """Return the numbers in a folded text, and all pairs of adjacent characters between them."""
    pairs = (one + other for part in _NUMBER.split(text) for one, other in pairwise(part))
    return frozenset((*numbers_in(text), *pairs))


def without_thousands(text: str) -> str:
    """Return a text without the commas within its numbers."""
    return _THOUSANDS.sub("", text)


def numbers_in(text: str) -> Iterator[Decimal]:
    """Return the numbers in a folded text, without their signs."""
    return map(Decimal, _NUMBER.findall(text))
