"""What was compared, on a form's page."""

from __future__ import annotations

import pytest

from generator.diagnostics import Place
from generator.language import Language
from generator.model import Address, Kind
from generator.rendering.environment import Renderer
from generator.rendering.pages.form.review import review_view
from generator.rules.anchors import placed
from generator.rules.outcome import Found, NotApplicable, Side, Unchecked
from generator.rules.running import Finding, Review
from tests.project import FRAGMENTS

RULE = "score-out-of-proportion"


def anchors(*rules: str) -> list[str]:
    return [place.anchor for place, _ in placed(Finding(rule, "", Found("", ()), "") for rule in rules)]


def test_a_finding_is_linked_by_its_rule_and_counted_within_it() -> None:
    assert anchors("one-rule", "another", "one-rule", "one-rule") == ["one-rule", "another", "one-rule-2", "one-rule-3"]


def test_a_link_still_leads_to_its_finding_when_one_of_another_rule_is_mended() -> None:
    assert anchors("mended", "kept", "kept")[1:] == anchors("kept", "kept")


def test_each_side_of_a_finding_leads_to_the_form_that_it_stands_in(language: Language) -> None:
    declared = Address("museum", 2021, "hall", Kind.TARGET)
    sides = (Side("年初预算", "100", ("a",)), Side("项目当年预算", "90", ("b",), declared))
    places = (Place("x.yml", 7), Place("y.yml", 9))
    finding = Finding("budget-differs", "museum/2021/hall.self-evaluation", Found("100 ≠ 90", sides), "", places)
    (view,) = review_view(Review((finding,), (), (), {}, ()), {}, language).findings
    assert [(side.url, side.form, side.source, side.line) for side in view.sides] == [
        ("", "", "data/forms/museum/2021/hall.self-evaluation.yml", 7),
        ("forms/museum/2021/hall/", "2021 年绩效目标申报", "data/forms/museum/2021/hall.yml", 9),
    ]


@pytest.mark.parametrize(
    ("label", "text", "is_told"), [("巡检次数", "≥0次", True), ("巡检次数", "", False), ("巡检", "≥1次", False)]
)
def test_a_single_value_that_the_message_tells_is_not_told_again(
    label: str, text: str, is_told: bool, language: Language
) -> None:
    found = Found("巡检次数 ≥0次", (Side(label, text, ("a",)),))
    finding = Finding("target-never-missed", "museum/2021/hall", found, "", (Place("x.yml", 7),))
    (view,) = review_view(Review((finding,), (), (), {}, ()), {}, language).findings
    assert view.is_told is is_told
    template = "{% import 'reviewed.html' as r with context %}{{ r.finding(view, root, 'fill/') }}"
    html = Renderer({**FRAGMENTS, "page.html": template}, language).render("page.html", "units/a/", view=view)
    assert ("<table" in html) is not is_told
    assert html.count("源文件第 7 行</a>") == 1


def test_the_title_of_a_rule_is_not_said_again_below_it(language: Language) -> None:
    found = Found("巡检次数 ≥0次", ())
    finding = Finding("target-never-missed", "museum/2021/hall", found, "")
    (view,) = review_view(Review((finding,), (), (), {}, ()), {}, language).findings
    assert view.message.startswith("巡检次数")


def page(language: Language, *unchecked: Unchecked) -> str:
    """Return the part of the page of a form for which a rule passed, except for some indicators."""
    view = review_view(Review((), (RULE,), (), {}, tuple((RULE, one) for one in unchecked)), {}, language)
    template = "{% import 'reviewed.html' as r with context %}{{ r.review(view, none, root) }}"
    return Renderer({**FRAGMENTS, "page.html": template}, language).render("page.html", "units/a/", view=view)


def test_indicators_that_were_not_checked_are_listed_by_their_reason(language: Language) -> None:
    html = page(
        language,
        Unchecked("施工工期", "direction"),
        Unchecked("<布展>", "words"),
        Unchecked("全市排名", "direction"),
        Unchecked("开馆", "blank", {"label": "实际完成值"}),
    )
    assert "未核对的 4 项指标、金额" in html
    assert "“施工工期”“全市排名”：看不出大些好还是小些好</li>" in html
    assert "“&lt;布展&gt;”：写的是文字、日期或符号，不是一个数</li>" in html
    assert "“开馆”：“实际完成值”在表上未填</li>" in html
    assert html.partition("未核对的 4 项")[2].count(f"findings/rules/{RULE}/") == 1


def test_a_rule_that_tells_why_it_checked_no_indicator_is_not_inapplicable_too(language: Language) -> None:
    why = {rule: NotApplicable("no-other-form") for rule in (RULE, "budget-differs")}
    review = Review((), (), tuple(why.items()), {}, ((RULE, Unchecked("甲", "words")),))
    view = review_view(review, {}, language)
    assert [one.url for one in view.not_applicable] == ["findings/rules/budget-differs/"]
    assert [one.rule.url for one in view.unchecked] == [f"findings/rules/{RULE}/"]


def test_nothing_is_said_where_all_was_checked(language: Language) -> None:
    assert "不能核对" not in page(language)


def test_who_has_answered_is_not_told_what_to_do(language: Language) -> None:
    template = "{% import 'reviewed.html' as r with context %}{{ r.finding(view, root, 'fill/') }}"
    renderer = Renderer({**FRAGMENTS, "page.html": template}, language)
    for answer, told in (
        ("批复时有调整。", ("单位回应：", "批复时有调整。")),
        ("", ("单位尚未回应。", "给填报单位：请核对两份表", '<a href="../../fill/#fill-answer">回应或更正</a>')),
    ):
        finding = Finding("budget-differs", "a", Found("100 ≠ 90", ()), answer)
        (view,) = review_view(Review((finding,), (), (), {}, ()), {}, language).findings
        html = renderer.render("page.html", "units/a/", view=view)
        assert [text in html for text in ("单位回应：", "给填报单位：")] == [bool(answer), not answer]
        assert all(text in html for text in told)
