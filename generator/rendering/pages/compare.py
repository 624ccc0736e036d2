"""The page that shows forms side by side in the browser."""

from __future__ import annotations

from generator.language import Language
from generator.rendering import addresses
from generator.rendering.pages.page import Page


def compare_page(language: Language) -> Page:
    """Return the page that shows a few forms side by side."""
    words = language.interface["compare"]
    return Page(addresses.COMPARE, words["title"], words["description"], "compare.html")
