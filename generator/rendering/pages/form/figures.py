"""The key figures at the top of a form's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.language import Language
from generator.model import Form, Indicator, Kind, Money
from generator.numbers import shown
from generator.rendering.amounts import money_text, rounded_text, rounding, trimmed, yuan_text
from generator.rendering.pages.form.marks import Mark, Marked, told_of_execution
from generator.rules.judging import Reviewed
from generator.rules.misses import Attained
from generator.rules.recomputing import Recomputation

MISSED = "missed"
"""The anchor of the first indicator that missed its target."""


SHORT = 20
"""The most characters of a result or a target that is told beside a figure."""


class KeyFigure(NamedTuple):
    """A figure with its name: a number, empty if the form leaves it blank, and its unit, if it has one.

    ``notes`` compare it with other amounts, one a line; ``marks`` link to the findings about it, ``url`` to what it
    counts.
    """

    name: str
    number: str
    unit: str = ""
    notes: Sequence[str] = ()
    marks: Sequence[Mark] = ()
    url: str = ""


def key_figures(
    form: Form, marks: Mapping[Marked, Sequence[Mark]], language: Language, reviewed: Reviewed | None
) -> list[KeyFigure]:
    """Return the figures of a form that its paper asks for: the amounts applied for, or the results.

    ``reviewed`` is ``None`` if findings are not published.
    """
    if form.address.kind is Kind.TARGET:
        return list(_declared(form, marks, language))
    score = reviewed.score if reviewed else None
    missed = _missed(form, reviewed, language) if reviewed else ()
    return [*_evaluated(form, marks, language, score), *missed]


def _declared(form: Form, marks: Mapping[Marked, Sequence[Mark]], language: Language) -> Iterator[KeyFigure]:
    for budget in _amount(form, "annual_budget", language):
        yield budget._replace(notes=[*budget.notes, *_against_prior_year(form, marks, language)])
    yield from _amount(form, "total_budget", language)
    yield KeyFigure(language.interface["form"]["indicator_count"], str(len(form.indicators)))


def _evaluated(
    form: Form, marks: Mapping[Marked, Sequence[Mark]], language: Language, score: Recomputation | None
) -> Iterator[KeyFigure]:
    words, rate, total, weight = language.interface["form"], form.execution.rate, form.total_score, form.total_weight
    for budget in _amount(form, "full_year_budget", language):
        yield budget._replace(notes=[*budget.notes, *_adjustment(form, language)])
    yield from _amount(form, "executed", language)
    if told_of_execution(form):
        beside, scored = marks.get("execution.rate.total", ()), list(_scored(form, words))
        yield KeyFigure(words["execution_rate"], rate.text if rate else "", notes=scored, marks=beside)
    notes = [words["out_of"].format(weight=weight.written)] if weight else []
    if score and score.known is not None and score.excess:
        notes.append(words["recomputed_beside"].format(score=shown(score.known)))
    if "total.score" in form.asked:
        beside = marks.get("total.score", ())
        yield KeyFigure(words["total_score"], total.written if total else "", notes=notes, marks=beside)


def _scored(form: Form, words: Mapping[str, str]) -> Iterator[str]:
    """Yield the points for the execution, which no table of indicators has."""
    score, weight = form.execution.score, form.execution.weight
    if score and weight:
        yield words["scored"].format(score=score.written, weight=weight.written)


def _missed(form: Form, reviewed: Reviewed, language: Language) -> Iterator[KeyFigure]:
    """Yield how many targets were missed, with the miss if there is only one, and how many are unclear."""
    misses, words = reviewed.misses, language.interface["form"]
    if misses is None:
        return
    notes = [_miss(form.indicators[reviewed.attained.index(Attained.MISSED)], words)] if misses.missed == 1 else []
    if misses.unclear:
        notes.append(words["unclear_beside"].format(count=misses.unclear))
    url = f"#{MISSED}" if misses.missed else ""
    yield KeyFigure(words["missed"], str(misses.missed), words["missed_unit"], notes, url=url)


def _miss(indicator: Indicator, words: Mapping[str, str]) -> str:
    """Return the name of an indicator, with its result and its target if both are short."""
    name, actual, target = indicator.name, indicator.actual or "", (indicator.target or "").lstrip("=＝ ")
    is_short = all(0 < len(text) <= SHORT for text in (actual, target))
    return words["miss"].format(name=name, actual=actual, target=target) if is_short else name


def _amount(form: Form, measure: str, language: Language) -> Iterator[KeyFigure]:
    """Yield an amount, nothing if the paper does not ask for it."""
    name, money = language.interface["measure"][measure], form.amount(measure)
    if money:
        number, _, unit = money_text(money).rpartition(" ")
        yield KeyFigure(name, number, unit, list(_in_other_units(money, language.interface["words"])))
    elif f"funds.{measure}.total" in form.asked:
        yield KeyFigure(name, "")


def _in_other_units(money: Money, words: Mapping[str, str]) -> Iterator[str]:
    if money.unit.yuan != 1:
        yield words["that_is"].format(amount=yuan_text(money.yuan))
    elif text := rounded_text(money.yuan):
        yield words[rounding(money.yuan)].format(amount=text)


def _adjustment(form: Form, language: Language) -> Iterator[str]:
    """Yield a sentence about how the budget was adjusted over the year."""
    opening, budget = form.amount("opening_budget"), form.amount("full_year_budget")
    if opening and budget:
        yield _compared(budget, opening, "opening", language)


PRIOR_YEAR = "prior_year_budget", "prior_year_execution"


def _against_prior_year(form: Form, marks: Mapping[Marked, Sequence[Mark]], language: Language) -> Iterator[str]:
    """Yield a sentence about last year as the paper states it, unless that is nothing or a finding doubts it."""
    budget, (prior, executed) = form.amount("annual_budget"), map(form.amount, PRIOR_YEAR)
    doubted = any(f"funds.{measure}.total" in marks for measure in PRIOR_YEAR)
    if not doubted and budget and prior and executed and min(prior.yuan, executed.yuan) > 0:
        spent = language.interface["form"]["prior_executed"].format(amount=money_text(executed))
        yield _compared(budget, prior, "prior", language) + spent


def _compared(budget: Money, other: Money, name: str, language: Language) -> str:
    """Return by how much a budget is above or below another one."""
    difference = budget.yuan - other.yuan
    comparison = f"as_{name}" if not difference else f"above_{name}" if difference > 0 else f"below_{name}"
    text = f"{trimmed(abs(difference) / budget.unit.yuan)} {budget.unit.value}"
    return language.interface["form"][comparison].format(amount=text)
