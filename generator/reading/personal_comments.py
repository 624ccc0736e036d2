"""Tells where a comment says what a private cell withholds: comments are public, for the file itself is."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.definition.cells import WITHHELD
from generator.diagnostics import Place, Reading, warning
from generator.source.comments import Comment
from generator.source.document import Document

_CELL = re.compile(r"[\s#\-{\"']*([^:：\"']+?)[\s\"']*[:：](.*)")


def told_in_comments(document: Document, private: Collection[str]) -> Reading[None]:
    """Yield each comment behind a private cell, and each that is one: ``# 联系人: 某某``."""
    for comment in document.comments:
        name, said = _cell_of(comment)
        if name in private and said.strip(" \"'") not in ("", WITHHELD):
            yield warning("private-comment", Place(document.file, comment.line, comment.column), key=name)


def _cell_of(comment: Comment) -> tuple[str, str]:
    """Return the name of the cell that a comment stands behind, or takes the place of, and what it says of that."""
    cell = _CELL.match(comment.before or comment.text)
    if cell is None:
        return "", ""
    return cell[1], comment.text if comment.before else cell[2]
