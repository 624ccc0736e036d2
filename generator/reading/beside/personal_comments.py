"""Tells where a comment says what a private cell withholds: comments are public, for the file itself is.

Behind a private cell, or behind its name and a colon, this is certain, and stops publication as what stands in the cell
does. Behind its name anywhere else it is only likely.
"""

from __future__ import annotations

import re
from functools import cache

from generator.definition.cells import WITHHELD
from generator.diagnostics import Place, Reading, error, warning
from generator.source.colons import ANY_COLON
from generator.source.comments import Comment
from generator.source.document import Document

_BEFORE, _BEHIND = " \t\u3000#-{\"'", " \t\u3000\"'"
"""What may precede the name of a cell, and what may come between the name and its colon."""
# What is said of a cell, and not what stands in it: nothing or another cell, that it is quoted, blank or withheld.
_OF_CELL = (
    r"[”』」](?!\s*[:：是为])|[一两二三各]?[格栏行]|[一两二三各]列|列[左右]|数"
    r"|(?:原表|等|信息)?[是为]?[已均都]?[不未没无空隐否]|\W*(?:\Z|[不未没无空])"
)


def told_in_comments(document: Document, private: frozenset[str]) -> Reading[None]:
    """Yield an error for each comment after a private cell, and each that contains one: ``# 联系人: 某某``.

    Yield a warning for each that says more after the name of one: ``# 原表联系人为某某``.
    """
    likely = _likely(private)
    for comment in document.comments:
        name, said = _cell_of(comment)
        if name in private and said.strip(" \"'") not in ("", WITHHELD):
            yield error("private-comment", Place(document.file, comment.line, comment.column), key=name)
        elif match := likely.search(comment.text):
            yield warning("comment-on-private", Place(document.file, comment.line, comment.column), key=match[1])


@cache
def _likely(private: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of the name of a private cell with something after it that may stand in the cell."""
    names = "|".join(map(re.escape, sorted(private, key=lambda name: (-len(name), name)))) or "(?!)"
    return re.compile(rf"({names})(?!{_OF_CELL}|\W*[和及与或]?(?:{names}))")


def _cell_of(comment: Comment) -> tuple[str, str]:
    """Return the name of the cell that a comment follows or contains, and what the comment says about it."""
    name, *behind = ANY_COLON.split(comment.before or comment.text, maxsplit=1)
    said = comment.text if comment.before else "".join(behind)
    return name.lstrip(_BEFORE).rstrip(_BEHIND), said if behind else ""
