"""The indicators of a project over the years: those of several years in a row each, the others by group and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from generator.catalogue.records import Record
from generator.language import Language
from generator.model import CellPath, Indicator
from generator.rendering import addresses
from generator.rendering.pages.form.indicators import mark_of
from generator.rendering.pages.page import Link
from generator.rules.aligning import AlignedRow, Drift
from generator.rules.comparing.counterparts import group_of
from generator.rules.misses import Attained

Outcomes = Mapping[CellPath, Attained]


class CellView(NamedTuple):
    """An indicator in one form, ``None`` if the form does not have it.

    ``attained`` names the outcome of its target unless it was reached; empty too if no result is compared with it.
    """

    indicator: Indicator | None
    drift: Drift
    attained: str


class RowView(NamedTuple):
    """An indicator of several years, with a cell for each form."""

    name: str
    cells: Sequence[CellView]


class OwnView(NamedTuple):
    """An indicator of one column, as the last of its forms has it, and the target declared that year if it differs."""

    name: str
    cell: CellView
    declared: str


class ColumnView(NamedTuple):
    """Forms whose own indicators are listed together: those of a year, or a single form if all are of one year."""

    year: str
    forms: Sequence[Link]


class GroupView(NamedTuple):
    """A group of indicators, with its own ones of each column."""

    name: str
    cells: Sequence[Sequence[OwnView]]


class IndicatorsView(NamedTuple):
    """The indicators of a project's forms: ``rows`` have a cell for each form, ``groups`` for each of ``columns``.

    Columns without indicators of their own are left out. ``drifts`` are how often each drift is marked in them.
    """

    rows: Sequence[RowView]
    columns: Sequence[ColumnView]
    groups: Sequence[GroupView]
    drifts: Sequence[tuple[str, int]]


def indicators_view(
    rows: Sequence[AlignedRow], records: Sequence[Record], attained: Sequence[Outcomes], language: Language
) -> IndicatorsView:
    """Return the indicators of forms, which ``records`` lists in order of time; ``attained`` is what became of them."""
    columns = _columns(records)
    lines = [_row(row, attained) for row in rows]
    shared = [line for line in lines if len(_filled(line, columns)) > 1]
    alone = [(row, line) for row, line in zip(rows, lines, strict=True) if len(_filled(line, columns)) == 1]
    own = [columns[number] for number in sorted({number for _, line in alone for number in _filled(line, columns)})]
    heads = [_head([records[place] for place in places], language) for places in own]
    groups = _groups(alone, own, language)
    return IndicatorsView(shared, heads, groups, _drifts(shared, groups))


def _drifts(rows: Sequence[RowView], groups: Sequence[GroupView]) -> list[tuple[str, int]]:
    """Return how often each drift is marked, those first that ask for less."""
    owned = (one.cell for group in groups for column in group.cells for one in column)
    marked = Counter(cell.drift for cell in chain(owned, *(row.cells for row in rows)))
    return [(drift.value, marked[drift]) for drift in Drift if marked[drift] and drift is not Drift.SAME]


def _columns(records: Sequence[Record]) -> list[list[int]]:
    """Return the places of the forms of each column."""
    years = [[*places] for _, places in groupby(range(len(records)), key=lambda place: records[place].year)]
    return years if len(years) > 1 else [[place] for place in range(len(records))]


def _head(records: Sequence[Record], language: Language) -> ColumnView:
    kinds = language.interface["kind"]
    forms = [Link(kinds[record.kind.value], addresses.form_url(record.address)) for record in records]
    return ColumnView(language.interface["navigation"]["year"].format(year=records[0].year), forms)


def _row(row: AlignedRow, attained: Sequence[Outcomes]) -> RowView:
    """Return an indicator over the forms, with what became of its targets in each of them."""
    cells = [
        CellView(one, drift, mark_of(outcomes.get(one.path)) if one else "")
        for (one, drift), outcomes in zip(row.cells, attained, strict=True)
    ]
    return RowView(row.name, cells)


def _filled(row: RowView, columns: Sequence[Sequence[int]]) -> list[int]:
    """Return the numbers of the columns that have an indicator."""
    return [number for number, places in enumerate(columns) if any(row.cells[place].indicator for place in places)]


def _groups(
    alone: Sequence[tuple[AlignedRow, RowView]], columns: Sequence[Sequence[int]], language: Language
) -> list[GroupView]:
    """Return the indicators of single columns by group, in the order in which the groups first occur."""
    words = language.interface["compare"]
    groups: dict[str, list[list[OwnView]]] = {}
    for row, line in alone:
        (number,) = _filled(line, columns)
        cells = groups.setdefault(_group_of(_levels(row), words), [[] for _ in columns])
        cells[number].append(_own(line, columns[number]))
    return [GroupView(name, cells) for name, cells in groups.items()]


def _levels(row: AlignedRow) -> tuple[str, ...]:
    return next(one.levels for one, _ in row.cells if one)


def _own(row: RowView, places: Sequence[int]) -> OwnView:
    """Return an indicator of one column; whether it is new or dropped the other columns show."""
    found = [row.cells[place] for place in places if row.cells[place].indicator]
    is_changed = len(found) > 1 and found[-1].drift is not Drift.SAME
    declared = found[0].indicator.target if is_changed and found[0].indicator else None
    last = found[-1] if is_changed else found[-1]._replace(drift=Drift.SAME)
    return OwnView(row.name, last, declared or "")


def _group_of(levels: Sequence[str], words: Mapping[str, str]) -> str:
    """Return the name of an indicator's group: papers may give it another last word, or a longer name.

    Empty if the paper has no groups.
    """
    printed = next((level for level in reversed(levels[:-1]) if level.strip()), "")
    name = group_of(printed)
    endings = (name.removesuffix(ending) for ending in words["group_endings"].split())
    bare = next((shorter for shorter in endings if shorter not in ("", name)), name)
    return dict(pair.split("=") for pair in words["group_names"].split()).get(bare, bare)
