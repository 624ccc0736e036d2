"""The chart of a form's results, and when it is worth drawing."""

from __future__ import annotations

from collections.abc import Container, Mapping
from decimal import Decimal

from generator.language import Language
from generator.model import CellPath, Comparison, Form, Indicator, Target
from generator.rendering.amounts import trimmed
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
