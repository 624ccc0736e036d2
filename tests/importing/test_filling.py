"""How a paper is interpreted, and what is reported instead of guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.definition.cells import Definition, value_cells
from generator.importing.drafts import Draft
from generator.importing.labels import Label
from generator.importing.lines import Lines, text_lines
from generator.importing.papers import drafts_of
from generator.importing.sheet import Sheet
from generator.source.writing import yaml_text
from tests.definitions import definitions_of
from tests.importing.cells import cells_of


@pytest.mark.parametrize("year", ["（2023年度）", "(2023 年度)", "2023年度"])
def test_the_year_is_read_from_the_title(year: str, definitions: Mapping[str, Definition]) -> None:
    (draft,) = drafts_of(text_lines(f"财政项目支出 绩效目标申报表\n{year}"), list(definitions.values()))
    assert (draft.text_of("year"), draft.left) == ("2023", ())


def test_a_title_may_stand_on_two_lines(definitions: Mapping[str, Definition]) -> None:
    definition = replace(definitions["sh-target-2020"], title="绩效目标表\nPerformance Target")
    (draft,) = drafts_of(text_lines("绩效目标表\nPerformance  Target\n（2020年度）\n项目名称：\t展厅"), [definition])
    assert (draft.is_recognised, draft.left, draft.text_of("year")) == (True, (), "2020")


KEYED = """
title: 项目绩效目标申报表
kind: target
years: {from: 2031}
amounts: 元
header: [{label: 预算年度（年）, key: 年度, type: year, field: year}]
rows:
  - - label: 基本情况
      type: group
      rows:
        - [{label: 申报单位（盖章）, key: 单位, also: [实施单位], type: text, field: unit}]
        - [{label: 项目全称（规范）, key: 项目, type: text, field: project}]
"""


@pytest.mark.parametrize("unit", ["申报单位（盖章）", "实施单位"])
def test_what_a_field_says_is_found_whatever_its_cell_is_called_and_wherever_it_stands(unit: str) -> None:
    definition = definitions_of({"keyed.yml": KEYED})["keyed"]
    paper = text_lines(f"项目绩效目标申报表\n基本情况\t{unit}\t科技馆\n\t项目全称（规范）\t展厅\n预算年度（年）：\n")
    (draft,) = drafts_of(paper, [definition])
    assert (draft.text_of("unit"), draft.text_of("project"), draft.text_of("year")) == ("科技馆", "展厅", "")
    assert draft.with_year("2031")["年度"] == "2031"


TITLE = "财政项目支出绩效目标申报表"


def test_what_has_no_place_is_left_over(definitions: Mapping[str, Definition]) -> None:
    (draft,) = drafts_of(
        text_lines(f"{TITLE}\n（2023年度）\n项目名称\t展厅\n经办人意见\t同意"), list(definitions.values())
    )
    assert draft.tree["项目名称"] == "展厅"
    assert draft.left == (("经办人意见", "同意"),)
    assert "主管部门" in draft.missing


@pytest.mark.parametrize(
    ("remark", "left"), [("（公章）", ()), ("（盖章）", ()), ("（本级）", (("主管部门（本级）",),))]
)
def test_what_a_label_says_of_a_stamp_is_nothing_left_over(
    remark: str, left: tuple[tuple[str, ...], ...], definitions: Mapping[str, Definition]
) -> None:
    paper = f"{TITLE}\n（2023年度）\n项目名称\t展厅\n主管部门{remark}\t科技局\n"
    (draft,) = drafts_of(text_lines(paper), list(definitions.values()))
    assert (draft.tree["主管部门"], draft.left) == ("科技局", left)


@pytest.mark.parametrize("slip", ["", "\t\t"], ids=["to the left", "to the right"])
def test_a_line_that_slipped_out_of_its_columns_is_told(definitions: Mapping[str, Definition], slip: str) -> None:
    paper = (
        f"{TITLE}\n（2023年度）\n绩效指标\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\n"
        f"\t产出指标\t数量指标\t场次\t≥10场\n{slip}满意度指标\t服务对象\t满意率\t≥95%\n"
    )
    (draft,) = drafts_of(text_lines(paper), list(definitions.values()))
    assert draft.tree["绩效指标"] == {
        "产出指标": {"数量指标": {"场次": "≥10场"}},
        "满意度指标": {"服务对象": {"满意率": "≥95%"}},
    }
    assert [each.names[-1] for each in draft.slipped] == ["满意率"]


def test_what_is_private_is_withheld(definitions: Mapping[str, Definition]) -> None:
    paper = "上海市财政支出项目绩效目标申报表\n(2019年)\n项目负责人\t\t联系人\t张三\t联系电话\t64830000"
    (draft,) = drafts_of(text_lines(paper), list(definitions.values()))
    assert (draft.tree["联系人"], draft.tree["联系电话"]) == ("不予公开", "不予公开")
    assert draft.left == ()
    assert "张三" not in yaml_text(draft.tree)


OF_A_PERSON = """
title: 项目绩效目标申报表
kind: target
years: {from: 2031}
amounts: 元
header: []
rows:
  - [{label: 年度, type: year, field: year}, {label: 单位, type: text, field: unit}]
  - [{label: 项目名称, type: text, field: project}, {label: 项目编码, type: code}]
  - [{label: 简历, type: long-text, private: true}]
  - - {label: 工号, type: number, private: true}
    - {label: 学历, type: choice, several: true, options: [本科, 专科], private: true}
  - [{label: 说明, type: long-text}]
