"""Reads the unit's answers to findings: ``回应: {rule: text}``."""

from __future__ import annotations

from collections.abc import Collection

from generator.definition.amendments import ANSWERS
from generator.diagnostics import Reading, error
from generator.reading.paper.colons import undivided
from generator.reading.paper.texts import read_said
from generator.reading.values.nearest import nearest
from generator.source.document import Document
from generator.source.nodes import Map, is_blank


def read_answers(document: Document, rules: Collection[str]) -> Reading[dict[str, str]]:
    """Return the answers by rule, in the order written; ``rules`` are the existing rules."""
    entry = document.root.entries.get(ANSWERS)
    if entry is None or is_blank(entry.value):
        return {}
    if not isinstance(entry.value, Map):
        yield undivided(entry.value, error("answer-shape", document.place(entry.value), key=ANSWERS))
        return {}
    answers: dict[str, str] = {}
    for rule, answer in entry.value.entries.items():
        if rule not in rules:
            yield error("unknown-answer", document.place(answer.key), key=rule, nearest=nearest(rule, sorted(rules)))
        if is_blank(answer.value):
            yield error("blank-answer", document.place(answer.value), key=rule)
        elif (said := (yield from read_said(document, answer.value, rule))) is not None:
            answers[rule] = said
    return answers
