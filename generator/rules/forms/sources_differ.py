"""各项资金来源之和与总额对不上

查什么：财政资金、上年结转资金、其他资金等各项来源之和，是否等于资金总额，每一栏（年初预算、全年预算数、全年执行数等）分别查。
以万元填写的，各个数四舍五入造成的末位出入不算不等，末位按其中小数位数最多的一个。
整行空白的来源看作没有这项资金；同一来源别的栏写了数而本栏空白的，看作没有写明：这时只查写明的部分是否已超过总额。
有的来源（如上年结转资金）只在年度资金里有一格，项目资金总额里含着这笔钱的，不算不等。
表样没有说明是哪一项来源的金额，可能是总额的一部分，也可能已经算在别的来源里：写着这样的金额，加上其中任何几项都不等，才算不等；这样的金额多于八项的，只查写明的部分是否已超过总额。
为什么：总额由各项来源组成。资金情况的填报见财预〔2015〕88号、财预〔2020〕10号；预算公开见预算法第十四条。
不对：年度资金申请总额 1,000,000，财政拨款 900,000，上年结转 0，其他资金 0
对：年度资金申请总额 1,000,000，财政拨款 900,000，上年结转 100,000，其他资金 0
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from generator.model import Amount, Form, Money
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.sums import add_up, apart, unequal, yuan_of
from generator.rules.outcome import NOT_ASKED, Found, NotApplicable, Outcome, Outcomes, blank, of_several
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.MONEY

_MOST = 8
"""How many amounts of unknown sources are added up in all ways."""


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Return each measure whose sources do not add up to its total."""
    return of_several([_compared(form, measure, sources) for measure, sources in _asked_by_source(form).items()])


def _asked_by_source(form: Form) -> dict[str, list[str]]:
    """Return the sources that the paper asks for beside the total, by measure."""
    sources: dict[str, list[str]] = {}
    for field in form.asked:
        match field.split("."):
            case "funds", measure, source if source != "total":
                sources.setdefault(measure, []).append(source)
    return sources


def _compared(form: Form, measure: str, sources: Sequence[str]) -> Outcome | None:
    total = form.amount(measure)
    parts = [amount for amount in form.amounts if amount.measure == measure and amount.source in sources]
    if total is None:
        reason = missing(form, f"funds.{measure}.total") or NOT_ASKED
        return reason.of(parts[0].label) if parts else reason
    whole = form.stated[f"funds.{measure}.total"].label
    if not parts:
        return blank(form.asked[f"funds.{measure}.{sources[0]}"]).of(whole)
    amounts = [part.money for part in parts]
    without_cell = _without_cell(form, measure)
    if any(add_up(total, [*amounts, *further]) for further in [(), *((each,) for each in without_cell)]):
        return None
    known = {part.source for part in parts}
    unknown = [source for source in sources if source not in known and _is_used(form, source)]
    if unknown and yuan_of(amounts) < total.yuan:
        return blank(form.asked[f"funds.{measure}.{unknown[0]}"]).of(whole)
    unsourced = [amount for amount in form.unsourced if amount.measure == measure and amount.money.value]
    if unsourced and _may_be_rest(total, amounts, [*(each.money for each in unsourced), *without_cell]):
        return NotApplicable("unsourced", {"label": unsourced[0].label}).of(whole)
    return _found(form, total, parts)


def _without_cell(form: Form, measure: str) -> list[Money]:
    """Return amounts of sources that have no cell in this measure but in another; the total may include them."""
    return [amount.money for amount in form.amounts if f"funds.{measure}.{amount.source}" not in form.asked]


def _may_be_rest(total: Money, parts: Sequence[Money], others: Sequence[Money]) -> bool:
    """Tell whether a total may be the sum of parts and of some others; too many others may be anything."""
    if yuan_of(parts) >= total.yuan:
        return False
    return len(others) > _MOST or any(add_up(total, [*parts, *some]) for some in _some_of(others))


def _some_of(amounts: Sequence[Money]) -> Iterator[Iterable[Money]]:
    for count in range(1, len(amounts) + 1):
        yield from combinations(amounts, count)


def _found(form: Form, total: Money, parts: Sequence[Amount]) -> Found:
    whole = side(form, f"funds.{parts[0].measure}.total")
    sides = (side(form, f"funds.{part.measure}.{part.source}") for part in parts)
    amounts = [part.money for part in parts]
    return apart(unequal(total, amounts), (whole, *sides), total, *amounts, label=whole.label)


def _is_used(form: Form, source: str) -> bool:
    """Tell whether a source has an amount anywhere; if not, it is blank because it does not exist."""
    return any(amount.source == source for amount in form.amounts)
