"""Whether a correction mentions a changed cell, by its name or by the text that changed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import pairwise, takewhile
from typing import NamedTuple

from generator.definition.cells import WITHHELD
from generator.model import CellPath
from generator.personal import covered
from generator.reading.values.folding import folded

_BRACKETS = re.compile(r"\([^()]*\)$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_GENERIC = "项目"
"""The word that many cell names begin with, and that most corrections contain."""

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


def mentions(said: str, change: Change) -> bool:
    """Tell whether a text mentions a change: most of a name on the path to the cell, or a part that differs.

    A missed reminder is better than a needless one: one number or pair of characters that only one text has is enough.
    """
    words, before, after = (folded(text).replace(",", "") for text in (said, change.before, change.after))
    if any(_is_named(words, step) for step in change.path if isinstance(step, str)):
        return True
    return not (_parts(before) ^ _parts(after)).isdisjoint(_parts(words))


def _is_named(words: str, step: str) -> bool:
    """Tell whether a text contains more than half of a name: 总预算 matches 项目总预算（元）."""
    bare = _BRACKETS.sub("", folded(step)).removeprefix(_GENERIC)
    shared = SequenceMatcher(None, words, bare, autojunk=False).find_longest_match().size
    return shared > 1 and 2 * shared > len(bare)


def _parts(text: str) -> frozenset[str | Decimal]:
    """Return the numbers in a folded text, and all pairs of adjacent characters between them."""
    pairs = (one + other for part in _NUMBER.split(text) for one, other in pairwise(part))
    return frozenset((*numbers_in(text), *pairs))


def numbers_in(text: str) -> Iterator[Decimal]:
    """Return the numbers in a folded text, without their signs."""
    return map(Decimal, _NUMBER.findall(text))
