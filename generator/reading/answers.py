"""Reads what a unit answers to findings: ``回应: {rule: text}``."""

from __future__ import annotations

from generator.definition.soundness import ANSWERS
from generator.diagnostics import Reading, error
from generator.source.document import Document
from generator.source.nodes import Scalar, Table, is_blank


def read_answers(document: Document) -> Reading[dict[str, str]]:
    """Return the answers by rule, in the order written."""
    entry = document.root.entries.get(ANSWERS)
    if entry is None or is_blank(entry.value):
        return {}
    if not isinstance(entry.value, Table):
        yield error("mapping-expected", document.place(entry.value), key=ANSWERS)
        return {}
    answers: dict[str, str] = {}
    for rule, answer in entry.value.entries.items():
        if isinstance(answer.value, Scalar) and not is_blank(answer.value):
            answers[rule] = answer.value.text
        else:
            yield error("text-expected", document.place(answer.value), key=rule)
    return answers
