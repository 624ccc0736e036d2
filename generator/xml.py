"""Elements of XML as text; no tree is built, because a sitemap has a hundred thousand elements."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def leaf(name: str, text: str) -> str:
    """Return an element that contains only text."""
    return f"<{name}>{escape(text)}</{name}>\n"


def empty(name: str, /, **attributes: str) -> str:
    """Return an empty element."""
    return f"<{name}{_written(attributes)}/>\n"


def branch(name: str, /, *children: str, **attributes: str) -> str:
    """Return an element around others, one on each line."""
    return f"<{name}{_written(attributes)}>\n{''.join(children)}</{name}>\n"


def _written(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
