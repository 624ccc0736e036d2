import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from generator.catalogue.records import Record, record_of
from generator.definition.cells import Definition
from generator.diagnostics import Place
from generator.language import Language
from generator.rendering.environment import Renderer
from generator.rendering.pages.findings import (
    FindingsView,
    Listed,
    OverviewView,
    findings_page,
    rule_findings_pages,
    unit_findings_pages,
)
from generator.rendering.pages.page import PART_SIZE, Page
from generator.rendering.pages.review import FindingPlace
from generator.rules.outcome import Found, Side
from generator.rules.registry import rules
from generator.rules.running import Finding, Noted
from tests.sample import UNIT, UNITS, read, sample

MANY, ONE = "sub-projects-differ", "annual-above-total"
OTHER = replace(UNIT, slug="library", name="图书馆")


@pytest.fixture
def record(definitions: Mapping[str, Definition]) -> Record:
    return record_of(read(sample(), definitions).whole)


def overview(language: Language, *noted: tuple[Record, tuple[Noted, ...]]) -> OverviewView:
    view = findings_page(noted, {**UNITS, OTHER.slug: OTHER}, language).view
    assert isinstance(view, OverviewView)
    return view


def test_rules_and_units_with_most_findings_come_first(record: Record, language: Language) -> None:
    in_library = replace(record, address=replace(record.address, unit=OTHER.slug))
    many, one = Noted(MANY, is_answered=True), Noted(ONE, is_answered=False)
    view = overview(language, (in_library, (one,)), (record, (many, one, many, many)))
    assert [(count.url, count.findings, count.forms, count.answered) for count in view.by_rule] == [
        (f"findings/rules/{MANY}/", 3, 1, 3),
        (f"findings/rules/{ONE}/", 2, 2, 0),
    ]
    assert [(count.name, count.findings) for count in view.by_unit] == [(UNIT.name, 4), (OTHER.name, 1)]
    assert {count.checked for count in view.by_rule} == {None}


def test_rules_that_found_nothing_are_apart_and_say_what_holds(record: Record, language: Language) -> None:
    view = overview(language, (record, (Noted(MANY, is_answered=False),)))
    assert {link.url for link in view.silent} == {f"findings/rules/{rule.id}/" for rule in rules() if rule.id != MANY}
    assert "当年预算不超过项目总预算" in {link.title for link in view.silent}


def test_a_unit_without_findings_is_listed(record: Record, language: Language) -> None:
    view = overview(language, (record, ()))
    assert view.by_rule == []
    assert [(count.name, count.findings) for count in view.by_unit] == [(UNIT.name, 0)]


def test_of_a_unit_all_its_forms_are_told_beside_those_with_findings(record: Record, language: Language) -> None:
    view = overview(language, (record, ()), (record, (Noted(MANY, is_answered=False),)), (record, ()))
    assert [(count.forms, count.checked) for count in view.by_unit] == [(1, 3)]


def cards(pages: Iterable[Page], renderer: Renderer) -> list[tuple[str, str]]:
    """Return what stands above each finding of a list: the headline, and the line below it."""
    (page,) = pages
    body = renderer.render(page.template, page.url, view=page.view)
    return re.findall(r'<h3 class="finding__title"><a [^>]*>(.*?)</a></h3>\n<p class="finding__form">(.*?)</p>', body)


def listed(record: Record) -> Listed:
    found = Found("2 ≠ 1", (Side("当年预算", "2", ("当年预算",)),))
    finding = Finding(MANY, record.address.id, found, "", (Place(record.source),))
    return Listed(replace(record, unit_name="科技馆（盖章）"), "科技馆", FindingPlace(1, MANY), finding)


def test_what_is_wrong_heads_the_findings_of_a_unit(record: Record, language: Language, renderer: Renderer) -> None:
    pages = list(unit_findings_pages(UNIT, [listed(record)], language))
    assert cards(pages, renderer) == [("子项目之和与当年预算对不上", "科技馆运营 · 2019 年 · 绩效目标申报")]
    body = renderer.render(pages[0].template, pages[0].url, view=pages[0].view)
    assert '<a href="../../../forms/science-museum/">科技馆的全部绩效表</a>' in body


def test_the_project_heads_the_findings_of_a_rule_on_every_page(
    record: Record, language: Language, renderer: Renderer
) -> None:
    (rule,) = (rule for rule in rules() if rule.id == MANY)
    for page in rule_findings_pages(rule, [listed(record)] * (PART_SIZE + 1), language):
        heads = cards([page], renderer)
        assert heads[-1] == ("科技馆运营", "科技馆 · 2019 年 · 绩效目标申报")


def test_a_list_tells_once_how_many_are_answered_and_leaves_the_cells_to_the_form(
    record: Record, language: Language, renderer: Renderer
) -> None:
    (rule,) = (rule for rule in rules() if rule.id == MANY)
    one = listed(record)
    answered = one._replace(finding=replace(one.finding, answer="已请示"))
    for found, told in (([one, answered], "单位已回应其中 1 处。"), ([one], "单位尚未回应。")):
        (page,) = rule_findings_pages(rule, found, language)
        body = renderer.render(page.template, page.url, view=page.view)
        assert body.count(told) == 1
        assert body.count("已请示") == len(found) - 1
        assert "源文件第" not in body
        assert "给填报单位" not in body


def test_the_lines_of_an_explanation_end_with_a_sentence_or_a_clause(language: Language) -> None:
    for rule in rules():
        page, *_ = rule_findings_pages(rule, (), language)
        assert isinstance(page.view, FindingsView)
        assert page.view.explanation
        for text in (page.view.explanation.what, page.view.explanation.why):
            *lines, _ = text.split("\n")
            assert {line[-1] for line in lines} <= set("。；：")
            assert text.replace("\n", "") in (rule.explanation.what + rule.explanation.why).replace("\n", "")
