from collections.abc import Mapping
from decimal import Decimal

import pytest

from generator.catalogue.records import Rescored
from generator.definition.cells import Definition
from generator.language import Language, load
from generator.model import Form
from generator.rendering.pages.form.recomputed import score_view
from generator.rules.judging import judged
from generator.rules.parameters import parameters_for
from generator.rules.recomputing import GRADING, SCORING, WEIGHTING, Recomputation, grade_of, recompute
from generator.rules.running import review
from tests.rules.forms import form_of
from tests.rules.packs import packs
from tests.sample import EVALUATION, PATHS, TARGET, changed, read, sample

PARAMETERS = parameters_for(SCORING, packs(), "上海市", 2021)
GRADES = parameters_for(GRADING, packs(), "上海市", 2021)
BANDS = GRADES.numbers("grades")
FULL = parameters_for(WEIGHTING, packs(), "上海市", 2021).number("total")
Definitions = Mapping[str, Definition]


def recomputed(rows: str, definitions: Definitions, other: str = "") -> Recomputation:
    text = changed(sample(EVALUATION), f"{other}绩效指标:\n  产出指标:\n    数量指标:\n{rows}")
    form = read(text, definitions, PATHS[EVALUATION]).form
    score = recompute(form, PARAMETERS, GRADES, FULL) if form else None
    assert score is not None
    return score


def row(target: str, actual: str, weight: str = "20", score: str = "18", name: str = "甲") -> str:
    return f'      {name}: {{年度指标值: "{target}", 实际完成值: "{actual}", 分值: {weight}, 得分: {score}}}\n'


@pytest.mark.parametrize(
    ("target", "actual", "points", "sum_text"),
    [
        ("=400 场", "182 场", "9.1", "20 × 182 ÷ 400"),
        ("≥50 家", "50 家", "20", "20"),
        ("≥50 家", "95 家", "20", "20"),
        ("≥50 家", "0 家", "0", "20 × 0 ÷ 50"),
        ("党政、企业等", "党政、企业等", "18", ""),
        ("≥95%", "≥95%", "18", ""),
        ("≥50 家", "10 个", "18", ""),
        ("≤5%", "8%", "18", ""),
        ("≤5%", "3%", "20", "20"),
        ("≥50 家", "40", "16", "20 × 40 ÷ 50"),
        (">90%", "90%", "18", ""),
        ("≥0%", "-3%", "18", ""),
        ("≥10%", "-3%", "0", "20 × -3 ÷ 10，最低 0"),
        ("3-5 次", "4 次", "20", "20"),
        ("3-5 场", "2 场", "18", ""),
    ],
)
def test_a_score_follows_from_what_was_reached_and_words_keep_theirs(
    target: str, actual: str, points: str, sum_text: str, definitions: Definitions
) -> None:
    *_, step = recomputed(row(target, actual), definitions).steps
    assert (step.recomputed, load().said(step.sum)) == (Decimal(points), sum_text)


@pytest.mark.parametrize(
    ("name", "target", "actual", "points"),
    [
        ("采购成本", "100万元", "150万元", "18"),
        ("采购成本", "100万元", "80万元", "20"),
        ("系统故障率", "5%", "8%", "18"),
        ("系统故障率", "5%", "3%", "20"),
        ("事故发生率", "=5%", "8%", "18"),
        ("响应时间", "2小时", "4小时", "18"),
        ("施工工期", "90天", "80天", "20"),
        ("投诉处理率", "100%", "50%", "10"),
        ("安全事故", "0起", "1起", "18"),
        ("全市排名", "5名", "3名", "18"),
        ("全市排名", "5名", "6名", "18"),
        ("全市排名", "5名", "5名", "20"),
        ("新增就业岗位", "=0个", "12个", "18"),
    ],
)
def test_the_full_weight_is_recomputed_only_where_the_target_is_known_to_be_met(
    name: str, target: str, actual: str, points: str, definitions: Definitions
) -> None:
    *_, step = recomputed(row(target, actual, name=name), definitions).steps
    assert step.recomputed == Decimal(points)


