"""The page on which a clerk fills in a form, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue.publication import Publication
from generator.rendering import addresses
from generator.rendering.hosts import new_file_of
from generator.rendering.pages.page import Page


@dataclass(frozen=True, slots=True)
class FillView:
    """All that the template receives: the URLs for creating and for editing a file in the repository, and whom to ask.

    Both URLs contain ``{path}``. That for a new file also contains ``{text}`` if it can pass the text, and neither if
    it is only the folder of all forms. Each is empty if unknown.
    """

    new_file: str
    edit_file: str
    contact: str


def fill_page(publication: Publication) -> Page:
    """Return the page."""
    words, edit = publication.language.interface["fill"], publication.edit
    view = FillView(new_file_of(edit), edit, publication.contact)
    return Page(addresses.FILL, words["title"], words["description"], "fill.html", view)
