"""Reads everything that a form says beside its paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from generator.diagnostics import Reading
from generator.model import Correction, Withdrawal
from generator.reading.beside.amendments import read_corrections, read_withdrawal
from generator.reading.beside.answers import read_answers
from generator.reading.beside.original import read_original
from generator.source.document import Document


class Aside(NamedTuple):
    """The URL of the original, answers to findings by rule, and amendments after publication."""

    original: str
    answers: Mapping[str, str]
    withdrawal: Withdrawal | None
    corrections: tuple[Correction, ...]


def read_aside(document: Document, rules: Collection[str]) -> Reading[Aside]:
    """Return what a form says beside its paper; ``rules`` are those that can be answered."""
    original = yield from read_original(document)
    answers = yield from read_answers(document, rules)
    withdrawal = yield from read_withdrawal(document)
    corrections = yield from read_corrections(document)
    return Aside(original, answers, withdrawal, corrections)
