"""The indicators of a form as citizens read them: with the declared targets, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from generator.language import Language
from generator.model import CellPath, Form, Indicator
from generator.rendering.charts import Chart
from generator.rendering.pages.form.figures import MISSED
from generator.rendering.pages.pictures import targets_chart
from generator.rules.comparing.counterparts import declared_targets, same_words
from generator.rules.judging import Reviewed
from generator.rules.misses import Attained


class IndicatorLine(NamedTuple):
    """An indicator in the citizen's table; the names of its levels above the last are given where they change.

    ``declared`` is the target in the year's declaration if worded differently there, else empty.
    ``attained`` names the outcome of its target unless it was reached; empty too if no result is compared with it.
    ``id`` is the anchor of the first indicator that missed its target.
    """

    group: str
    subgroup: str
    name: str
    indicator: Indicator
    declared: str
    attained: str
    id: str


class IndicatorTable(NamedTuple):
    """The indicators of a form, and the chart of their targets."""

    lines: Sequence[IndicatorLine]
    is_declared: bool
    """Whether the targets were compared with those of the year's declaration."""
    is_attained: bool
    """Whether the results were compared with the targets."""
    chart: Chart | None


def indicator_table(
    form: Form, declaration: Form | None, reviewed: Reviewed | None, language: Language
) -> IndicatorTable:
    """Return the indicators; ``declaration`` is that of the year, ``reviewed`` is ``None`` without findings."""
    declared = declared_targets(form, declaration) if declaration else {}
    attained = reviewed.attained if reviewed else ()
    missed = {row.path for row, one in zip(form.indicators, attained, strict=False) if one is Attained.MISSED}
    return IndicatorTable(
        lines=tuple(_lines(form.indicators, declared, attained)),
        is_declared=bool(declared),
        is_attained=bool(reviewed and reviewed.misses),
        chart=targets_chart(form, language, missed),
    )


def _lines(
    indicators: Sequence[Indicator], declared: Mapping[CellPath, str], attained: Sequence[Attained | None]
) -> Iterator[IndicatorLine]:
    group = subgroup = ""
    first_missed = attained.index(Attained.MISSED) if Attained.MISSED in attained else None
    for at, (indicator, outcome) in enumerate(zip_longest(indicators, attained)):
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
        )
        group, subgroup = first, below


def mark_of(outcome: Attained | None) -> str:
    """Return the name of the mark beside a result, empty if its target was reached."""
    return outcome.value if outcome and outcome is not Attained.REACHED else ""
