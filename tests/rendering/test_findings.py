import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.catalogue.records import Record, record_of
from generator.definition.cells import Definition
from generator.diagnostics import Place
from generator.language import Language
from generator.rendering.environment import Renderer
from generator.rendering.pages.findings.lists import (
    FindingsView,
    Listed,
    rule_findings_pages,
    unit_findings_pages,
    year_findings_pages,
)
from generator.rendering.pages.findings.overview import Counts, OverviewView, findings_pages
from generator.rendering.pages.page import PART_SIZE, Page
from generator.rules.anchors import FindingPlace
from generator.rules.outcome import Difference, DifferenceUnit, Found, Side
from generator.rules.parameters import Pack
from generator.rules.registry import rules
from generator.rules.running import Finding, Noted
from tests.sample import UNIT, UNITS, read, sample

MANY, ONE, WORDS = "sub-projects-differ", "annual-above-total", "pasted-text"
ONCE = {rule.id: 1 for rule in rules()}
OTHER = replace(UNIT, slug="library", name="图书馆")


@pytest.fixture
def record(definitions: Mapping[str, Definition]) -> Record:
    return record_of(read(sample(), definitions).whole)


def overview(language: Language, *noted: tuple[Record, tuple[Noted, ...]]) -> Counts:
    (page,) = findings_pages(noted, ONCE, (), {**UNITS, OTHER.slug: OTHER}, language)
    assert isinstance(page.view, OverviewView)
    assert page.view.counts
    return page.view.counts


def in_year(record: Record, year: int) -> Record:
    return replace(record, address=replace(record.address, year=year))


def test_rules_about_money_come_first_then_those_with_most_findings(record: Record, language: Language) -> None:
    most, many, one = (Noted(rule, is_answered=rule == MANY) for rule in (WORDS, MANY, ONE))
    counts = overview(language, (record, (most, most, most, many, many, one)), (record, (most,)))
    assert [(count.url, count.findings, count.forms, count.answered) for count in counts.by_rule] == [
        (f"findings/rules/{MANY}/", 2, 1, 2),
        (f"findings/rules/{ONE}/", 1, 1, 0),
        (f"findings/rules/{WORDS}/", 4, 2, 0),
    ]
    assert {count.checked for count in counts.by_rule} == {1}


def test_units_with_most_findings_and_the_newest_years_come_first(record: Record, language: Language) -> None:
    in_library = replace(record, address=replace(record.address, unit=OTHER.slug, year=2023))
    one = Noted(ONE, is_answered=False)
    counts = overview(language, (in_library, (one,)), (record, (one, one)), (record, ()))
    assert [(count.name, count.findings, count.forms, count.checked) for count in counts.by_unit] == [
        (UNIT.name, 2, 1, 2),
        (OTHER.name, 1, 1, 1),
    ]
    assert [(count.name, count.url, count.findings, count.checked) for count in counts.by_year] == [
        ("2023 年", "findings/years/2023/", 1, 1),
        ("2019 年", "findings/years/2019/", 2, 2),
    ]


def test_rules_that_found_nothing_are_apart_and_say_what_holds(record: Record, language: Language) -> None:
    counts = overview(language, (record, (Noted(MANY, is_answered=False),)))
    assert {link.url for link in counts.silent} == {f"findings/rules/{rule.id}/" for rule in rules() if rule.id != MANY}
    assert "当年预算不超过项目总预算" in {link.title for link in counts.silent}


def test_a_rule_that_found_nothing_says_how_many_forms_it_was_applied_to(record: Record, language: Language) -> None:
    times = {**ONCE, MANY: 2, ONE: 0}
    (page,) = findings_pages([(record, ())] * 2, times, (), UNITS, language)
    assert isinstance(page.view, OverviewView)
    assert page.view.counts
    assert (f"findings/rules/{MANY}/", "核对过 2 份") in {link[1:] for link in page.view.counts.silent}
    assert [link.url for link in page.view.counts.unapplied] == [f"findings/rules/{ONE}/"]
    assert len(page.view.counts.silent) == len(rules()) - 1


def test_a_rule_that_was_never_applied_is_none_of_those_that_checked_forms(
    record: Record, language: Language, renderer: Renderer
) -> None:
    (page,) = findings_pages([(record, (Noted(MANY, is_answered=False),))], {**ONCE, ONE: 0}, (), UNITS, language)
    body = renderer.render(page.template, page.url, view=page.view)
    assert f"用 {len(rules()) - 1} 条规则核对了 1 份表" in body


