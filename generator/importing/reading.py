"""Reads the papers in a file that a stranger may have made so that it takes time and memory without end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.definition.cells import Definition
from generator.importing.apart import Unfinished, apart
from generator.importing.drafts import Draft
from generator.importing.lines import Note, Unreadable
from generator.importing.opening import opened
from generator.importing.papers import drafts_of, printed_by


class Papers(NamedTuple):
    """The papers in a file, and notes about it."""

    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...]


def papers_in(data: bytes, definitions: Iterable[Definition]) -> Papers:
    """Return the papers in a file, opened and read in a process of its own; raises ``Unreadable``."""
    try:
        return apart(_read, data, tuple(definitions))
    except Unfinished as problem:
        raise Unreadable("slow" if problem.is_slow else "damaged") from None
    except MemoryError:
        raise Unreadable("slow") from None


def _read(data: bytes, definitions: tuple[Definition, ...]) -> Papers:
    content = opened(data, printed_by(definitions))
    return Papers(tuple(paper for part in content.parts for paper in drafts_of(part, definitions)), content.notes)
