"""The words in sums, for what figures and signs cannot express; all of them belong to the language.

A sum is made before its reader is known, so the words are those of the default language of ``load``.
"""

from __future__ import annotations

from generator.language import load


def worded(name: str, **values: object) -> str:
    """Return a part of a sum in words: ``later`` gives ``2022年3月 晚于 2021年12月``."""
    return load().findings["sums"][name].format(**values)
