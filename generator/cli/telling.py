"""How commands print diagnostics, messages and progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from generator.cli.words import said, spoken
from generator.diagnostics import Diagnostic
from generator.reporting.report import FORMATS
from generator.reporting.tally import tally
from generator.source.decoding import visible

WORTH_A_BAR = 500


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


def watched(items: Iterable[Any], count: int) -> Iterator[Any]:
    """Pass items on, with a progress bar if a person is watching and there are enough of them."""
    hidden = count < WORTH_A_BAR or not (sys.stderr and sys.stderr.isatty())
    with click.progressbar(items, count, label=said("checking"), file=sys.stderr, hidden=hidden) as bar:
        yield from bar
