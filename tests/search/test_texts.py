"""The lines of a form's text."""

from generator.model import IndicatorRow, Written
from generator.search.texts import lines_of


def test_a_label_and_its_text_are_one_line_and_so_is_an_indicator() -> None:
    cells: Written = {
        "项目名称": "展厅",
        "项目类型": ("新增项目", "结转项目"),
        "资金": {"合计": {"预算": "1"}},
        "指标": (IndicatorRow(("产出", "数量", "场次"), {"指标值": "400场", "备注": ""}),),
    }
    assert list(lines_of(cells)) == [
        ("项目名称", "展厅"),
        *[("项目类型",), ("新增项目",), ("结转项目",)],
        *[("资金",), ("合计",), ("预算", "1")],
        *[("指标",), ("产出", "数量", "场次", "400场")],
    ]
