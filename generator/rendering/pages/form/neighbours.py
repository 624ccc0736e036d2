"""The previous and the next form of a project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.catalogue.catalogue import in_time
from generator.catalogue.records import Record
from generator.model import Address


class Neighbours(NamedTuple):
    """The forms of the same project before and after a form in time; ``None`` at the ends."""

    previous: Record | None
    next: Record | None


def neighbours(address: Address, records: Sequence[Record]) -> Neighbours:
    """Return the neighbours of the form at ``address`` among ``records``, all those of its project."""
    ordered = in_time(records)
    at = next(place for place, record in enumerate(ordered) if record.address == address)
    before, after = ordered[:at], ordered[at + 1 :]
    return Neighbours(before[-1] if before else None, after[0] if after else None)
