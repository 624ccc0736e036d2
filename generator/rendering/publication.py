"""What pages need to know of their site."""

from __future__ import annotations

from typing import NamedTuple


class Publication(NamedTuple):
    """Who publishes the site, and where; texts that are unknown are empty."""

    publisher: str
    site_url: str
    """The site's URL."""
    repository: str = ""
    """The URL of a commit, with ``{commit}`` in it."""
    edit: str = ""
    """The URL for editing a file, with ``{path}`` in it."""
    has_feeds: bool = False
    contact: str = ""
    """Where readers report a page that differs from the paper."""