def test_a_page_does_not_say_of_a_rule_that_was_never_applied_that_nothing_was_found(
    language: Language, renderer: Renderer
) -> None:
    for times, told in (3, "按这条规则核对过 3 份表。没有发现对不上的地方。"), (0, "还没有一份表能按这条规则核对。"):
        (page,) = rule_findings_pages(rules()[0], (), times, (), language)
        body = renderer.render(page.template, page.url, view=page.view)
        assert body.rstrip().endswith(f"<p>{told}</p>")


def test_the_findings_of_a_rule_follow_how_many_forms_it_checked(
    record: Record, language: Language, renderer: Renderer
) -> None:
    (page,) = rule_findings_pages(rules()[0], [listed(record)], 1200, (), language)
    assert "<p>按这条规则核对过 1200 份表。单位尚未回应。" in renderer.render(page.template, page.url, view=page.view)


def test_a_unit_without_findings_is_listed(record: Record, language: Language) -> None:
    counts = overview(language, (record, ()))
    assert counts.by_rule == []
    assert [(count.name, count.findings) for count in counts.by_unit] == [(UNIT.name, 0)]


ROW = re.compile(r'<tr>\n<th scope="row"[^>]*><a href="([^"]*#[^"]*)">.*?</tr>', re.DOTALL)


def test_all_findings_are_listed_with_what_differs_and_the_answer_money_first(
    record: Record, language: Language, renderer: Renderer
) -> None:
    money, words = listed(record), listed(in_year(record, 2023), WORDS)
    newer = listed(in_year(record, 2021))
    answered = money._replace(finding=replace(money.finding, answer="已<请示>"))
    (page,) = findings_pages([(record, ())], ONCE, [words, answered, newer], UNITS, language)
    body = renderer.render(page.template, page.url, view=page.view)
    form = "../forms/science-museum"
    assert ROW.findall(body) == [
        f"{form}/2021/operation/#{MANY}",
        f"{form}/2019/operation/#{MANY}",
        f"{form}/2023/operation/#{WORDS}",
    ]
    (first, second, third) = (re.sub(r"<[^>]*>|\n", " ", found[0]) for found in ROW.finditer(body))
    assert [text for text in ("科技馆运营", "2021", "金额", "2 ≠ 1") if text not in first] == []
    assert "单位回应：已&lt;请示&gt;" in second
    assert body.count("回应") == 1
    assert "文字和填写" in third


def test_in_a_subject_the_largest_difference_comes_first_and_what_has_none_last(
    record: Record, language: Language, renderer: Renderer
) -> None:
    newer = in_year(record, 2023)
    amounts = [apart(record, "540000"), apart(newer, "720"), apart(record, "-1000.5"), listed(newer)]
    rates = [apart(record, "9900", DifferenceUnit.PER_CENT), apart(newer, "0.01", DifferenceUnit.PER_CENT)]
    points = apart(newer, "7.90", DifferenceUnit.POINTS, "total-differs")
    (page,) = findings_pages([(record, ())], ONCE, [points, *rates, *reversed(amounts)], UNITS, language)
    body = renderer.render(page.template, page.url, view=page.view)
    found = [re.sub(r"<[^>]*>", " ", row[0]).split("2 ≠ 1")[1].split() for row in ROW.finditer(body)]
    assert [" ".join(text) for text in found] == [
        "540,000 元 当年预算 1,000,000 元",
        "1,000.5 元 当年预算 1,000,000 元",
        "720 元 当年预算 1,000,000 元",
        "9,900 个百分点",
        "0.01 个百分点",
        "",
        "7.9 分",
    ]
    assert re.findall(r'data-label="相差" data-value="([^"]*)"', body)[1:4] == ["1000.5", "720", "9900"]


def test_a_budget_that_is_blank_stands_beside_no_amount(record: Record, language: Language, renderer: Renderer) -> None:
    (page,) = year_findings_pages(2019, [apart(replace(record, budget=None), "5")], language)
    body = renderer.render(page.template, page.url, view=page.view)
    assert "5 元</td>" in body


def test_a_list_in_which_no_numbers_were_compared_has_no_column_for_them(
    record: Record, language: Language, renderer: Renderer
) -> None:
    for found, has_column in ([listed(record)], False), ([listed(record), apart(record, "5")], True):
        (page,) = year_findings_pages(2019, found, language)
        body = renderer.render(page.template, page.url, view=page.view)
        assert ("相差</th>" in body) is has_column
        assert {row[0].count("<td") for row in ROW.finditer(body)} == {4 if has_column else 3}


