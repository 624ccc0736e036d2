"""Compares a form with its earlier version: a value that readers may have quoted must not change silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from generator.definition.amendments import CORRECTIONS, DATE, RECORD_KEYS, WITHDRAWAL
from generator.diagnostics import Diagnostic, collect, information, warning
from generator.model import CellPath
from generator.reading.changes.claims import Shown, numbers_of, untrue_claims
from generator.reading.changes.differences import (
    Difference,
    cells_of,
    corrections_apart,
    difference,
    gone_together,
    said_in,
)
from generator.reading.changes.mentioning import Said, joined
from generator.reading.naming import Definitions, definition_of
from generator.source.document import Document
from generator.source.nodes import Node, locate

_MOST_NAMED = 20
"""How many cells that no correction mentions are named; dots stand for the others."""


def changed_since(before: Document, after: Document, definitions: Definitions) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each changed cell, or one warning if a form of another kind took the place.

    A self-evaluation is filed beside its declaration, not in its file.
    """
    (was, _), (is_now, _) = (collect(definition_of(document, definitions)) for document in (before, after))
    if was and is_now and was.kind is not is_now.kind:
        place = after.place(locate(after.root, ("form",)))
        yield warning("form-overwritten", place, before=was.title, after=is_now.title)
    else:
        private = (definition.private for definition in (was, is_now) if definition)
        yield from changes_told(before, after, private=frozenset().union(*private))


def changes_told(before: Document, after: Document, *, private: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each changed cell, or information if the form has a new correction.

    Further warnings are about new corrections, and about each earlier one that is missing or rewritten. If more of a
    text is withheld than before, only the cell is named, because its old text may contain a name. What was added is
    information: nobody can have cited it. Of a withdrawn form it is only reported that it was not withdrawn before.
    """
    found = difference(before, after, private)
    yield from _withdrawn_or_back(before, after, is_corrected=bool(found.corrections))
    if WITHDRAWAL in after.root.entries:
        return
    yield from _listed(found, after)
    if WITHDRAWAL not in before.root.entries:  # else people may have cited what is there again
        for new in found.additions:
            place = after.place(locate(after.root, new.path))
            yield information("changed-added", place, cell=new.cell, after=new.after)
    if found.changes and found.corrections:
        yield from _silent(after, found)
        yield from _untrue(before, after, found.corrections)
    for day in _rewritten(before, after):
        yield warning("correction-rewritten", after.place(locate(after.root, (CORRECTIONS,))), day=day)


def _listed(found: Difference, after: Document) -> Iterator[Diagnostic]:
    changes, is_corrected = found.changes, bool(found.corrections)
    # Rows are paired by their texts or their order: what is withheld in one may have stood in another.
    withheld = {change.names for change in changes if change.withholds}
    for change in changes:
        place = after.place(locate(after.root, change.path))
        if change.names in withheld and is_corrected:
            yield information("changed-withheld", place, cell=change.cell)
        elif change.names in withheld:
            yield warning("changed-withheld", place, cell=change.cell)
    for group in gone_together([change for change in changes if change.names not in withheld], found.cells):
        change = joined(group)
        place = after.place(locate(after.root, change.path))
        was, is_now = change.apart
        if is_corrected:
            yield information("changed-corrected", place, cell=change.cell, before=was, after=is_now)
        else:
            yield warning("changed-uncorrected", place, cell=change.cell, before=was, after=is_now)


def _withdrawn_or_back(before: Document, after: Document, *, is_corrected: bool) -> Iterator[Diagnostic]:
    """Yield that a form was withdrawn, or that this was taken back, of which readers learn by a correction alone."""
    match WITHDRAWAL in before.root.entries, WITHDRAWAL in after.root.entries:
        case False, True:
            yield information("changed-withdrawn", after.place(locate(after.root, (WITHDRAWAL,))))
        case True, False if is_corrected:
            yield information("withdrawal-taken-back", after.place(after.root))
        case True, False:
            yield warning("withdrawal-taken-back", after.place(after.root))


def _rewritten(before: Document, after: Document) -> Iterator[str]:
    """Yield the dates of corrections that were removed or altered; not their texts, which may have had to go."""
    for node in corrections_apart(before, after):
        yield dict(cells_of(node)).get((DATE,), "")


def _silent(after: Document, found: Difference) -> Iterator[Diagnostic]:
    """Yield one warning with the cells that no new correction mentions, if there are any."""
    said = Said(said_in(found.corrections))
    if silent := {change.names: change for change in found.changes if not said.mentions(change)}:
        named = [change.cell for change in islice(silent.values(), _MOST_NAMED)]
        cells = [*named, "……"] if len(silent) > _MOST_NAMED else named
        yield warning("correction-silent", after.place(found.corrections[0]), cells=cells, count=len(silent))


def _untrue(before: Document, after: Document, corrections: Sequence[Node]) -> Iterator[Diagnostic]:
    """Yield a warning for each change of a number that a new correction claims and no cell shows."""
    was, is_now = dict(cells_of(before.root, after.root)), dict(cells_of(after.root))
    gone, new = numbers_of(_texts_apart(was, is_now)), numbers_of(_texts_apart(is_now, was))
    # What one correction wrote, another may have changed since.
    each = [numbers_of([said_in([node])]) for node in corrections]
    told: Counter[object] = Counter(chain(*each))
    for node, own in zip(corrections, each, strict=True):
        for path, said in cells_of(node):
            for claim in untrue_claims(said, Shown(gone, told, own), Shown(new, told, own)):
                yield warning("correction-untrue", after.place(locate(node, path)), said=claim)


def _texts_apart(cells: Mapping[CellPath, str], others: Mapping[CellPath, str]) -> list[str]:
    """Return the texts of a paper that stand elsewhere or not at all in another version."""
    return [text for path, text in cells.items() if path[0] not in RECORD_KEYS and others.get(path) != text]
