"""Who publishes the collection, where, on which terms, and in which language: what all pages and downloads share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.catalogue.tables import Table, form_tables
from generator.language import Language


class Licence(NamedTuple):
    """The terms of use: their name and the URL of their text."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Publication:
    """The published collection as a whole; texts that are unknown are empty."""

    title: str
    publisher: str
    language: Language
    site_url: str = ""
    """The site's URL, which ends with a slash."""
    introduction: str = ""
    """The sentence below the title on the home page."""
    site_code: str = ""
    """The code under which the site is registered as one of the government, empty if it is none."""
    contact: str = ""
    """Where readers report a page that differs from the paper."""
    repository: str = ""
    """The URL of a commit, with ``{commit}`` in it."""
    edit: str = ""
    """The URL for editing a file, with ``{path}`` in it."""
    licence: Licence | None = None
    """The terms of use, ``None`` if the publisher names none."""
    changed: date | None = None
    """When a form last changed, ``None`` if no date is known that is independent of the day of the build."""
    publishes_findings: bool = True
    """Whether findings are published; without them, what pages and files are made of has ``None`` in their place."""

    @property
    def has_feeds(self) -> bool:
        """Tell whether it has feeds, in which all URLs are absolute and everything has a date."""
        return bool(self.site_url) and self.changed is not None

    @property
    def form_tables(self) -> tuple[Table, ...]:
        """The tables about forms that are published."""
        return form_tables(self.publishes_findings)
