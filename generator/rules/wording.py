"""The words within sums, where figures and signs alone do not say it; all of them belong to the language.

A sum is made before anybody knows who reads it, so that they are those of the language that ``load`` gives.
"""

from __future__ import annotations

from generator.language import load


def worded(name: str, **values: object) -> str:
    """Return a piece of a sum in words: ``later`` is ``2022年3月 晚于 2021年12月``."""
    return load().findings["sums"][name].format(**values)
