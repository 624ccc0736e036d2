"""Finds the cells between rules: spaces with walls, each extended until it meets a wall on every side."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, product
from typing import NamedTuple

from generator.importing.pdf.shapes import Box

NEAR = 2.5
"""How far apart rules may be to count as one: double rules, or those of two neighbours."""

GAP = 4.0
"""How far apart the parts of a dashed rule may be."""


Room = tuple[int, int]
"""A cell, by its first row and column."""


class _Rule(NamedTuple):
    """A rule: its position, and its start and end."""

    at: float
    start: float
    end: float
    is_drawn: bool = True

    def reaches(self, place: float, tolerance: float = 0.0) -> bool:
        return self.start - tolerance <= place <= self.end + tolerance


class Enclosed(NamedTuple):
    """A cell: its first row and column, its last row, and its box; without some rule it may not be a rectangle."""

    room: Room
    last: int
    box: Box
    is_rectangle: bool


class Grid(NamedTuple):
    """The cells of a table: the positions of columns and rows, and the cell that each field belongs to.

    ``rooms`` maps each row and column to the first row and column of the cell that covers it. A table cut by the end of
    a page may have no rule at its top or bottom.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]
    rooms: dict[Room, Room]
    is_open_above: bool
    is_open_below: bool

    @property
    def box(self) -> Box:
        """The box around all cells."""
        return Box(self.across[0], self.down[0], self.across[-1], self.down[-1])

    @property
    def cells(self) -> Iterator[Enclosed]:
        """Yield each cell."""
        covered: dict[Room, list[Room]] = {}
        for place, room in self.rooms.items():
            covered.setdefault(room, []).append(place)
        for room, places in covered.items():
            rows, columns = ({*each} for each in zip(*places, strict=True))
            last, end = max(rows), max(columns)
            box = Box(self.across[room[1]], self.down[room[0]], self.across[end + 1], self.down[last + 1])
            yield Enclosed(room, last, box, is_rectangle=len(places) == len(rows) * len(columns))

    def at(self, across: float, down: float) -> Room | None:
        """Return the cell at a place, ``None`` outside all of them."""
        place = bisect(self.down, down) - 1, bisect(self.across, across) - 1
        return self.rooms.get(place)


def grids_of(rules: Iterable[Box]) -> tuple[Grid, ...]:
    """Return the tables drawn by rules, smallest first; a frame around one cell does not count."""
    rules = tuple(rules)
    across = _joined(_Rule(box.down, box.left, box.right) for box in rules if box.width > box.height)
    down = _joined(_Rule(box.across, box.top, box.bottom) for box in rules if box.width <= box.height)
    down = [_whole(rule, across) for rule in down]
    across = [_whole(rule, down) for rule in across]
    groups = _touching([*across, *_missing(down, across)], [*down, *_missing(across, down)])
    grids = (_grid(*group) for group in groups)
    return tuple(sorted((grid for grid in grids if grid), key=lambda grid: grid.box.width * grid.box.height))


def _whole(rule: _Rule, crossing: Sequence[_Rule]) -> _Rule:
    """Return a rule of a table, extended to the next to meet: browsers cut some off at the end of a page."""
    if not any(_meet(rule, other) for other in crossing):
        return rule
    places = [other.at for other in crossing if other.reaches(rule.at, NEAR)]
    start = max((at for at in places if at <= rule.start + NEAR), default=rule.start)
    end = min((at for at in places if at >= rule.end - NEAR), default=rule.end)
    return rule._replace(start=min(start, rule.start), end=max(end, rule.end))


def _missing(rules: Sequence[_Rule], crossing: Sequence[_Rule]) -> Iterator[_Rule]:
    """Yield rules missing at the sides of a table: between the ends of others that meet nothing there."""
    ends = [
        (end, rule.at)
        for rule in rules
        if any(_meet(rule, other) for other in crossing)
        for end in (rule.start, rule.end)
        if not any(abs(other.at - end) <= NEAR and other.reaches(rule.at, NEAR) for other in crossing)
    ]
    places = together(end for end, _ in ends)
    for place in sorted({*places.values()}):
        beside = [at for end, at in ends if places[end] == place]
        if len(beside) > 1:
            yield _Rule(place, min(beside), max(beside), is_drawn=False)


def _joined(rules: Iterable[_Rule]) -> list[_Rule]:
    """Return rules; those on one line that continue each other are merged."""
    rules = tuple(rules)
    joined: list[_Rule] = []
    places = together(rule.at for rule in rules)
    for at, group in groupby(sorted(rule._replace(at=places[rule.at]) for rule in rules), lambda rule: rule.at):
        first = len(joined)
        for rule in group:
            if len(joined) > first and rule.start <= joined[-1].end + GAP:
                joined[-1] = _Rule(at, joined[-1].start, max(joined[-1].end, rule.end))
            else:
                joined.append(rule)
    return joined


def together(places: Iterable[float]) -> dict[float, float]:
    """Return for each place the middle of the places near it."""
    groups: list[list[float]] = []
    for place in sorted(set(places)):
        if groups and place - groups[-1][-1] <= NEAR:
            groups[-1].append(place)
        else:
            groups.append([place])
    return {place: (group[0] + group[-1]) / 2 for group in groups for place in group}


def _touching(across: Sequence[_Rule], down: Sequence[_Rule]) -> list[tuple[list[_Rule], list[_Rule]]]:
    """Return the rules of each table: those that meet, directly or through others."""
    groups: list[tuple[list[_Rule], list[_Rule]]] = []
    for rule in across:
        met = [group for group in groups if any(_meet(rule, other) for other in group[1])]
        new = [other for other in down if _meet(rule, other) and not any(other in group[1] for group in met)]
        groups = [group for group in groups if group not in met]
        groups.append(
            (
                [rule, *(each for group in met for each in group[0])],
                [*new, *(each for group in met for each in group[1])],
            )
        )
    return groups


def _meet(one: _Rule, crossing: _Rule) -> bool:
    return one.reaches(crossing.at, NEAR) and crossing.reaches(one.at, NEAR)


def _grid(across: Sequence[_Rule], down: Sequence[_Rule]) -> Grid | None:
    columns = tuple(sorted({rule.at for rule in down}))
    rows = tuple(sorted({rule.at for rule in across}))
    rooms: dict[Room, Room] = {}
    for row, column in product(range(len(rows) - 1), range(len(columns) - 1)):
        place = row, column
        rooms[place] = place
        if row and not _is_wall(across, rows[row], *columns[column : column + 2]):
            _unite(rooms, (row - 1, column), place)
        if column and not _is_wall(down, columns[column], *rows[row : row + 2]):
            _unite(rooms, (row, column - 1), place)
    if len(set(rooms.values())) < 2:
        return None
    drawn = {rule.at for rule in across if rule.is_drawn}
    return Grid(columns, rows, rooms, rows[0] not in drawn, rows[-1] not in drawn)


def _is_wall(rules: Iterable[_Rule], at: float, start: float, end: float) -> bool:
    """Tell whether a rule separates two fields."""
    return any(rule.at == at and rule.reaches((start + end) / 2) for rule in rules)


def _unite(rooms: dict[Room, Room], one: Room, other: Room) -> None:
    """Merge two rooms into the one that begins first."""
    first, second = sorted((rooms[one], rooms[other]))
    if first != second:
        rooms |= {place: first for place, room in rooms.items() if room == second}
