"""Looks up the cells that rules compare, and says why they cannot be compared."""

from __future__ import annotations

from generator.diagnostics import worded
from generator.model import Form, Indicator, Target
from generator.reading.values.targets import target_in
from generator.rules.outcome import NOT_ASKED, Found, NotApplicable, Side, blank


def side(form: Form, field: str, of_other: bool = False) -> Side:
    """Return a stated cell as a side of a comparison; raises ``KeyError`` if it is blank.

    ``of_other`` means that ``form`` is not the form being checked, so that the side names it.
    """
    stated = form.stated[field]
    return Side(stated.label, stated.text, stated.path, form.address if of_other else None)


def indicator_side(form: Form, indicator: Indicator, column: str, of_other: bool = False) -> Side:
    """Return a column of an indicator (``target``, ``score``) as a side.

    Its label is the indicator's name, followed by the column's if the form has several columns.
    """
    name, label = indicator.name, form.column_labels[column]
    value = getattr(indicator, column)
    text = value if isinstance(value, str) else value.written if value else ""
    path = (*form.stated["indicators"].path, *indicator.path, label)
    of_several = f"{name} · {label}" if len(form.column_labels) > 1 else name
    return Side(of_several, text, path, form.address if of_other else None)


def found_at(form: Form, indicator: Indicator, column: str) -> Found:
    """Return the finding that a column of an indicator is wrong by itself; the sum is its text."""
    name, shown = indicator.name, indicator_side(form, indicator, column)
    return Found(worded("of", name=name, text=shown.text), (shown,), {"indicator": name})


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
