"""The weights and scores of a form: those of its indicators, and that of budget execution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.diagnostics import Said, worded
from generator.model import Execution, Figure, Form, Indicator
from generator.numbers import like
from generator.rules.comparing.citing import indicator_side, missing, side
from generator.rules.comparing.sums import is_sum
from generator.rules.outcome import NOT_ASKED, Difference, DifferenceUnit, NotApplicable, Side

Column = Literal["weight", "score"]


@dataclass(frozen=True, slots=True)
class Part:
    """One weight or score: its value, its cell, and its indicator's level 1, empty for execution."""

    value: Decimal
    side: Side
    group: str = ""


def parts_of(form: Form, column: Column) -> tuple[Part, ...] | NotApplicable:
    """Return all weights or all scores in the order of the paper, or why they cannot be added up.

    Indicators with neither weight nor score do not count; nor does execution, if it has neither and the weights of the
    indicators alone add up to the stated total.
    """
    if column not in form.column_labels:
        return NOT_ASKED
    rows = [_part(form, row, column) for row in scored_rows(form)]
    parts = [part for part in rows if part is not None]
    if not rows or len(parts) < len(rows):
        return NotApplicable("partly-blank" if parts else "blank", {"label": form.column_labels[column]})
    if (execution := f"execution.{column}.total") not in form.asked or not _is_execution_scored(form):
        return tuple(parts)
    first = _execution(form, column)
    return missing(form, execution) or () if first is None else (first, *parts)


def scored_rows(form: Form) -> list[Indicator]:
    """Return the indicators with a weight or a score, without rows that only add up others of their group."""
    rows = [row for row in form.indicators if row.weight or row.score]
    groups = {row.levels[0] for row in rows if not is_sum_row(row)}
    return [row for row in rows if not is_sum_row(row) or not (is_sum(row.levels[0]) or row.levels[0] in groups)]


def is_sum_row(row: Indicator) -> bool:
    """Tell whether a row is the sum of indicators; its name may be on any level."""
    return is_sum(next(filter(None, reversed(row.levels)), ""))


def scored(form: Form) -> list[tuple[Part, Part]]:
    """Return weight and score of execution and of indicators, if both are stated."""
    pairs = [(_execution(form, "weight"), _execution(form, "score"))]
    pairs += [(_part(form, row, "weight"), _part(form, row, "score")) for row in scored_rows(form)]
    return [(weight, score) for weight, score in pairs if weight and score]


def total(parts: Sequence[Part]) -> Decimal:
    """Return the sum of parts."""
    return sum((part.value for part in parts), Decimal(0))


def in_points(stated: Decimal, expected: Decimal) -> Difference:
    """Return a score or weight beside another one."""
    return Difference(stated, expected, DifferenceUnit.POINTS)


def added(parts: Sequence[Part]) -> str:
    """Return parts as an addition, as written, with their sum, unless there is only one."""
    texts = [str(part.side.text) for part in parts]
    return " + ".join(texts) + (f" = {like(total(parts), texts)}" if len(parts) > 1 else "")


def capped(product: str, exact: Decimal, weight: Figure) -> Said:
    """Return a product, followed by the weight as its limit if it exceeds that."""
    return worded("capped", product=product, most=weight.written) if exact > weight.value else product


def _is_execution_scored(form: Form) -> bool:
    """Tell whether execution counts in the total; its cells may be lost, so only the total can exclude it."""
    if form.execution.weight or form.execution.score or form.total_weight is None:
        return True
    weights = (row.weight.value for row in scored_rows(form) if row.weight)
    return sum(weights, Decimal(0)) != form.total_weight.value


def _part(form: Form, row: Indicator, column: Column) -> Part | None:
    figure = _figure(row, column)
    return Part(figure.value, indicator_side(form, row, column), row.levels[0]) if figure else None


def _execution(form: Form, column: Column) -> Part | None:
    figure = _figure(form.execution, column)
    return Part(figure.value, side(form, f"execution.{column}.total")) if figure else None


def _figure(of: Indicator | Execution, column: Column) -> Figure | None:
    return of.weight if column == "weight" else of.score