@pytest.mark.parametrize("amounts", [("0", "10"), ("", "10"), ("10", ""), ("10", "-9"), ("-10", "9")])
def test_execution_keeps_its_score_where_the_amounts_allow_no_other(
    amounts: tuple[str, str], definitions: Definitions
) -> None:
    budget, executed = amounts
    total = f"{{年初预算: 1, 全年预算数: {budget}, 全年执行数: {executed}, 分值: 10, 执行率: , 得分: 9}}"
    funds = f"项目资金（万元）: {{年度资金总额: {total}, 其中：当年财政拨款: , 上年结转资金: , 其他资金: }}\n"
    first, *_ = recomputed(row("≥1 次", "1 次"), definitions, funds).steps
    assert (first.stated, first.recomputed, first.sum) == (Decimal(9), Decimal(9), "")


@pytest.mark.parametrize("third", [("≥3 次", "2 次", "20"), ("≥3 次", "1 次", "40")])
def test_thirds_that_add_up_to_a_lower_bound_reach_it(
    third: tuple[str, str, str], definitions: Definitions, language: Language
) -> None:
    thirds = [row(*third, name=name) for name in ("乙", "丙", "丁")]
    other = f"项目资金（万元）:\n总分: {{分值: {40 + 3 * int(third[2])}, 得分: 100}}\n"
    score = recomputed("".join([row("≥1 次", "1 次", "40"), *thirds]), definitions, other)
    assert (score.recomputed, grade_of(score.recomputed, BANDS)) == (Decimal(80), "良")
    assert score_view(score, "", language).recomputed == "80"


def test_what_only_rounding_makes_different_does_not_add_up_to_a_difference(definitions: Definitions) -> None:
    thirds = [row("≥3 次", "1 次", "20", "6.67", name=name) for name in ("甲", "乙")]
    score = recomputed("".join(thirds), definitions, "项目资金（万元）:\n总分: {分值: 40, 得分: 13.34}\n")
    assert (score.recomputed, score.excess) == (Decimal("13.34"), Decimal(0))


@pytest.mark.parametrize(
    ("rows", "total", "known", "excess"),
    [
        (row("≥95%", "≥95%"), "28", None, None),
        (row("≤5%", "8%"), "28", None, None),
        (row("≥95%", "≥95%"), "30", "28", "2"),
        (row("≥95%", "≥95%") + row("≥5 次", "5 次", "20", "20", "乙"), "48", "48", "0"),
    ],
)
def test_a_total_is_only_known_where_more_than_the_execution_could_be_recomputed(
    rows: str, total: str, known: str | None, excess: str | None, definitions: Definitions
) -> None:
    spent = "{年初预算: 1, 全年预算数: 10, 全年执行数: 10, 分值: 10, 执行率: 100%, 得分: 10}"
    funds = f"项目资金（万元）: {{年度资金总额: {spent}, 其中：当年财政拨款: , 上年结转资金: , 其他资金: }}\n"
    score = recomputed(rows, definitions, f"{funds}总分: {{分值: 100, 得分: {total}}}\n")
    assert score.steps[0].sum
    assert (score.known, score.excess) == tuple(None if one is None else Decimal(one) for one in (known, excess))


@pytest.mark.parametrize(
    ("target", "actual", "kept"),
    [
        ("≤30分钟", "45分钟", ["甲"]),
        ("按期完成", "未按期完成", ["甲"]),
        ("2021年6月底前", "2021年9月", ["甲"]),
        ("≤3起", "5起", ["甲"]),
        ("3-5 场", "2 场", ["甲"]),
        ("≥50 家", "40 家", []),
        ("5名", "3名", []),
        ("健全", "基本健全", []),
    ],
)
def test_points_that_a_miss_keeps_are_told_apart(
    target: str, actual: str, kept: list[str], definitions: Definitions
) -> None:
    score = recomputed(row(target, actual), definitions)
    assert [step.label for step in score.kept] == kept
    assert score.recomputed - score.lowest == 18 * len(kept)


