"""The words in sums, for what figures and signs cannot express; all of them belong to the language.

A sum is made before its reader is known, so its words are named here, and found by ``Language.said``.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Said, Worded


def worded(name: str, /, **values: object) -> Worded:
    """Return a part of a sum in words: ``later`` is said as ``2022年3月 晚于 2021年12月``."""
    return Worded.of(name, values)


def chained(name: str, parts: Iterable[Said]) -> Said:
    """Return parts with the same words between any two of them: ``either`` is said as ``甲 或 乙 或 丙``.

    They are joined in pairs, and these in pairs, so that thousands of them are no deeper than a dozen.
    """
    joined = list(parts)
    while len(joined) > 1:
        pairs = zip(joined[::2], joined[1::2], strict=False)
        joined = [*(worded(name, one=one, other=other) for one, other in pairs), *joined[len(joined) // 2 * 2 :]]
    return joined[0]


def quoted(texts: Iterable[str]) -> Said:
    """Return quoted texts, one beside the other: ``“甲”“乙”``."""
    return chained("beside", (worded("quoted", text=text) for text in texts))
