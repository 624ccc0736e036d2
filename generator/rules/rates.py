"""The rate of execution that a form states, read in one way by all rules."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from generator.model import Form
from generator.reading.scalars import number_in, percentage_in

RATE = "execution.rate"


class Rate(NamedTuple):
    """A rate as written, and its number: in per cent, or a share of one as spreadsheets have it."""

    written: str
    value: Decimal
    is_share: bool

    @property
    def per_cent(self) -> Decimal:
        """The rate in per cent."""
        return self.value * 100 if self.is_share else self.value

    @property
    def shown(self) -> str:
        """The rate as a factor in a sum: ``98`` with the sign that it was written without."""
        return self.written if self.is_share or self.written.endswith("%") else f"{self.written}%"


def rate_of(form: Form, source: str = "total") -> Rate | None:
    """Return the rate that a form states of a source, ``None`` where it states none.

    One without its sign may be either: it is what the amounts say, where one of both is no more than twice or half of
    that, else what its size says.
    """
    stated = form.stated.get(f"{RATE}.{source}")
    text = stated.text.strip() if stated else ""
    if (per_cent := percentage_in(text)) is not None:
        return Rate(text, per_cent, is_share=False)
    if (bare := number_in(text)) is None:
        return None
    executed, budget = form.amount("executed", source), form.amount("full_year_budget", source)
    exact = executed.yuan / budget.yuan if executed and budget and budget.value else Decimal(0)
    is_near = {is_share: exact / 2 <= share <= exact * 2 for is_share, share in ((True, bare), (False, bare / 100))}
    return Rate(text, bare, is_share=is_near[True] or (abs(bare) <= 1 and not is_near[False]))
