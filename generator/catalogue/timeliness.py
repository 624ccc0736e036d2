"""When forms were first published, in the years that a unit could publish them in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from generator.catalogue.records import Record
from generator.history.changes import Change
from generator.model import Kind

Firsts = Mapping[str, Change]
"""The changes that added forms, by source; one whose history is unknown is absent."""


class Published(NamedTuple):
    """The first and the last day on which forms were first published, and how many of the forms have such a day."""

    first: date
    last: date
    dated: int
    forms: int


def published_in(records: Iterable[Record], firsts: Firsts) -> dict[int, dict[Kind, Published]]:
    """Return when the forms of a unit were first published, by year, the newest first, and kind.

    Forms that may be older than the unit's first one here say nothing: they may only have been brought here. So
    declarations count if the unit had a form here before their year began, and self-evaluations before it ended.
    """
    groups: dict[tuple[int, Kind], list[Record]] = {}
    for record in records:
        groups.setdefault((record.year, record.kind), []).append(record)
    known = {record.source: firsts[record.source] for of in groups.values() for record in of if record.source in firsts}
    begin = min((change.time.date() for change in known.values()), default=date.max)
    found: dict[int, dict[Kind, Published]] = {}
    for (year, kind), of in sorted(groups.items(), key=lambda group: -group[0][0]):
        days = [change.time.date() for record in of if (change := known.get(record.source)) and not change.begins]
        if days and begin < date(year + (kind is Kind.SELF_EVALUATION), 1, 1):
            found.setdefault(year, {})[kind] = Published(min(days), max(days), len(days), len(of))
    return found
