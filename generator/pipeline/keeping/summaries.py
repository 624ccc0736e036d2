"""What is kept of a published project, for the pages that show several projects and for the next build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue.catalogue import Records
from generator.diagnostics import Diagnostic
from generator.publishing.writer import File
from generator.rules.running import Noted


class Trace(NamedTuple):
    """What a form leaves on pages and in files other than its own: a digest of everything that these show of it."""

    counted: bytes
    """Of what counts and sums are made from."""
    listed: bytes
    """Of what lists show, of its unit too."""
    whole: bytes
    """Of what the search and the downloads are made from."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What other pages and the next build need to know of a published project."""

    diagnostics: tuple[Diagnostic, ...]
    records: Records
    noted: Mapping[str, tuple[Noted, ...]]
    """The short versions of its findings, by form."""
    applied: tuple[int, ...]
    """The rules that could be applied to each of its forms, see ``Review.applied``."""
    files: tuple[File, ...]
    traces: Mapping[str, Trace]
    """What its forms leave on other pages and in other files, by source."""
    seen: Mapping[str, str]
    """The commit of the latest change of each form that readers see anything of, by source, unless that is unknown."""
