"""The page on which a clerk fills in a form, cell by cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.language import Language
from generator.rendering import addresses
from generator.rendering.pages.page import Page

_HOSTS = (
    (
        re.compile(r"(https://github\.com/[^/]+/[^/]+)/commit/\{commit\}"),
        "/new/main?filename={path}&value={text}",
        "/edit/main/{path}",
    ),
    (re.compile(r"(https?://.+)/-/commit/\{commit\}"), "/-/new/main?file_name={path}", "/-/edit/main/{path}"),
)
"""Hosts of repositories by the addresses of their changes, and where each makes a new file and where it changes one:
GitHub, and GitLab."""


@dataclass(frozen=True, slots=True)
class FillView:
    """All that the template receives: where the repository gets a new file, and where it changes one that is there.

    Both addresses have ``{path}`` in them, that of a new file ``{text}`` too where it can bring the text of the file
    along. Both are empty where they are not known.
    """

    new_file: str
    edit_file: str


def fill_page(repository: str, language: Language) -> Page:
    """Return the page; ``repository`` is the address of a change, with ``{commit}`` in it, or empty."""
    words = language.interface["fill"]
    return Page(addresses.FILL, words["title"], words["description"], "fill.html", FillView(*host_of(repository)))


def host_of(repository: str) -> tuple[str, str]:
    """Return where a repository gets a new file on its branch ``main`` and where it changes one, empty if unknown."""
    for pattern, new_file, edit_file in _HOSTS:
        if found := pattern.fullmatch(repository):
            return found[1] + new_file, found[1] + edit_file
    return "", ""


def edit_file(repository: str, path: str) -> str:
    """Return where a repository changes the file at this path, empty where that is not known."""
    return host_of(repository)[1].replace("{path}", path)
