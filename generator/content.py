"""A file of the site that is no page."""

from __future__ import annotations

from typing import NamedTuple


class Content(NamedTuple):
    """The name of a file on the site, with forward slashes, and what is in it."""

    name: str
    content: str | bytes
