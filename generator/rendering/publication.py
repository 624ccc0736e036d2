"""What pages say of the site that they are on."""

from __future__ import annotations

from typing import NamedTuple


class Publication(NamedTuple):
    """Who publishes the site, and where.

    ``site_url`` is empty where it is not known; ``repository`` is the address of a change with ``{commit}`` in it,
    empty where changes cannot be looked at; ``edit`` is where a file is changed, with ``{path}`` in it, empty where
    that is not known; ``has_feeds`` says whether there are feeds. ``contact`` says whom to tell of a page that differs
    from the paper, empty where nobody is named.
    """

    publisher: str
    site_url: str
    repository: str = ""
    edit: str = ""
    has_feeds: bool = False
    contact: str = ""
