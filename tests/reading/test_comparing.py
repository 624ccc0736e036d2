"""Changes without a correction since a form was published."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.definition.cells import Definition
from generator.diagnostics import Diagnostic, Severity, collect
from generator.language import load
from generator.reading.changes import claims, mentioning
from generator.reading.changes.comparing import changed_since, changes_told
from generator.reading.values.folding import folded
from generator.source.document import Document, read_document
from tests.sample import EVALUATION, SHORT, TARGET, changed, sample

FORM = (
    "form: f\n预算: 100\n备注:\n类型: [甲]\n"
    "指标:\n  场次: {值: ≥10场, 得分: 5}\n构成:\n  - {名称: 甲}\n  - {名称: 乙}\n"
)
CORRECTION = "更正:\n  - {日期: 2026-05-01, 内容: 预算由 100 改为 110, 原因: 笔误}\n"


def document(text: str) -> Document:
    tree, _ = collect(read_document("a.yml", text.encode()))
    assert tree is not None
    return tree


def told(after: str, before: str = FORM) -> list[Diagnostic]:
    return list(changes_told(document(before), document(after), private=frozenset()))


@pytest.mark.parametrize(
    ("written", "other", "cell", "line", "before", "after"),
    [
        ("预算: 100", "预算: 110", "预算", 2, "100", "110"),
        ("[甲]", "[乙]", "类型", 4, "甲", "乙"),
        ("≥10场", "≥8场", "指标 · 场次 · 值", 6, "≥10场", "≥8场"),
        ("名称: 乙", "名称: 丙", "构成 · 名称", 9, "乙", "丙"),
    ],
)
def test_a_cell_that_holds_something_else_is_told_where_it_stands(
    written: str, other: str, cell: str, line: int, before: str, after: str
) -> None:
    (found,) = told(FORM.replace(written, other))
    assert dict(found.values) == {"cell": cell, "before": before, "after": after}
    assert found.place.line == line
    assert load().message(found) == f"“{cell}”原来是“{before}”，现在是“{after}”，没有写更正"


@pytest.mark.parametrize(("other", "line"), [("预算:\n", 2), ("", 1)], ids=["blank", "taken out"])
def test_a_cell_that_is_empty_now_is_told_without_empty_quotes(other: str, line: int) -> None:
    (found,) = told(FORM.replace("预算: 100\n", other))
    assert found.place.line == line
    assert load().message(found) == "“预算”原来是“100”，现在没有了，没有写更正"


@pytest.mark.parametrize(
    ("written", "other", "line", "cell", "before"),
    [
        ("  场次: {值: ≥10场, 得分: 5}\n", "", 5, "指标 · 场次", "值 ≥10场、得分 5"),
        ("{值: ≥10场, 得分: 5}", "{值: , 得分: }", 6, "指标 · 场次", "值 ≥10场、得分 5"),
        ("值: ≥10场, ", "", 6, "指标 · 场次 · 值", "≥10场"),
        ("  - {名称: 甲}\n  - {名称: 乙}\n", "", 7, "构成", "名称 甲、名称 乙"),
        ("[甲]", "[]", 4, "类型", "甲"),
    ],
)
@pytest.mark.parametrize("end", ["", CORRECTION.replace("预算由 100 改为 110", "删去指标、构成和类型")])
def test_cells_that_went_together_are_told_in_one_line(
    written: str, other: str, line: int, cell: str, before: str, end: str
) -> None:
    assert written in FORM
    (found,) = told(FORM.replace(written, other) + end)
    assert dict(found.values) == {"cell": cell, "before": before, "after": ""}
    assert found.place.line == line
    assert found.rule == ("changed-corrected" if end else "changed-uncorrected")


def test_indicators_that_went_together_are_told_with_their_names() -> None:
    indicators = "产出:\n  数量:\n    场次: {值: 10, 得分: 5}\n    人次: {值: 20}\n  质量:\n    人次: {值: 3}\n"
    (found,) = told("form: f\n名称: 甲\n", f"form: f\n名称: 甲\n{indicators}")
    assert dict(found.values)["cell"] == "产出"
    assert dict(found.values)["before"] == "数量 场次 值 10、得分 5、人次 值 20、质量 人次 值 3"


@pytest.mark.parametrize(
    "after",
    [
        FORM,
        f"# 说明\n{FORM}",
        FORM.replace("{值: ≥10场, 得分: 5}", '\n    得分: "5"\n    值: ≥10场'),
        FORM + CORRECTION,
        FORM + "原文网址: https://example.org/\n",
    ],
    ids=["same", "comment", "laid out", "only corrected", "beside the paper"],
)
def test_what_is_the_same_or_explained_is_not_told(after: str) -> None:
    assert told(after) == []


ROWS = "  - {名称: 甲, 金额: 5}\n  - {名称: 乙, 金额: 7}\n  - {名称: 丙, 金额: 9}\n"


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (ROWS.replace("  - {名称: 甲, 金额: 5}\n", ""), [("构成", "名称 甲、金额 5", "")]),
        ("".join(ROWS.splitlines(keepends=True)[::-1]), []),
        (
            ROWS.replace("名称: 甲, 金额: 5", "名称: 乙, 金额: 7"),
            [("构成 · 名称", "甲", "乙"), ("构成 · 金额", "5", "7")],
        ),
        (ROWS.replace("7", "8") + "  - {名称: 丁}\n", [("构成 · 金额", "7", "8")]),
    ],
    ids=["one removed", "in another order", "twice the same", "one changed, one added"],
)
def test_a_row_is_compared_with_its_equal_wherever_that_stands(after: str, changes: list[tuple[str, ...]]) -> None:
    found = told(f"form: f\n构成:\n{after}", f"form: f\n构成:\n{ROWS}")
    texts = [tuple(dict(one.values).values()) for one in found if one.rule == "changed-uncorrected"]
    assert texts == changes


def test_ticked_options_are_one_text() -> None:
    (found,) = told(FORM.replace("[甲]", "[乙]"), FORM.replace("[甲]", "[甲, 乙]"))
    assert load().message(found) == "“类型”原来是“甲、乙”，现在是“乙”，没有写更正"
    assert told(FORM.replace("[甲]", "甲")) == []


WITHDRAWN = "form: f\n撤回: {日期: 2026-06-01, 原因: 含有张三的电话}\n"


def test_a_form_that_was_withdrawn_is_told_without_what_was_taken_out() -> None:
    (found,) = told(WITHDRAWN)
    assert (found.rule, found.severity, found.place.line) == ("changed-withdrawn", Severity.INFORMATION, 2)
    assert load().message(found) == "这份表改成了撤回，删去的各格不再列出"
    assert told(WITHDRAWN.replace("含有张三的电话", "重复"), WITHDRAWN) == []


@pytest.mark.parametrize(
    ("end", "severity"),
    [("", Severity.WARNING), (CORRECTION.replace("预算由 100 改为 110", "恢复公开"), Severity.INFORMATION)],
)
def test_a_withdrawal_is_not_taken_back_without_a_word(end: str, severity: Severity) -> None:
    (back,) = told(FORM + end, WITHDRAWN)
    assert (back.rule, back.severity) == ("withdrawal-taken-back", severity)
    assert load().message(back) == "原来的“撤回”没有了，这份表会重新公开"


@pytest.mark.parametrize(
    ("written", "other", "line", "message"),
    [
        ("备注:", "备注: 无", 3, "“备注”里新填了“无”"),
        ("备注:", "备注:\n负责科室: 甲科", 4, "“负责科室”里新填了“甲科”"),
        ("构成:", "  人次: {值: ≥5人, 得分: 5}\n构成:", 7, "“指标 · 人次”里新填了内容"),
        ("场次: {值: ≥10场", "场次: {权重: 5, 值: ≥10场", 6, "“指标 · 场次 · 权重”里新填了“5”"),
        ("- {名称: 乙}", "- {名称: 乙}\n  - {名称: 丙, 金额: 5}", 10, "“构成”里新填了内容"),
    ],
    ids=["blank cell", "new cell", "indicator", "cell of an indicator", "row"],
)
@pytest.mark.parametrize("end", ["", CORRECTION])
def test_what_was_added_is_listed_without_a_correction_too(
    written: str, other: str, line: int, message: str, end: str
) -> None:
    assert written in FORM
    added, *others = told(FORM.replace(written, other) + end)
    assert others == []
    assert (added.rule, added.severity, added.place.line) == ("changed-added", Severity.INFORMATION, line)
    assert load().message(added) == message


def test_what_is_no_longer_withheld_is_listed_without_its_text() -> None:
    (added,) = told(FORM.replace("备注:", "备注: 张三"), FORM.replace("备注:", "备注: 不予公开"))
    assert load().message(added) == "“备注”里新填了内容"


@pytest.mark.parametrize(
    ("written", "other"),
    [
        (
            CORRECTION,
            CORRECTION.replace("内容: 预算由 100 改为 110, 原因: 笔误", "原因: 笔误, 内容: 预算由 100 改为 110"),
        ),
        ("回应: {same-text: 甲}\n", "回应: {same-text: 乙}\n"),
        ("说明: 甲 乙\n", "说明: |\n  甲\n  乙\n"),
        ("# 甲\n", "# 乙\n"),
    ],
    ids=["order of a correction", "answers", "lines", "comments"],
)
def test_what_is_no_text_of_the_paper_may_change(written: str, other: str) -> None:
    assert told(FORM + other, FORM + written) == []


@pytest.mark.parametrize(
    ("correction", "severity"),
    [("", Severity.WARNING), (CORRECTION, Severity.INFORMATION)],
    ids=["in silence", "with a correction"],
)
def test_what_is_withheld_within_a_text_is_not_said_again(correction: str, severity: Severity) -> None:
    before, after = (FORM.replace("备注:", f"备注: 请找{whom}领取") for whom in ("张三", "不予公开"))
    found, *others = told(after + correction, before)
    assert (found.rule, found.severity) == ("changed-withheld", severity)
    assert "张三" not in str([found, *others])
    assert load().message(found) == "“备注”里有内容改成了“不予公开”，原来的不在这里列出"


@pytest.mark.parametrize(
    ("correction", "severity"),
    [("", Severity.WARNING), (CORRECTION, Severity.INFORMATION)],
    ids=["in silence", "with a correction"],
)
@pytest.mark.parametrize(
    ("written", "cell"), [("预算: 100", "预算"), ("值: ≥10场", "指标 · 场次 · 值"), ("名称: 乙", "构成 · 名称")]
)
def test_a_cell_that_is_withheld_as_a_whole_is_told_without_its_text(
    written: str, cell: str, correction: str, severity: Severity
) -> None:
    key, text = written.split(": ")
    found = told(FORM.replace(written, f"{key}: 不予公开") + correction)[0]
    assert (found.rule, found.severity) == ("changed-withheld", severity)
    assert dict(found.values) == {"cell": cell}
    assert text not in load().message(found)


def test_a_correction_that_does_not_mention_what_is_withheld_is_asked_about() -> None:
    listed, asked = told(FORM.replace("预算: 100", "预算: 不予公开") + correction("改正错别字"))
    assert (listed.rule, asked.rule) == ("changed-withheld", "correction-silent")
    listed, *others = told(FORM.replace("预算: 100", "预算: 不予公开") + correction("预算改成不予公开"))
    assert (listed.rule, others) == ("changed-withheld", [])


@pytest.mark.parametrize("correction", ["", CORRECTION], ids=["in silence", "with a correction"])
def test_what_is_withheld_in_a_list_is_not_said_again_where_a_row_goes_too(correction: str) -> None:
    before = FORM.replace("名称: 乙", "名称: 补助张三")
    after = FORM.replace("  - {名称: 甲}\n  - {名称: 乙}\n", "  - {名称: 补助不予公开}\n")
    found = told(after + correction, before)
    assert found
    assert "张三" not in str(found)


@pytest.mark.parametrize("after", ["联系人:", "", "联系人: 不予公开", "联系人: 李四"])
def test_a_name_that_was_never_to_be_there_is_not_repeated_when_it_is_taken_out(
    after: str, definitions: Mapping[str, Definition]
) -> None:
    before, now = (sample().replace("联系人: 不予公开", cell) for cell in ("联系人: 张三", after))
    assert list(changed_since(document(before), document(now), definitions)) == []


def correction(content: str, reason: str = "笔误") -> str:
    return f"更正:\n  - {{日期: 2026-05-01, 内容: {content}, 原因: {reason}}}\n"


def test_what_a_correction_tells_of_is_listed_all_the_same() -> None:
    (found,) = told(FORM.replace("100", "110") + CORRECTION)
    assert (found.rule, found.severity, found.place.line) == ("changed-corrected", Severity.INFORMATION, 2)
    assert load().message(found) == "“预算”原来是“100”，现在是“110”"
    (gone,) = told(FORM.replace("预算: 100\n", "") + correction("删去预算"))
    assert load().message(gone) == "“预算”原来是“100”，现在没有了"


def test_a_correction_that_mentions_none_of_the_changed_cells_is_asked_about() -> None:
    after = FORM.replace("100", "1,100").replace("≥10场", "≥8场") + correction("改正错别字")
    *listed, asked = told(after)
    assert [one.rule for one in listed] == ["changed-corrected"] * 2
    assert (asked.rule, asked.severity, asked.place.line) == ("correction-silent", Severity.WARNING, 11)
    assert load().message(asked) == "新写的更正没有提到改了的 2 格：预算、指标 · 场次 · 值"


def test_a_correction_is_asked_for_the_cells_that_it_leaves_out() -> None:
    after = FORM.replace("100", "110").replace("≥10场", "≥8场") + CORRECTION
    assert [dict(found.values)["cells"] for found in told(after) if found.rule == "correction-silent"] == [
        ("指标 · 场次 · 值",)
    ]


def test_of_many_cells_that_a_correction_leaves_out_the_first_are_named() -> None:
    before, after = (f"form: f\n{''.join(f'格{n}: {value}' + chr(10) for n in range(90))}" for value in ("甲", "乙"))
    asked = dict(told(after + correction("丙"), before)[-1].values)
    assert (asked["cells"], asked["count"]) == ((*(f"格{n}" for n in range(20)), "……"), "90")


@pytest.mark.parametrize(
    "said",
    [
        "项目总预算（元）改错了",
        "总预算改错了",
        "由7,500,000改为8500000",
        "原写 8500000",
        "将“绩校”改为“绩效”",
        "预期产出重填",
        "次数为5",
    ],
)
def test_a_correction_mentions_a_cell_in_many_ways(said: str) -> None:
    before = "form: f\n项目总预算（元）: 7500000\n总目标: 提高绩校水平\n预期产出: {次数: 5次}\n"
    after = before.replace("7500000", "8500000").replace("绩校", "绩效").replace("5次", "6次") + correction(f'"{said}"')
    (asked,) = (found for found in told(after, before) if found.rule == "correction-silent")
    assert dict(asked.values)["count"] == "2"


@pytest.mark.parametrize("said", ["改正错别字", "项目内容有误", "按审核意见修改", "2026年6月核对", "指标"])
def test_general_words_mention_no_cell(said: str) -> None:
    before = "form: f\n项目总预算（元）: 685890\n数量目标: {投诉率: ≤5.00(%)}\n"
    after = before.replace("685890", "1685890").replace("≤5", "≤50") + correction(said)
    assert told(after, before)[-1].values[-1] == ("count", "2")


def test_of_a_later_pair_of_corrections_either_may_mention_a_cell() -> None:
    after = FORM.replace("100", "110") + correction("改正错别字") + "  - {日期: 2026-05-02, 内容: 预算, 原因: 调整}\n"
    assert [found.rule for found in told(after)] == ["changed-corrected"]


def test_an_earlier_correction_mentions_no_later_change() -> None:
    earlier = FORM + correction("预算改为100")
    after = earlier.replace("预算: 100", "预算: 120") + "  - {日期: 2026-06-01, 内容: 改正错别字, 原因: 笔误}\n"
    assert [found.rule for found in told(after, earlier)] == ["changed-corrected", "correction-silent"]


def test_an_earlier_correction_written_once_more_corrects_nothing() -> None:
    earlier = FORM.replace("100", "110") + CORRECTION
    after = earlier.replace("预算: 110", "预算: 100") + CORRECTION.removeprefix("更正:\n")
    assert [found.rule for found in told(after, earlier)] == ["changed-uncorrected"]


def test_of_a_long_text_what_differs_is_told() -> None:
    before, after = (f"form: f\n说明: {'长' * 400}金额{number}元\n" for number in (100, 900))
    (found,) = told(after, before)
    assert dict(found.values) == {
        "cell": "说明",
        "before": f"……{'长' * 18}金额100元",
        "after": f"……{'长' * 18}金额900元",
    }


def test_a_private_cell_is_not_listed_beside_a_correction(definitions: Mapping[str, Definition]) -> None:
    before, now = (sample().replace("联系人: 不予公开", f"联系人: {name}") for name in ("张三", "李四"))
    assert list(changed_since(document(before), document(now + CORRECTION), definitions)) == []


@pytest.mark.parametrize(
    "after",
    [
        FORM,
        FORM + CORRECTION.replace("笔误", "录入有误"),
        FORM + "更正:\n  - {日期: 2026-06-01, 内容: 备注, 原因: 笔误}\n",
    ],
    ids=["gone", "reworded", "replaced"],
)
def test_an_earlier_correction_is_to_stay(after: str) -> None:
    (found,) = told(after, FORM + CORRECTION)
    assert (found.rule, found.severity) == ("correction-rewritten", Severity.WARNING)
    assert load().message(found) == "“2026-05-01”的更正没有了，或者改写了"


def claimed(said: str, before: str, after: str, end: str = "") -> list[str]:
    """Return what a correction claims of a changed cell and is not so."""
    form = "form: f\n备注: 2023年\n全年执行数（万元）: {}\n"
    found = told(form.format(after) + end + correction(f'"{said}"'), form.format(before))
    return [str(dict(one.values)["said"]) for one in found if one.rule == "correction-untrue"]


@pytest.mark.parametrize(
    "said",
    [
        *("执行数由 1120.52 改为 1,110.52", "执行数从1,120.52万元调整为1110.52万元", "由 11205200 元改为 11105200 元"),
        *(
            "由0.112052亿元更正为0.111052亿元",
            "由2023年的1120.52改成2023年的1110.52",
            "执行数改为 1100.52",
            "由甲改为乙",
        ),
        "由1120.52万元改为11105200元",
        *(
            "由约一千改为 1110.52",
            "由 2023 年的数改为 2023 年底的数",
            "由 １１２０．５２ 修改为 １１１０．５２，另有 3 处",
        ),
        *("由于2023年机构调整为3个处室", "由于笔误从 1120.52 改为 1110.52", "从而使2023年的数变更为4处"),
    ],
)
def test_a_claim_is_true_in_any_unit_or_not_judged(said: str) -> None:
    assert claimed(said, "1120.52", "1,110.52") == []


@pytest.mark.parametrize(
    "said",
    [
        *("由1120.52改为1100.52", "由1110.52改为1120.52", "由1220.52改为1110.52", "从1120.52万元调整为11105.2万元"),
        *("由1120.52万元改为11005200元", "由2023年改为1110.52"),
    ],
)
def test_a_claim_that_no_changed_cell_shows_is_asked_about(said: str) -> None:
    assert claimed(f"全年执行数{said}，其他不变", "1120.52", "1110.52") == [said]


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [("由1.5亿元改为1.2亿元", "150000000", "120000000"), ("由150000000元改为120000000元", "1.5亿元", "1.2亿元")],
)
def test_a_claim_may_be_in_hundred_millions_of_the_unit(said: str, before: str, after: str) -> None:
    assert claimed(said, before, after) == []


@pytest.mark.parametrize(
    ("first", "second", "untrue"),
    [
        ("预算由100改为105", "预算由105改为110", []),
        ("预算由90改为105", "预算由105改为110", ["由90改为105"]),
        ("预算由100改为105", "预算由105改为120", ["由105改为120"]),
    ],
)
def test_a_correction_may_change_what_another_wrote(first: str, second: str, untrue: list[str]) -> None:
    both = correction(first) + correction(second).removeprefix("更正:\n")
    found = told(FORM.replace("100", "110") + both)
    assert [dict(one.values)["said"] for one in found if one.rule == "correction-untrue"] == untrue


def test_a_claim_is_shown_by_another_correction_but_not_by_itself() -> None:
    one = FORM.replace("100", "110") + correction("由7改为8")
    both = one + "  - {日期: 2026-05-02, 内容: 由7改为8, 原因: 重写}\n"
    rules = [[found.rule for found in told(after)] for after in (one, both)]
    assert [each.count("correction-untrue") for each in rules] == [1, 0]


class Counting:
    """A function that counts the characters of the texts that it is given."""

    def __init__(self, own: Callable[[str], str]) -> None:
        self.own, self.characters = own, 0

    def __call__(self, text: str) -> str:
        self.characters += len(text)
        return self.own(text)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """Counts what is folded in order to compare it with what corrections say."""
    counting = Counting(folded)
    for module in (claims, mentioning):
        monkeypatch.setattr(module, "folded", counting)
    return counting


def test_thousands_of_corrections_are_each_read_a_few_times(reads: Counting) -> None:
    lines = [f'  - {{日期: 2026-05-01, 内容: "由{1000 + n}改为{3000 + n}", 原因: 误}}\n' for n in range(200)]
    after = FORM.replace("100", "110") + "更正:\n" + "".join(lines)
    told(after)
    assert 0 < reads.characters < 3 * len(after)


def test_what_corrections_say_is_read_once_for_all_cells(reads: Counting) -> None:
    cells = ["".join(f"格{n}: {value}\n" for n in range(200)) for value in ("甲", "乙")]
    before, after = (f"form: f\n{text}" for text in cells)
    after += correction("丙" * 2000)
    told(after, before)
    assert 0 < reads.characters < 3 * len(after)


def test_of_a_long_name_a_part_is_enough() -> None:
    name = "".join(map(chr, range(0x4E00, 0x4E64)))
    before, after = (f"form: f\n{name}: {value}\n" for value in (1, 2))
    assert [found.rule for found in told(after + correction(name[30:50]), before)] == ["changed-corrected"]
    assert told(after + correction(name[30:49]), before)[-1].rule == "correction-silent"


def test_an_untrue_claim_is_told_where_it_stands() -> None:
    asked = told(FORM.replace("100", "111") + CORRECTION)[-1]
    assert (asked.rule, asked.severity, asked.place.line, asked.place.column) == (
        "correction-untrue",
        Severity.WARNING,
        11,
        26,
    )
    assert load().message(asked) == "更正里写着“由100改为110”，这次改动的格里没有这样改的"


@pytest.mark.parametrize(
    "after",
    [
        FORM.replace("场次: {值: ≥10场", "场数: {值: ≥8场"),
        FORM.replace("  - {名称: 甲}", "  - {名称: 丙}\n  - {名称: 甲 8场}").replace("≥10场", "≥9场"),
    ],
    ids=["of another name", "in another cell"],
)
def test_a_claim_may_be_about_any_changed_cell(after: str) -> None:
    found = told(after + correction("由10场改为8场"))
    assert "correction-untrue" not in [one.rule for one in found]


def test_a_correction_that_was_forgotten_claims_nothing_about_other_cells() -> None:
    assert told(FORM.replace("备注:", "备注: 无") + CORRECTION)[0].rule == "changed-added"


def test_a_correction_may_stand_before_earlier_ones() -> None:
    second = "  - {日期: 2026-06-01, 内容: 备注, 原因: 笔误}\n"
    assert told(FORM + CORRECTION.replace("更正:\n", f"更正:\n{second}"), FORM + CORRECTION) == []


def test_an_earlier_correction_does_not_explain_a_later_change() -> None:
    assert len(told(FORM.replace("100", "120") + CORRECTION, FORM + CORRECTION)) == 1


@pytest.mark.parametrize("length", [0, 36, 295])
def test_numbers_of_people_are_covered_wherever_they_stand(length: int) -> None:
    before = FORM.replace("备注:", f"备注: {'很' * length}请拨 13800000000，{'长' * 300}")
    (found,) = told(FORM.replace("备注:", "备注: 无"), before)
    assert "138" not in load().message(found)


@pytest.mark.parametrize("end", ["", CORRECTION])
@pytest.mark.parametrize(("before", "after"), [(TARGET, EVALUATION), (EVALUATION, SHORT)])
def test_a_form_of_the_other_kind_in_the_same_file_is_told_once(
    before: str, after: str, end: str, definitions: Mapping[str, Definition]
) -> None:
    (found,) = changed_since(document(sample(before)), document(sample(after) + end), definitions)
    titles = {"before": definitions[before].title, "after": definitions[after].title}
    assert (found.rule, dict(found.values)) == ("form-overwritten", titles)
    assert found.place.line == sample(after).splitlines().index(f"form: {after}") + 1


@pytest.mark.parametrize(
    "after", [changed(sample(), "项目名称: 乙\n"), sample(SHORT), sample().replace(TARGET, "lost")]
)
def test_a_form_of_the_same_kind_or_of_none_is_held_cell_by_cell(
    after: str, definitions: Mapping[str, Definition]
) -> None:
    before, now = document(sample()), document(after)
    assert list(changed_since(before, now, definitions)) == list(changes_told(before, now, private=frozenset()))
