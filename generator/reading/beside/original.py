"""Reads the URL where the unit published the original: ``原文网址: https://…``."""

from __future__ import annotations

import re

from generator.definition.amendments import ORIGINAL, ORIGINAL_ADDRESS
from generator.diagnostics import Reading, error, warning
from generator.personal import address_has_persons_own
from generator.source.document import Document
from generator.source.nodes import Scalar, is_blank

_ADDRESS = re.compile(ORIGINAL_ADDRESS)


def read_original(document: Document) -> Reading[str]:
    """Return the URL of the original, empty if the form gives none."""
    entry = document.root.entries.get(ORIGINAL)
    if entry is None or is_blank(entry.value):
        return ""
    if isinstance(entry.value, Scalar) and _ADDRESS.fullmatch(entry.value.text):
        if address_has_persons_own(entry.value.text):
            yield warning("personal-address", document.place(entry.value))
        return entry.value.text
    yield error("wrong-original", document.place(entry.value), key=ORIGINAL)
    return ""
