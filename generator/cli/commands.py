"""The commands: each calls the pipeline and prints the outcome."""

from __future__ import annotations

import time
from errno import EADDRINUSE
from ipaddress import IPv4Address
from pathlib import Path

import click

from generator.cli.endings import ContentErrors, ReadingOrPublishingFailed, WrongConfiguration, unknown
from generator.cli.explaining import explanation, list_of_rules, titles
from generator.cli.project import configuration_of, packs_at
from generator.cli.telling import say, tell, watcher
from generator.cli.words import said, spoken
from generator.mkdocs_plugin import building
from generator.mkdocs_plugin.rendered import HostError
from generator.pipeline import checking
from generator.pipeline.inputs.workspace import CONFIG_FILE, Workspace
from generator.pipeline.keeping.cache import NotKept
from generator.pipeline.outcome import HistoryLost, NotPublishable
from generator.pipeline.settings import Run
from generator.pipeline.workers import usual_count
from generator.publishing.lock import Held
from generator.publishing.stage import ForeignFolder, NameTaken, NotApart
from generator.reporting.omissions import omissions
from generator.reporting.refusals import history_lost, not_kept, refusal

LAST_PORT = 65535


def build(workspace: Workspace, out: Path | None, run: Run) -> None:
    """Build the site into ``out``, or into the configured folder."""
    started, language = time.monotonic(), spoken()
    try:
        built = building.build(workspace.root / CONFIG_FILE, out, run)
    except NotPublishable as problem:
        raise _refused(problem) from problem
    except (HostError, ForeignFolder, NameTaken, NotApart) as problem:
        text = str(problem) if isinstance(problem, HostError) else refusal(problem, language)
        raise WrongConfiguration(said("host_failed", problem=text)) from problem
    except Held as problem:
        raise ReadingOrPublishingFailed(refusal(problem, language)) from None
    except NotKept as problem:
        raise ReadingOrPublishingFailed(not_kept(language, *problem.args)) from problem
    except HistoryLost as problem:
        raise ReadingOrPublishingFailed(history_lost(language, *problem.args)) from problem
    tell(built.diagnostics, "text")
    for sentence in omissions(built.histories, built.publication, built.uncommitted, built.gone):
        say(sentence)
    seconds = f"{time.monotonic() - started:.1f}"
    place = out or built.out
    say(said("built", forms=built.forms, files=len(built.files), out=place, seconds=seconds))


def _refused(problem: NotPublishable) -> Exception:
    tell(problem.diagnostics, "text")
    if problem.in_configuration:
        return WrongConfiguration(said("configuration_errors", count=len(problem.diagnostics)))
    return ContentErrors(said("not_built"))


def serve(workspace: Workspace, address: str, *, open_in_browser: bool) -> None:
    """Serve the site and rebuild it on every change; errors in forms stop it only at the start."""
    from generator.mkdocs_plugin import host

    if not _is_address(address):
        raise WrongConfiguration(said("not_an_address", address=address))
    say(said("serve_begins"))
    checked = checking.check(workspace, configuration_of(workspace), run=Run(usual_count(), watcher))
    if not checked.is_publishable:
        tell(checked.diagnostics, "text")
        raise ContentErrors

    try:
        host.serve(workspace.root / CONFIG_FILE, address, watcher, open_in_browser=open_in_browser)
    except HostError as problem:
        raise WrongConfiguration(said("host_failed", problem=problem)) from None
    except OSError as problem:
        if problem.errno == EADDRINUSE:
            raise WrongConfiguration(said("address_taken", address=address)) from None
        raise


def _is_address(text: str) -> bool:
    """Tell whether a text is ``localhost`` or an IPv4 address, and a port; of IPv6, MkDocs makes no proper URL."""
    host, _, port = text.rpartition(":")
    try:
        IPv4Address("127.0.0.1" if host == "localhost" else host)
        return port.isascii() and 0 < int(port) <= LAST_PORT
    except ValueError:
        return False


def explain(root: Path | None, rule: str | None) -> None:
    """Print the explanation of a rule, or the list of all rules; inside a project also the limits that it sets."""
    if rule is None:
        click.echo(list_of_rules())
        return
    text = explanation(rule, packs_at(root))
    if text is None:
        raise unknown("no_such_rule", rule, titles())
    click.echo(text, nl=False)
