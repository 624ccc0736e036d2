"""Elements of XML as text: built so rather than as a tree, since a sitemap has a hundred thousand of them."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def leaf(name: str, text: str) -> str:
    """Return an element that holds nothing but text."""
    return f"<{name}>{escape(text)}</{name}>\n"


def empty(name: str, /, **attributes: str) -> str:
    """Return an element that holds nothing."""
    return f"<{name}{_written(attributes)}/>\n"


def branch(name: str, /, *children: str, **attributes: str) -> str:
    """Return an element around others, one line each."""
    return f"<{name}{_written(attributes)}>\n{''.join(children)}</{name}>\n"


def _written(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
