"""What is downloaded together: a selection of forms, their units, and the description of the collection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.downloads import Download, Selection, downloads
from generator.catalogue.publication import Publication
from generator.catalogue.tables import UNITS, Rows, Table
from generator.language import Language
from generator.model import PublicUnit


@dataclass(frozen=True, slots=True)
class Handout:
    """A selection without its forms, which are passed one by one."""

    selection: Selection
    units: Sequence[PublicUnit]
    publication: Publication

    @property
    def language(self) -> Language:
        """The language of titles and explanations."""
        return self.publication.language

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables in their order, the table of units last."""
        return (*self.publication.form_tables, UNITS)

    @property
    def files(self) -> tuple[Download, ...]:
        """All files of the selection."""
        return tuple(downloads(self.selection, self.publication.form_tables))

    @property
    def unit_rows(self) -> Rows:
        """The rows of the table of units."""
        return UNITS.rows(
            {
                "unit_id": one.slug,
                "unit_name": one.name,
                "aliases": one.aliases,
                "department": one.department or None,
                "website": one.website or None,
                "enquiries": one.enquiries,
                "merged_into": one.merged_into,
                "first_year": one.first_year,
                "last_year": one.last_year,
                "note": one.note or None,
            }
            for one in self.units
        )

    @property
    def name(self) -> str:
        """The name for machines: lowercase letters, digits and hyphens."""
        return "-".join(filter(None, ("performance-forms", self.selection.sort.value, self.selection.slug)))

    @property
    def title(self) -> str:
        """The name for people."""
        words = self.language.interface["data"]
        return words["handout"].format(title=self.publication.title, selection=self.selection.name)
