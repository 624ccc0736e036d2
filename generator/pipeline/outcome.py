"""The outcome of a build."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator.catalogue.publication import Publication
from generator.diagnostics import Diagnostic
from generator.history.changes import Histories
from generator.publishing.writer import File


class NotPublishable(Exception):
    """The content or the configuration has errors; nothing was written."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], *, in_configuration: bool) -> None:
        super().__init__(*(f"{found.place.file}:{found.place.line} {found.rule}" for found in diagnostics))
        self.diagnostics = diagnostics
        self.in_configuration = in_configuration


class HistoryLost(Exception):
    """The past of all forms is unknown, and the published site tells of it; has why, and what git said."""


class Built(NamedTuple):
    """What a build made: its files, the number of forms, its warnings, what it knew of them all, and its folder.

    ``uncommitted`` is the number of forms without a date because git does not have them as they are. ``gone`` are the
    URLs of pages that the site before had and this one does not.
    """

    files: tuple[File, ...]
    forms: int
    diagnostics: tuple[Diagnostic, ...]
    histories: Histories
    publication: Publication
    uncommitted: int = 0
    gone: tuple[str, ...] = ()
    out: Path | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of all files, relative to the site."""
        return frozenset(file.name for file in self.files)
