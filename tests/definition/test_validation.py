"""What is told about settings that break their schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.definition.validation import read_conforming, schema_text
from generator.diagnostics import collect
from generator.language import load


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of a schema that says what values look like, without those of which one must fit."""
    if isinstance(part, dict):
        if "pattern" in part:
            yield part
        part = [value for key, value in part.items() if key != "anyOf"]
    if isinstance(part, list):
        for each in part:
            yield from _parts(each)


@pytest.mark.parametrize("schema", ["definition", "rules", "site", "unit", "vocabulary"])
def test_every_kind_of_value_is_described(schema: str) -> None:
    parts = list(_parts(schema_text(schema)))
    assert parts
    assert all("description" in part for part in parts)


@pytest.mark.parametrize(
    ("schema", "text", "expected"),
    [
        (
            "rules",
            "rules: {weights-not-hundred: {total: 分}}\n",
            "半角数字，不小于 0，可以有小数点，不带单位，例如 100、0.5",
        ),
        ("vocabulary", "基金类: {id: 基金}\n", "小写字母和数字，几段之间用一个连字符连接，不超过 80 个字符"),
        ("unit", "名称: 甲\n网站: www.a.cn\n", "写全的网址，以 http:// 或 https:// 开头，没有空格和引号"),
        ("unit", "名称: 甲\n并入: [乙]\n", "单位在 content/forms 下的目录名，只有小写字母、数字和连字符"),
        ("definition", "years: {from: 31}\n", "四位数的年度，例如 2024"),
        ("definition", "amounts: 千元\n", "元、万元、亿元"),
        (
            "definition",
            "kind: monitoring\n",
            "申报表写 target，自评表写 self-evaluation；绩效运行监控表、由别人打分的评价报告"
            "不在范围里，原因见 docs/new-site.zh-CN.md 的第 4 步",
        ),
    ],
)
def test_a_wrong_value_is_told_what_it_may_be(schema: str, text: str, expected: str) -> None:
    _, found = collect(read_conforming("a.yml", text.encode(), schema))
    assert f"可用的值：{expected}。" in [load().help(each) for each in found]


def test_an_address_is_told_what_must_be_in_it() -> None:
    _, found = collect(read_conforming("site.yml", b"repository: https://a.example/b\n", "site"))
    assert any("里面有 {commit}。" in load().help(each) for each in found)


@pytest.mark.parametrize(
    ("written", "first"),
    [("total_score", "total.score"), ("funds.initial_budget", "funds.total_budget"), ("project_name", "project_type")],
)
def test_an_unknown_field_is_told_the_most_similar_ones(written: str, first: str) -> None:
    text = f"extends: a\nfooter: [{{label: 甲, type: text, field: {written}}}]\n"
    _, found = collect(read_conforming("a.yml", text.encode(), "definition"))
    (likely,) = [load().said(dict(each.values)["likely"]) for each in found if each.rule == "unknown-field"]
    assert likely.startswith(first)


def test_a_field_like_no_other_is_told_where_all_are() -> None:
    text = "footer: [{label: 甲, type: text, field: mood}]\n"
    _, found = collect(read_conforming("a.yml", text.encode(), "definition"))
    (told,) = [load().help(each) for each in found if each.rule == "unknown-field"]
    assert told.startswith("可用的含义在")


@pytest.mark.parametrize(
    ("schema", "text", "expected"),
    [
        (
            "unit",
            "全称: 甲\n别名: [乙]\n",
            "是不是“名称”？这里可以写的有：名称、别名、主管部门、网站、咨询、并入、承接、起始年度、终止年度、说明。",
        ),
        ("definition", "footer: [{label: 甲, type: text, widht: 3}]\n", "是不是“width”？"),
        (
            "rules",
            "rules: {pasted-text: {colour: 3}}\n",
            "检查拼写，或删去这一行。这里可以写的有：whole、length、run。",
        ),
        # What is there already was not meant.
        ("rules", "rules: {pasted-text: {run: 3, runs: 3}}\n", "检查拼写，或删去这一行。"),
    ],
)
def test_an_unknown_setting_is_told_the_one_that_was_meant(schema: str, text: str, expected: str) -> None:
    _, found = collect(read_conforming("a.yml", text.encode(), schema))
    (told,) = [load().help(each) for each in found if each.rule == "unknown-setting"]
    assert told.startswith(expected)


def test_a_setting_that_was_misspelt_is_not_missing_too() -> None:
    _, found = collect(read_conforming("a.yml", "全称: 甲\n".encode(), "unit"))
    assert [each.rule for each in found] == ["unknown-setting"]
    _, found = collect(read_conforming("a.yml", "颜色: 红\n".encode(), "unit"))
    assert [each.rule for each in found] == ["unknown-setting", "missing-setting"]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("{label: 是否跨年, type: choice, options: 是}", "“是否跨年.options”要写成列表"),
        (
            "{label: 是否跨年, type: choice, options: [是, [否, 1, []]]}",
            "“是否跨年.options.1.2”的值“[]”不能用",
        ),
        ("{label: 是否跨年, type: choice}", "“是否跨年”里缺少“options”"),
        ("{label: 人员, type: table, columns: [{label: 岗位, type: words}]}", "“岗位.type”的值“words”不能用"),
        ("{type: text}", "“header.0”里缺少“label”"),
        ("{label: {}, type: text}", "“header.0.label”只写一个值，这里却是列表或几项"),
    ],
)
def test_a_part_of_a_paper_is_told_by_its_label(cell: str, message: str) -> None:
    _, found = collect(read_conforming("a.yml", f"header:\n  - {cell}\n".encode(), "definition"))
    assert message in [load().message(each) for each in found]
