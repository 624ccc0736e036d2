"""The words in sums, for what figures and signs cannot express; all of them belong to the language.

A sum is made before its reader is known, so its words are named here, and found by ``Language.said``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from generator.diagnostics import Said, Worded


def worded(name: str, /, **values: object) -> Worded:
    """Return a part of a sum in words: ``later`` is said as ``2022年3月 晚于 2021年12月``."""
    return Worded.of(name, values)


def chained(name: str, parts: Iterable[Said]) -> Said:
    """Return parts with the same words between any two of them: ``either`` is said as ``甲 或 乙 或 丙``."""
    return reduce(lambda one, other: worded(name, one=one, other=other), parts)


def quoted(texts: Iterable[str]) -> Said:
    """Return quoted texts, one beside the other: ``“甲”“乙”``."""
    return chained("beside", (worded("quoted", text=text) for text in texts))
