"""The command ``check``: errors in forms, findings of the consistency rules, and which of both a change introduced."""

from __future__ import annotations

import os
import time
from collections.abc import Container, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from generator.cli.endings import ContentErrors, ReadingOrPublishingFailed, WrongConfiguration
from generator.cli.project import configuration_of
from generator.cli.telling import say, tell, watcher
from generator.cli.words import said
from generator.diagnostics import Diagnostic, Severity, has_errors
from generator.history.git import NotHeld, read_changed
from generator.pipeline import checking
from generator.pipeline.checking import Checked
from generator.pipeline.inputs.workspace import CONFIG_FILE, Workspace, is_meant_as_yaml
from generator.pipeline.settings import Run
from generator.pipeline.workers import usual_count
from generator.reporting.changed import of_change


class Asked(NamedTuple):
    """The options of a check."""

    paths: Sequence[Path]
    """Where to look for forms; empty means all of them."""
    report_format: str
    """The format of the report."""
    since: str | None
    """The commit whose changes the report is limited to; empty means no limit."""
    findings: bool
    """Whether findings of the consistency rules are reported."""


def check_and_tell(workspace: Workspace, asked: Asked) -> None:
    """Check forms and report the problems, and on request the findings of the consistency rules."""
    paths = _places_of_forms(workspace, asked.paths)
    changed = _changed(workspace, asked.since)
    started = time.monotonic()
    configuration = configuration_of(workspace, asked.report_format)
    run = Run(usual_count(), watcher)

    def tells_findings_in(file: str) -> bool:
        return asked.findings and (changed is None or file in changed)

    try:
        checked = checking.check(workspace, configuration, paths, run, _today(), asked.since or "", tells_findings_in)
    except NotHeld as problem:
        raise ReadingOrPublishingFailed(said("not_held", commit=asked.since, reason=problem)) from None
    told = checked.diagnostics if changed is None else of_change(checked.diagnostics, changed)
    tell(told, asked.report_format)
    _summarise(checked.files, told, time.monotonic() - started)
    if asked.findings:
        _count_findings(told, checked, changed)
    elif checked.is_publishable:
        say(said("findings_untold" if configuration.site.publishes_findings else "findings_kept_private"))
    if not checked.is_publishable:
        raise ContentErrors


def _count_findings(told: Sequence[Diagnostic], checked: Checked, changed: Container[str] | None) -> None:
    """Print how many findings there are in the forms that are reported on, and how many of these could not be read."""
    reported = {source.file for source in checked.found.forms if changed is None or source.file in changed}
    unread = reported - {source.file for source in checked.sources}
    if reported > unread or not unread:
        findings = sum(one.severity is Severity.NOTICE for one in told)
        say(said("findings_told" if changed is None else "findings_of_change", count=findings))
    if unread:
        say(said("findings_unknown", count=len(unread)))


def _places_of_forms(workspace: Workspace, paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the paths to look for forms at, empty for all; raises ``WrongConfiguration`` for a path without forms."""
    others = (workspace.configuration, workspace.pages, workspace.theme, workspace.root / CONFIG_FILE)
    for path in paths:
        place = Path(os.path.abspath(path))
        if not path.exists() and not path.is_symlink():
            raise WrongConfiguration(said("no_such_path", path=path))
        if place in workspace.forms.parents:
            return ()
        if any(place.is_relative_to(other) for other in others):
            raise WrongConfiguration(said("always_checked", path=path))
        if not place.is_relative_to(workspace.forms) and path.is_file() and not is_meant_as_yaml(path.name):
            raise WrongConfiguration(said("not_a_form", path=path))
    return tuple(paths)


def _changed(workspace: Workspace, since: str | None) -> frozenset[str] | None:
    """Return the files changed since a commit, ``None`` if no commit is asked for."""
    if since is None:
        return None
    if not since.strip():
        raise WrongConfiguration(said("no_commit"))
    changed = read_changed(workspace.root, since)
    if changed is None:
        raise WrongConfiguration(said("no_such_commit", commit=since))
    return changed


def _today() -> date:
    """Return today's date in the earliest time zone, so that no local date counts as being in the future."""
    return datetime.now(timezone(timedelta(hours=14))).date()


def _summarise(files: int, diagnostics: Sequence[Diagnostic], seconds: float) -> None:
    """Print how a check ended to standard error, because a program may read standard output."""
    errors = [found for found in diagnostics if has_errors([found])]
    name = "found_errors" if errors else "found_none"
    bad_files = len({found.place.file for found in errors})
    warnings = sum(found.severity is Severity.WARNING for found in diagnostics)
    text = said(name, files=files, errors=len(errors), bad_files=bad_files, warnings=warnings, seconds=f"{seconds:.1f}")
    say(text)