def test_the_findings_of_a_rule_are_listed_by_size_and_those_of_a_unit_by_form(
    record: Record, language: Language, renderer: Renderer
) -> None:
    (rule,) = (rule for rule in rules() if rule.id == MANY)
    found = [apart(in_year(record, 2023), "720"), apart(record, "540000")]
    of_rule, of_unit = (
        [line for _, line in cards(pages, renderer)]
        for pages in (
            rule_findings_pages(rule, found, 1, (), language),
            unit_findings_pages(UNIT, found, language),
        )
    )
    assert of_rule[0] == "科技馆 · 2019 年 · 绩效目标申报 · 相差 540,000 元 · 当年预算 1,000,000 元"
    assert [re.search(r"相差 [\d,]* 元", line)[0] for line in of_unit] == ["相差 720 元", "相差 540,000 元"]  # type: ignore[index]


def test_what_is_counted_stands_on_the_first_page_alone_and_no_page_has_too_many_rows(
    record: Record, language: Language, renderer: Renderer
) -> None:
    pages = list(findings_pages([(record, ())], ONCE, [listed(record)] * (PART_SIZE + 1), UNITS, language))
    bodies = [renderer.render(page.template, page.url, view=page.view) for page in pages]
    assert [page.url for page in pages] == ["findings/", "findings/page/2/"]
    assert [len(ROW.findall(body)) for body in bodies] == [PART_SIZE, 1]
    assert ["按单位" in body for body in bodies] == [True, False]
    assert "同一方面里相差大的在前" in bodies[0]
    assert '<a href="../explore/?findings=1">' in bodies[0]
    assert all(f"共 {PART_SIZE + 1} 项" in body and "sortable forms" not in body for body in bodies)


def test_the_findings_come_before_the_counts_of_years_and_units(
    record: Record, language: Language, renderer: Renderer
) -> None:
    noted = (record, (Noted(MANY, is_answered=False),))
    (page,) = findings_pages([noted], ONCE, [listed(record)], UNITS, language)
    body = renderer.render(page.template, page.url, view=page.view)
    parts = re.findall(r'<h2 class="groups__caption" id="([^"]*)">', body)
    assert parts == ["by-rule", "all", "by-year", "by-unit"]
    assert all(f'<a href="#{part}">' in body for part in parts[1:])


def test_answers_are_counted_where_any_finding_has_one(record: Record, language: Language, renderer: Renderer) -> None:
    for is_answered in (False, True):
        noted = (record, (Noted(MANY, is_answered),))
        (page,) = findings_pages([noted], ONCE, [listed(record)], UNITS, language)
        body = renderer.render(page.template, page.url, view=page.view)
        assert body.count("已回应</th>") == (3 if is_answered else 0)


def test_the_findings_of_a_year_are_a_list_without_the_year(
    record: Record, language: Language, renderer: Renderer
) -> None:
    (page,) = year_findings_pages(2019, [listed(record, WORDS), listed(record)], language)
    body = renderer.render(page.template, page.url, view=page.view)
    assert (page.url, page.title) == ("findings/years/2019/", "2019 年：核对发现")
    assert [url.partition("#")[2] for url in ROW.findall(body)] == [MANY, WORDS]
    assert "年度</th>" not in body
    (nothing,) = year_findings_pages(2020, [], language)
    assert "没有发现对不上的地方" in renderer.render(nothing.template, nothing.url, view=nothing.view)


def cards(pages: Iterable[Page], renderer: Renderer) -> list[tuple[str, str]]:
    """Return what is above each finding of a list: the headline, and the line below it."""
    (page,) = pages
    body = renderer.render(page.template, page.url, view=page.view)
    return re.findall(r'<h3 class="finding__title"><a [^>]*>(.*?)</a></h3>\n<p class="finding__form">(.*?)</p>', body)


def test_a_list_of_findings_leads_to_its_selection_in_the_explorer(
    record: Record, language: Language, renderer: Renderer
) -> None:
    (rule,) = (rule for rule in rules() if rule.id == MANY)
    for pages, query in (
        (unit_findings_pages(UNIT, [listed(record)], language), "unit=science-museum&amp;findings=1"),
        (rule_findings_pages(rule, [listed(record)], 1, (), language), f"rule={MANY}"),
    ):
        (page,) = pages
        body = renderer.render(page.template, page.url, view=page.view)
        assert f'<a href="../../../explore/?{query}">' in body


