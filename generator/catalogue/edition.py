"""What describes the collection as a whole in all downloads."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.catalogue.tables import Table, form_tables


class Licence(NamedTuple):
    """The terms of use: their name and the URL of their text."""

    name: str
    url: str


class Edition(NamedTuple):
    """The published collection: its title and publisher, its URL, its terms of use, and when it last changed.

    ``site_url`` ends with a slash, or is empty if the URL is not known. ``licence`` is ``None`` if the publisher names
    none, ``changed`` if no date is known that is independent of the day of the build.
    """

    title: str
    publisher: str
    site_url: str = ""
    licence: Licence | None = None
    changed: date | None = None
    with_findings: bool = True

    @property
    def form_tables(self) -> tuple[Table, ...]:
        """The tables about forms that are published."""
        return form_tables(self.with_findings)
