"""The rows of a form in each table of the open data: its facts, each beside the text it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, zip_longest
from typing import NamedTuple

from generator.catalogue.tables import BEYOND, FORM_TABLES, Row, Table
from generator.definition.amendments import ANSWERS
from generator.definition.cells import Definition
from generator.exports.cells import BETWEEN, is_withheld, other_cells
from generator.exports.sheet import fitting
from generator.exports.summary import Origin, figure, money, summary
from generator.language import Language
from generator.model import Form, Money
from generator.reading.values.targets import target_in
from generator.rules.anchors import placed
from generator.rules.judging import Reviewed
from generator.rules.misses import Attained
from generator.rules.outcome import Difference
from generator.rules.registry import rule_titles
from generator.rules.running import Finding, Review

Rows = tuple[Row, ...]

STEP = " / "
"""The separator between the steps of the path to a cell, and between the levels of an indicator."""


class FormRows(NamedTuple):
    """The rows of one form by table; each starts with the columns ``form``, which are left out here."""

    form: Row
    forms: Rows
    corrections: Rows
    funds: Rows = ()
    sub_projects: Rows = ()
    indicators: Rows = ()
    narrative: Rows = ()
    cells: Rows = ()
    findings: Rows = ()

    def of(self, table: Table) -> list[Row]:
        """Return the complete rows of a table, with the columns that it has."""
        own: Rows = getattr(self, table.name)
        rows = [self.form + row for row in own]
        if table in FORM_TABLES:
            return rows
        (whole,) = (one for one in FORM_TABLES if one.name == table.name)
        has = [column in table.columns for column in whole.columns]
        return [tuple(compress(row, has)) for row in rows]


def rows_of(form: Form, origin: Origin, reviewed: Reviewed | None, language: Language) -> FormRows:
    """Return the rows of a form; those of a withdrawn form omit its content.

    ``reviewed`` is ``None`` if findings are not published.
    """
    shared = (form.address.id, form.address.year, origin.unit.name, form.project_name)
    forms = (summary(form, origin, reviewed),)
    review = reviewed.review if reviewed else None
    corrections = _numbered((each.date, each.content, each.reason) for each in form.corrections)
    if form.withdrawal:
        return FormRows(shared, forms, corrections=corrections)
    return FormRows(
        form=shared,
        forms=forms,
        funds=_numbered((each.measure, each.source, each.label, *money(each.money)) for each in form.amounts),
        sub_projects=_numbered((each.name or None, *money(each.amount)) for each in form.sub_projects),
        indicators=_numbered(_indicators(form, reviewed.attained if reviewed else ())),
        narrative=tuple((each.topic, each.label, each.text) for each in form.narrative),
        cells=_numbered((*_cells(form, origin.definition), *_unused_answers(review))),
        corrections=corrections,
        findings=_numbered(_findings(review.findings, form.budget, origin.page, language)) if review else (),
    )


def _numbered(rows: Iterable[Row]) -> Rows:
    return tuple((number, *row) for number, row in enumerate(rows, 1))


def _indicators(form: Form, attained: Iterable[Attained | None]) -> Iterator[Row]:
    for each, outcome in zip_longest(form.indicators, attained):
        first, *middle, name = each.levels if len(each.levels) > 1 else ("", *each.levels)
        levels = first or None, STEP.join(filter(None, middle)) or None, name or None
        results = *_target(each.target), *_target(each.actual), outcome.value if outcome else None
        yield (*levels, *results, *figure(each.weight), *figure(each.score), each.deviation)


def _target(text: str | None) -> Row:
    target = target_in(text) if text else None
    return (text, target.comparison.value or None, target.value, target.unit or None) if target else (text, *[None] * 3)


def _cells(form: Form, definition: Definition) -> Iterator[Row]:
    for path, text in other_cells(form, definition):
        # Readers count rows from 1.
        steps = (str(step + 1) if isinstance(step, int) else step for step in path)
        yield STEP.join(steps), text, is_withheld(text)


def _unused_answers(review: Review | None) -> Iterator[Row]:
    """Yield the unit's answers that belong to no finding."""
    if review:
        yield from ((f"{ANSWERS}{STEP}{rule}", review.answers[rule], False) for rule in review.unused_answers)


def _findings(findings: Iterable[Finding], budget: Money | None, page: str, language: Language) -> Iterator[Row]:
    yuan = budget.yuan if budget else None
    for place, finding in placed(findings):
        rule, first = finding.rule, finding.places[0]
        message, calculation, *compared = map(fitting, _told(finding, language))
        what = rule, rule_titles()[rule], message, calculation, *_difference(finding.found.difference), yuan, *compared
        yield *what, f"{page}#{place.anchor}", first.file, first.line, finding.answer or None


def _told(finding: Finding, language: Language) -> Iterator[str]:
    """Yield the message, the sum, and the labels and texts of the compared cells."""
    found = finding.found
    yield language.findings[finding.rule]["message"].format(**found.texts)
    yield found.sum
    yield "、".join(side.label for side in found.sides)
    yield BETWEEN.join(side.text for side in found.sides)


def _difference(numbers: Difference | None) -> Row:
    """Return the numbers that were compared and how far apart they are, blank if one is beyond any table."""
    if numbers is None or max(map(abs, (numbers.stated, numbers.expected, numbers.value))) >= BEYOND:
        return (None,) * 4
    return numbers.stated, numbers.expected, numbers.value, numbers.unit.value
