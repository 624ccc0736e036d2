"""What is said of the collection as a whole wherever it is handed out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.catalogue.tables import Table, form_tables


class Licence(NamedTuple):
    """The terms of use: their name and the address of their text."""

    name: str
    url: str


class Edition(NamedTuple):
    """The published collection: its title and publisher, its address, its terms, and when it last changed.

    ``site_url`` is empty where the address is not known, otherwise it ends with a slash. ``licence`` is ``None`` where
    the publisher names none, ``changed`` where no date is known that does not depend on the day of the build.
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
