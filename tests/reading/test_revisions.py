"""What each published change of a form changed, and what of it must not be told to everybody."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.definition.cells import Definition
from generator.diagnostics import collect
from generator.reading.changes.revisions import Became, Beside, Revision, Standing, revisions
from generator.source.document import Document, read_document
from tests.sample import EVALUATION, SHORT, changed, sample

Definitions = Mapping[str, Definition]
Told = tuple[str, str, str, str]
EVALUATED = sample(EVALUATION)
WITHDRAWN = "撤回: {日期: 2026-06-01, 原因: 重复}\n"


def corrected(content: str) -> str:
    return f"更正:\n  - {{日期: 2026-05-01, 内容: {content}, 原因: 笔误}}\n"


def document(text: str) -> Document:
    tree, _ = collect(read_document("a.yml", text.encode()))
    assert tree is not None
    return tree


def revised(definitions: Definitions, *texts: str | None) -> list[Revision | None]:
    """Return what the versions of a form changed, of which the last is that of today."""
    *earlier, now = texts
    assert now is not None
    versions = [text if text is None else text.encode() for text in earlier]
    return revisions("a.yml", versions, document(now), definitions)


def cells(definitions: Definitions, *texts: str) -> list[Told]:
    """Return the cells that the last change changed: name, what became of it, and both texts."""
    last = revised(definitions, *texts)[-1]
    assert last is not None
    assert last.standing is Standing.COMPARED
    return [(" · ".join(one.names), one.became.value, one.before, one.after) for one in last.cells]


@pytest.mark.parametrize(
    ("form", "written", "other", "told"),
    [
        (sample(), "3,000,000.00", "3200000", ("项目总预算（元）", "replaced", "3,000,000.00", "3200000")),
        (sample(), "3,000,000.00", "123456789012", ("项目总预算（元）", "replaced", "3,000,000.00", "123456789012")),
        (sample(), "≥95%", "≥98765432109", ("设备完好率", "replaced", "≥95%", "")),
        (sample(), "≥95%", "98,765,432,109", ("设备完好率", "replaced", "≥95%", "98,765,432,109")),
        (EVALUATED, "得分: 9.5", "得分: 1234567 8901 2345", ("观众满意度 · 得分", "replaced", "9.5", "")),
        (sample(), "2019-12-31", "2019年底", ("结束时间", "replaced", "2019-12-31", "2019年底")),
        (sample(), "2019-12-31", "张三退休前", ("结束时间", "replaced", "2019-12-31", "")),
        (EVALUATED, "得分: 9.5", "得分: 9（张三定）", ("观众满意度 · 得分", "replaced", "9.5", "")),
        (sample(), "[政府购买服务]", "[张三]", ("资金用途", "replaced", "政府购买服务", "")),
        (
            sample(),
            "[经常性专项业务费]",
            "[其他经常性项目]",
            ("项目类型", "replaced", "经常性专项业务费", "其他经常性项目"),
        ),
        (sample(), "≥95%", "≥60%", ("设备完好率", "replaced", "≥95%", "≥60%")),
        (sample(), "≥95%", "尽力而为", ("设备完好率", "replaced", "≥95%", "")),
        (sample(), "2000人", "", ("参观人数", "removed", "2000人", "")),
        (sample(), "2000人", "5人（张三、李四2人）", ("参观人数", "replaced", "2000人", "")),
        (sample(), "3,000,000.00", "3000001", ("项目总预算（元）", "replaced", "3,000,000.00", "3000001")),
        (sample(), "600000", "500000", ("项目当年投入资金构成 · 预算金额（元）", "replaced", "600000", "500000")),
        (sample(), "服务公众。", "服务部分公众。", ("项目总目标", "altered", "", "")),
        (
            sample(),
            "子项目名称: 展厅维护",
            "子项目名称: 展厅",
            ("项目当年投入资金构成 · 子项目名称", "altered", "", ""),
        ),
        (EVALUATED, "≥300天", "≥200天", ("开放天数 · 年度指标值", "replaced", "≥300天", "≥200天")),
        (EVALUATED, "实际完成值: 90%", "实际完成值: 99%", ("观众满意度 · 实际完成值", "replaced", "90%", "99%")),
        (EVALUATED, "得分: 9.5", "得分: 10", ("观众满意度 · 得分", "replaced", "9.5", "10")),
        (EVALUATED, "还需提高", "很好", ("观众满意度 · 偏差原因分析及改进措施", "altered", "", "")),
        (
            EVALUATED,
            "全年执行数: 1120.52",
            "全年执行数: 1020.52",
            ("项目资金（万元） · 年度资金总额 · 全年执行数", "replaced", "1120.52", "1020.52"),
        ),
        (EVALUATED, "93.34%", "94%", ("项目资金（万元） · 年度资金总额 · 执行率", "replaced", "93.34%", "94%")),
        (EVALUATED, "68.83", "78.83", ("总分 · 得分", "replaced", "68.83", "78.83")),
    ],
)
def test_values_are_told_and_of_words_only_that_they_changed(
    form: str, written: str, other: str, told: Told, definitions: Definitions
) -> None:
    assert form.count(written) == 1
    assert cells(definitions, form, form.replace(written, other)) == [told]


def test_what_was_blank_or_not_there_is_told_as_added(definitions: Definitions) -> None:
    more = "分解目标:\n  产出目标:\n    数量目标:\n      参观人数: 2000人\n      讲座: ≥5场\n"
    before = changed(sample(), more.replace("      讲座: ≥5场\n", ""))
    assert cells(definitions, before, changed(before, more)) == [("讲座", "added", "", "≥5场")]
    assert cells(definitions, sample(), sample().replace("备注:", "备注: 甲")) == [("备注", "added", "", "")]
    filled = sample().replace("执行数（元）:", "执行数（元）: 12")
    assert cells(definitions, sample(), filled) == [("同名项目上年预算执行数（元）", "added", "", "12")]


def test_an_indicator_that_is_taken_out_is_told_with_the_values_it_had(definitions: Definitions) -> None:
    line = "      开放天数: {年度指标值: ≥300天, 实际完成值: 300天, 分值: 50, 得分: 50, 偏差原因分析及改进措施: }\n"
    (told,) = cells(definitions, EVALUATED, EVALUATED.replace(line, "      参观: \n"))
    assert told == ("开放天数", "removed", "年度指标值 ≥300天、实际完成值 300天、分值 50、得分 50", "")


@pytest.mark.parametrize(
    "text",
    [
        "8场（张三主持）", "8场。张三主持", "8场（含张三）", "张三", "由张三完成", "8场(张三)", "13800000000",
        "联系 13800000000", "≥8 张三 李四", "不予公开", "8场（不予公开）", "5人（张三、李四2人）",
    ],
)  # fmt: skip
def test_no_words_of_an_indicator_are_told(text: str, definitions: Definitions) -> None:
    before, after = (EVALUATED.replace("实际完成值: 90%", f"实际完成值: {one}") for one in (text, "尽力"))
    for versions in ((before, after), (after, before), (before, after, after.replace("尽力", "很好"))):
        assert "张三" not in str(revised(definitions, *versions))
        assert "13800000000" not in str(revised(definitions, *versions))


@pytest.mark.parametrize("text", ["1名张三", "8张三同志", "3–5张三"])
def test_a_unit_is_told_only_if_the_form_has_it_now(text: str, definitions: Definitions) -> None:
    before, after = (EVALUATED.replace("实际完成值: 90%", f"实际完成值: {one}") for one in (text, "91%"))
    assert "张三" not in str(revised(definitions, before, after))
    assert "张三" not in str(revised(definitions, after, before, after))


@pytest.mark.parametrize("after", ["不予公开", "40不予公开", ""])
@pytest.mark.parametrize("now", ["不予公开", "7", ""])
def test_what_any_version_withholds_is_told_of_none(after: str, now: str, definitions: Definitions) -> None:
    forms = [EVALUATED.replace("得分: 9.5", f"得分: {one}") for one in ("9.5", "8.5", "不予公开", after, now)]
    told = [cell for one in revised(definitions, *forms) if one for cell in one.cells]
    assert told
    assert {(cell.before, cell.after) for cell in told} == {("", "")}
    assert [cell.became for cell in told][:2] == [Became.ALTERED, Became.WITHHELD]


def test_what_one_row_withholds_is_told_of_none(definitions: Definitions) -> None:
    after = sample().replace("600000", "500000").replace('"400,000"', "不予公开")
    told = cells(definitions, sample(), after)
    assert [(became, before, now) for _, became, before, now in told] == [("altered", "", ""), ("withheld", "", "")]


@pytest.mark.parametrize(
    ("before", "after"), [("张三", "不予公开"), ("张三", "李四"), ("不予公开", "张三"), ("", "张三")]
)
def test_private_cells_are_not_even_named(before: str, after: str, definitions: Definitions) -> None:
    forms = (sample().replace("联系人: 不予公开", f"联系人: {whom}") for whom in (before, after))
    assert cells(definitions, *forms) == []


def test_a_name_that_looks_personal_is_covered(definitions: Definitions) -> None:
    before = sample().replace("参观人数: 2000人", "电话 13800000000: 2000人")
    ((name, *_), *_) = cells(definitions, before, before.replace("2000人", "1000人"))
    assert name == "…"


def test_where_a_name_had_to_be_withheld_no_name_that_is_gone_is_told(definitions: Definitions) -> None:
    before = sample().replace("参观人数: 2000人", "补助张三: 2000元")
    told = cells(definitions, before, before.replace("补助张三: 2000元", "补助不予公开: 2000元"))
    assert [name for name, *_ in told] == ["分解目标 · 产出目标 · 数量目标", "补助不予公开"]


GROUP = "    数量目标:\n      参观人数: 2000人\n"


def test_a_group_that_is_gone_tells_no_name_that_may_not_be_told(definitions: Definitions) -> None:
    before = sample().replace(GROUP, "    数量目标:\n      联系 13800000000: ≥200条\n      补助张三: ≥3次\n")
    for name in ("补助某人", "补助不予公开"):
        after = sample().replace(GROUP, f"    时效目标:\n      参观条目: ≥200条\n      {name}: ≥3次\n")
        told = str(revised(definitions, before, after))
        assert "≥200条" in told
        assert "13800000000" not in told
        assert ("张三" in told) is (name == "补助某人")


@pytest.mark.parametrize(
    ("written", "other"),
    [("3,000,000.00", "3000000"), ("≥95%", "≥95％"), ("提升10%", "提升10％"), ('"400,000"', "400000.0")],
)
def test_the_same_value_in_other_characters_is_no_change(written: str, other: str, definitions: Definitions) -> None:
    assert cells(definitions, sample(), sample().replace(written, other)) == []


def test_rows_that_change_places_are_no_change(definitions: Definitions) -> None:
    rows = [line for line in sample().splitlines(keepends=True) if line.startswith("  - {子项目名称")]
    turned = "".join(reversed(rows)).replace('"400,000"', "400000")
    assert cells(definitions, sample(), sample().replace("".join(rows), turned)) == []


def test_nothing_from_before_a_withdrawal_is_told(definitions: Definitions) -> None:
    forms = [sample().replace("≥95%", f"≥{number}%") for number in (95, 85, 75, 65)]
    versions = [*forms[:2], sample() + WITHDRAWN, *forms[2:]]
    *before, back, last = revised(definitions, *versions)
    assert before == [None, Revision(Standing.WITHDRAWN, beside=frozenset({"撤回"}))]
    assert back == Revision(Standing.PUBLISHED_AGAIN)
    assert last is not None
    assert [(cell.before, cell.after) for cell in last.cells] == [("≥75%", "≥65%")]


def corrections_of(definitions: Definitions, *texts: str) -> list[list[bool]]:
    return [[cell.is_corrected for cell in one.cells] for one in revised(definitions, *texts) if one]


def test_a_cell_that_no_correction_mentions_is_told_apart(definitions: Definitions) -> None:
    after = sample().replace("3,000,000.00", "3200000").replace("≥95%", "≥60%")
    assert corrections_of(definitions, sample(), after) == [[False, False]]
    assert corrections_of(definitions, sample(), after + corrected("总预算改正")) == [[True, False]]


def test_a_correction_may_follow_its_change_but_not_precede_it(definitions: Definitions) -> None:
    after = sample().replace("≥95%", "≥60%")
    mended = after + corrected("设备完好率改正")
    assert corrections_of(definitions, sample(), after, mended) == [[True], []]
    again = mended.replace("≥60%", "≥50%")
    assert corrections_of(definitions, sample(), after, mended, again) == [[True], [], [False]]


def test_what_is_added_needs_no_correction(definitions: Definitions) -> None:
    assert corrections_of(definitions, sample(), sample().replace("备注:", "备注: 甲")) == [[True]]


@pytest.mark.parametrize("bad", ["没有冒号\n", "\0", "form: nothing\n", "", sample() + "错: 字\n"])
def test_a_version_that_cannot_be_read_is_said_and_passed_over(bad: str, definitions: Definitions) -> None:
    last = sample().replace("≥95%", "≥60%")
    unreadable, compared = revised(definitions, sample(), bad, last)
    assert unreadable == Revision(Standing.UNREADABLE)
    assert compared is not None
    assert [cell.after for cell in compared.cells] == ["≥60%"]
    assert revised(definitions, bad, last) == [Revision(Standing.UNREADABLE)]


def test_a_form_that_was_deleted_is_compared_with_what_it_was(definitions: Definitions) -> None:
    deleted, back = revised(definitions, sample(), None, sample().replace("≥95%", "≥60%"))
    assert deleted is None
    assert back is not None
    assert [cell.before for cell in back.cells] == ["≥95%"]
    assert revised(definitions, None, sample()) == [Revision(Standing.UNREADABLE)]


@pytest.mark.parametrize("other", [SHORT, EVALUATION])
def test_a_form_on_another_paper_is_not_compared(other: str, definitions: Definitions) -> None:
    assert revised(definitions, sample(other), sample()) == [Revision(Standing.OTHER_FORM)]


ANSWERED = "回应:\n  weights-not-100: 张三说是笔误。\n"


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("", "原文网址: https://example.org/\n", ()),
        ("", corrected("总预算"), (Beside.CORRECTION,)),
        (corrected("总预算"), corrected("总预算是笔误"), ()),
        (corrected("总预算"), corrected("总预算") + corrected("备注").partition("\n")[2], (Beside.CORRECTION,)),
        (corrected("总预算"), "", ()),
        ("", ANSWERED, (Beside.ANSWER,)),
        (ANSWERED, ANSWERED.replace("笔误", "错字"), ()),
        (ANSWERED, ANSWERED + "  term-missing: 分年度填。\n", (Beside.ANSWER,)),
        (ANSWERED, "", ()),
        ("", corrected("总预算") + ANSWERED, (Beside.CORRECTION, Beside.ANSWER)),
    ],
)
def test_a_change_beside_the_paper_changes_no_cell_and_only_what_is_new_is_told(
    before: str, after: str, written: tuple[Beside, ...], definitions: Definitions
) -> None:
    found = revised(definitions, sample() + before, f"# 说明\n{sample()}{after}")
    assert [(one.standing, one.cells, one.written) for one in found if one] == [(Standing.COMPARED, (), written)]


@pytest.mark.parametrize(
    ("before", "after", "seen", "where_answers_are_not_published"),
    [
        (sample(), f"# 说明\n{sample()}", False, False),
        (sample(), sample().replace("3,000,000.00", '"3000000"'), False, False),
        (sample(), sample() + "原文网址: https://example.org/\n", False, False),
        (sample(), sample().replace("≥95%", "≥60%"), True, True),
        (sample(), sample().replace("备注:", "备注: 甲"), True, True),
        (sample(), sample() + corrected("总预算"), True, True),
        (sample() + corrected("总预算"), sample() + corrected("总预算是笔误"), True, True),
        (sample() + corrected("总预算"), sample(), True, True),
        (sample(), sample() + ANSWERED, True, False),
        (sample() + ANSWERED, sample() + ANSWERED.replace("笔误", "错字"), True, False),
        (sample() + ANSWERED, sample(), True, False),
        (sample(), sample() + WITHDRAWN, True, True),
        (sample() + WITHDRAWN, sample().replace("≥95%", "≥60%") + WITHDRAWN, False, False),
        (sample() + WITHDRAWN, sample() + WITHDRAWN.replace("重复", "填错"), True, True),
        (sample() + WITHDRAWN, sample(), True, True),
        (sample(EVALUATION), sample(), True, True),
        ("没有冒号\n", sample(), True, True),
    ],
)  # fmt: skip
def test_of_what_readers_see_nothing_is_changed_by_a_comment_or_another_way_of_writing(
    before: str, after: str, seen: bool, where_answers_are_not_published: bool, definitions: Definitions
) -> None:
    (found,) = revised(definitions, before, after)
    assert found is not None
    assert found.is_seen(with_answers=True) is seen
    assert found.is_seen(with_answers=False) is where_answers_are_not_published


def test_a_cell_by_another_of_its_names_is_the_same(definitions: Definitions) -> None:
    renamed = EVALUATED.replace("年初预算:", "年初预算数:")
    assert renamed != EVALUATED
    assert cells(definitions, EVALUATED, renamed) == []
    ((name, *_), *others) = cells(definitions, renamed.replace("年初预算数: 1121.92", "年初预算数: 7", 1), EVALUATED)
    assert (name, others) == ("项目资金（万元） · 年度资金总额 · 年初预算", [])
