"""Parses the text of a cell by its type. Nothing is guessed: a text that does not conform is ``None``."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from generator.reading.values.folding import folded

_NUMBER = r"-?(?:0|[1-9]\d{0,17}|[1-9]\d{0,2}(?:,\d{3}){1,5})(?:\.\d{1,8})?"
_AMOUNT = re.compile(_NUMBER, re.ASCII)
_PERCENTAGE = re.compile(rf"({_NUMBER}) ?%", re.ASCII)
_DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)

WRITINGS = {
    "money": _AMOUNT,
    "number": _AMOUNT,
    "percentage": re.compile(rf"{_NUMBER}(?: ?%)?", re.ASCII),
    "date": _DATE,
    "year": _YEAR,
}
"""The patterns of whole texts by type; a date must also exist in the calendar."""

TOO_LONG = re.compile(r"-?(?:\d(?:,*\d){18,},*(?:\.\d+)?|\d[\d,]*\.\d{9,})", re.ASCII)
ANY_DAY = re.compile(r"\d{4}\D{1,3}\d{1,2}\D{1,3}\d{1,2}(?![\d月])|(?<!\d)(?:\d{8}|\d{5})(?!\d)")
NOTHING = frozenset(("无", "没有", "/", "\\", "-", "--", "—", "——", "–", "不适用", "不涉及", "n/a"))


def number_in(text: str) -> Decimal | None:
    """Return the exact value of ``7505576``, ``27,315,700.00`` or ``9.81``."""
    return Decimal(text.replace(",", "")) if _AMOUNT.fullmatch(text) else None


def has_too_many_digits(text: str) -> bool:
    """Tell whether a text is a number with too many digits before or after its point."""
    return TOO_LONG.fullmatch(text) is not None


def percentage_in(text: str) -> Decimal | None:
    """Return the number of ``98.11%``, not divided by 100."""
    match = _PERCENTAGE.fullmatch(text)
    return number_in(match.group(1)) if match else None


def date_in(text: str) -> date | None:
    """Return the date of ``2019-1-1``, ``2019/01/01``, ``2019.1.1`` or ``2019年1月1日`` if there is such a day."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, _, month, day, *chinese = match.groups()
    try:
        return date(*map(int, (year, month, day) if year else chinese))
    except ValueError:
        return None


def is_not_in_calendar(text: str) -> bool:
    """Tell whether a text that is not a date has the format of one."""
    return _DATE.fullmatch(text) is not None


def names_day(text: str) -> bool:
    """Tell whether a text contains a date in any format: ``20190430``, ``2019-04-30 00:00:00``, Excel's 43585."""
    return ANY_DAY.search(text) is not None


def says_nothing(text: str) -> bool:
    """Tell whether a text in place of a figure, date or unit means that there is none: ``无``, ``/``, ``—``."""
    return folded(text) in NOTHING


def year_in(text: str) -> int | None:
    """Return the year of ``2019``."""
    return int(text) if _YEAR.fullmatch(text) else None
