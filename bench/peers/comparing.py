"""Tells whether another generator published the same pages: the same texts, elements and size."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import islice
from pathlib import Path
from typing import NamedTuple

PAGES = "forms/*/[0-9]*/*/index.html"
MOST = 200
TOLERANCE = 0.1

_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_TAG = re.compile(r"<(/?[a-z]\w*)[^>]*>")


class Alike(NamedTuple):
    """How many pages were compared, how many are equal, and the bytes of all in both sites."""

    pages: int
    same: int
    our_bytes: int
    their_bytes: int


def alike(ours: Path, theirs: Path) -> Alike:
    """Compare the pages of forms in two sites; raises ``ValueError`` if they differ too much to be compared."""
    names = [page.relative_to(ours) for page in islice(ours.glob(PAGES), MOST)]
    pairs = [((ours / name).read_text("utf-8"), (theirs / name).read_text("utf-8")) for name in names]
    same = sum(content(one) == content(other) for one, other in pairs)
    found = Alike(len(pairs), same, *(sum(len(one.encode()) for one in site) for site in zip(*pairs, strict=True)))
    if abs(found.their_bytes / found.our_bytes - 1) > TOLERANCE:
        raise ValueError(f"the pages of {theirs} are not those of {ours}: {found}")
    return found


def content(page: str) -> tuple[list[str], Counter[str]]:
    """Return the texts of a page's article without white space around them, and how many elements of each name."""
    article = _ARTICLE.search(page)
    html = article[0] if article else ""
    texts = (unescape(text).strip() for text in re.split(r"<[^>]*>", html))
    return [text for text in texts if text], Counter(_TAG.findall(html))
