"""The topics of the Markdown pages, by their headings."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.rendering.pages.search import Guide

_TAG = re.compile("<[^>]*>")


def guides_of(page: Page) -> Iterator[Guide]:
    """Yield a Markdown page and each of its parts, by title."""
    title = _text(str(page.title))
    yield Guide(page.url, title)
    for link in _below(page.toc):
        if link.level > 1:
            yield Guide(f"{page.url}#{link.id}", _text(link.title), title)


def _text(html: str) -> str:
    return unescape(_TAG.sub("", html))


def _below(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _below(link.children)
