"""What each command does: calls the pipeline and prints what came of it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from generator.cli.explaining import explanation, list_of_rules, titles
from generator.cli.words import WORDS
from generator.definition.blank import blank_form
from generator.definition.schema import form_schema
from generator.definition.validation import schema_text
from generator.diagnostics import Diagnostic, collect, has_errors, in_order
from generator.language import load
from generator.mkdocs_plugin import building
from generator.mkdocs_plugin.building import HostError
from generator.model import Address
from generator.pipeline import checking
from generator.pipeline.configuration import Configuration, read_site_configuration
from generator.pipeline.outcome import NotPublishable
from generator.pipeline.reviewing import notices, review_of
from generator.pipeline.settings import Run
from generator.pipeline.workers import usual_count
from generator.pipeline.workspace import UNIT_FILE, Workspace
from generator.publishing.lock import Held
from generator.publishing.stage import ForeignFolder, NotApart
from generator.reading.place import read_spot
from generator.reading.texts import nearest
from generator.reading.units import read_unit
from generator.reporting.omissions import omissions
from generator.reporting.refusals import refusal
from generator.reporting.report import FORMATS
from generator.rules.skeleton import TEXTS, skeleton

CONFIG_FILE = "mkdocs.yml"
WORTH_A_BAR = 500
CONFIGURATION_SCHEMAS = ("definition", "unit", "vocabulary", "site", "rules")


class ContentErrors(Exception):
    """Forms, or the files of a published site, are not as they must be, and that has been told."""


class PublishingFailed(Exception):
    """Nothing could be published or read just now; the message says why, or is empty where that has been told."""


class WrongConfiguration(Exception):
    """The project cannot be worked with; the message says why, or is empty where that has been told."""


def find_workspace(root: Path | None) -> Workspace:
    """Return the workspace at ``root``, or the nearest one above the current folder."""
    here = (root or Path.cwd()).resolve()
    for folder in (here,) if root else (here, *here.parents):
        if (folder / CONFIG_FILE).is_file() and (folder / "site_config").is_dir():
            return Workspace.at(folder)
    raise WrongConfiguration(WORDS["no_project"].format(folder=here))


def configuration_of(workspace: Workspace) -> Configuration:
    """Return the configuration; tells what is wrong with it and raises ``WrongConfiguration``."""
    configuration, problems = collect(read_site_configuration(workspace))
    if has_errors(problems):
        tell(in_order(problems), "text")
        raise WrongConfiguration(WORDS["configuration_errors"].format(count=len(problems)))
    return configuration


def tell(diagnostics: Sequence[Diagnostic], form: str) -> None:
    """Print diagnostics in a format."""
    click.echo(FORMATS[form](diagnostics, load()), nl=False)


def check(workspace: Workspace, paths: Sequence[Path], form: str, *, with_findings: bool) -> None:
    """Check all forms, or those below ``paths``; on request tell what the consistency rules find in them."""
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise WrongConfiguration(WORDS["no_such_path"].format(path=path))
    started = time.monotonic()
    configuration = configuration_of(workspace)
    processes = usual_count()
    checked = checking.check(workspace, configuration, paths, watched, processes)
    found = notices(review_of(checked, configuration, processes)) if with_findings else ()
    tell(in_order([*checked.diagnostics, *found]), form)
    _summarise(checked.files, checked.diagnostics, time.monotonic() - started)
    if with_findings:
        click.echo(WORDS["findings_told"].format(count=len(found)), err=True)
    if not checked.is_publishable:
        raise ContentErrors


def watched(items: Iterable[Any], count: int) -> Iterator[Any]:
    """Pass items on, with a bar of progress where a person looks on and there is something to wait for."""
    hidden = count < WORTH_A_BAR or not sys.stderr.isatty()
    with click.progressbar(items, count, label=WORDS["checking"], file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _summarise(files: int, diagnostics: Sequence[Diagnostic], seconds: float) -> None:
    """Say how a check ended. This goes to standard error: standard output may be read by a program."""
    errors = [found for found in diagnostics if has_errors([found])]
    name = "found_errors" if errors else "found_none"
    bad_files = len({found.place.file for found in errors})
    warnings = len(diagnostics) - len(errors)
    text = WORDS[name].format(
        files=files, errors=len(errors), bad_files=bad_files, warnings=warnings, seconds=f"{seconds:.1f}"
    )
    click.echo(text, err=True)


def build(workspace: Workspace, out: Path, run: Run) -> None:
    """Build the site into ``out``."""
    started = time.monotonic()
    try:
        built = building.build(workspace.root / CONFIG_FILE, out, run)
    except NotPublishable as problem:
        raise _refused(problem) from None
    except (HostError, ForeignFolder, NotApart) as problem:
        text = str(problem) if isinstance(problem, HostError) else refusal(problem)
        raise WrongConfiguration(WORDS["host_failed"].format(problem=text)) from None
    except Held as problem:
        raise PublishingFailed(refusal(problem)) from None
    tell(built.diagnostics, "text")
    for sentence in omissions(*built.lacking) if built.lacking else ():
        click.echo(sentence, err=True)
    seconds = f"{time.monotonic() - started:.1f}"
    click.echo(WORDS["built"].format(forms=built.forms, files=len(built.files), out=out, seconds=seconds), err=True)


def _refused(problem: NotPublishable) -> Exception:
    tell(problem.diagnostics, "text")
    if problem.in_configuration:
        return WrongConfiguration(WORDS["configuration_errors"].format(count=len(problem.diagnostics)))
    click.echo(WORDS["not_built"], err=True)
    return ContentErrors()


def serve(workspace: Workspace, address: str, *, open_in_browser: bool) -> None:
    """Serve the site and rebuild it on every change; forms with errors stop it only at the start."""
    from generator.mkdocs_plugin import host

    checked = checking.check(workspace, configuration_of(workspace))
    if not checked.is_publishable:
        tell(checked.diagnostics, "text")
        raise ContentErrors

    try:
        host.serve(workspace.root / CONFIG_FILE, address, open_in_browser=open_in_browser)
    except HostError as problem:
        raise WrongConfiguration(WORDS["host_failed"].format(problem=problem)) from None


def schema(workspace: Workspace, form: str | None, *, write: bool) -> None:
    """Print the JSON Schema of a form, or write those of all forms and configuration files."""
    configuration = configuration_of(workspace)
    if write:
        written = write_schemas(workspace, configuration)
        click.echo(WORDS["schemas_written"].format(count=written), err=True)
        return
    if form is None:
        click.echo("\n".join(sorted(configuration.definitions)))
        return
    definition = configuration.definitions.get(form)
    if definition is None:
        raise WrongConfiguration(_unknown("no_such_form", form, configuration.definitions))
    click.echo(_json(form_schema(definition)), nl=False)


def write_schemas(workspace: Workspace, configuration: Configuration) -> int:
    """Write all schemas into the project, where YAML files name them; return how many."""
    schemas = {name: schema_text(name) for name in CONFIGURATION_SCHEMAS}
    schemas |= {name: form_schema(definition) for name, definition in configuration.definitions.items()}
    folder = workspace.configuration / "schemas"
    folder.mkdir(exist_ok=True)
    for left_over in {path.name for path in folder.glob("*.schema.json")} - {f"{name}.schema.json" for name in schemas}:
        (folder / left_over).unlink()
    for name, content in schemas.items():
        (folder / f"{name}.schema.json").write_text(_json(content), "utf-8")
    return len(schemas)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _unknown(words: str, name: str, known: object) -> str:
    names = sorted(map(str, known if isinstance(known, dict) else ()))
    return WORDS[words].format(name=name, nearest=nearest(name, names) or "—", known="、".join(names))


def new(workspace: Workspace, place: str, form: str) -> None:
    """Write an empty form to fill at ``unit/year/project``."""
    configuration = configuration_of(workspace)
    definition = configuration.definitions.get(form)
    if definition is None:
        raise WrongConfiguration(_unknown("no_such_form", form, dict(configuration.definitions)))
    parts = tuple(f"{place.removesuffix('.yml')}.yml".split("/"))
    spot, problems = collect(read_spot(place, parts))
    if spot is None or problems:
        tell(problems, "text")
        raise WrongConfiguration(WORDS["wrong_place"].format(place=place))
    path = (
        workspace.forms
        / spot.unit
        / str(spot.year)
        / f"{Address(spot.unit, spot.year, spot.project, definition.kind).name}.yml"
    )
    if path.exists():
        raise WrongConfiguration(WORDS["exists_already"].format(path=workspace.name(path)))
    known = {"year": str(spot.year), "unit": _unit_name(workspace, spot.unit)}
    path.parent.mkdir(parents=True, exist_ok=True)
    schema_url = f"../../../../site_config/schemas/{form}.schema.json"
    words = load().interface["blank_form"]
    path.write_text(blank_form(definition, schema_url, known, words), "utf-8")
    click.echo(WORDS["form_written"].format(path=workspace.name(path)), err=True)


def _unit_name(workspace: Workspace, slug: str) -> str:
    """Return the full name of a unit; a unit that is new here gets its file, to be filled in."""
    path = workspace.forms / slug / UNIT_FILE
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            "# yaml-language-server: $schema=../../../site_config/schemas/unit.schema.json\n名称:\n", "utf-8"
        )
        click.echo(WORDS["unit_written"].format(path=workspace.name(path)), err=True)
        return ""
    unit, _ = collect(read_unit(workspace.name(path), path.read_bytes(), slug))
    return unit.name if unit else ""


def explain(rule: str | None) -> None:
    """Print what a rule is about, or the list of all rules."""
    if rule is None:
        click.echo(list_of_rules())
        return
    text = explanation(rule)
    if text is None:
        raise WrongConfiguration(_unknown("no_such_rule", rule, titles()))
    click.echo(text, nl=False)


def new_rule(workspace: Workspace, rule: str, title: str) -> None:
    """Write the beginning of a new consistency rule: its module, its cases, its words."""
    try:
        files = skeleton(rule, title)
    except ValueError as problem:
        raise WrongConfiguration(WORDS["wrong_rule"].format(problem=problem)) from None
    for name in files.keys() - {TEXTS}:
        if (workspace.root / name).exists():
            raise WrongConfiguration(WORDS["exists_already"].format(path=name))
    for name, text in files.items():
        path = workspace.root / name
        before = path.read_text("utf-8") if name == TEXTS else ""
        path.write_text(before + text, "utf-8")
        click.echo(name)
    click.echo(WORDS["rule_written"], err=True)
