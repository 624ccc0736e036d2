"""The indicators of a form as citizens read them: with the declared targets, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from generator.definition.cells import Column, Indicators
from generator.definition.filled import Cells, content_of
from generator.language import Language
from generator.model import CellPath, Form, Indicator, IndicatorRow
from generator.reading.values.targets import joined
from generator.rendering.charts import Chart
from generator.rendering.pages.form.chart import targets_chart
from generator.rendering.pages.form.columns import ReadColumn, heading_of, read_column, text_in
from generator.rendering.pages.form.figures import MISSED
from generator.rendering.pages.form.other_cells import Place
from generator.rules.comparing.counterparts import declared_targets, same_words
from generator.rules.judging import Reviewed
from generator.rules.misses import Attained

_SAID_WITH_TARGET = ("comparison", "unit_of_measure")


class IndicatorLine(NamedTuple):
    """An indicator in the citizen's table; the names of its levels above the last are given where they change.

    ``declared`` is the target in the year's declaration if worded differently there, else empty.
    ``attained`` names the outcome of its target unless it was reached; empty too if no result is compared with it.
    ``id`` is the anchor of the first indicator that missed its target. ``texts`` are those of the columns as written.
    """

    group: str
    subgroup: str
    name: str
    indicator: Indicator
    declared: str
    attained: str
    id: str
    texts: Sequence[str]


class IndicatorTable(NamedTuple):
    """The indicators of a form, and the chart of their targets."""

    columns: Sequence[ReadColumn]
    lines: Sequence[IndicatorLine]
    is_declared: bool
    """Whether the targets were compared with those of the year's declaration."""
    is_attained: bool
    """Whether the results were compared with the targets."""
    chart: Chart | None


def indicator_table(
    form: Form, places: Iterable[Place], declaration: Form | None, reviewed: Reviewed | None, language: Language
) -> IndicatorTable:
    """Return the indicators; ``declaration`` is that of the year, ``reviewed`` is ``None`` without findings."""
    asked, rows = _written(places)
    columns = list(_columns(form, asked, rows))
    pieces = _said_beside_target(asked)
    texts = [[_text(column, row, pieces) for column, _ in columns] for row in rows]
    declared = declared_targets(form, declaration) if declaration else {}
    attained = reviewed.attained if reviewed else ()
    missed = {row.path for row, one in zip(form.indicators, attained, strict=False) if one is Attained.MISSED}
    return IndicatorTable(
        columns=[read for _, read in columns],
        lines=tuple(_lines(form.indicators, declared, attained, texts)),
        is_declared=bool(declared),
        is_attained=bool(reviewed and reviewed.misses),
        chart=targets_chart(form, language, missed),
    )


def _written(places: Iterable[Place]) -> tuple[Sequence[Column], Sequence[Cells]]:
    """Return the columns of the paper's indicators, and what each indicator has there."""
    for cell, within, _ in places:
        rows = content_of(cell, within) if cell.field == "indicators" else None
        if isinstance(cell.shape, Indicators) and isinstance(rows, tuple):
            return cell.shape.columns, [row.columns for row in rows if isinstance(row, IndicatorRow)]
    return (), ()


def _columns(form: Form, asked: Sequence[Column], rows: Sequence[Cells]) -> Iterator[tuple[Column, ReadColumn]]:
    """Yield the columns to read, in the order of the paper; one without a field is left out if it is blank.

    What the paper splits off the target is said with it, except for the direction. Private columns nobody may read.
    """
    for column in asked:
        if column.field in form.column_labels:
            label = form.column_labels[column.field]
            yield column, read_column(column, f"{column.under} · {label}" if column.under else label, column.field)
        elif not column.private and column.field not in _SAID_WITH_TARGET and any(text_in(column, row) for row in rows):
            yield column, read_column(column, heading_of(column, rows))


class _Beside(NamedTuple):
    """The heading above the target, empty if there is none, and what the paper splits off the texts below it."""

    under: str
    pieces: Sequence[Column]


def _said_beside_target(asked: Sequence[Column]) -> _Beside:
    under = next((column.under for column in asked if column.field == "target"), "")
    return _Beside(under, [column for column in asked if column.field in _SAID_WITH_TARGET])


def _text(column: Column, row: Cells, beside: _Beside) -> str:
    """Return the text of a column, with the sign and unit of the target if they stand under a common heading."""
    text = text_in(column, row)
    if not text or column.field or column.under != beside.under or not column.under:
        return text
    pieces = {piece.field: text_in(piece, row) for piece in beside.pieces}
    return joined(text, pieces.get("unit_of_measure"), pieces.get("comparison")) or text


def _lines(
    indicators: Sequence[Indicator],
    declared: Mapping[CellPath, str],
    attained: Sequence[Attained | None],
    written: Sequence[Sequence[str]],
) -> Iterator[IndicatorLine]:
    group = subgroup = ""
    first_missed = attained.index(Attained.MISSED) if Attained.MISSED in attained else None
    for at, (indicator, outcome, texts) in enumerate(zip_longest(indicators, attained, written)):
        first, *middle, name = indicator.levels if len(indicator.levels) > 1 else ("", *indicator.levels)
        below, target = " · ".join(middle), declared.get(indicator.path, "")
        yield IndicatorLine(
            group=first if first != group else "",
            subgroup=below if (first, below) != (group, subgroup) else "",
            name=name,
            indicator=indicator,
            declared="" if same_words(target, indicator.target or "") else target,
            attained=mark_of(outcome),
            id=MISSED if at == first_missed else "",
            texts=texts,
        )
        group, subgroup = first, below


def mark_of(outcome: Attained | None) -> str:
    """Return the name of the mark beside a result, empty if its target was reached."""
    return outcome.value if outcome and outcome is not Attained.REACHED else ""