"""


def test_a_code_and_what_is_private_are_one_text_of_any_type() -> None:
    paper = "项目绩效目标申报表\n项目编码\tA-17\t甲\n学历\t\n简历\t张三\t乙\n\t丙\n"
    (draft,) = drafts_of(text_lines(paper), [*definitions_of({"of-a-person.yml": OF_A_PERSON}).values()])
    assert [draft.tree[key] for key in ("项目编码", "学历", "简历")] == ["A-17", "", "不予公开"]
    assert draft.left == (("甲",), ("乙",), ("丙",))


TWO_TABLES = """
title: 项目绩效目标申报表
kind: target
years: {from: 2031}
amounts: 元
header: []
rows:
  - [{label: 年度, type: year, field: year}, {label: 单位, type: text, field: unit}]
  - [{label: 项目名称, type: text, field: project}]
  - - label: 长期绩效指标
      type: indicators
      levels: [{label: 一级指标}, {label: 二级指标}]
      columns: [{label: 指标值, type: text}]
  - - label: 年度绩效指标
      type: indicators
      field: indicators
      levels: [{label: 一级指标}, {label: 二级指标}]
      columns: [{label: 指标值, type: text, field: target}]
  - [{label: 说明, type: long-text}]
"""

LONG, YEARLY = {"产出": {"里程": "600公里", "质量": "≥85%"}}, {"产出": {"里程": "120公里", "质量": "≥80%"}}

TWO_PAPERS = {
    "left of the headings": (
        "长期绩效指标\t一级指标\t二级指标\t指标值\n\t产出\t里程\t600公里\n\t\t质量\t≥85%\n"
        "年度绩效指标\t一级指标\t二级指标\t指标值\n\t产出\t里程\t120公里\n\t\t质量\t≥80%\n"
    ),
    "above the headings": (
        "长期绩效指标\n一级指标\t二级指标\t指标值\n产出\t里程\t600公里\n\t质量\t≥85%\n"
        "年度绩效指标\n一级指标\t二级指标\t指标值\n产出\t里程\t120公里\n\t质量\t≥80%\n"
    ),
    "left of a row below": (
        "\t一级指标\t二级指标\t指标值\n\t产出\t里程\t600公里\n长期绩效指标\t\t质量\t≥85%\n"
        "\t一级指标\t二级指标\t指标值\n\t产出\t里程\t120公里\n年度绩效指标\t\t质量\t≥80%\n"
    ),
    "over two pages": (
        "长期绩效指标\t一级指标\t二级指标\t指标值\n\t产出\t里程\t600公里\n"
        "\t一级指标\t二级指标\t指标值\n\t产出\t质量\t≥85%\n"
        "年度绩效指标\t一级指标\t二级指标\t指标值\n\t产出\t里程\t120公里\n"
        "年度绩效指标\t一级指标\t二级指标\t指标值\n\t产出\t质量\t≥80%\n"
    ),
    "in the other order": (
        "年度绩效指标\t一级指标\t二级指标\t指标值\n\t产出\t里程\t120公里\n\t\t质量\t≥80%\n"
        "长期绩效指标\t一级指标\t二级指标\t指标值\n\t产出\t里程\t600公里\n\t\t质量\t≥85%\n"
    ),
    "above, in the other order": (
        "年度绩效指标\n一级指标\t二级指标\t指标值\n产出\t里程\t120公里\n\t质量\t≥80%\n"
        "长期绩效指标\n一级指标\t二级指标\t指标值\n产出\t里程\t600公里\n\t质量\t≥85%\n"
    ),
}
"""Papers of two tables with the same headings, by where their labels stand."""


@pytest.mark.parametrize("paper", TWO_PAPERS.values(), ids=[*TWO_PAPERS])
def test_two_tables_with_the_same_headings_are_told_apart_by_their_labels(paper: str) -> None:
    definitions = definitions_of({"two-tables.yml": TWO_TABLES})
    draft = read_text(f"项目绩效目标申报表\n项目名称\t养护\n{paper}说明\t无\n", definitions)
    assert [draft.tree[key] for key in ("长期绩效指标", "年度绩效指标", "说明")] == [LONG, YEARLY, "无"]
    assert (draft.left, draft.slipped) == ((), ())


@pytest.mark.parametrize("place", ["left of the headings", "above the headings"])
def test_headings_are_not_those_of_a_table_that_is_not_there(place: str) -> None:
    paper = TWO_PAPERS[place]
    alone = paper[paper.index("年度绩效指标") :]
    draft = read_text(f"项目绩效目标申报表\n项目名称\t养护\n{alone}", definitions_of({"two-tables.yml": TWO_TABLES}))
    assert (draft.tree["长期绩效指标"], draft.tree["年度绩效指标"]) == ({}, YEARLY)
    assert "长期绩效指标" in draft.missing


def test_a_table_whose_name_is_not_printed_is_not_lacking_it() -> None:
    text = (
        TWO_TABLES[: TWO_TABLES.index("  - - label: 长期绩效指标")]
        + TWO_TABLES[TWO_TABLES.index("  - - label: 年度") :]
    )
    definitions = definitions_of(
        {"one.yml": text.replace("label: 年度绩效指标\n", "label: 年度绩效指标\n      print: value\n")}
    )
    paper = "一级指标\t二级指标\t指标值\n产出\t里程\t120公里\n\t质量\t≥80%\n"
    draft = read_text(f"项目绩效目标申报表\n项目名称\t养护\n{paper}说明\t无\n", definitions)
    assert (draft.tree["年度绩效指标"], draft.left) == (YEARLY, ())
    assert "年度绩效指标" not in draft.missing


COLONS = """
title: 部门整体支出绩效自评表
kind: self-evaluation
years: {from: 2031}
amounts: 万元
header: []
rows:
  - [{label: 年度, type: year, field: year}, {label: 单位, type: text, field: unit}]
  - [{label: 名称, type: text, field: project}]
  - - label: 资金
      type: group
      rows:
        - [{label: 按收入性质分：, type: heading}, {label: 按支出性质分：, type: heading}]
        - [{label: 其中：一般公共预算：, type: money}, {label: 其中：基本支出：, type: money}]
        - [{label: 其他资金：, type: money, key: 其他资金}, {label: "项目支出:", type: money}]
