from collections.abc import Mapping
from dataclasses import replace

from generator.catalogue.records import record_of
from generator.definition.cells import Definition
from generator.model import Kind
from generator.rendering.pages.scorecard import scorecard
from tests.sample import read, sample


def test_a_year_is_scored_by_completeness_and_findings(definitions: Mapping[str, Definition]) -> None:
    record = record_of(read(sample(), definitions).whole)
    forms = [
        replace(record, asked=10, filled=9, address=replace(record.address, year=year, project=project))
        for year, project in ((2019, "a"), (2019, "b"), (2020, "a"))
    ]
    newest, older = scorecard(forms, {"science-museum/2019/a": 3})
    assert (newest.year, newest.findings, newest.per_form) == (2020, 0, "0.0")
    assert (older.year, older.filled, older.findings, older.per_form) == (2019, "90%", 3, "1.5")


def test_a_year_tells_how_many_forms_of_each_kind_there_are(definitions: Mapping[str, Definition]) -> None:
    record = record_of(read(sample(), definitions).whole)
    evaluated = replace(record, address=replace(record.address, kind=Kind.SELF_EVALUATION))
    (year,) = scorecard([record, evaluated, replace(record, address=replace(record.address, project="b"))], {})
    assert (year.declarations, year.evaluations) == (2, 1)
