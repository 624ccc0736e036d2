"""Compares a form with its earlier version: a value that readers may have quoted must not change silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.definition.amendments import CORRECTIONS, DATE, RECORD_KEYS, WITHDRAWAL
from generator.definition.cells import WITHHELD
from generator.diagnostics import Diagnostic, collect, information, warning
from generator.model import CellPath
from generator.reading.changes.claims import untrue_claims
from generator.reading.changes.mentioning import Change, joined, mentions
from generator.reading.naming import Definitions, definition_of
from generator.source.document import Document
from generator.source.nodes import Items, Node, Scalar, Table, locate


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


def changes_told(before: Document, after: Document, *, private: frozenset[str] = frozenset()) -> Iterator[Diagnostic]:
    """Yield a warning for each changed cell, or information if the form has a new correction.

    Further warnings are about new corrections, and about each earlier one that is missing or rewritten. If more of a
    text is withheld than before, only the cell is named, because its old text may contain a name. What was added is
    information: nobody can have cited it. Of a withdrawn form it is only reported that it was not withdrawn before.
    """
    corrections = _new_corrections(before, after)
    yield from _withdrawn_or_back(before, after, is_corrected=bool(corrections))
    if WITHDRAWAL in after.root.entries:
        return
    changes = list(_changes(before, after, private))
    yield from _listed(changes, after, is_corrected=bool(corrections))
    if WITHDRAWAL not in before.root.entries:  # else people may have cited what is there again
        yield from _additions(before, after, private)
    if changes and corrections:
        yield from _silent(after, changes, corrections)
        yield from _untrue(before, after, corrections)
    for day in _rewritten(before, after):
        yield warning("correction-rewritten", after.place(locate(after.root, (CORRECTIONS,))), day=day)


def _listed(changes: Sequence[Change], after: Document, *, is_corrected: bool) -> Iterator[Diagnostic]:
    # The rows of a list are compared by their numbers: if one is removed, others move, with what is withheld in them.
    withheld = {change.names for change in changes if change.withholds}
    for change in changes:
        place = after.place(locate(after.root, change.path))
        if change.names in withheld and is_corrected:
            yield information("changed-withheld", place, cell=change.cell)
        elif change.names in withheld:
            yield warning("changed-withheld", place, cell=change.cell)
    for change in _gone_together([change for change in changes if change.names not in withheld], after):
        place = after.place(locate(after.root, change.path))
        was, is_now = change.apart
        if is_corrected:
            yield information("changed-corrected", place, cell=change.cell, before=was, after=is_now)
        else:
            yield warning("changed-uncorrected", place, cell=change.cell, before=was, after=is_now)


def _gone_together(changes: Iterable[Change], after: Document) -> Iterator[Change]:
    """Yield changes, those of all cells of a group of which nothing is left as one change of the group."""
    there = {start for path, text in _cells(after.root) if text for start in _starts(path)}
    groups: dict[CellPath, list[Change]] = {}
    for change in changes:
        group = next((start for start in _starts(change.path) if start not in there), change.path)
        groups.setdefault(group, []).append(change)
    for members in groups.values():
        yield members[0] if len(members) == 1 else joined(members)


def _withdrawn_or_back(before: Document, after: Document, *, is_corrected: bool) -> Iterator[Diagnostic]:
    """Yield that a form was withdrawn, or that this was taken back, of which readers learn by a correction alone."""
    match WITHDRAWAL in before.root.entries, WITHDRAWAL in after.root.entries:
        case False, True:
            yield information("changed-withdrawn", after.place(locate(after.root, (WITHDRAWAL,))))
        case True, False if is_corrected:
            yield information("withdrawal-taken-back", after.place(after.root))
        case True, False:
            yield warning("withdrawal-taken-back", after.place(after.root))


def _changes(before: Document, after: Document, private: frozenset[str]) -> Iterator[Change]:
    """Yield the cells of a paper whose text changed.

    A cell that was blank or withheld cannot have been cited. What stood in a cell named in ``private`` should never
    have been there.
    """
    now = dict(_cells(after.root))
    for path, text in _cells(before.root):
        is_told = path[0] not in RECORD_KEYS and private.isdisjoint(path)
        if is_told and text not in ("", WITHHELD) and now.get(path, "") != text:
            yield Change(path, text, now.get(path, ""))


def _additions(before: Document, after: Document, private: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield information of each cell that was blank, and of each cell or group of cells that was not there."""
    was = dict(_cells(before.root))
    there = {start for path in was for start in _starts(path)}
    told: set[CellPath] = set()
    for path, text in _cells(after.root):
        new = next((start for start in _starts(path) if start not in there), path)
        is_told = path[0] not in RECORD_KEYS and private.isdisjoint(path) and new not in told
        if is_told and text not in ("", WITHHELD) and was.get(path, "") in ("", WITHHELD):
            told.add(new)
            # What was withheld so far may be withheld again soon.
            after_text = text if new == path and was.get(path) != WITHHELD else ""
            change = Change(new, "", after_text)
            yield information("changed-added", after.place(locate(after.root, new)), cell=change.cell, after=after_text)


