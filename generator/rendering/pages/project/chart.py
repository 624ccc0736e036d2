"""The chart of a project over the years, and when it is worth drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.catalogue.records import Record
from generator.language import Language
from generator.model import MoneyUnit, ProjectKey
from generator.rendering.amounts import years_text, yuan_text
from generator.rendering.charts import Chart, Measure, chart_of


def life_chart(records: Iterable[Record], language: Language) -> Chart | None:
    """Return the chart of a project over its forms, in yuan: budgets as outlines, filled with what was spent of them.

    A single budget without known spending has no chart. A declared budget is not drawn if it is the outline of what was
    spent that year. Years between that have no form are named, so that the next bar is not taken for the next year's.
    """
    words, forms = language.interface["chart"], list(records)
    outlines = {_budget_of(record) for record in forms if record.budget and _is_spent(record)}
    drawn = [record for record in forms if _is_spent(record) or _budget_of(record) not in outlines]
    measures = list(_with_gaps(drawn, language))
    if all(measure.value is None for measure in measures):
        return chart_of("life-chart", words["life_budgets"], measures) if len(measures) > 1 else None
    return chart_of("life-chart", words["life"], measures, words["life_note"])


def _with_gaps(records: Iterable[Record], language: Language) -> Iterator[Measure]:
    """Yield the figures of forms in order of time, and one without bar for years between."""
    words, year = language.interface["chart"], None
    for record in records:
        if year and (gap := years_text(range(year + 1, record.year), language)):
            yield Measure(words["gap"].format(years=gap), words["no_form"], None)
        yield _step(record, language)
        year = record.year


def _is_spent(record: Record) -> bool:
    return record.is_evaluation and record.executed is not None


def _budget_of(record: Record) -> tuple[ProjectKey, int, Decimal | None]:
    return record.address.project_key, record.year, record.yuan


def _step(record: Record, language: Language) -> Measure:
    words, unstated = language.interface["chart"], language.interface["words"]["unstated"]
    budget, executed = record.budget, record.executed
    if executed is None or not record.is_evaluation:
        declared = words["declared"].format(year=record.year)
        return Measure(declared, yuan_text(record.yuan) or unstated, None, record.yuan)
    name = words["executed"].format(year=record.year)
    if budget is None:
        return Measure(name, yuan_text(executed.yuan), executed.yuan)
    text = f"{yuan_text(executed.yuan).removesuffix(f' {MoneyUnit.YUAN.value}')} / {yuan_text(budget.yuan)}"
    return Measure(name, text, executed.yuan, budget.yuan)
