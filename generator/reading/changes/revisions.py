"""What each published change of a form changed, as far as it may be told to everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import NamedTuple

from generator.definition.amendments import ANSWERS, CORRECTIONS, RECORD_KEYS, WITHDRAWAL
from generator.definition.cells import WITHHELD, Definition
from generator.diagnostics import collect, has_errors
from generator.model import CellPath
from generator.personal import covered
from generator.reading.changes.differences import (
    Difference,
    cells_of,
    corrections_apart,
    difference,
    gone_together,
    said_in,
    starts,
)
from generator.reading.changes.meanings import Meaning, meaning_of, units_in
from generator.reading.changes.mentioning import Change, Said, joined, names_on
from generator.reading.naming import Definitions, definition_of
from generator.source.document import Document, read_document

MOST_TOLD = 6
"""How many cells of a removed group are told one by one."""


class Standing(Enum):
    """Whether two versions could be compared, and what happened if not."""

    COMPARED = "compared"
    OTHER_FORM = "other-form"
    UNREADABLE = "unreadable"
    WITHDRAWN = "withdrawn"
    PUBLISHED_AGAIN = "published-again"


class Became(Enum):
    """What became of a cell. Of an altered or withheld one no text may be told."""

    REPLACED = "replaced"
    REMOVED = "removed"
    ADDED = "added"
    ALTERED = "altered"
    WITHHELD = "withheld"


class Beside(Enum):
    """What a change wrote beside the paper."""

    CORRECTION = "correction"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell, or a group of cells, that a change changed: by the names on the path to it."""

    names: tuple[str, ...]
    became: Became
    before: str
    """What it held, empty if that was nothing or may not be told."""
    after: str
    is_corrected: bool
    """Whether a correction of this or a later change mentions it; of an added cell none has to."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What one change of a form changed."""

    standing: Standing
    cells: tuple[ChangedCell, ...] = ()
    written: tuple[Beside, ...] = ()
    """What was written beside the paper and had not been there, of which no text is told."""
    beside: frozenset[str] = frozenset()
    """The keys of what reads otherwise beside the paper, also if it was only rewritten or taken out."""

    def is_seen(self, *, with_answers: bool) -> bool:
        """Tell whether readers see anything of it, where answers are published or not."""
        if self.standing not in (Standing.COMPARED, Standing.WITHDRAWN):
            return True
        return bool(self.cells or self.beside - (frozenset() if with_answers else {ANSWERS}))


def revisions(
    file: str, versions: Sequence[bytes | None], now: Document, definitions: Definitions
) -> list[Revision | None]:
    """Return what each version but the first changed, and then what the form as it is ``now`` changed.

    ``versions`` are the earlier ones in order of time, ``None`` where the form was not there; nothing is returned for
    these. Each other one is compared with the last one before it that can be read. Nothing is returned for what came
    before a withdrawal either: the form may have been withdrawn for what it held.
    """
    read = [
        *(None if data is None else _version(file, data, definitions) for data in versions),
        _read(now, definitions),
    ]
    told = _Told.of([version for version in read if version])
    found: list[Revision | None] = []
    last: _Version | None = None
    for version in read:
        found.append(_revision(last, version, told) if version else None)
        if version and version.is_withdrawn:
            found = [*[None] * (len(found) - 1), *found[-1:]]
        if version and version.definition:
            last = version
    return found[1:]


class _Version(NamedTuple):
    """A version of a form; ``definition`` is ``None`` if it cannot be read by one of today's."""

    document: Document | None
    definition: Definition | None

    @property
    def is_withdrawn(self) -> bool:
        return self.document is not None and WITHDRAWAL in self.document.root.entries

    @property
    def cells(self) -> dict[CellPath, str]:
        cells = cells_of(self.document.root) if self.document else ()
        return {_own(path, self.definition) if self.definition else path: text for path, text in cells}

    def beside(self, key: str) -> dict[CellPath, str]:
        """Return the texts below one of the keys beside the paper."""
        entry = self.document.root.entries.get(key) if self.document else None
        return dict(cells_of(entry.value)) if entry else {}


def _version(file: str, data: bytes, definitions: Definitions) -> _Version:
    document, problems = collect(read_document(file, data))
    return _Version(None, None) if document is None or has_errors(problems) else _read(document, definitions)


def _read(document: Document, definitions: Definitions) -> _Version:
    definition, _ = collect(definition_of(document, definitions))
    is_read = definition and document.root.entries.keys() <= {*definition.names.own, *RECORD_KEYS}
    return _Version(document, definition if is_read else None)


def _own(path: CellPath, definition: Definition) -> CellPath:
    return meaning_of(path, definition).path


