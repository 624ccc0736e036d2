"""The charts of forms and projects, and when they are worth drawing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from decimal import Decimal

from generator.catalogue.records import Record
from generator.language import Language
from generator.model import CellPath, Comparison, Form, Indicator, Kind, MoneyUnit, ProjectKey, Target
from generator.rendering.amounts import trimmed, years_text, yuan_text
from generator.rendering.charts import Chart, Measure, chart_of
from generator.rules.comparing.proportion import Unlike, result_of

_MEASURED = (Comparison.EQUAL, Comparison.PLAIN, Comparison.INCREASE)
"""The comparisons of results that are exact numbers: one of at least 95% may be any number from there on."""

MOST_SHARE = Decimal(2)
"""The longest bar, in multiples of the target: a longer one would make all others short."""


def targets_chart(form: Form, language: Language, missed: Container[CellPath]) -> Chart | None:
    """Return the chart of results, each bar in proportion to its own target.

    ``None`` if no result is comparable, or each is exactly its target: bars of one length show nothing.
    A note says how many indicators cannot be compared with their targets as numbers. ``missed`` are the paths of those
    that missed it.
    """
    words = language.interface["chart"]
    results = (one for one in form.indicators if one.actual)
    measures = [measure for one in results if (measure := _reached(one, words, one.path in missed))]
    if all(measure.value == measure.mark for measure in measures):
        return None
    notes = [words["mark"]]
    if any(measure.value and measure.value >= MOST_SHARE for measure in measures):
        notes.append(words["cut"])
    if left_out := len(form.indicators) - len(measures):
        notes.append(words["left_out"].format(count=left_out))
    return chart_of("targets-chart", words["targets"], measures, "".join(notes))


def _reached(indicator: Indicator, words: Mapping[str, str], is_missed: bool) -> Measure | None:
    result = result_of(indicator)
    if isinstance(result, Unlike) or not result.target.value or result.actual.comparison not in _MEASURED:
        return None
    if result.actual.value < 0:  # -6% of something falling may mean that it fell by 6 %
        return None
    text = words["reached"].format(actual=_number(result.actual), target=_number(result.target))
    share = result.actual.value / result.target.value
    return Measure(indicator.name, text, min(share, MOST_SHARE), mark=Decimal(1), is_missed=is_missed)


def _number(target: Target) -> str:
    return f"{target.comparison.value}{trimmed(target.value)}{target.unit}"


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
    return record.kind is not Kind.TARGET and record.executed is not None


def _budget_of(record: Record) -> tuple[ProjectKey, int, Decimal | None]:
    return record.address.project_key, record.year, record.yuan


def _step(record: Record, language: Language) -> Measure:
    words, unstated = language.interface["chart"], language.interface["words"]["unstated"]
    budget, executed = record.budget, record.executed
    if record.kind is Kind.TARGET or executed is None:
        declared = words["declared"].format(year=record.year)
        return Measure(declared, yuan_text(record.yuan) or unstated, None, record.yuan)
    name = words["executed"].format(year=record.year)
    if budget is None:
        return Measure(name, yuan_text(executed.yuan), executed.yuan)
    text = f"{yuan_text(executed.yuan).removesuffix(f' {MoneyUnit.YUAN.value}')} / {yuan_text(budget.yuan)}"
    return Measure(name, text, executed.yuan, budget.yuan)