def test_a_miss_that_has_no_points_keeps_none(definitions: Definitions) -> None:
    score = recomputed(row("≤3起", "5起", score="0"), definitions)
    assert (score.kept, score.lowest) == ((), score.recomputed)


GRADED = "项目资金（万元）:\n绩效指标:\n  产出指标:\n    数量指标:\n"


@pytest.mark.parametrize(
    ("weight", "grade", "graded"),
    [
        (20, "优", ("优", "良")),
        (20, "优秀", ("优秀", "良")),
        (20, "良好", ("优", "良好")),
        (20, "合格", ("", "")),
        (20, "", ("优", "良")),
        (10, "优", ("", "")),
        (10, "", ("", "")),
    ],
)
def test_only_a_form_with_no_strange_grade_and_the_full_weight_is_graded_in_its_own_words(
    weight: int, grade: str, graded: tuple[str, str], definitions: Definitions
) -> None:
    rows = row("≥1 次", "1 次", "80", "80") + row("≤3起", "5起", str(weight), str(weight), name="乙")
    change = f"{GRADED}{rows}总分: {{分值: {80 + weight}, 得分: {80 + weight}, 等级: {grade}}}\n"
    form = form_of({"form": "graded-self-evaluation-2021", "change": change}, definitions)
    score = recompute(form, PARAMETERS, GRADES, FULL)
    assert score is not None
    assert (score.recomputed, score.lowest) == (Decimal(80 + weight), Decimal(80))
    assert (score.recomputed_grade, score.lowest_grade) == graded
    assert (score.is_graded, score.is_open) == (bool(grade), all(graded))


def test_a_row_that_adds_up_others_is_no_step_of_its_own(definitions: Definitions) -> None:
    rows = row("≥50 家", "40 家") + row("", "", "20", "18", name="小计")
    assert [step.label for step in recomputed(rows, definitions).steps][1:] == ["甲"]


@pytest.mark.parametrize(
    ("indicator", "execution"),
    [
        ("分值: 20, 得分: ", "分值: 10, 得分: 9.8"),
        ("分值: , 得分: 18", "分值: 10, 得分: 9.8"),
        ("分值: 20, 得分: 18", "分值: 10, 得分: "),
        ("分值: 20, 得分: 18", "分值: , 得分: 9.8"),
    ],
)
def test_nothing_is_recomputed_without_a_weight_or_a_score_that_the_total_holds(
    indicator: str, execution: str, definitions: Definitions
) -> None:
    form = {
        "form": EVALUATION,
        "change": f"项目资金（万元）:\n  年度资金总额: {{全年预算数: 100, 全年执行数: 98, {execution}}}\n"
        f"绩效指标:\n  产出指标:\n    数量指标:\n      甲: {{年度指标值: ≥50家, 实际完成值: 40家, {indicator}}}\n",
    }
    assert recompute(form_of(form, definitions), PARAMETERS, GRADES, FULL) is None


@pytest.mark.parametrize(
    ("form", "amounts", "points", "sum_text"),
    [
        ("sh-self-evaluation-2021", "全年预算数: 200, 全年执行数: 210", "10", "10 × 210 ÷ 200，最高 10"),
        (
            "two-units-self-evaluation-2021",
            "全年预算数（万元）: 120.00, 全年执行数（元）: 600000",
            "5",
            "10 × 600000 元 ÷ 120.00 万元",
        ),
    ],
)
def test_execution_scores_in_proportion_to_the_budget_of_the_full_year(
    form: str, amounts: str, points: str, sum_text: str, definitions: Definitions
) -> None:
    change = f"项目资金（万元）:\n  年度资金总额: {{{amounts}, 分值: 10, 得分: 10}}\n"
    score = recompute(form_of({"form": form, "change": change}, definitions), PARAMETERS, GRADES, FULL)
    assert score is not None
    assert (score.steps[0].recomputed, load().said(score.steps[0].sum)) == (Decimal(points), sum_text)