def test_a_list_without_findings_says_so_once(language: Language, renderer: Renderer) -> None:
    (nothing,) = unit_findings_pages(UNIT, [], language)
    _, told = renderer.render(nothing.template, nothing.url, view=nothing.view).split("全部绩效表</a></p>")
    assert told.strip() == "<p>没有发现对不上的地方。</p>"


def listed(record: Record, rule: str = MANY) -> Listed:
    found = Found("2 ≠ 1", (Side("当年预算", "2", ("当年预算",)),))
    finding = Finding(rule, record.address.id, found, "", (Place(record.source),))
    return Listed(replace(record, unit_name="科技馆（盖章）"), "科技馆", FindingPlace(1, rule), finding)


def apart(record: Record, difference: str, unit: DifferenceUnit = DifferenceUnit.YUAN, rule: str = MANY) -> Listed:
    """Return a finding of two numbers that are that far apart."""
    one, numbers = listed(record, rule), Difference(Decimal(difference), Decimal(0), unit)
    return one._replace(finding=replace(one.finding, found=replace(one.finding.found, difference=numbers)))


def test_the_project_heads_the_findings_of_a_unit_and_its_rule_is_a_link(
    record: Record, language: Language, renderer: Renderer
) -> None:
    pages = list(unit_findings_pages(UNIT, [listed(record)], language))
    rule = f'<a href="../../../findings/rules/{MANY}/">子项目之和与当年预算对不上</a>'
    assert cards(pages, renderer) == [("科技馆运营", f"{rule} · 2019 年 · 绩效目标申报")]
    body = renderer.render(pages[0].template, pages[0].url, view=pages[0].view)
    assert '<a href="../../../forms/science-museum/">科技馆的全部绩效表</a>' in body


def test_the_project_heads_the_findings_of_a_rule_on_every_page(
    record: Record, language: Language, renderer: Renderer
) -> None:
    (rule,) = (rule for rule in rules() if rule.id == MANY)
    for page in rule_findings_pages(rule, [listed(record)] * (PART_SIZE + 1), 1, (), language):
        heads = cards([page], renderer)
        assert heads[-1] == ("科技馆运营", "科技馆 · 2019 年 · 绩效目标申报")


def test_a_list_tells_once_how_many_are_answered_and_leaves_the_cells_to_the_form(
    record: Record, language: Language, renderer: Renderer
) -> None:
    (rule,) = (rule for rule in rules() if rule.id == MANY)
    one = listed(record)
    answered = one._replace(finding=replace(one.finding, answer="已请示"))
    for found, told in (
        ([one, answered], "单位已回应其中 1 处。"),
        ([one], "单位尚未回应。"),
        ([answered], "单位已作回应。"),
        ([answered] * (PART_SIZE + 1), "单位已作回应。"),
    ):
        page, *_ = rule_findings_pages(rule, found, 1, (), language)
        body = renderer.render(page.template, page.url, view=page.view)
        assert body.count(told) == 1
        assert body.count("已请示") == sum(other is answered for other in found[:PART_SIZE])
        assert "源文件第" not in body
        assert "给填报单位" not in body


def test_the_lines_of_an_explanation_end_with_a_sentence_or_a_clause(language: Language) -> None:
    for rule in rules():
        page, *_ = rule_findings_pages(rule, (), 1, (), language)
        assert isinstance(page.view, FindingsView)
        assert page.view.about.explanation
        for text in (page.view.about.explanation.what, page.view.about.explanation.why):
            *lines, _ = text.split("\n")
            assert {line[-1] for line in lines} <= set("。；：")
            assert text.replace("\n", "") in (rule.explanation.what + rule.explanation.why).replace("\n", "")


def test_the_limits_of_a_rule_stand_on_its_first_page(record: Record, language: Language, renderer: Renderer) -> None:
    (rule,) = (rule for rule in rules() if rule.id == "pasted-text")
    packs = (Pack("江州市", 2021, None, {"pasted-text": {"whole": "5", "run": "60"}}),)
    first, second = rule_findings_pages(rule, [listed(record)] * (PART_SIZE + 1), 1, packs, language)
    body = renderer.render(first.template, first.url, view=first.view)
    assert '<dt class="facts__name">本站用的标准（江州市，2021 年起）</dt>' in body
    assert ">整格相同的，至少多少字才核对：5\n句子起止不同而一字不差的，至少多少字才核对：60</dd>" in body
    assert "本站用的标准" not in renderer.render(second.template, second.url, view=second.view)
