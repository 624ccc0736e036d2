"""What each command does: calls the pipeline and prints what came of it."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from errno import EADDRINUSE
from pathlib import Path

import click

from generator.cli.explaining import explanation, list_of_rules, titles
from generator.cli.project import (
    CONFIG_FILE,
    ContentErrors,
    PublishingFailed,
    WrongConfiguration,
    configuration_of,
    say,
    tell,
    unknown,
    watched,
)
from generator.cli.words import WORDS
from generator.diagnostics import Diagnostic, Severity, has_errors, in_order
from generator.mkdocs_plugin import building
from generator.mkdocs_plugin.building import HostError
from generator.pipeline import checking
from generator.pipeline.checking import ChangedMeanwhile, Checked
from generator.pipeline.configuration import Configuration
from generator.pipeline.outcome import NotPublishable
from generator.pipeline.reviewing import notices, review_of
from generator.pipeline.settings import Run
from generator.pipeline.workers import usual_count
from generator.pipeline.workspace import Workspace, is_meant_as_yaml
from generator.publishing.lock import Held
from generator.publishing.stage import ForeignFolder, NameTaken, NotApart
from generator.reporting.omissions import omissions
from generator.reporting.refusals import refusal


def check(workspace: Workspace, paths: Sequence[Path], form: str, *, with_findings: bool) -> None:
    """Check all forms, or those below ``paths``; on request tell what the consistency rules find in them."""
    paths = _places_of_forms(workspace, paths)
    started = time.monotonic()
    configuration = configuration_of(workspace, form)
    checked = checking.check(workspace, configuration, paths, watched, usual_count(), _today())
    found = _notices(workspace, configuration, paths, checked) if with_findings else ()
    told = in_order([*checked.diagnostics, *found])
    tell(told, form)
    _summarise(checked.files, told, time.monotonic() - started)
    if with_findings:
        findings = sum(one.severity is Severity.NOTICE for one in found)
        say(WORDS["findings_told"].format(count=findings))
    elif checked.is_publishable:
        say(WORDS["findings_untold" if configuration.site.publishes_findings else "findings_kept_private"])
    if not checked.is_publishable:
        raise ContentErrors


def _places_of_forms(workspace: Workspace, paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the paths to look for forms at, none for all; raises ``WrongConfiguration`` for what can be none."""
    others = (workspace.configuration, workspace.pages, workspace.templates.parent, workspace.root / CONFIG_FILE)
    for path in paths:
        place = Path(os.path.abspath(path))
        if not path.exists() and not path.is_symlink():
            raise WrongConfiguration(WORDS["no_such_path"].format(path=path))
        if place in workspace.forms.parents:
            return ()
        if any(place.is_relative_to(other) for other in others):
            raise WrongConfiguration(WORDS["always_checked"].format(path=path))
        if not place.is_relative_to(workspace.forms) and path.is_file() and not is_meant_as_yaml(path.name):
            raise WrongConfiguration(WORDS["not_a_form"].format(path=path))
    return tuple(paths)


def _today() -> date:
    """Return the day that it is where it is latest on earth: nobody is to be told that today has not come."""
    return datetime.now(timezone(timedelta(hours=14))).date()


def _notices(
    workspace: Workspace, configuration: Configuration, paths: Sequence[Path], checked: Checked
) -> tuple[Diagnostic, ...]:
    """Return what the rules find in the forms that were checked, held against all that there are.

    Forms that lie elsewhere are held against each other alone.
    """
    processes, files = usual_count(), {source.file for source in checked.sources}
    whole = checking.check(workspace, configuration, (), watched, processes) if paths else checked
    if not files <= {source.file for source in whole.sources}:
        whole = checked
    try:
        found = notices(whole, review_of(whole, configuration, processes))
    except ChangedMeanwhile as problem:
        raise PublishingFailed(WORDS["changed_meanwhile"].format(file=problem)) from None
    return tuple(one for one in found if one.place.file in files)


def _summarise(files: int, diagnostics: Sequence[Diagnostic], seconds: float) -> None:
    """Say how a check ended. This goes to standard error: standard output may be read by a program."""
    errors = [found for found in diagnostics if has_errors([found])]
    name = "found_errors" if errors else "found_none"
    bad_files = len({found.place.file for found in errors})
    warnings = sum(found.severity is Severity.WARNING for found in diagnostics)
    text = WORDS[name].format(
        files=files, errors=len(errors), bad_files=bad_files, warnings=warnings, seconds=f"{seconds:.1f}"
    )
    say(text)


def build(workspace: Workspace, out: Path | None, run: Run) -> None:
    """Build the site into ``out``, or where the configuration wants it."""
    started = time.monotonic()
    try:
        built = building.build(workspace.root / CONFIG_FILE, out, run)
    except NotPublishable as problem:
        raise _refused(problem) from None
    except (HostError, ForeignFolder, NameTaken, NotApart) as problem:
        text = str(problem) if isinstance(problem, HostError) else refusal(problem)
        raise WrongConfiguration(WORDS["host_failed"].format(problem=text)) from None
    except Held as problem:
        raise PublishingFailed(refusal(problem)) from None
    tell(built.diagnostics, "text")
    for sentence in omissions(*built.lacking) if built.lacking else ():
        say(sentence)
    seconds = f"{time.monotonic() - started:.1f}"
    place = out or built.out
    say(WORDS["built"].format(forms=built.forms, files=len(built.files), out=place, seconds=seconds))


def _refused(problem: NotPublishable) -> Exception:
    tell(problem.diagnostics, "text")
    if problem.in_configuration:
        return WrongConfiguration(WORDS["configuration_errors"].format(count=len(problem.diagnostics)))
    say(WORDS["not_built"])
    return ContentErrors()


def serve(workspace: Workspace, address: str, *, open_in_browser: bool) -> None:
    """Serve the site and rebuild it on every change; forms with errors stop it only at the start."""
    from generator.mkdocs_plugin import host

    say(WORDS["serve_begins"])
    checked = checking.check(workspace, configuration_of(workspace), processes=usual_count())
    if not checked.is_publishable:
        tell(checked.diagnostics, "text")
        raise ContentErrors

    try:
        host.serve(workspace.root / CONFIG_FILE, address, open_in_browser=open_in_browser)
    except HostError as problem:
        raise WrongConfiguration(WORDS["host_failed"].format(problem=problem)) from None
    except OSError as problem:
        if problem.errno == EADDRINUSE:
            raise WrongConfiguration(WORDS["address_taken"].format(address=address)) from None
        raise


def explain(rule: str | None) -> None:
    """Print what a rule is about, or the list of all rules."""
    if rule is None:
        click.echo(list_of_rules())
        return
    text = explanation(rule)
    if text is None:
        raise unknown("no_such_rule", rule, titles())
    click.echo(text, nl=False)