def test_a_declaration_has_no_score(definitions: Definitions) -> None:
    assert recompute(read(sample(TARGET), definitions).whole, PARAMETERS, GRADES, FULL) is None


@pytest.mark.parametrize(
    ("score", "grade"),
    [("100", "优"), ("90", "优"), ("89.99", "良"), ("80", "良"), ("60", "中"), ("59.9", "差"), ("0", "差")],
)
def test_grades_begin_at_their_lower_bounds(score: str, grade: str) -> None:
    assert grade_of(Decimal(score), BANDS) == grade


def test_grades_may_stand_in_any_order() -> None:
    assert grade_of(Decimal(95), dict(sorted(BANDS.items(), key=lambda band: band[1]))) == "优"


def test_no_bands_no_grade() -> None:
    assert grade_of(Decimal(95), {}) == ""


@pytest.mark.parametrize(("deviation", "is_explained", "found"), [("受疫情影响", True, []), ("", False, [SCORING])])
def test_the_recomputed_total_in_brief_tells_whether_the_unit_gave_a_reason(
    deviation: str, is_explained: bool, found: list[str], definitions: Definitions
) -> None:
    line = row("≥50 家", "40 家").replace("}\n", f", 偏差原因分析及改进措施: {deviation}}}\n")
    rows = f"绩效指标:\n  产出指标:\n    数量指标:\n{line}总分: {{分值: 30, 得分: 27.33}}\n"
    rescored, rules = _judged(changed(sample(EVALUATION), rows), definitions)
    assert rescored
    assert (rescored.excess, rescored.is_explained) == (Decimal("2.00"), is_explained)
    assert [rule for rule in rules if rule == SCORING] == found


@pytest.mark.parametrize(("actual", "grades"), [("3起", ("优", "优")), ("5起", ("", ""))])
def test_grades_are_told_in_brief_unless_they_depend_on_what_cannot_be_computed(
    actual: str, grades: tuple[str, str], definitions: Definitions
) -> None:
    rows = row("≥1 次", "1 次", "80", "80") + row("≤3起", actual, "20", "20", name="乙")
    rescored, _ = _judged(changed(sample(EVALUATION), f"{GRADED}{rows}总分: {{分值: 100, 得分: 100}}\n"), definitions)
    assert rescored
    assert rescored.grades == grades


def test_where_nothing_can_be_recomputed_there_is_no_total_in_brief(definitions: Definitions) -> None:
    rescored, _ = _judged(sample(TARGET), definitions, TARGET)
    assert rescored is None


def test_without_packs_a_total_is_recomputed_and_no_grade(definitions: Definitions) -> None:
    form = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    rescored = judged(form, review(form, (), (), definitions[form.definition], ()), (), "上海市").rescored
    assert rescored
    assert rescored.grades == ("", "")


def _judged(text: str, definitions: Definitions, name: str = EVALUATION) -> tuple[Rescored | None, list[str]]:
    """Return the recomputed total of a form in brief, and the rules that found something."""
    form = read(text, definitions, PATHS[name]).whole
    checked = review(form, (), packs(), definitions[form.definition], ())
    return judged(form, checked, packs(), "上海市").rescored, [one.rule for one in checked.findings]


def test_the_park_of_2021_states_almost_97_and_comes_to_89(published_forms: Mapping[str, Form]) -> None:
    form = published_forms["innovation-centre-office/2021/future-park-hall.self-evaluation"]
    score = recompute(form, PARAMETERS, GRADES, FULL)
    assert score is not None
    # The paper has no cell for a grade, so both follow from the bounds of the authority.
    assert not score.is_graded
    assert (str(score.stated), score.stated_grade) == ("96.99", "优")
    assert (f"{score.recomputed:.2f}", score.recomputed_grade) == ("89.09", "良")
