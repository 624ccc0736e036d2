"""How commands print diagnostics, messages and progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from generator.cli.words import spoken
from generator.diagnostics import Diagnostic
from generator.progress import Phase, Watch, unwatched
from generator.reporting.report import FORMATS
from generator.reporting.tally import tally
from generator.source.decoding import visible

WORTH_WATCHING = 500


def tell(diagnostics: Sequence[Diagnostic], report_format: str) -> None:
    """Print diagnostics in a format; on GitHub the summary of the run gets the tally of many."""
    click.echo(FORMATS[report_format](diagnostics, spoken()), nl=False)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if report_format == "github" and summary:
        # A check has its outcome even where this file cannot be written.
        with suppress(OSError), Path(summary).open("a", encoding="utf-8") as file:
            file.write(tally(diagnostics, spoken()))


def say(text: str) -> None:
    """Print a sentence to standard error, because a program may read standard output.

    Quoted input is made visible, since it may hold control sequences for the terminal.
    """
    click.echo(visible(text), err=True)


def watcher(count: int) -> Watch:
    """Return how work on so many forms or files is watched: not at all if there are few, or no person is there."""
    return _watched if count >= WORTH_WATCHING and sys.stderr and sys.stderr.isatty() else unwatched


def _watched(phase: Phase, items: Iterable[Any], count: int) -> Iterator[Any]:
    """Pass items on, and show in a line that vanishes at the end what is being done, and how much of it is done.

    How long it will take is not known: processes take their time to start, and items differ.
    """
    if not count:
        return
    shown, label = 0, spoken().interface["phase"][phase.value]
    try:
        _show(label)
        for done, item in enumerate(items, 1):
            yield item
            if (percent := 100 * done // count) > shown:
                shown = percent
                _show(f"{label} {percent}%")
    finally:
        _show("")


def _show(text: str) -> None:
    """Put a text in the place of the line that the cursor is in."""
    click.echo(f"\r\x1b[K{text}", err=True, nl=False)
