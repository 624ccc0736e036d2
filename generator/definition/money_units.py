"""How a paper prints a unit of money: after a label, or for all amounts in a text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

_YUAN = r"(?:[十百千]?\s*+[万亿]|[十百千])?\s*+元"
_RMB = r"(?:人\s*民\s*币)?"
_UNIT = rf"{_RMB}\s*+[（(：:]?\s*+{_YUAN}\s*+{_RMB}"
_SHORT = r"[万亿](?!\w)"
_SAID = rf"(?:金额|货币|计量|资金|预算)?单\s*位\s*+[：:为是]?\s*+(?:{_UNIT}|{_SHORT})"
_OPEN, _CLOSE = "[（(【〔[]", "[）)】〕\\]]"
_BEFORE, _AFTER = r"(?:[^（()）元万亿]*[，,；;])?\s*+", "(?:[，,；;、／/][^（()）]*+)?"

_IN_BRACKETS = re.compile(rf"{_OPEN}{_BEFORE}(?:{_SAID}|{_UNIT}){_AFTER}{_CLOSE}")
_BEHIND = re.compile(rf"(?:[\s／/：:，,、](?:{_SAID}|{_UNIT})[：:]?|{_OPEN}\s*+{_SHORT}\s*+{_CLOSE})\s*$")
_BY_ITSELF = re.compile(rf"(?:^|(?<=[\s表）)])){_OPEN}?\s*+{_SAID}\s*+{_CLOSE}*(?=\s|$)")
_FOR_ALL = re.compile(rf"(?:{_SAID}|金额\s*+[：:]\s*+{_UNIT}|^{_UNIT})(?!\w)|以{_UNIT}(?:为\s*+单位|计)")
_NAME = re.compile(rf"{_YUAN}|{_SHORT}")
_LONGEST = 80
"""The maximum length of a label."""


def unit_of(label: str) -> str:
    """Return the unit of money printed after a label, empty if there is none."""
    return _unit(_behind(label))


def without_unit(label: str) -> str:
    """Return a label without the unit of money after it."""
    match = _behind(label)
    return f"{label[: match.start()]}{label[match.end() :]}" if match else label


def unit_for_all(text: str) -> str:
    """Return the unit of money that a text other than a known label states, empty if it states none."""
    brackets = _IN_BRACKETS.search(text) if len(text) <= _LONGEST else None
    return _unit(_FOR_ALL.search(text) or brackets)


def is_statement(text: str) -> bool:
    """Tell whether a text only states the unit of all amounts: ``金额单位：万元``."""
    return _BY_ITSELF.fullmatch(text) is not None


def statements_apart(text: str) -> Iterator[str]:
    """Yield the pieces of a text in which the unit of all amounts is one of several: ``（2023年度）  单位：万元``."""
    match = _BY_ITSELF.search(text) if len(text) <= _LONGEST and "\n" not in text else None
    if match is None:
        yield text
        return
    yield from filter(str.strip, (text[: match.start()], match[0]))
    yield from filter(str.strip, statements_apart(text[match.end() :]))


def _behind(label: str) -> re.Match[str] | None:
    return (_IN_BRACKETS.search(label) or _BEHIND.search(label)) if len(label) <= _LONGEST else None


def _unit(match: re.Match[str] | None) -> str:
    name = match and _NAME.search(match[0])
    # Some papers leave the last character out: （单位：万）.
    return f"{''.join(name[0].split()).removesuffix('元')}元" if name else ""
