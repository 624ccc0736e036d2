"""A recomputed score beside the stated one."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.language import Language
from generator.rendering.environment import Renderer
from generator.rendering.pages.form.recomputed import score_view
from generator.rendering.pages.form.review import ReviewView, RuleLink
from generator.rules.recomputing import Recomputation, Step
from tests.project import FRAGMENTS

PAGE = '{% import "reviewed.html" as r with context %}{{ r.recomputed(score, "../") }}'


def step(stated: str, recomputed: str, sum_text: str, label: str = "甲") -> Step:
    return Step(label, Decimal(20), Decimal(stated), Decimal(recomputed), sum_text)


@pytest.mark.parametrize(
    ("one", "difference", "sum_text"),
    [
        (step("18", "9.1", "20 × 182 ÷ 400"), "+8.9", "20 × 182 ÷ 400"),
        (step("9.99", "9.9875", "10 × 1120.52 ÷ 1121.92"), "", "10 × 1120.52 ÷ 1121.92"),
        (step("20", "20", "20"), "", ""),
        (step("18.5", "20", "20"), "−1.5", "达到指标值"),
        (step("18", "18", ""), "", "照表上"),
    ],
)
def test_a_step_says_by_how_much_it_differs_and_where_it_comes_from(
    one: Step, difference: str, sum_text: str, language: Language
) -> None:
    view = score_view(Recomputation((one,), one.stated, one.recomputed, "", ""), "", language)
    (shown,) = (*view.differing, *view.alike)
    assert bool(view.differing) is bool(difference)
    assert (shown.difference, shown.sum) == (difference, sum_text)


def test_execution_has_the_name_it_has_in_the_charts(language: Language) -> None:
    steps = (step("9", "9", "", "年度资金总额 · 得分"), step("9", "9", "", "乙"))
    view = score_view(Recomputation(steps, Decimal(18), Decimal(18), "", ""), "年度资金总额 · 得分", language)
    assert [one.label for one in view.alike] == [language.interface["chart"]["execution"], "乙"]


def test_the_difference_of_totals_is_that_of_the_numbers_shown(language: Language) -> None:
    view = score_view(Recomputation((), Decimal("96.99"), Decimal("89.0875"), "", "良"), "", language)
    assert (view.stated, view.recomputed, view.difference) == ("96.99", "89.09", "+7.9")


@pytest.mark.parametrize(
    ("steps", "totals", "grades", "is_same"),
    [
        ((step("20", "20", "20"),), (20, 20), ("优", "优"), True),
        ((step("18", "20", "20"), step("20", "18", "18")), (38, 38), ("", ""), False),
        ((), (20, 19), ("", ""), False),
        ((), (20, 20), ("良", "优"), False),
    ],
)
def test_a_recomputed_score_that_is_the_stated_one_is_folded_up(
    steps: tuple[Step, ...], totals: tuple[int, int], grades: tuple[str, str], is_same: bool, language: Language
) -> None:
    stated, recomputed = map(Decimal, totals)
    view = score_view(Recomputation(steps, stated, recomputed, *grades), "", language)
    html = Renderer({**FRAGMENTS, "page.html": PAGE}, language).render("page.html", "", score=view)
    assert (view.is_same, "<details" in html) == (is_same, is_same)
    assert (">比重算高</th>" in html) is not is_same
    cells = [len(re.findall("<t[hd][ >]", row)) for row in re.findall("(?s)<tr>(.*?)</tr>", html)]
    assert set(cells) == {5 if is_same else 6}


def test_what_differs_stands_above_the_total_and_the_rest_is_folded_up(language: Language) -> None:
    steps = (step("18", "20", "20", "甲"), step("9", "9", "", "乙"))
    view = score_view(Recomputation(steps, Decimal(27), Decimal(29), "", ""), "", language)
    html = Renderer({**FRAGMENTS, "page.html": PAGE}, language).render("page.html", "", score=view)
    first, _, rest = html.partition("<details")
    assert (">甲<" in first, ">乙<" in first, "<tfoot>" in first) == (True, False, True)
    assert (">甲<" in rest, ">乙<" in rest, "<tfoot>" in rest) == (False, True, False)
    assert "<summary>不能重算的 1 项（20 分）</summary>" in rest
    assert (">比重算高</th>" in first, ">比重算高</th>" in rest) == (True, False)


@pytest.mark.parametrize(
    ("sums", "same", "alike"),
    [
        (("20", "20"), "按完成比例重算，没有相差", "没有相差的 2 项"),
        (
            ("20", "", ""),
            "按完成比例重算：能重算的 1 项没有相差，另 2 项（40 分）不能重算",
            "没有相差的 1 项，不能重算的 2 项（40 分）",
        ),
        (("", ""), "按完成比例重算：2 项（40 分）都不能重算", "不能重算的 2 项（40 分）"),
    ],
)
def test_how_much_could_not_be_recomputed_is_told_beside_what_is_the_same(
    sums: tuple[str, ...], same: str, alike: str, language: Language
) -> None:
    steps = [step("20", "20", sum_text, f"项{at}") for at, sum_text in enumerate(sums)]
    other = step("18", "20", "20", "不同")
    for shown, told in ((steps, same), ([*steps, other], alike)):
        stated = sum((one.stated for one in shown), Decimal(0))
        recomputed = sum((one.recomputed for one in shown), Decimal(0))
        view = score_view(Recomputation(tuple(shown), stated, recomputed, "", ""), "", language)
        html = Renderer({**FRAGMENTS, "page.html": PAGE}, language).render("page.html", "", score=view)
        assert re.findall("<summary>(.*?)</summary>", html) == [told]


@pytest.mark.parametrize(
    ("stated", "recomputed", "told"),
    [
        ("96.99", "89.09", "但总分比重算高 7.9 分，见下。"),
        ("89.091", "96.99", "但总分比重算低 7.9 分，见下。"),
        ("90", "90.004", ""),
    ],
)
def test_where_nothing_was_found_it_is_still_told_how_far_the_total_is_from_the_recomputed_one(
    stated: str, recomputed: str, told: str, language: Language
) -> None:
    score = score_view(Recomputation((), Decimal(stated), Decimal(recomputed), "", ""), "", language)
    review = ReviewView([], [RuleLink("甲", "x/")], [], [], 0, [])
    template = "{% import 'reviewed.html' as r with context %}{{ r.review(review, view, '', '') }}"
    html = Renderer({**FRAGMENTS, "page.html": template}, language).render("page.html", "", review=review, view=score)
    assert f"1 项相符，没有发现对不上的地方。{told}</p>" in html


@pytest.mark.parametrize(
    ("stated", "recomputed", "shown"), [("", "", []), ("良", "良", []), ("优", "", []), ("优", "良", ["优", "良"])]
)
def test_grades_have_a_row_of_their_own_where_they_differ(
    stated: str, recomputed: str, shown: list[str], language: Language
) -> None:
    view = score_view(Recomputation((), Decimal(96), Decimal(89), stated, recomputed), "", language)
    html = Renderer({**FRAGMENTS, "page.html": PAGE}, language).render("page.html", "", score=view)
    assert re.findall(r'<td class="number"[^>]*>([^<]*)</td>', html.partition(">等级<")[2]) == shown


def test_grades_that_the_form_does_not_state_link_to_the_bounds_that_they_follow(language: Language) -> None:
    score = Recomputation((), Decimal(96), Decimal(89), "优", "良")
    for one, is_linked in (score, False), (replace(score, is_graded=False), True):
        html = Renderer({**FRAGMENTS, "page.html": PAGE}, language).render(
            "page.html", "", score=score_view(one, "", language)
        )
        assert ('<a href="../findings/rules/grade-differs/">等级（按分数线）</a>' in html) is is_linked


def test_where_the_form_states_no_grade_nothing_is_said_of_one_that_is_open(language: Language) -> None:
    kept = replace(step("18.5", "18.5", ""), is_missed=True)
    score = Recomputation((kept,), Decimal(95), Decimal(89), "优", "良", "中", is_graded=False)
    view = score_view(score, "", language)
    assert view.recomputed_grade == ""
    assert view.kept.endswith("总分是 70.5。")


@pytest.mark.parametrize(
    ("lowest", "grade", "told"),
    [("优", "优", "。"), ("", "", "。"), ("中", "", "（中），所以不列重算的等级。")],
)
def test_points_that_a_miss_keeps_are_told_and_leave_the_grade_open(
    lowest: str, grade: str, told: str, language: Language
) -> None:
    kept = replace(step("18.5", "18.5", ""), is_missed=True)
    score = Recomputation((kept,), Decimal(95), Decimal(95), "", "优" if lowest else "", lowest)
    view = score_view(score, "", language)
    html = Renderer({**FRAGMENTS, "page.html": PAGE}, language).render("page.html", "", score=view)
    said = "有 1 项没有达到指标值，又不能按比例计算，照表上计入了 18.5 分；这几项都不得分的，总分是 76.5"
    assert (view.kept, view.recomputed_grade, view.is_same) == (f"{said}{told}", grade, False)
    assert view.differing[0].sum == "没有达到，照表上"
    assert f"<p>{said}{told}</p>" in html
