"""The list of stated totals that are above the recomputed ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.catalogue.records import Record, Rescored, record_of
from generator.definition.cells import Definition
from generator.language import Language
from generator.rendering.environment import Renderer
from generator.rendering.pages.findings.overview import findings_pages
from generator.rendering.pages.findings.scores_above import MOST, scores_above
from generator.rules.recomputing import SCORING
from generator.rules.registry import rules
from generator.rules.running import Noted
from tests.sample import EVALUATION, PATHS, UNITS, read, sample

FOUND = Noted(SCORING, is_answered=False)
OTHER = Noted("total-differs", is_answered=False)


@pytest.fixture
def record(definitions: Mapping[str, Definition]) -> Record:
    return record_of(read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole)


def above(record: Record, excess: str, grades: tuple[str, str] = ("", ""), is_explained: bool = False) -> Record:
    """Return the record of a form whose stated total of 68.83 is above the recomputed one by that much."""
    points = Decimal(excess)
    return replace(record, rescored=Rescored(Decimal("68.83") - points, points, grades, is_explained))


def page_of(records: list[Record], language: Language, renderer: Renderer) -> str:
    once = {rule.id: 1 for rule in rules()}
    (page,) = findings_pages([(record, ()) for record in records], once, (), UNITS, language)
    return renderer.render(page.template, page.url, view=page.view)


def test_the_farthest_come_first_and_what_is_not_above_is_left_out(record: Record) -> None:
    found = scores_above([(above(record, excess), ()) for excess in ("0.02", "7.90", "0", "-3")], UNITS)
    assert found
    assert [(row.stated, row.recomputed, row.excess) for row in found.rows] == [
        ("68.83", "60.93", "7.9"),
        ("68.83", "68.81", "0.02"),
    ]
    assert found.total == 2
    assert scores_above([(record, ()), (above(record, "-3"), ())], UNITS) is None


@pytest.mark.parametrize(
    ("is_explained", "notes", "told"),
    [
        (True, (), "all"),
        (True, (OTHER,), "all"),
        (True, (OTHER, FOUND), "some"),
        (False, (FOUND,), "none"),
        (False, (OTHER,), ""),
    ],
)
def test_it_is_told_whether_the_unit_gave_a_reason(
    is_explained: bool, notes: tuple[Noted, ...], told: str, record: Record
) -> None:
    found = scores_above([(above(record, "5", is_explained=is_explained), notes)], UNITS)
    assert found
    assert [row.explained for row in found.rows] == [told]


@pytest.mark.parametrize(
    ("grades", "told"), [(("优", "良"), ["优", "良"]), (("良", "良"), []), (("优", ""), []), (("", ""), [])]
)
def test_grades_are_told_with_their_source_where_they_differ(
    grades: tuple[str, str], told: list[str], record: Record, language: Language, renderer: Renderer
) -> None:
    body = page_of([above(record, "5", grades)], language, renderer)
    assert re.findall(r'<span class="groups__remark">(.)</span>', body) == told
    assert ('<a href="../findings/rules/grade-differs/">等级与总分对不上</a>' in body) is bool(told)


@pytest.mark.parametrize(
    ("count", "caption"),
    [(MOST, "总分比重算高的 20 份"), (MOST + 1, "总分比重算高的 21 份，列出相差最多的 20 份")],
)
def test_of_many_the_farthest_are_listed_and_the_explorer_has_all(
    count: int, caption: str, record: Record, language: Language, renderer: Renderer
) -> None:
    body = page_of([above(record, "5")] * count, language, renderer)
    assert f'<h2 class="groups__caption" id="above">{caption}</h2>' in body
    assert f'<a href="#above">总分比重算高的自评表有 {count} 份</a>' in body
    assert body.count("/#review") == MOST
    assert ('<a href="../explore/?kind=self-evaluation&amp;sort=-excess">' in body) is (count > MOST)


def test_where_no_total_is_above_nothing_is_said_of_it(record: Record, language: Language, renderer: Renderer) -> None:
    assert "重算" not in page_of([record], language, renderer)
