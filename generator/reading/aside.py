"""Reads all that a form says of itself beside its paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from generator.diagnostics import Reading
from generator.model import Correction, Withdrawal
from generator.reading.amendments import read_corrections, read_withdrawal
from generator.reading.answers import read_answers
from generator.reading.original import read_original
from generator.source.document import Document


class Aside(NamedTuple):
    """Where the original is, answers to findings by rule, and what became of the form after it was published."""

    original: str
    answers: Mapping[str, str]
    withdrawal: Withdrawal | None
    corrections: tuple[Correction, ...]


def read_aside(document: Document, rules: Collection[str]) -> Reading[Aside]:
    """Return what stands beside the paper; ``rules`` are those that can be answered."""
    original = yield from read_original(document)
    answers = yield from read_answers(document, rules)
    withdrawal = yield from read_withdrawal(document)
    corrections = yield from read_corrections(document)
    return Aside(original, answers, withdrawal, corrections)
