"""Rounds, formats and looks up the values and cells that rules compare."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from generator.model import Form, Indicator, Target
from generator.reading.values.targets import target_in
from generator.rules.outcome import NOT_ASKED, Found, NotApplicable, Side, blank

HUNDREDTH = Decimal("0.01")
"""The precision to which computed values are shown."""

_DIGITS = Context(prec=100)
"""Enough digits for the product of the largest number that a form can state, scaled, and another such number."""


def rounded(value: Decimal, like: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Return a value rounded to as many decimals as ``like`` has, by default half up."""
    return value.quantize(last_place(like), rounding, _DIGITS)


def last_place(value: Decimal) -> Decimal:
    """Return the unit of a number's last decimal, at most 1."""
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))


def shown(value: Decimal) -> str:
    """Return a number without an exponent and without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def like(value: Decimal, written: Iterable[str]) -> str:
    """Return a number as those beside it are written: with as many decimals as any of them, and with their commas."""
    texts = (*written, shown(value))
    number = f"{value:,.{max(len(text.partition('.')[2].rstrip('%')) for text in texts)}f}"
    return number if any("," in text for text in texts) else number.replace(",", "")


def side(form: Form, field: str, of_other: bool = False) -> Side:
    """Return a stated cell as a side of a comparison; raises ``KeyError`` if it is blank.

    ``of_other`` means that ``form`` is not the form being checked, so that the side names it.
    """
    stated = form.stated[field]
    return Side(stated.label, stated.text, stated.path, form.address.id if of_other else "")


def indicator_side(form: Form, indicator: Indicator, column: str, of_other: bool = False) -> Side:
    """Return a column of an indicator (``target``, ``score``) as a side.

    Its label is the indicator's name, followed by the column's if the form has several columns.
    """
    name, label = indicator.levels[-1], form.column_labels[column]
    value = getattr(indicator, column)
    text = value if isinstance(value, str) else value.written if value else ""
    path = (*form.stated["indicators"].path, *indicator.path, label)
    of_several = f"{name} · {label}" if len(form.column_labels) > 1 else name
    return Side(of_several, text, path, form.address.id if of_other else "")


def found_at(form: Form, indicator: Indicator, column: str) -> Found:
    """Return the finding that a column of an indicator is wrong by itself; the sum is its text."""
    name, shown = indicator.levels[-1], indicator_side(form, indicator, column)
    return Found(f"{name} {shown.text}", (shown,), {"indicator": name})


def numeric_targets(form: Form) -> list[tuple[Indicator, Target]] | NotApplicable:
    """Return the indicators with a numeric target, each with that target, or why there are none."""
    numeric = [(row, target) for row in form.indicators if (target := target_in(row.target or ""))]
    return missing(form, "indicators") or numeric or NotApplicable("words")


def missing(form: Form, *fields: str) -> NotApplicable | None:
    """Return why fields cannot be compared, because one is not asked for or blank; ``None`` if all are stated."""
    if any(field not in form.asked for field in fields):
        return NOT_ASKED
    for field in fields:
        if field not in form.stated:
            return blank(form.asked[field])
    return None


def undated(form: Form, *fields: str) -> NotApplicable | None:
    """Return why dates cannot be compared, because one is missing or names no day; ``None`` if all are days."""
    days = {"period.start": form.start, "period.end": form.end}
    vague = (NotApplicable("undated", {"label": form.asked[field]}) for field in fields if not days[field])
    return missing(form, *fields) or next(vague, None)
