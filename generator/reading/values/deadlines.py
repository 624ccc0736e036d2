"""Parses deadlines and dates of completion from texts that contain a year and little else.

A year that is missing can be inserted where it is known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.reading.values.folding import folded

_PARTS = {"上半年": (1, 6), "下半年": (7, 12)} | {
    f"{number}季度": (last - 2, last)
    for last, numbers in ((3, "一1"), (6, "二2"), (9, "三3"), (12, "四4"))
    for number in numbers
}
"""The first and last month of each part of a year."""

_DAY = (
    rf"(?P<year>\d{{4}})(?:年(?:(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})[日号])?|第?(?P<part>{'|'.join(_PARTS)}))?"
    r"|[-/.](?P<month_2>\d{1,2})(?:[-/.](?P<day_2>\d{1,2}))?)"
)
_DONE = r"(?:全部|全面|按时|按期)?(?:完成|完工|竣工|建成|验收|交付|上线|印发|发布|发放|拨付|支付|到位)[^\d不未的]{0,6}"
# Only a verb may follow: 2020年12月31日前登记的企业 describes what is counted and is no deadline.
_DEADLINE = re.compile(
    rf"(?:应|须|需)?[于在]?{_DAY}(?:年?[底末]?(?:\(含\))?(?:之前|以前|前)|(?<=年)度?内)(?:{_DONE})?。?", re.ASCII
)
_LATEST = re.compile(rf"不[晚迟]于{_DAY}年?[底末]?(?:之?前)?(?:{_DONE})?。?", re.ASCII)
_SPAN = re.compile(
    rf"已?[于在]?{_DAY}(?:年?[底末初]|(?<=年)度?内|份|上旬|中旬|下旬)?(?:(?:全部|全面)?完成(?:全部)?(?:任务|工作|项目)?)?。?",
    re.ASCII,
)

_NEXT = "次年|翌年|下一?年度?"
_MONTH = re.compile(r"(?:19|20)\d{2}\.(?:0?[1-9]|1[0-2])", re.ASCII)
_NUMBER = re.compile(r"\d{4}")
_YEAR = re.compile(rf"\d{{4}}[-/.年]|{_NEXT}")
_BEFORE_DATE = re.compile(
    rf"(?P<within>[当本今]?年度?内)|(?:(?:当年|[本今]年度?)|(?P<next>{_NEXT}))?(?=\d|年[底末]|[上下]半年|第?[一二三四]季度)"
)


class Span(NamedTuple):
    """The first and last day of a period: a day, a month, a quarter or a year."""

    first: date
    last: date


def is_month(text: str) -> bool:
    """Tell whether a text that could be a number is a month as it is often written: ``2021.12``."""
    return _MONTH.fullmatch(text.strip()) is not None


def names_year(text: str) -> bool:
    """Tell whether a date states its year: ``2022年1月``, ``次年1月``."""
    return _YEAR.search(folded(text)) is not None


@lru_cache(maxsize=4096)
def in_year(text: str, year: int) -> str:
    """Return a date with its year before it, unless it has a number of its own; ``year`` is the one of 年内."""
    bare = folded(text)
    match = None if _NUMBER.search(bare) else _BEFORE_DATE.search(bare)
    if match is None:
        return bare
    whole = f"{year + bool(match['next'])}年{'内' if match['within'] else ''}"
    return f"{bare[: match.start()]}{whole}{bare[match.end() :]}"


@lru_cache(maxsize=4096)
def deadline_in(text: str) -> date | None:
    """Return the last day that a target allows (``2021年12月底前完成``: the 31st), ``None`` if it is no deadline."""
    bare = folded(text)
    span = _span(_DEADLINE.fullmatch(bare) or _LATEST.fullmatch(bare))
    return span.last if span else None


@lru_cache(maxsize=4096)
def done_in(text: str) -> Span | None:
    """Return when something was done (``2022年1月15日``, ``2021年12月完成``), ``None`` if the text says more."""
    return _span(_SPAN.fullmatch(folded(text)))


def _span(match: re.Match[str] | None) -> Span | None:
    if match is None:
        return None
    year, month, day = int(match["year"]), match["month"] or match["month_2"], match["day"] or match["day_2"]
    first_month, last_month = _PARTS.get(match["part"] or "", (int(month or 1), int(month or 12)))
    if match["month_2"] == "1" and not day:  # A spreadsheet makes 2021.1 of 2021.10.
        last_month = 10
    try:
        first = date(year, first_month, int(day or 1))
    except ValueError:
        return None
    if day:
        return Span(first, first)
    return Span(first, date(year, last_month, monthrange(year, last_month)[1]))
