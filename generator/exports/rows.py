"""The rows of a form in each table of the open data: its facts, each beside the text it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from generator.catalogue.tables import BEYOND, Rows, Values, form_tables
from generator.definition.amendments import ANSWERS
from generator.definition.cells import Definition
from generator.exports.cells import BETWEEN, is_withheld, other_cells
from generator.exports.summary import Origin, figure, money, summary
from generator.language import Language
from generator.model import Form
from generator.reading.values.targets import target_in
from generator.rules.anchors import placed
from generator.rules.judging import Reviewed
from generator.rules.outcome import Difference
from generator.rules.registry import rule_titles
from generator.rules.running import Finding

STEP = " / "
"""The separator between the steps of the path to a cell, and between the levels of an indicator."""

FormRows = Mapping[str, Rows]
"""The rows of one form in each table that is published, by its name."""


def rows_of(form: Form, origin: Origin, reviewed: Reviewed | None, language: Language) -> FormRows:
    """Return the rows of a form; those of a withdrawn form omit its content.

    ``reviewed`` is ``None`` if findings are not published.
    """
    tables = {table.name: table for table in form_tables(with_findings=reviewed is not None)}
    shared: Values = {
        "form_id": form.address.id,
        "year": form.address.year,
        "unit_name": origin.unit.name,
        "project_name": form.project_name,
    }
    values: dict[str, Iterable[Values]] = {
        "forms": [summary(form, origin, reviewed)],
        "corrections": _numbered(_corrections(form)),
    }
    if not form.withdrawal:
        values |= {
            "funds": _numbered(_funds(form)),
            "sub_projects": _numbered(_sub_projects(form)),
            "indicators": _numbered(_indicators(form, reviewed)),
            "narrative": ({"topic": each.topic, "label": each.label, "text": each.text} for each in form.narrative),
            "cells": _numbered((*_cells(form, origin.definition), *_unused_answers(form, reviewed))),
        }
        if reviewed:
            values["findings"] = _numbered(_findings(reviewed.review.findings, form, origin.page, language))
    made = {name: tables[name].rows({**shared, **each} for each in of_table) for name, of_table in values.items()}
    return dict.fromkeys(tables, ()) | made


def _numbered(rows: Iterable[Values]) -> Iterator[Values]:
    return ({"number": number, **row} for number, row in enumerate(rows, 1))


def _corrections(form: Form) -> Iterator[Values]:
    for each in form.corrections:
        yield {"corrected_on": each.date, "content": each.content, "reason": each.reason}


def _funds(form: Form) -> Iterator[Values]:
    for each in form.amounts:
        about = {"measure": each.measure, "source_of_funds": each.source, "label": each.label}
        yield {**about, **money("amount", each.money)}


def _sub_projects(form: Form) -> Iterator[Values]:
    for each in form.sub_projects:
        yield {"sub_project": each.name or None, **money("amount", each.amount)}


def _indicators(form: Form, reviewed: Reviewed | None) -> Iterator[Values]:
    for each, outcome in zip_longest(form.indicators, reviewed.attained if reviewed else ()):
        first, *middle, name = each.levels if len(each.levels) > 1 else ("", *each.levels)
        yield {
            "level_1": first or None,
            "level_2": STEP.join(filter(None, middle)) or None,
            "indicator": name or None,
            **_target("target", each.target),
            **_target("actual", each.actual),
            **({"outcome": outcome.value if outcome else None} if reviewed else {}),
            **figure("weight", each.weight),
            **figure("score", each.score),
            "deviation": each.deviation,
        }


def _target(name: str, text: str | None) -> Values:
    target = target_in(text) if text else None
    return {
        f"{name}_written": text,
        f"{name}_comparison": target.comparison.value or None if target else None,
        f"{name}_value": target.value if target else None,
        f"{name}_unit": target.unit or None if target else None,
    }


def _cells(form: Form, definition: Definition) -> Iterator[Values]:
    for path, text in other_cells(form, definition):
        # Readers count rows from 1.
        steps = (str(step + 1) if isinstance(step, int) else step for step in path)
        yield {"cell": STEP.join(steps), "text": text, "withheld": is_withheld(text)}


def _unused_answers(form: Form, reviewed: Reviewed | None) -> Iterator[Values]:
    """Yield the unit's answers that belong to no finding."""
    for rule in reviewed.review.unused_answers if reviewed else ():
        yield {"cell": f"{ANSWERS}{STEP}{rule}", "text": form.answers[rule], "withheld": False}


def _findings(findings: Iterable[Finding], form: Form, page: str, language: Language) -> Iterator[Values]:
    for place, finding in placed(findings):
        first = finding.places[0]
        yield {
            "rule": finding.rule,
            "rule_title": rule_titles()[finding.rule],
            **_told(finding, language),
            **_difference(finding.found.difference),
            "budget_yuan": form.budget.yuan if form.budget else None,
            "page": f"{page}#{place.anchor}",
            "file": first.file,
            "line": first.line,
            "answer": finding.answer or None,
        }


def _told(finding: Finding, language: Language) -> Values:
    """Return the message, the sum, and the labels and texts of the compared cells."""
    found = finding.found
    told = language.told(found.texts)
    return {
        "message": language.findings[finding.rule]["message"].format(**told),
        "calculation": told["sum"],
        "compared": language.listed(side.label for side in found.sides),
        "compared_values": BETWEEN.join(language.said(side.text) for side in found.sides),
    }


def _difference(numbers: Difference | None) -> Values:
    """Return the numbers that were compared and how far apart they are, blank if one is beyond any table."""
    if numbers is None or max(map(abs, (numbers.stated, numbers.expected, numbers.value))) >= BEYOND:
        return dict.fromkeys(("stated", "expected", "difference", "difference_unit"))
    return {
        "stated": numbers.stated,
        "expected": numbers.expected,
        "difference": numbers.value,
        "difference_unit": numbers.unit.value,
    }