"""

COLON_PAPERS = {
    "in one field": "\t按收入性质分：\t按支出性质分：\n\t其中：一般公共预算：5000\t其中：基本支出：3600\n"
    "\t其他资金：500\t项目支出：2000\n",
    "in two fields": "\t按收入性质分：\t\t按支出性质分：\t\n\t其中：一般公共预算：\t5000\t其中：基本支出：\t3600\n"
    "\t其他资金：\t500\t项目支出：\t2000\n",
    "without colons": "\t按收入性质分\t\t按支出性质分\t\n\t其中：一般公共预算\t5000\t其中：基本支出\t3600\n"
    "\t其他资金\t500\t项目支出\t2000\n",
}


@pytest.mark.parametrize("paper", COLON_PAPERS.values(), ids=[*COLON_PAPERS])
def test_the_colon_at_the_end_of_a_label_is_optional(paper: str) -> None:
    draft = read_text(f"部门整体支出绩效自评表\n名称\t整体\n资金{paper}", definitions_of({"colons.yml": COLONS}))
    assert draft.tree["资金"] == {
        "其中：一般公共预算：": "5000",
        "其中：基本支出：": "3600",
        "其他资金": "500",
        "项目支出:": "2000",
    }
    assert (draft.missing, draft.left) == (("年度", "单位"), ())


DECLARATION = "上海市财政支出项目绩效目标申报表\n（2019年）\n"
EVALUATION = "财政项目支出绩效自评表\n（2021 年度）\n"
SCORED = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施"
INDICATORS = "绩效指标\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\n\t产出指标\t数量指标\t场次\t≥10场\n"


def read_text(text: str, definitions: Mapping[str, Definition]) -> Draft:
    (draft,) = drafts_of(text_lines(text), list(definitions.values()))
    return draft


def test_tables_that_are_not_there_are_told(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{EVALUATION}项目名称\t展厅\n", definitions)
    assert {"项目资金（万元）", "绩效指标", "总分"} <= {*draft.missing}


def test_a_table_of_indicators_with_none_in_it_is_told(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n{HEADINGS}", definitions)
    assert (draft.tree["绩效指标"], "绩效指标" in draft.missing) == ({}, True)


def test_lines_of_a_matrix_that_are_not_there_are_told(definitions: Mapping[str, Definition]) -> None:
    paper = "项目资金（万元）\t\t年初预算\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    draft = read_text(f"{EVALUATION}{paper}\t年度资金总额\t1\t2\t3\t10\t100%\t10\n\t财政拨款\t1\n", definitions)
    assert draft.missing[:3] == ("其中：当年财政拨款", "上年结转资金", "其他资金")
    assert draft.left == (("财政拨款", "1"),)


HEADINGS = "绩效指标\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\n"


@pytest.mark.parametrize(
    ("heading", "other"),
    [
        ("三级指标", "指标内容"),
        ("一级指标", "指标类别"),
        ("年度(/项目)指标值", "年度指标值"),
        ("二级指标", "二级\n内容"),
    ],
)
def test_a_heading_of_another_name_is_taken_by_its_position_and_told(
    heading: str, other: str, definitions: Mapping[str, Definition]
) -> None:
    draft = read_text(f"{TITLE}\n{INDICATORS.replace(heading, other.replace(chr(10), '<br>'))}", definitions)
    assert draft.tree["绩效指标"] == {"产出指标": {"数量指标": {"场次": "≥10场"}}}
    assert (draft.taken, draft.left) == (((other, heading),), ())


@pytest.mark.parametrize("more", ["指标解释\t指标内容", "\t", "指标内容\t指标解释\t评分标准"])
def test_a_heading_is_not_taken_where_more_or_fewer_stand_there_than_are_lacking(
    more: str, definitions: Mapping[str, Definition]
) -> None:
    draft = read_text(f"{TITLE}\n{HEADINGS.replace('三级指标', more)}\t甲\t乙\t丙\t丁\n", definitions)
    assert (draft.taken, draft.tree["绩效指标"]) == ((), {})
    assert "绩效指标" in draft.missing
    assert draft.left[-1] == ("甲", "乙", "丙", "丁")


def test_two_headings_of_other_names_are_taken_beside_two_that_are_known(
    definitions: Mapping[str, Definition],
) -> None:
    paper = f"{TITLE}\n{INDICATORS.replace('三级指标', '指标内容').replace('年度(/项目)指标值', '指标值')}"
    draft = read_text(paper, definitions)
    assert draft.tree["绩效指标"] == {"产出指标": {"数量指标": {"场次": "≥10场"}}}
    assert draft.taken == (("指标内容", "三级指标"), ("指标值", "年度(/项目)指标值"))


def test_a_heading_is_not_taken_beside_a_single_one_that_is_known(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{DECLARATION}项目当年投入资金构成\t子项目名称\t展厅\n\t展品\t5\n", definitions)
    assert draft.taken == ()
    paper = INDICATORS.replace("二级", "分类").replace("三级", "内容").replace("年度(/项目)指标值", "值")
    assert read_text(f"{TITLE}\n{paper}", definitions).taken == ()


def test_what_stands_under_a_heading_that_is_none_is_left_over(definitions: Mapping[str, Definition]) -> None:
    paper = (
        "绩效指标\t一级指标\t指标分类\t二级指标\t三级指标\t年度指标值\t全年实际值\t分值\t自评得分\t偏差原因分析及改进措施\n"
        "\t产出指标\t重点\t数量指标\t场次\t≥10场\t11场\t10\t9\t没有\n"
    )
    draft = read_text(EVALUATION + paper, definitions)
    texts = {"年度指标值": "≥10场", "实际完成值": "11场", "分值": "10", "得分": "9", "偏差原因分析及改进措施": "没有"}
    assert draft.tree["绩效指标"] == {"产出指标": {"数量指标": {"场次": texts}}}
    assert draft.taken == (("全年实际值", "实际完成值"), ("自评得分", "得分"))
    assert draft.left == (("指标分类",), ("重点",))
    assert draft.slipped == ()


def test_a_header_that_is_printed_again_says_where_its_columns_stand(definitions: Mapping[str, Definition]) -> None:
    again = (
        "绩效指标\t\t一级指标\t\t二级指标\t三级指标\t\t年度(/项目)指标值\n\t\t产出指标\t\t质量指标\t完好率\t\t≥95%\n"
    )
    draft = read_text(f"{TITLE}\n{INDICATORS}{again}", definitions)
    assert draft.tree["绩效指标"] == {"产出指标": {"数量指标": {"场次": "≥10场"}, "质量指标": {"完好率": "≥95%"}}}
    assert (draft.slipped, draft.left) == ((), ())


def test_a_header_that_moves_on_each_page_says_each_time_where_its_columns_stand(
    definitions: Mapping[str, Definition],
) -> None:
    second = "\t绩效指标\t\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\n\t\t\t产出指标\t质量指标\t完好率\t≥95%\n"
    third = "绩效指标\t一级指标\t二级指标\t三级指标\t\t年度(/项目)指标值\n\t产出指标\t时效指标\t进度\t\t6月\n"
    draft = read_text(f"{TITLE}\n{INDICATORS}{second}{third}", definitions)
    read = {"数量指标": {"场次": "≥10场"}, "质量指标": {"完好率": "≥95%"}, "时效指标": {"进度": "6月"}}
    assert (draft.tree["绩效指标"], draft.slipped, draft.left) == ({"产出指标": read}, (), ())


LAST_PAGE = (
    f"{EVALUATION}绩效指标\t{SCORED}\n\t产出指标\t数量指标\t场次\t≥10场\t11场\t10\t9\t没有\n"
    f"\t{SCORED}\n\t满意度指标\t服务对象\t好评\t≥90%\t95%\t10\t10\t\n总分\t\t\t\t\t\t100\t99\t\n"
)


def test_a_header_that_is_printed_again_on_the_last_page_is_that_of_the_rows_above_the_sum(
    definitions: Mapping[str, Definition],
) -> None:
    draft = read_text(LAST_PAGE, definitions)
    assert list(draft.tree["绩效指标"]) == ["产出指标", "满意度指标"]
    assert (draft.tree["总分"], draft.left) == ({"分值": "100", "得分": "99"}, ())


def test_a_unit_of_all_amounts_stands_in_its_column() -> None:
    sheet = Sheet((("", "单位：万元", "二级指标"),), Label(("单位", "二级指标")))
    assert [(field.text, field.column) for field in sheet.fields()] == [("单位", 1), ("万元", 1), ("二级指标", 2)]


def test_a_header_that_is_printed_again_with_other_columns_is_no_indicator(
    definitions: Mapping[str, Definition],
) -> None:
    first = "绩效指标\t序号\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\t备注\n"
    again = first.replace("序号\t一级指标", "一级指标").replace("\t备注", "\t\t备注")
    paper = f"{first}\t1\t产出指标\t数量指标\t场次\t≥10场\t\n{again}\t产出指标\t质量指标\t完好率\t≥95%\t\t重点\n"
    draft = read_text(f"{TITLE}\n{paper}", definitions)
    assert draft.tree["绩效指标"] == {"产出指标": {"数量指标": {"场次": "≥10场"}, "质量指标": {"完好率": "≥95%"}}}
    assert (draft.slipped, draft.left) == ((), (("序号", "备注"), ("1",), ("重点",)))


def test_headings_on_two_lines_are_one_header(definitions: Mapping[str, Definition]) -> None:
    header = (
        "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t评分情况\t\t偏差原因分析及改进措施\n"
        "\t\t\t\t\t\t分值\t得分\t\n"
    )
    paper = "\t产出指标\t数量指标\t{name}\t≥10场\t11场\t10\t9\t没有\n"
    draft = read_text(EVALUATION + header + paper.format(name="场次") + header + paper.format(name="展品"), definitions)
    texts = {"年度指标值": "≥10场", "实际完成值": "11场", "分值": "10", "得分": "9", "偏差原因分析及改进措施": "没有"}
    assert draft.tree["绩效指标"] == {"产出指标": {"数量指标": {"场次": texts, "展品": texts}}}
    assert (draft.slipped, draft.left) == ((), (("评分情况",),))


def test_texts_that_share_a_wide_column_are_told(definitions: Mapping[str, Definition]) -> None:
    rows = "\t\t\t\t符号\t数值\n\t产出指标\t数量指标\t场次\t≥\t10场\n\t\t质量指标\t完好率\t≥\t95%\n"
    draft = read_text(f"{TITLE}\n{HEADINGS}{rows}", definitions)
    assert draft.tree["绩效指标"] == {"产出指标": {"数量指标": {"场次": "≥\n10场"}, "质量指标": {"完好率": "≥\n95%"}}}
    assert [each.names[-1] for each in draft.slipped] == ["场次", "完好率"]
    assert draft.left == (("符号", "数值"),)


@pytest.mark.parametrize("row", ["合计\t\t\t\t\t\t100\t96.80", "备注\t无"])
def test_a_row_that_begins_left_of_indicators_and_is_none_is_left_over(
    row: str, definitions: Mapping[str, Definition]
) -> None:
    header = "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
    line = "\t产出指标\t数量指标\t场次\t≥10场\t11场\t10\t9\t没有\n"
    draft = read_text(f"{EVALUATION}{header}{line}{row}\n", definitions)
    assert draft.left == (tuple(row.split()),)
    assert list(draft.tree["绩效指标"]["产出指标"]["数量指标"]) == ["场次"]
    assert draft.slipped == ()


def test_an_indicator_below_no_level_is_told(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n{HEADINGS}\t\t\t场次\t≥10场\n", definitions)
    assert [each.names for each in draft.slipped] == [("", "", "场次")]


def test_headings_that_share_a_field_head_no_columns(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n{INDICATORS.replace(chr(9), ' ')}", definitions)
    assert draft.tree["绩效指标"] == {}
    assert "绩效指标" in draft.missing
    assert draft.left == (("产出指标 数量指标 场次 ≥10场",),)


def test_what_stands_below_labels_that_share_a_field_is_left_over(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n项目总目标(2023年) 年度总体目标\n办好展览 服务三千人\n", definitions)
    assert draft.tree["项目绩效目标"] == {"项目总目标": "", "年度总体目标": "", "项目总目标期间": "2023年"}
    assert draft.left == (("办好展览 服务三千人",),)


@pytest.mark.parametrize("figures", [("99.5",), ("100", "100", "99.5")])
def test_as_many_figures_as_cells_without_labels_or_none_are_read(
    figures: tuple[str, ...], definitions: Mapping[str, Definition]
) -> None:
    draft = read_text("\t".join((f"{EVALUATION}总分", *figures)), definitions)
    assert draft.tree["总分"] == {"分值": "", "得分": ""}
    assert "总分" in draft.missing
    assert draft.left == (figures,)


def test_a_level_without_indicators_is_told(definitions: Mapping[str, Definition]) -> None:
    more = "\t\t质量指标\n\t效益指标\n\t\t社会效益\t人次\t≥2万\n\t满意度指标\n"
    draft = read_text(f"{TITLE}\n{INDICATORS}{more}", definitions)
    assert draft.tree["绩效指标"] == {
        "产出指标": {"数量指标": {"场次": "≥10场"}, "质量指标": ""},
        "效益指标": {"社会效益": {"人次": "≥2万"}},
        "满意度指标": "",
    }
    assert [each.names for each in draft.slipped] == [("产出指标", "质量指标"), ("满意度指标",)]


def test_what_stands_alone_left_of_indicators_is_none_of_them(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n{INDICATORS}注：本表一式两份。\t\t\t\n", definitions)
    assert draft.tree["绩效指标"] == {"产出指标": {"数量指标": {"场次": "≥10场"}}}
    assert draft.left == (("注：本表一式两份。",),)


def test_a_row_that_begins_left_of_a_table_is_none_of_it(definitions: Mapping[str, Definition]) -> None:
    table = "项目当年投入资金构成\t序号\t子项目名称\t预算金额（元）\n\t1\t展厅\t100\n其他说明\t\t无\n"
    draft = read_text(f"{DECLARATION}{table}", definitions)
    assert draft.tree["项目当年投入资金构成"] == [{"子项目名称": "展厅", "预算金额（元）": "100"}]
    assert draft.left == (("序号",), ("1",), ("其他说明", "无"))


def test_a_column_that_is_headed_as_another_cell_is_labelled_is_none_of_a_table(
    definitions: Mapping[str, Definition],
) -> None:
    table = "项目当年投入资金构成\t子项目名称\t预算金额（元）\t备注\n\t展厅\t100\t重点\n备注\t无\n"
    draft = read_text(f"{DECLARATION}{table}", definitions)
    assert draft.tree["项目当年投入资金构成"] == [{"子项目名称": "展厅", "预算金额（元）": "100"}]
    assert (draft.tree["备注"], draft.left) == ("无", (("重点",),))


def test_what_follows_the_labels_of_neighbours_is_left_over(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n项目总目标(2023年)\n年度总体目标\n办好展览\n服务三千人\n", definitions)
    assert draft.tree["项目绩效目标"] == {"项目总目标": "", "年度总体目标": "", "项目总目标期间": "2023年"}
    assert draft.left == (("办好展览",), ("服务三千人",))


def test_a_note_below_a_blank_is_left_over(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{DECLARATION}备注\t\n注：本表一式两份。\t\n", definitions)
    assert (draft.tree["备注"], draft.left) == ("", (("注：本表一式两份。",),))


def test_a_short_text_stands_beside_its_label(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{DECLARATION}申报单位名称：科技馆\n金额单位：万元\n", definitions)
    assert (draft.text_of("unit"), draft.left) == ("科技馆", (("金额单位：万元",),))


def test_the_year_may_stand_behind_the_title(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}（2023年度）\n项目名称\t展厅", definitions)
    assert (draft.text_of("year"), draft.is_recognised, draft.left) == ("2023", True, ())


def test_a_label_with_another_unit_of_amounts_is_told(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n项目资金总额（万元）\t120\n", definitions)
    assert draft.left == (("项目资金总额（万元）",),)


@pytest.mark.parametrize(
    "line",
    [
        "财务负责人：张三\t\t\t\t电话：64830000",
        "制表：张三\t审核：李四\t联系方式：64830000",
        "单位主要领导\t张三\t联系方式\t64830000",
        "填表人：张三    审核：李四    联系方式：64830000",
        "项目名称：展厅 联系人：张三\t项目性质：其他一次性项目 联系电话：64830000",
    ],
)
def test_names_and_numbers_of_persons_are_no_part_of_a_form(line: str, definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n{INDICATORS}{line}\n", definitions)
    written = yaml_text(draft.tree)
    assert "张三" not in written
    assert "64830000" not in written
    assert {"张三", "64830000"} <= {text for texts in draft.left for text in texts}
    assert draft.slipped == ()


def test_a_label_says_nothing_of_the_label_beside(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n填表人\t审核人（签字）\n", definitions)
    assert draft.left == (("审核人（签字）",),)


def test_a_label_that_is_not_known_and_its_text_are_no_part_of_the_cell_beside(
    definitions: Mapping[str, Definition],
) -> None:
    draft = read_text(f"{TITLE}\n项目名称\t展厅\t项目编码\t310\n项目资金总额\t5\t万元\n", definitions)
    assert (draft.text_of("project"), draft.left) == ("展厅", (("项目编码", "310"),))
    assert draft.tree["项目资金（元）"]["项目资金总额"] == "5 万元"


def test_of_two_cells_with_one_label_none_is_read_where_one_is_not_there(
    definitions: Mapping[str, Definition],
) -> None:
    paper = "项目资金（元）\t其中：财政资金\t1\t其中：当年财政拨款\t2\n\t\t\t其他资金\t77\n"
    draft = read_text(f"{TITLE}\n{paper}", definitions)
    assert {"其他资金（项目）", "其他资金（年度）"} <= {*draft.missing}
    assert draft.left == (("77",),)
    draft = read_text(f"{TITLE}\n{paper.replace('其他资金', '其他资金{t}3{t}其他资金').format(t=chr(9))}", definitions)
    funds = draft.tree["项目资金（元）"]
    assert (funds["其他资金（项目）"], funds["其他资金（年度）"]) == ("3", "77")


def test_a_blank_before_the_next_label_stays_blank(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n计划开始日期：  计划完成日期：2023-12-31\n", definitions)
    assert (draft.tree["计划开始日期"], draft.tree["计划完成日期"]) == ("", "2023-12-31")


def test_many_spaces_take_no_time(definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n项目名称：展{' ' * 20_000}厅\n", definitions)
    assert draft.text_of("project") == f"展{' ' * 20_000}厅"


def test_a_part_that_is_no_form_is_not_recognised(definitions: Mapping[str, Definition]) -> None:
    letter, form = drafts_of(
        text_lines(f"附件1\n关于报送材料的函\n{TITLE}\n项目名称\t展厅"), list(definitions.values())
    )
    assert (letter.first, letter.is_recognised) == ("附件1", False)
    assert (form.first, form.is_recognised) == (TITLE, True)


def test_a_list_of_forms_with_their_titles_is_no_form(definitions: Mapping[str, Definition]) -> None:
    rows = "".join(f"2023/{name}\t{name}\t{TITLE}\t1000\n" for name in ("展厅", "年鉴"))
    drafts = drafts_of(text_lines(f"编号\t项目名称\t表样\t项目资金总额\n{rows}"), list(definitions.values()))
    assert [each.is_recognised for each in drafts] == [False]


OPENING = "项目名称\t{name}\n主管部门\t市科委\n实施单位\t科技馆\n计划开始日期\t2023-01-01\n项目资金总额\t{amount}\n"
REST = "年度资金申请总额\t1\n其中：财政资金\t1\n上年结转资金\t1\n项目性质\t结转项目\n项目类别\t特定目标类\n"


def test_a_form_begins_where_another_project_is_named(definitions: Mapping[str, Definition]) -> None:
    one, two = (OPENING.format(name=name, amount=amount) for name, amount in (("展厅", "1"), ("年鉴", "2")))
    drafts = drafts_of(text_lines(f"{TITLE}\n{one}{two}{REST}"), list(definitions.values()))
    assert [(each.text_of("project"), each.is_recognised) for each in drafts] == [("展厅", True), ("年鉴", True)]
    assert [each.tree["项目性质"] for each in drafts] == ["", "结转项目"]


@pytest.mark.parametrize("line", ["项目名称\t展 厅", "项目名称\t金额", "项目名称\t主管部门"])
def test_a_form_goes_on_where_no_other_project_is_named(line: str, definitions: Mapping[str, Definition]) -> None:
    draft = read_text(f"{TITLE}\n{OPENING.format(name='展厅', amount='1')}{line}\n上年结转资金\t5\n", definitions)
    assert draft.text_of("project") == "展厅"
    assert draft.tree["项目资金（元）"]["上年结转资金"] == "5"


def test_all_that_is_private_is_withheld(definitions: Mapping[str, Definition]) -> None:
    definition = definitions["sh-self-evaluation-2021"]
    private = tuple(tuple(replace(cell, private=cell.key != "项目名称") for cell in row) for row in definition.rows)
    cells = (*value_cells((definition.header,)), *value_cells(private))
    paper = "项目资金（万元）\t\t年初预算\t全年预算数\t全年执行数\t分值\t执行率\t得分\n\t年度资金总额\t1\t2\t3\n"
    draft = read_text(
        f"{EVALUATION}{paper}预期目标\t张三\n", {"private": replace(definition, rows=private, cells=cells)}
    )
    assert (draft.tree["项目资金（万元）"], draft.tree["年度总体目标"]) == ("不予公开", "")
    assert "张三" not in yaml_text(draft.tree)


PIECES = st.sampled_from(
    f"|{TITLE}|（2023年度）|项目名称|项目名称：甲|项目资金（元）|其他资金|0.00|绩效指标|一级指标|二级指标|三级指标"
    "|年度(/项目)指标值|≥95%|项目总目标(2023年)|☑ 其他经常性项目|一\n二|甲 乙：丙".split("|")
)


@given(st.lists(st.lists(PIECES | st.text(max_size=6), max_size=6).map(tuple), max_size=14).map(tuple))
def test_nothing_that_stands_on_a_paper_is_lost(definitions: Mapping[str, Definition], paper: Lines) -> None:
    found: list[str] = []
    for draft in drafts_of(paper, [definitions["sh-target-2023"]]):
        written = yaml_text(draft.tree)
        assert cells_of(written)["form",] == "sh-target-2023"
        found += [*(text for texts in draft.left for text in texts), written, *draft.definition.names.own]
    for text in (field.strip() for line in paper for field in line):
        assert not text.isdecimal() or any(text in each for each in found)


@pytest.mark.parametrize("line", ["\t产出指标\t数量指标\t场次\t≥10场", "\t产出指标\t数量{}"])
def test_a_table_may_have_any_number_of_lines(line: str, definitions: Mapping[str, Definition]) -> None:
    paper = text_lines("\n".join([TITLE, HEADINGS.strip("\n"), *map(line.format, range(16_000))]))
    started = process_time()
    drafts_of(paper, [definitions["sh-target-2023"]])
    assert process_time() - started < 5


def test_a_name_may_have_any_number_of_spaces(definitions: Mapping[str, Definition]) -> None:
    paper = text_lines(f"{TITLE}\n{HEADINGS}\t产出指标\t数量指标\t场{' ' * 100_000}次\t≥10场")
    started = process_time()
    drafts_of(paper, [definitions["sh-target-2023"]])
    assert process_time() - started < 1
