"""What a form says now and said before: a figure that readers may have quoted is not to change without a word."""

from __future__ import annotations

from collections.abc import Iterator

from generator.definition.amendments import CORRECTIONS, RECORD_KEYS, WITHDRAWAL
from generator.definition.cells import WITHHELD
from generator.diagnostics import Diagnostic, collect, warning
from generator.reading.naming import Definitions, definition_of
from generator.source.document import Document
from generator.source.nodes import Items, Node, Scalar, Table, locate


def changed_since(before: Document, after: Document, definitions: Definitions) -> Iterator[Diagnostic]:
    """Yield a warning for each cell that was changed without a word, one alone where another form took the place.

    A self-evaluation is filed beside its declaration, and not in its file.
    """
    (was, _), (is_now, _) = (collect(definition_of(document, definitions)) for document in (before, after))
    if was and is_now and was.kind is not is_now.kind:
        place = after.place(locate(after.root, ("form",)))
        yield warning("form-overwritten", place, before=was.title, after=is_now.title)
    else:
        private = (definition.private for definition in (was, is_now) if definition)
        yield from uncorrected(before, after, private=frozenset().union(*private))


def uncorrected(before: Document, after: Document, *, private: frozenset[str] = frozenset()) -> Iterator[Diagnostic]:
    """Yield a warning for each cell that holds something else than before, unless the form tells of its change.

    A form tells of it by one more correction, or by being withdrawn. To a cell that was blank or withheld nobody can
    have referred, and what is withheld, or was and has to be, is not said again; nor is what stood in a cell of one of
    the names ``private``, where it should never have been.
    """
    if WITHDRAWAL in after.root.entries or _corrections(after) > _corrections(before):
        return
    now = dict(_cells(after.root))
    for path, text in _cells(before.root):
        is_told = path[0] not in RECORD_KEYS and private.isdisjoint(path)
        if is_told and text not in ("", WITHHELD) and now.get(path, "") not in (text, WITHHELD):
            place = after.place(locate(after.root, path))
            cell = " · ".join(step for step in path if isinstance(step, str))
            yield warning("changed-uncorrected", place, cell=cell, before=text, after=now.get(path, ""))


def _corrections(document: Document) -> int:
    entry = document.root.entries.get(CORRECTIONS)
    return len(entry.value.nodes) if entry and isinstance(entry.value, Items) else 0


def _cells(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the text of each cell with the way to it; spaces and ends of lines are the file's, not the paper's."""
    match node:
        case Scalar(text):
            yield path, " ".join(text.split())
        case Items(nodes):
            for number, item in enumerate(nodes):
                yield from _cells(item, (*path, number))
        case Table(entries):
            for key, entry in entries.items():
                yield from _cells(entry.value, (*path, key))
