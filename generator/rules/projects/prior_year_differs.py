"""上年数与上年的表不同

查什么：表上写的同名项目上年预算额，是否是上年申报表或自评表上的预算；上年预算执行数，是否是上年自评表上的执行数。
上年自评表有年初预算和全年预算两个数，与其中之一相同即可。单位不同的，按写得较粗的一个比较。
为什么：上年数是安排本年预算的参照，同一个数在两份公开的表上应当相同。预算的公开见预算法第十四条。
不对：2020 年表的同名项目上年预算额 900000 元，2019 年表的项目当年预算 1000000 元
对：2020 年表的同名项目上年预算额 1000000 元，2019 年表的项目当年预算 1000000 元
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Said, chained, worded
from generator.model import Form, Kind, Money
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.siblings import sibling
from generator.rules.comparing.sums import agree, apart, converted, with_units
from generator.rules.outcome import NOT_ASKED, Outcome, Outcomes, Side, Unchecked, of_several
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.MONEY

SOURCES = {
    "prior_year_budget": (
        (Kind.TARGET, "annual_budget"),
        (Kind.SELF_EVALUATION, "opening_budget"),
        (Kind.SELF_EVALUATION, "full_year_budget"),
    ),
    "prior_year_execution": ((Kind.SELF_EVALUATION, "executed"),),
}
"""Where last year's forms state each figure; it must agree with one of these."""


def check(form: Form, others: tuple[Form, ...], _parameters: Parameters) -> Outcomes:
    """Return each figure about last year that differs from last year's forms."""
    return of_several([_compared(form, others, measure) for measure in SOURCES])


def _compared(form: Form, others: tuple[Form, ...], measure: str) -> Outcome | None:
    field, own = f"funds.{measure}.total", form.amount(measure)
    if own is None:
        return missing(form, field) or NOT_ASKED
    there = list(_last_year(form, others, measure))
    if not there:
        return Unchecked(form.stated[field].label, "no-other-form")
    if any(agree(own, money) for _, money in there):
        return None
    amounts = (own, *(money for _, money in there))
    nearest = min(amounts[1:], key=lambda money: abs(money.yuan - own.yuan))
    sides = with_units((side(form, field), *(one for one, _ in there)), amounts)
    return apart(_sum(form, sides, converted(*amounts)), sides, own, nearest)


def _sum(form: Form, sides: Sequence[Side], amounts: Sequence[Said]) -> Said:
    year = form.address.year - 1
    own, *there = (
        worded("other-year" if one.form else "own-cell", label=one.label, amount=amount, year=year)
        for one, amount in zip(sides, amounts, strict=True)
    )
    return worded("differ", one=own, other=chained("either", there))


def _last_year(form: Form, others: tuple[Form, ...], measure: str) -> Iterator[tuple[Side, Money]]:
    for kind, source in SOURCES[measure]:
        other = sibling(others, form.address.year - 1, kind)
        money = other.amount(source) if other else None
        if other and money:
            yield side(other, f"funds.{source}.total", of_other=True), money
