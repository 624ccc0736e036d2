"""The tags of a page that catalogues of government websites read: of which column it is, or what it publishes.

Source: 政府网站发展指引 (国办发〔2017〕47号), annex on page design (网页设计规范), tags of columns and of contents.
Those of the site, which are the same on every page, are in the shell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape
from typing import NamedTuple

from generator.history.changes import History, Unknown
from generator.language import Texts
from generator.model import PublicUnit
from generator.rendering import addresses

_TYPES = {addresses.HOME: "home", addresses.DATA: "data"}
"""The types of columns that are no lists, by the URLs of their pages."""


class Article(NamedTuple):
    """What a page publishes: the unit that says it, and when it was published, ``None`` if that is unknown."""

    source: str
    published: datetime | None


def article_of(unit: PublicUnit, history: History | Unknown) -> Article:
    """Return a form of a unit as what a page publishes; a date that may be too late is not told."""
    if isinstance(history, Unknown) or history.first.begins:
        return Article(unit.name, None)
    return Article(unit.name, history.first.time)


def tags_of(url: str, title: str, description: str, article: Article | None, words: Texts) -> Iterator[str]:
    """Yield the tags of the page at ``url``, which is a column unless it publishes an article."""
    told = _content(title, article) if article else _column(url, title, description, words["tags"])
    return (f'<meta name="{name}" content="{escape(text)}">' for name, text in told)


def _content(title: str, article: Article) -> Iterator[tuple[str, str]]:
    yield "ArticleTitle", title
    if article.published:
        yield "PubDate", article.published.strftime("%Y-%m-%d %H:%M")
    yield "ContentSource", article.source


def _column(url: str, title: str, description: str, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "ColumnName", title
    yield "ColumnDescription", description
    yield "ColumnKeywords", f"{title},{words['keywords']}"
    yield "ColumnType", words[_TYPES.get(url, "lists")]
