"""How commands tell: of what is wrong, what came of their work, and how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from generator.cli.words import WORDS
from generator.diagnostics import Diagnostic
from generator.language import load
from generator.reporting.report import FORMATS
from generator.source.decoding import visible

WORTH_A_BAR = 500


def tell(diagnostics: Sequence[Diagnostic], form: str) -> None:
    """Print diagnostics in a format."""
    click.echo(FORMATS[form](diagnostics, load()), nl=False)


def say(text: str) -> None:
    """Print a sentence on standard error, for standard output may be read by a program.

    What is quoted in it comes from elsewhere, and may be meant for the terminal rather than for people.
    """
    click.echo(visible(text), err=True)


def watched(items: Iterable[Any], count: int) -> Iterator[Any]:
    """Pass items on, with a bar of progress where a person looks on and there is something to wait for."""
    hidden = count < WORTH_A_BAR or not sys.stderr.isatty()
    with click.progressbar(items, count, label=WORDS["checking"], file=sys.stderr, hidden=hidden) as bar:
        yield from bar
