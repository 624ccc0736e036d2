"""What all commands share: the workspace they work on, how they tell of it, and what keeps them from it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from generator.cli.words import WORDS
from generator.diagnostics import Diagnostic, collect, has_errors, in_order
from generator.language import load
from generator.pipeline.configuration import Configuration, read_site_configuration
from generator.pipeline.workspace import Workspace
from generator.reading.texts import nearest
from generator.reporting.report import FORMATS
from generator.source.decoding import visible

CONFIG_FILE = "mkdocs.yml"
WORTH_A_BAR = 500


class ContentErrors(Exception):
    """Forms, or the files of a published site, are not as they must be, and that has been told."""


class PublishingFailed(Exception):
    """Nothing could be published or read just now; the message says why, or is empty where that has been told."""


class WrongConfiguration(Exception):
    """The workspace cannot be worked with; the message says why, or is empty where that has been told."""


def find_workspace(root: Path | None) -> Workspace:
    """Return the workspace at ``root``, or the nearest one above the current folder."""
    here = (root or Path.cwd()).resolve()
    for folder in (here,) if root else (here, *here.parents):
        if (folder / CONFIG_FILE).is_file() and (folder / "site_config").is_dir():
            return Workspace.at(folder)
    raise WrongConfiguration(WORDS["no_project"].format(folder=here))


def configuration_of(workspace: Workspace, form: str = "text") -> Configuration:
    """Return the configuration; tells what is wrong with it in a format and raises ``WrongConfiguration``."""
    configuration, problems = collect(read_site_configuration(workspace))
    if has_errors(problems):
        tell(in_order(problems), form)
        raise WrongConfiguration(WORDS["configuration_errors"].format(count=len(problems)))
    return configuration


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


def unknown(words: str, name: str, known: Iterable[str]) -> WrongConfiguration:
    """Return the refusal of a name that nothing has, with the one that was probably meant."""
    names = sorted(known)
    meant = nearest(name, names)
    likely = WORDS["nearest"].format(name=meant) if meant else ""
    return WrongConfiguration(WORDS[words].format(name=name, nearest=likely, known="、".join(names)))
