"""两格金额恰好相差一万倍

查什么：项目总预算与当年预算、年初预算与全年预算数、当年预算与上年预算，同一项资金来源的两个数是否恰好相差一万倍。
当年预算比总预算还大的，由“当年预算超过项目总预算”一条核对；写的数不到 1 的（如 0.01 万元），多半只是占位，不作核对。
为什么：数字相同而相差一万倍，多半是把元写进了万元的格，或者把万元写进了元的格，合计时会差一万倍。预算的公开见预算法第十四条。
不对：项目总预算 1000000 元，项目当年预算 100 元
对：项目总预算 1000000 元，项目当年预算 1000000 元
"""

from __future__ import annotations

from generator.model import Form
from generator.rules.cells import missing, side
from generator.rules.outcome import Found, NotApplicable, Outcome, Outcomes, of_several
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject
from generator.rules.sums import beside

SUBJECT = Subject.MONEY

PAIRS = (
    ("total_budget", "annual_budget"),
    ("opening_budget", "full_year_budget"),
    ("annual_budget", "prior_year_budget"),
    ("prior_year_budget", "annual_budget"),
    ("full_year_budget", "opening_budget"),
)
"""Measures of which the first may be ten thousand times the second by mistake alone."""


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Return each amount that is exactly ten thousand times another one."""
    sources = dict.fromkeys(amount.source for amount in form.amounts)
    return of_several([_compared(form, *pair, source) for pair in PAIRS for source in sources or ("total",)])


def _compared(form: Form, larger: str, smaller: str, source: str) -> Outcome | None:
    fields = (f"funds.{larger}.{source}", f"funds.{smaller}.{source}")
    large, small = form.amount(larger, source), form.amount(smaller, source)
    if large is None or small is None:
        return missing(form, *fields) or NotApplicable("not-asked")
    if small.value < 1 or large.yuan != small.yuan * 10_000:
        return None
    one, other = (side(form, field) for field in fields)
    text = f"{' = '.join(beside(large, small))} × 10000"
    return Found(text, (one, other), {"label": one.label, "other": other.label})
