"""How a build ends."""

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
    """What was not known: why the forms have no past, what git said of that, the site's address, whom readers can tell.

    ``history`` is ``None``, ``site_url`` and ``contact`` are not empty where they are known.
    """

    history: Unknown | None
    detail: str
    site_url: str
    contact: str


class Built(NamedTuple):
    """What a build made: its files, how many forms there are, what is worth knowing of these, and where it all lies."""

    files: tuple[File, ...]
    forms: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    lacking: Lacking | None = None
    out: Path | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of all files, relative to the site."""
        return frozenset(file.name for file in self.files)
