"""What differs between two versions of a form, by the texts of their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from generator.definition.amendments import CORRECTIONS, DATE, RECORD_KEYS
from generator.definition.cells import WITHHELD
from generator.model import CellPath
from generator.reading.changes.mentioning import Change, without_thousands
from generator.reading.values.folding import folded
from generator.reading.values.scalars import number_in
from generator.source.document import Document
from generator.source.nodes import List, Map, Node, Scalar


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two versions of a form."""

    changes: tuple[Change, ...]
    """The cells of the paper that held a text and hold another one or none now."""
    additions: tuple[Change, ...]
    """The cells, and groups of cells, that were blank, withheld or not there; without the text of a group."""
    corrections: tuple[Node, ...]
    """The corrections that are not equal to an earlier one, empty if there are no more of them than before."""
    cells: Mapping[CellPath, str]
    """All cells of the later version."""


def difference(
    before: Document, after: Document, private: frozenset[str], own: Callable[[CellPath], CellPath] = tuple
) -> Difference:
    """Return the difference between two versions; cells named in ``private`` should never have held anything.

    ``own`` returns a path by the names that both versions have in common.
    """
    was = {own(path): text for path, text in cells_of(before.root, after.root)}
    is_now = {own(path): text for path, text in cells_of(after.root)}
    return Difference(
        changes=tuple(_changes(was, is_now, private)),
        additions=tuple(_additions(was, is_now, private)),
        corrections=_new_corrections(before, after),
        cells=is_now,
    )


def _changes(was: dict[CellPath, str], is_now: dict[CellPath, str], private: frozenset[str]) -> Iterator[Change]:
    """Yield the cells of a paper whose text changed; one that was blank or withheld cannot have been cited."""
    for path, text in was.items():
        is_told = path[0] not in RECORD_KEYS and private.isdisjoint(path)
        if is_told and text not in ("", WITHHELD) and _same(is_now.get(path, "")) != _same(text):
            yield Change(path, text, is_now.get(path, ""))


def _additions(was: dict[CellPath, str], is_now: dict[CellPath, str], private: frozenset[str]) -> Iterator[Change]:
    there = {start for path in was for start in starts(path)}
    told: set[CellPath] = set()
    for path, text in is_now.items():
        new = next((start for start in starts(path) if start not in there), path)
        is_told = path[0] not in RECORD_KEYS and private.isdisjoint(path) and new not in told
        if is_told and text not in ("", WITHHELD) and was.get(path, "") in ("", WITHHELD):
            told.add(new)
            # What was withheld so far may be withheld again soon.
            yield Change(new, "", text if new == path and was.get(path) != WITHHELD else "")


def gone_together(changes: Iterable[Change], cells: Mapping[CellPath, str]) -> Iterator[tuple[Change, ...]]:
    """Yield changes one by one, but together those of all cells of a group of which ``cells`` hold nothing."""
    there = {start for path, text in cells.items() if text for start in starts(path)}
    groups: dict[CellPath, list[Change]] = {}
    for change in changes:
        group = next((start for start in starts(change.path) if start not in there), change.path)
        groups.setdefault(group, []).append(change)
    yield from map(tuple, groups.values())


def starts(path: CellPath) -> Iterator[CellPath]:
    """Yield the paths to everything around a cell, the outermost first, and that to the cell itself."""
    return (path[:length] for length in range(1, len(path) + 1))


def corrections_in(document: Document) -> tuple[Node, ...]:
    """Return the corrections of a form, as they were written."""
    entry = document.root.entries.get(CORRECTIONS)
    return entry.value.nodes if entry and isinstance(entry.value, List) else ()


def corrections_apart(document: Document, other: Document) -> tuple[Node, ...]:
    """Return the corrections of a form that are not equal to one of another version."""
    there = {frozenset(cells_of(node)) for node in corrections_in(other)}
    return tuple(node for node in corrections_in(document) if frozenset(cells_of(node)) not in there)


def _new_corrections(before: Document, after: Document) -> tuple[Node, ...]:
    if len(corrections_in(after)) <= len(corrections_in(before)):
        return ()
    return corrections_apart(after, before)


def said_in(corrections: Iterable[Node]) -> str:
    """Return all that corrections say, without their dates."""
    return " ".join(text for node in corrections for path, text in cells_of(node) if path != (DATE,))


def cells_of(node: Node, beside: Node | None = None, path: CellPath = ()) -> Iterator[tuple[CellPath, str]]:
    """Yield the text of each cell with the path to it, white space normalised, since the paper does not have it.

    Ticked options are one text. The rows of a table are numbered as those of ``beside``, a later version, as far as
    they are found there, so that a row that is removed does not change all others.
    """
    match node:
        case Scalar(text):
            yield path, " ".join(text.split())
        case List(nodes) if all(isinstance(item, Scalar) for item in nodes):
            texts = [text for item in nodes for _, text in cells_of(item)]
            yield path, "、".join(texts)
        case List(nodes):
            others = beside.nodes if isinstance(beside, List) else ()
            numbers = _numbers(nodes, others) if others else range(len(nodes))
            for number, item in zip(numbers, nodes, strict=True):
                yield from cells_of(item, others[number] if number < len(others) else None, (*path, number))
        case Map(entries):
            others_by_key = beside.entries if isinstance(beside, Map) else {}
            for key, entry in entries.items():
                other = others_by_key[key].value if key in others_by_key else None
                yield from cells_of(entry.value, other, (*path, key))


def _numbers(rows: Sequence[Node], others: Sequence[Node]) -> list[int]:
    """Return the number of each row among others: those of equal ones, else in order; further rows follow after all."""
    free: dict[frozenset[tuple[CellPath, str]], list[int]] = {}
    for number, other in enumerate(others):
        free.setdefault(_row(other), []).append(number)
    equal = [numbers.pop(0) if (numbers := free.get(_row(row))) else None for row in rows]
    left = chain(sorted(chain(*free.values())), count(len(others)))
    return [next(left) if number is None else number for number in equal]


def _row(node: Node) -> frozenset[tuple[CellPath, str]]:
    return frozenset((path, _same(text)) for path, text in cells_of(node))


def _same(text: str) -> str:
    """Return a text in the form of all that say the same: widths of characters and commas in numbers say nothing."""
    plain = without_thousands(folded(text))
    number = number_in(plain)
    return plain if number is None else f"{number.normalize():f}"