def _starts(path: CellPath) -> Iterator[CellPath]:
    return (path[:length] for length in range(1, len(path) + 1))


def _new_corrections(before: Document, after: Document) -> list[Node]:
    """Return the corrections that are not equal to an earlier one, empty if there are no more of them than before."""
    earlier = [dict(_cells(node)) for node in _corrections(before)]
    there = _corrections(after)
    if len(there) <= len(earlier):
        return []
    return [node for node in there if dict(_cells(node)) not in earlier]


def _rewritten(before: Document, after: Document) -> Iterator[str]:
    """Yield the dates of corrections that were removed or altered; not their texts, which may have had to go."""
    there = [dict(_cells(node)) for node in _corrections(after)]
    for cells in (dict(_cells(node)) for node in _corrections(before)):
        if cells not in there:
            yield cells.get((DATE,), "")


def _silent(after: Document, changes: Iterable[Change], corrections: Sequence[Node]) -> Iterator[Diagnostic]:
    """Yield one warning with the cells that no new correction mentions, if there are any."""
    said = " ".join(text for node in corrections for path, text in _cells(node) if path != (DATE,))
    if silent := dict.fromkeys(change.cell for change in changes if not mentions(said, change)):
        yield warning("correction-silent", after.place(corrections[0]), cells=[*silent], count=len(silent))


def _untrue(before: Document, after: Document, corrections: Sequence[Node]) -> Iterator[Diagnostic]:
    """Yield a warning for each change of a number that a new correction claims and no cell shows."""
    was, is_now = dict(_cells(before.root)), dict(_cells(after.root))
    gone, new = _texts_apart(was, is_now), _texts_apart(is_now, was)
    for node in corrections:
        # What one correction wrote, another may have changed since.
        told = (one for other in corrections if other is not node for one in _cells(other))
        others = [text for path, text in told if path != (DATE,)]
        for path, said in _cells(node):
            for claim in untrue_claims(said, [*gone, *others], [*new, *others]):
                yield warning("correction-untrue", after.place(locate(node, path)), said=claim)


def _texts_apart(cells: Mapping[CellPath, str], others: Mapping[CellPath, str]) -> list[str]:
    """Return the texts of a paper that stand elsewhere or not at all in another version."""
    return [text for path, text in cells.items() if path[0] not in RECORD_KEYS and others.get(path) != text]


def _corrections(document: Document) -> Sequence[Node]:
    entry = document.root.entries.get(CORRECTIONS)
    return entry.value.nodes if entry and isinstance(entry.value, Items) else ()


def _cells(node: Node, path: CellPath = ()) -> Iterator[tuple[CellPath, str]]:
    """Yield the text of each cell with the path to it, white space normalised, since the paper does not have it."""
    match node:
        case Scalar(text):
            yield path, " ".join(text.split())
        case Items(nodes):
            for number, item in enumerate(nodes):
                yield from _cells(item, (*path, number))
        case Table(entries):
            for key, entry in entries.items():
                yield from _cells(entry.value, (*path, key))
