"""Tells where a comment says what a private cell withholds: comments are public, for the file itself is.

By its field this is known for certain, as what stands in the cell is, so it stops publication as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.definition.cells import WITHHELD
from generator.diagnostics import Place, Reading, error
from generator.source.comments import Comment
from generator.source.document import Document

_COLON = re.compile("[:：]")
_BEFORE, _BEHIND = " \t\u3000#-{\"'", " \t\u3000\"'"
"""What may precede the name of a cell, and what may come between the name and its colon."""


def told_in_comments(document: Document, private: Collection[str]) -> Reading[None]:
    """Yield an error for each comment after a private cell, and each that contains one: ``# 联系人: 某某``."""
    for comment in document.comments:
        name, said = _cell_of(comment)
        if name in private and said.strip(" \"'") not in ("", WITHHELD):
            yield error("private-comment", Place(document.file, comment.line, comment.column), key=name)


def _cell_of(comment: Comment) -> tuple[str, str]:
    """Return the name of the cell that a comment follows or contains, and what the comment says about it."""
    name, *behind = _COLON.split(comment.before or comment.text, maxsplit=1)
    said = comment.text if comment.before else "".join(behind)
    return name.lstrip(_BEFORE).rstrip(_BEHIND), said if behind else ""
