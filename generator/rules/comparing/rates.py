"""The execution rate stated in a form, read in the same way by all rules."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from generator.model import Form
from generator.reading.values.rates import per_cent_of
from generator.reading.values.scalars import number_in

RATE = "execution.rate"


class StatedRate(NamedTuple):
    """A rate as written, and its number, in per cent or, if ``is_share``, as a fraction of one."""

    written: str
    value: Decimal
    is_share: bool

    @property
    def per_cent(self) -> Decimal:
        """The rate in per cent."""
        return self.value * 100 if self.is_share else self.value

    @property
    def shown(self) -> str:
        """The rate as a factor in a sum: ``98`` with the percent sign that it lacks."""
        return self.written if self.is_share or self.written.endswith("%") else f"{self.written}%"


def rate_of(form: Form, source: str = "total") -> StatedRate | None:
    """Return the stated rate of a source, ``None`` if there is none.

    If the sign is missing and the amounts do not decide either, its size does.
    """
    stated = form.stated.get(f"{RATE}.{source}")
    text = stated.text.strip() if stated else ""
    per_cent = per_cent_of(text, form.amount("executed", source), form.amount("full_year_budget", source))
    if (bare := number_in(text)) is None:
        return StatedRate(text, per_cent, is_share=False) if per_cent is not None else None
    return StatedRate(text, bare, is_share=abs(bare) <= 1 if per_cent is None else per_cent != bare)
