"""The execution rate stated in a form."""

from __future__ import annotations

from generator.model import Rate

RATE = "execution.rate"


def shown(rate: Rate) -> str:
    """Return a rate as a factor in a sum: ``98`` with the percent sign that it lacks."""
    return rate.written if rate.is_share or rate.written.endswith("%") else f"{rate.written}%"
