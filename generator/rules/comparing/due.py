"""The deadline of an indicator, from its target and its name."""

from __future__ import annotations

from datetime import date

from generator.model import Indicator
from generator.reading.values.deadlines import deadline_in, done_in
from generator.rules.comparing.direction import is_due
from generator.rules.parameters import Parameters


def deadline_of(row: Indicator, parameters: Parameters) -> date | None:
    """Return the last day that a target allows, ``None`` if it has no deadline.

    A bare date is a deadline only if the name says so: 完成时间 ``2021年12月``, but not 服务期限 ``2021年12月``.
    """
    text = row.target or ""
    if day := deadline_in(text):
        return day
    span = done_in(text) if is_due(row.levels[-1], parameters) else None
    return span.last if span else None
