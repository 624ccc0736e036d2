"""The page on which a clerk fills in a form, cell by cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.language import Language
from generator.rendering import addresses
from generator.rendering.pages.page import Page

_HOSTS = (
    (re.compile(r"(https://github\.com/[^/]+/[^/]+)/commit/\{commit\}"), "/new/main?filename={path}&value={text}"),
    (re.compile(r"(https?://.+)/-/commit/\{commit\}"), "/-/new/main?file_name={path}"),
)
"""Hosts of repositories by the addresses of their changes, and where each makes a new file: GitHub, and GitLab."""


@dataclass(frozen=True, slots=True)
class FillView:
    """All that the template receives: the address at which the repository gets a new file, empty where it is not known.

    It has ``{path}`` in it, and ``{text}`` where it can bring the text of the file along.
    """

    new_file: str


def fill_page(repository: str, language: Language) -> Page:
    """Return the page; ``repository`` is the address of a change, with ``{commit}`` in it, or empty."""
    words = language.interface["fill"]
    return Page(addresses.FILL, words["title"], words["description"], "fill.html", FillView(new_file(repository)))


def new_file(repository: str) -> str:
    """Return the address at which a repository gets a new file on its branch ``main``, empty of an unknown host."""
    found = ((pattern.fullmatch(repository), way) for pattern, way in _HOSTS)
    return next((match[1] + way for match, way in found if match), "")
