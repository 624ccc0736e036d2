"""How commands print diagnostics, messages and progress."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from generator.cli.words import said, spoken
from generator.diagnostics import Diagnostic
from generator.reporting.report import FORMATS
from generator.source.decoding import visible

WORTH_A_BAR = 500


def tell(diagnostics: Sequence[Diagnostic], report_format: str) -> None:
    """Print diagnostics in a format."""
    click.echo(FORMATS[report_format](diagnostics, spoken()), nl=False)


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
