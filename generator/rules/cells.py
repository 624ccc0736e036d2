"""Values and cells as rules compare and show them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from generator.model import Form, Indicator, Target
from generator.reading.targets import target_in
from generator.rules.outcome import Found, NotApplicable, Side

HUNDREDTH = Decimal("0.01")
"""As fine as what was computed is shown."""

_DIGITS = Context(prec=100)
"""Digits for the largest number that a form can state, scaled, times another, by the smallest."""


def rounded(value: Decimal, like: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Return a value rounded to as many decimals as ``like`` has: half up, unless told otherwise."""
    return value.quantize(last_place(like), rounding, _DIGITS)


def last_place(value: Decimal) -> Decimal:
    """Return one in the last place that a number is written to, at most a whole."""
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))


def shown(value: Decimal) -> str:
    """Return a number without an exponent or superfluous zeros behind the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def side(form: Form, field: str, of_other: bool = False) -> Side:
    """Return a stated cell as a side of a comparison; raises ``KeyError`` where it is blank.

    ``of_other`` says that ``form`` is not the one that is checked, so that its name belongs to the side.
    """
    stated = form.stated[field]
    return Side(stated.label, stated.text, stated.path, form.address.id if of_other else "")


def indicator_side(form: Form, indicator: Indicator, column: str, of_other: bool = False) -> Side:
    """Return a column of an indicator (``target``, ``score``) as a side.

    Its label is the indicator's name, and the column's behind it where the form has several.
    """
    name, label = indicator.levels[-1], form.column_labels[column]
    value = getattr(indicator, column)
    text = value if isinstance(value, str) else value.written if value else ""
    path = (*form.stated["indicators"].path, *indicator.path, label)
    of_several = f"{name} · {label}" if len(form.column_labels) > 1 else name
    return Side(of_several, text, path, form.address.id if of_other else "")


def found_at(form: Form, indicator: Indicator, column: str) -> Found:
    """Return that a column of an indicator is wrong by itself: the sum is what stands there."""
    name, shown = indicator.levels[-1], indicator_side(form, indicator, column)
    return Found(f"{name} {shown.text}", (shown,), {"indicator": name})


def numeric_targets(form: Form) -> list[tuple[Indicator, Target]]:
    """Return the indicators whose target is a number, each with that."""
    return [(row, target) for row in form.indicators if (target := target_in(row.target or ""))]


def missing(form: Form, *fields: str) -> NotApplicable | None:
    """Return why fields cannot be compared, one not being asked for or blank; ``None`` where all are stated."""
    if any(field not in form.asked for field in fields):
        return NotApplicable("not-asked")
    for field in fields:
        if field not in form.stated:
            return NotApplicable("blank", {"label": form.asked[field]})
    return None
