"""The outcome of a build."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator.diagnostics import Diagnostic
from generator.history.changes import Unknown
from generator.publishing.writer import File


class NotPublishable(Exception):
    """The content or the configuration has errors; nothing was written."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], *, in_configuration: bool) -> None:
        super().__init__(*(f"{found.place.file}:{found.place.line} {found.rule}" for found in diagnostics))
        self.diagnostics = diagnostics
        self.in_configuration = in_configuration


class Lacking(NamedTuple):
    """What a build did not know, to be reported at its end."""

    history: Unknown | None
    """Why the history of forms is not known, ``None`` if it is."""
    detail: str
    """What git said about that."""
    site_url: str
    """The site's URL, empty if unknown."""
    contact: str
    """Where readers report problems, empty if unknown."""


class Built(NamedTuple):
    """What a build made: its files, the number of forms, its warnings, what was not known, and the output folder."""

    files: tuple[File, ...]
    forms: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    lacking: Lacking | None = None
    out: Path | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of all files, relative to the site."""
        return frozenset(file.name for file in self.files)
