"""Writes the files that an author starts from: an empty form, a new rule, the schemas for editors."""

from __future__ import annotations

import json

import click

from generator.cli.endings import WrongConfiguration
from generator.cli.explaining import titles
from generator.cli.placing import begin_unit, definition_named, place_of, unit_name, write
from generator.cli.project import configuration_of
from generator.cli.telling import say
from generator.cli.words import said, spoken
from generator.definition.blank import blank_form
from generator.definition.filled import general_title
from generator.definition.schema import form_schema, schema_seen_from_form
from generator.definition.validation import schema_text
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Workspace
from generator.rules.skeleton import TEXTS, skeleton

CONFIGURATION_SCHEMAS = ("definition", "unit", "vocabulary", "site", "rules")


def schema(workspace: Workspace, form: str | None, *, write: bool) -> None:
    """Print the JSON Schema of a form, list the forms, or write the schemas of all forms and configuration files."""
    configuration = configuration_of(workspace)
    if write:
        written = _write_schemas(workspace, configuration)
        say(said("schemas_written", count=written))
        return
    if form is None:
        for name, definition in sorted(configuration.definitions.items()):
            click.echo(f"{name}  {' '.join(general_title(definition).split())}")
        return
    click.echo(_json(form_schema(definition_named(configuration, form))), nl=False)


def _write_schemas(workspace: Workspace, configuration: Configuration) -> int:
    """Write all schemas into the workspace, where YAML files refer to them; return how many."""
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


def new(workspace: Workspace, place: str, form: str) -> None:
    """Write an empty form at ``unit/year/project``."""
    definition = definition_named(configuration_of(workspace), form)
    path = place_of(workspace, place, definition)
    unit, year, _ = path.relative_to(workspace.forms).parts
    begin_unit(workspace, unit)
    known = {"year": year, "unit": unit_name(workspace, unit)}
    write(path, blank_form(definition, schema_seen_from_form(definition), known, spoken()))
    say(said("form_written", path=workspace.name(path)))


def new_rule(workspace: Workspace, rule: str, title: str) -> None:
    """Write the files of a new consistency rule: its module, its cases and its texts."""
    try:
        files = skeleton(rule, title)
    except ValueError:
        raise WrongConfiguration(said("wrong_rule", rule=rule, title=title)) from None
    if not (workspace.root / TEXTS).is_file():
        raise WrongConfiguration(said("rule_needs_source", folder=workspace.root))
    written = sorted(name for name in files.keys() - {TEXTS} if (workspace.root / name).exists())
    if known := [*filter(None, [titles().get(rule)]), *written]:
        raise WrongConfiguration(said("rule_exists_already", rule=rule, known=known[0]))
    for name, text in files.items():
        path = workspace.root / name
        before = path.read_text("utf-8") if name == TEXTS else ""
        write(path, before + text)
        click.echo(name)
    say(said("rule_written"))