@dataclass(frozen=True, slots=True)
class _Told:
    """What decides about all versions of a form whether a text or a name may be told."""

    now: _Version
    there: frozenset[tuple[str, ...]]
    """The names of everything that is there now."""
    withheld: frozenset[tuple[str, ...]]
    """The names of cells of which any version withholds something."""
    is_name_withheld: bool
    """Whether any version withholds something in a name, as of an indicator."""
    units: frozenset[str]
    """The units of numbers that are there now."""

    @classmethod
    def of(cls, versions: Sequence[_Version]) -> _Told:
        """Return what all versions decide, the last of which is that of today."""
        cells = [(names_on(path), text) for version in versions for path, text in version.cells.items()]
        return cls(
            now=versions[-1],
            there=frozenset(names_on(start) for path in versions[-1].cells for start in starts(path)),
            withheld=frozenset(names for names, text in cells if WITHHELD in text),
            is_name_withheld=any(WITHHELD in name for names, _ in cells for name in names),
            units=units_in(versions[-1].cells.values()),
        )

    def names(self, meaning: Meaning) -> tuple[str, ...]:
        """Return the names of a cell that may be told: not one that is gone where names had to be withheld."""
        names = names_on(meaning.path)
        if not self.is_name_withheld or names in self.there:
            return tuple(map(covered, names_on(meaning.called) or names))
        while names and names not in self.there:
            names = names[:-1]
        return tuple(map(covered, names))

    def last_name(self, meaning: Meaning) -> str:
        """Return the name of a cell alone, empty if it may not be told."""
        names = names_on(meaning.path)
        return covered(names[-1]) if names and (not self.is_name_withheld or names in self.there) else ""

    def text(self, text: str, meaning: Meaning) -> str:
        """Return a text of a cell if it may be told, else an empty one."""
        is_withheld = names_on(meaning.path) in self.withheld
        return text if not is_withheld and meaning.may_be_repeated(text, self.units) else ""


def _revision(before: _Version | None, after: _Version, told: _Told) -> Revision:
    if after.is_withdrawn:
        return Revision(Standing.WITHDRAWN, beside=_beside(before, after))
    if before is None or not (before.document and after.document and before.definition and after.definition):
        return Revision(Standing.UNREADABLE)
    if before.is_withdrawn:
        return Revision(Standing.PUBLISHED_AGAIN)
    if before.definition.id != after.definition.id:
        return Revision(Standing.OTHER_FORM)
    own = partial(_own, definition=after.definition)
    found = difference(before.document, after.document, after.definition.private, own)
    cells = _cells(found, Said(_said_since(before.document, told.now)), told, after.definition)
    return Revision(Standing.COMPARED, tuple(cells), tuple(_written(found, before)), _beside(before, after))


def _beside(before: _Version | None, after: _Version) -> frozenset[str]:
    keys = (ANSWERS, CORRECTIONS, WITHDRAWAL)
    return frozenset(key for key in keys if before is None or before.beside(key) != after.beside(key))


def _written(found: Difference, before: _Version) -> Iterator[Beside]:
    if found.corrections:
        yield Beside.CORRECTION
    if any(path[0] == ANSWERS and text and not before.cells.get(path) for path, text in found.cells.items()):
        yield Beside.ANSWER


def _cells(found: Difference, said: Said, told: _Told, definition: Definition) -> Iterator[ChangedCell]:
    for group in gone_together(found.changes, found.cells):
        is_corrected = any(map(said.mentions, group))
        cells = [(change, meaning_of(change.path, definition)) for change in group]
        meaning = meaning_of(joined(group).path, definition)
        became, was, is_now = _replaced(*cells[0], told) if len(cells) == 1 else (Became.REMOVED, _all(cells, told), "")
        yield ChangedCell(told.names(meaning), became, was, is_now, is_corrected)
    for new in found.additions:
        meaning = meaning_of(new.path, definition)
        yield ChangedCell(told.names(meaning), Became.ADDED, "", told.text(new.after, meaning), is_corrected=True)


def _said_since(before: Document, now: _Version) -> str:
    """Return what the corrections of today say that an earlier version did not have."""
    return said_in(corrections_apart(now.document, before)) if now.document else ""


def _replaced(change: Change, meaning: Meaning, told: _Told) -> tuple[Became, str, str]:
    before, after = told.text(change.before, meaning), told.text(change.after, meaning)
    if change.withholds:
        return Became.WITHHELD, "", ""
    if not change.after:
        return Became.REMOVED, before, ""
    return Became.REPLACED if before or after else Became.ALTERED, before, after


def _all(cells: Sequence[tuple[Change, Meaning]], told: _Told) -> str:
    """Return the texts of a removed group that may be told, each after the name of its cell, unless there are many."""
    texts = [(told.last_name(meaning), told.text(change.before, meaning)) for change, meaning in cells]
    return "、".join(f"{name} {text}".strip() for name, text in texts if text) if len(texts) <= MOST_TOLD else ""
