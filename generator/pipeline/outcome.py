"""How a build ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.pipeline.settings import BuildSettings
from generator.rendering.shell import Shells


class NotPublishable(Exception):
    """The content or the configuration has errors; nothing was written."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], *, in_configuration: bool) -> None:
        super().__init__(f"{len(diagnostics)} diagnostics")
        self.diagnostics = diagnostics
        self.in_configuration = in_configuration


@dataclass(frozen=True, slots=True)
class Built:
    """A site was written.

    ``files`` are all of ours in the output, written now or left as they were, relative with forward slashes. What is
    neither among these nor the host's own is removed from the output, so that a withdrawn form does not stay published.
    """

    files: frozenset[str]
    forms: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


BuildPages = Callable[[BuildSettings, Shells, Path], Built]
"""Writes all pages of ours into a folder, given the shells of the host."""
