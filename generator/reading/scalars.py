"""Reads the text of a cell by its type. Nothing is guessed: what is not written as it should be is ``None``."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_NUMBER = r"-?(?:0|[1-9]\d{0,17}|[1-9]\d{0,2}(?:,\d{3}){1,5})(?:\.\d{1,8})?"
_AMOUNT = re.compile(_NUMBER, re.ASCII)
_PERCENTAGE = re.compile(rf"({_NUMBER}) ?%", re.ASCII)
_DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)


def number_in(text: str) -> Decimal | None:
    """Return the exact value of ``7505576``, ``27,315,700.00`` or ``9.81``."""
    return Decimal(text.replace(",", "")) if _AMOUNT.fullmatch(text) else None


def percentage_in(text: str) -> Decimal | None:
    """Return the per cent of ``98.11%``."""
    match = _PERCENTAGE.fullmatch(text)
    return number_in(match.group(1)) if match else None


def date_in(text: str) -> date | None:
    """Return the day of ``2019-1-1``, ``2019/01/01``, ``2019.1.1`` or ``2019年1月1日`` where the calendar has it."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, _, month, day, *chinese = match.groups()
    try:
        return date(*map(int, (year, month, day) if year else chinese))
    except ValueError:
        return None


def year_in(text: str) -> int | None:
    """Return the year of ``2019``."""
    return int(text) if _YEAR.fullmatch(text) else None
