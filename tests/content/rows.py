"""The rows of a form's extracted text, and which of them belong together."""

import re

Row = list[str]

HEADING = "本项目上年度市级财政资金使用情况"
PRIVATE = {"项目负责人", "联系人", "联系电话"}
CHOICES = {"项目类型", "资金用途"}
TABLE = "项目当年投入资金构成"
TABLE_COLUMNS = ["子项目名称", "预算金额（元）"]
GOALS = {"项目绩效目标", "年度总体目标"}
FUNDS = {"项目资金（元）", "项目资金（万元）"}
FIRST_LEVEL = {"一级指标": "分解目标", "分解目标内容": "分解目标", "一级目标": "绩效目标"}
SIMPLE = {
    *("申报单位名称", "项目名称", "项目类别", "项目性质", "主管部门", "实施单位", "绩效类型", "备注"),
    *("开始时间", "结束时间", "计划开始日期", "计划完成日期", "是否含有政府购买服务"),
    *("项目概况", "立项依据", "项目设立的必要性", "保证项目实施的制度、措施", "项目实施计划"),
    *("项目总目标", "年度绩效目标", "总目标及阶段性目标"),
    *("项目总预算（元）", "项目当年预算（元）"),
    *("同名项目上年预算额（元）", "同名项目上年预算执行数（元）"),
}
SECTIONS = {TABLE, "子项目名称", "分解目标", "绩效目标", "总分"}
STARTS = SIMPLE | PRIVATE | CHOICES | GOALS | FUNDS | SECTIONS


class UnreadableError(ValueError):
    """The extracted text does not follow the layout of the form."""


def label(cell: str) -> str:
    """The label without the blanks, half-width brackets and colon that come from typesetting."""
    return cell.replace(" ", "").replace("(", "（").replace(")", "）").removesuffix("：")


def table_rows(text: str) -> list[Row]:
    rows: list[Row] = []
    for line in filter(None, (line.rstrip("\t") for line in text.split("\n"))):
        if "\t" in line:
            rows.append([written(cell) for cell in line.split("\t")])
        elif row := labelled(line):
            rows.append(row)
        elif line != HEADING:
            rows[-1].append(line)
    return rows


def labelled(line: str) -> Row | None:
    """The cells of a line outside any table, ``None`` when it only continues the cell before."""
    line = re.sub(r"^(申报单位名称)：", r"\1 ", line)
    line = re.sub(r"^\d{4}年(绩效目标)$", r"\1", line)
    parts = [part for part in re.split(rf"(?:^|\s)({'|'.join(STARTS)})(?=\s|$)", line) if part]
    return [part.strip() for part in parts] if parts[0] in STARTS else None


def written(cell: str) -> str:
    """The text of a cell: paragraphs and list items become lines."""
    if "<ol" in cell:
        return re.sub(r" (?=\d\. )", "\n", re.sub(r"<ol[^>]*>", "", cell).strip())
    return "\n".join(part.strip() for part in re.split(r"</?p>", cell) if part.strip())


def blocks(rows: list[Row]) -> list[list[Row]]:
    """Rows that belong together: the first, and those that continue it."""
    grouped: list[list[Row]] = []
    for row in rows:
        first = label(next(filter(None, row)))
        if first in STARTS or first in FIRST_LEVEL or set(row) & set(FIRST_LEVEL):
            grouped.append([row])
        else:
            grouped[-1].append(row)
    return grouped
