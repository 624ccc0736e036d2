"""The charts of forms and projects: which of their figures are worth a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.catalogue.records import Record
from generator.language import Language
from generator.model import Form, Kind
from generator.rendering.amounts import grouped, money_text
from generator.rendering.charts import Chart, Measure, Points, chart_of, points_lost

MEASURES = (
    "total_budget",
    "opening_budget",
    "full_year_budget",
    "annual_budget",
    "executed",
    "prior_year_budget",
    "prior_year_execution",
)
"""The amounts of a form that are compared, in the order drawn."""


def funds_chart(form: Form, language: Language) -> Chart | None:
    """Return the chart of a form's amounts from all sources of funds."""
    names = language.interface["measure"]
    amounts = {measure: form.amount(measure) for measure in MEASURES}
    measures = [Measure(names[name], money_text(money), money.yuan) for name, money in amounts.items() if money]
    return chart_of("funds-chart", language.interface["chart"]["funds"], measures)


def points_chart(form: Form, language: Language) -> Chart | None:
    """Return the chart of where a self-evaluation lost points; ``None`` where it lost none."""
    words = language.interface["chart"]
    measures = list(points_lost(_points(form, words), words["rest"], words["points"]))
    return chart_of("points-chart", words["points_lost"], measures)


def _points(form: Form, words: Mapping[str, str]) -> Iterator[Points]:
    stated = [(indicator.levels[-1], indicator.score, indicator.weight) for indicator in form.indicators]
    execution = (words["execution"], form.execution.score, form.execution.weight)
    for name, score, weight in (execution, *stated):
        if score and weight:
            yield Points(name, score.value, weight.value)


def life_chart(records: Iterable[Record], language: Language) -> Chart | None:
    """Return the chart of a project over its forms: what was declared, and what was spent of the year's budget."""
    words = language.interface["chart"]
    return chart_of("life-chart", words["life"], [_step(record, language) for record in records])


def _step(record: Record, language: Language) -> Measure:
    words, blank = language.interface["chart"], language.interface["words"]["blank"]
    budget, executed = record.budget, record.executed
    if record.kind is Kind.TARGET or executed is None:
        return Measure(words["declared"].format(year=record.year), money_text(budget) or blank, record.yuan)
    name = words["executed"].format(year=record.year)
    if budget is None:
        return Measure(name, money_text(executed), executed.yuan)
    text = f"{grouped(executed.value)} / {money_text(budget)}"
    return Measure(name, text, executed.yuan, budget.yuan)
