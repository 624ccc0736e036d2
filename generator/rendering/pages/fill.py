"""The page on which a clerk fills in a form, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language import Language
from generator.rendering import addresses
from generator.rendering.hosts import new_file_of
from generator.rendering.pages.page import Page


@dataclass(frozen=True, slots=True)
class FillView:
    """All that the template receives: where the repository gets a new file, and where it changes one that is there.

    Both addresses have ``{path}`` in them, that of a new file ``{text}`` too where it can bring the text of the file
    along, and neither where it is the folder of all forms. Each is empty where it is not known.
    """

    new_file: str
    edit_file: str


def fill_page(edit: str, language: Language) -> Page:
    """Return the page; ``edit`` is where the repository changes a file, with ``{path}`` in it, or empty."""
    words = language.interface["fill"]
    return Page(addresses.FILL, words["title"], words["description"], "fill.html", FillView(new_file_of(edit), edit))
