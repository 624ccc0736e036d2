"""The official layout: a grid without holes or overlaps, with every text of the form unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from generator.definition.cells import GRID, Column, Definition, Presence, Rows, Scalar, ScalarType
from generator.definition.filled import Cells
from generator.definition.names import names_of
from generator.model import Form, IndicatorRow, MoneyUnit, Written
from generator.rendering.columns import SHORT, table_rows
from generator.rendering.paper import Line, Paper, paper_of
from generator.rendering.printed import PaperCell, PaperRow, shares
from tests.definitions import definitions_of, files_in
from tests.golden import held_against
from tests.sample import UNIT, changed, read, sample

CASES = Path(__file__).parent / "papers"
MADE_UP = Path(__file__).parents[1] / "definition" / "made_up"
ONE_OF_EACH = {
    "sh-target-2019": "innovation-centre-office/2019/innovation-centre-hall",
    "sh-target-2019-two-levels": "technology-incubation-centre/2019/incubator-services",
    "sh-target-2020": "sti-information-centre/2020/science-websites",
    "sh-target-2023": "innovation-centre-office/2023/future-park-hall",
    "sh-self-evaluation-2021": "innovation-centre-office/2021/future-park-hall.self-evaluation",
}


@pytest.fixture(scope="module")
def papers(published_forms: Mapping[str, Form], definitions: Mapping[str, Definition]) -> dict[str, Paper]:
    return {name: paper_of(definitions[form.definition], form.cells) for name, form in published_forms.items()}


def test_a_paper_of_each_definition_that_forms_were_published_with_is_written_down(
    published_forms: Mapping[str, Form],
) -> None:
    assert set(ONE_OF_EACH) == {form.definition for form in published_forms.values()}


def test_the_blank_paper_of_every_definition_fills_its_grid_exactly(definitions: Mapping[str, Definition]) -> None:
    for name, definition in definitions.items():
        assert set(occupied(paper_of(definition, {}).rows)) == {GRID}, name


def test_every_paper_fills_its_grid_exactly(papers: Mapping[str, Paper]) -> None:
    for name, paper in papers.items():
        assert set(occupied(paper.rows)) == {GRID}, name


def occupied(rows: tuple[PaperRow, ...]) -> Iterator[int]:
    """Yield for each row how many columns are covered by its cells and by cells from rows above."""
    reaching: list[tuple[int, int]] = []
    for row in rows:
        yield sum(span for span, _ in reaching) + sum(cell.colspan for cell in row)
        reaching += [(cell.colspan, cell.rowspan) for cell in row]
        reaching = [(span, left - 1) for span, left in reaching if left > 1]


def test_every_text_of_every_form_stands_on_its_paper(
    published_forms: Mapping[str, Form], papers: Mapping[str, Paper]
) -> None:
    for name, form in published_forms.items():
        paper = papers[name]
        printed = [cell.text for row in paper.rows for cell in row]
        printed += [paper.subtitle, *(line.text for line in (*paper.header, *paper.footer))]
        whole = "\n".join(printed)
        missing = [text for text in texts_of(form.cells) if text not in whole]
        assert missing == [], name


def texts_of(value: Written | IndicatorRow) -> Iterator[str]:
    match value:
        case str():
            yield value
        case IndicatorRow(levels, columns):
            yield from levels
            yield from (text for text in columns.values() if text)
        case Mapping():
            for inner in value.values():
                yield from texts_of(inner)
        case tuple():
            for item in value:
                # An option without a printed label is only a ticked box.
                yield from () if item == "未印名称的选项" else texts_of(item)


@pytest.mark.parametrize("definition", ONE_OF_EACH)
def test_the_paper_is_laid_out_as_before(definition: str, papers: Mapping[str, Paper]) -> None:
    held_against(CASES / f"{definition}.txt", drawing(papers[ONE_OF_EACH[definition]]))


def drawing(paper: Paper) -> str:
    """Return a paper as lines of text: spans in brackets, headers with an asterisk, long texts truncated."""
    lines = [paper.title, paper.subtitle, *(f"{line.label}：{line.text}" for line in paper.header)]
    for row in paper.rows:
        lines.append(" | ".join(drawn(cell.text, cell.colspan, cell.rowspan, cell.scope) for cell in row))
    lines += (f"{line.label}：{line.text}" for line in paper.footer)
    return "\n".join(lines) + "\n"


def drawn(text: str, colspan: int, rowspan: int, scope: str) -> str:
    short = text if len(text) <= 60 else f"{text[:28]}……{text[-28:]}"
    spans = f"{colspan}" if rowspan == 1 else f"{colspan}×{rowspan}"
    return f"[{spans}{'*' if scope else ''}] " + short.replace("\n", "⏎")


@pytest.fixture(scope="module")
def made_up() -> Paper:
    """A paper with a heading over two columns, and lines below its table."""
    definitions = definitions_of(files_in(MADE_UP))
    form, _ = read((MADE_UP / "filled-2031.txt").read_text("utf-8"), definitions, (UNIT.slug, "2032", "river.yml"))
    assert form is not None
    return paper_of(definitions["river-evaluation-2031"], form.cells)


def test_columns_under_a_common_heading_are_headed_in_two_rows(made_up: Paper) -> None:
    assert set(occupied(made_up.rows)) == {GRID}
    upper = next(number for number, row in enumerate(made_up.rows) if "支付" in [cell.text for cell in row])
    assert [(cell.text, cell.rowspan, cell.scope) for cell in made_up.rows[upper]] == [
        *(("来源", 4, "rowgroup"), ("", 2, "")),
        *(("支付", 1, "colgroup"), ("到账", 2, "col"), ("经办", 2, "col")),
    ]
    assert [cell.text for cell in made_up.rows[upper + 1]] == ["实付", "批次"]


@pytest.mark.parametrize(("text", "expected"), [("短" * SHORT, False), ("长" * (SHORT + 1), True)])
def test_a_row_with_a_long_text_in_a_narrow_column_may_be_broken_across_pages(text: str, expected: bool) -> None:
    column = Column("内容", (), Scalar(ScalarType.TEXT, MoneyUnit.YUAN), "", Presence.PRINTED, None)
    _, (cell,) = table_rows(Rows((column,), names_of([])), ({"内容": text},), GRID)
    assert cell.is_long is expected


@pytest.mark.parametrize(
    "rows", ["[[{label: 丙, type: text, presence: optional}]]", "[[{label: 丙, type: text, print: none}]]"]
)
def test_a_group_of_which_nothing_is_printed_is_a_blank_row(rows: str) -> None:
    group = f"  - [{{label: 甲, type: group, label_width: 6, rows: {rows}}}]\n"
    base = (MADE_UP.parent / "base.yml").read_text("utf-8").replace("footer:\n", f"{group}footer:\n")
    definitions = definitions_of({"base.yml": base})
    blank: list[Cells] = [{}, {"甲": None}, {"甲": {}}]
    for cells in blank:
        assert paper_of(definitions["base"], cells).rows[-1] == (PaperCell("甲", 6, scope="row"), PaperCell("", 18))


@pytest.mark.parametrize(
    ("settings", "first", "second"),
    [
        ("", ("甲", 4), ("列", 20)),
        (", label_at: top", ("甲", 24), ("列", 24)),
        (", print: value", ("列", 24), ("丙", 24)),
        (", print: value, label_at: top", ("列", 24), ("丙", 24)),
    ],
)
def test_a_table_whose_name_is_not_printed_fills_the_whole_width(
    settings: str, first: tuple[str, int], second: tuple[str, int]
) -> None:
    table = f"  - [{{label: 甲, type: table, columns: [{{label: 列, type: text}}]{settings}}}]\n"
    base = (MADE_UP.parent / "base.yml").read_text("utf-8").replace("footer:\n", f"{table}footer:\n")
    rows = paper_of(definitions_of({"base.yml": base})["base"], {"甲": ({"列": "丙"},)}).rows
    number = next(number for number, row in enumerate(rows) if (row[0].text, row[0].colspan) == first)
    cells = [(cell.text, cell.colspan) for row in rows[number:] for cell in row]
    assert cells[1] == second
    assert any(cell.text == "甲" for row in rows for cell in row) is (first[0] == "甲")


def test_labels_above_their_cells_leave_no_row_for_a_cell_without_one() -> None:
    row = (
        "  - - {label: 甲, type: text, label_at: top}\n"
        "    - {label: 乙, type: text, print: value}\n"
        "    - {label: 丙, type: text}\n"
    )
    base = (MADE_UP.parent / "base.yml").read_text("utf-8").replace("footer:\n", f"{row}footer:\n")
    paper = paper_of(definitions_of({"base.yml": base})["base"], {"甲": "一", "乙": "二", "丙": "三"})
    drawn = [[(cell.text, cell.rowspan, cell.scope) for cell in row] for row in paper.rows[-2:]]
    assert drawn == [[("甲", 1, "col"), ("二", 2, ""), ("丙", 1, "col")], [("一", 1, ""), ("三", 1, "")]]


def test_a_row_whose_only_label_above_is_not_printed_is_one_row() -> None:
    row = "  - [{label: 甲, type: text, label_at: top, print: value}, {label: 乙, type: text}]\n"
    base = (MADE_UP.parent / "base.yml").read_text("utf-8").replace("footer:\n", f"{row}footer:\n")
    paper = paper_of(definitions_of({"base.yml": base})["base"], {"甲": "一", "乙": "二"})
    assert [cell.text for cell in paper.rows[-1]] == ["一", "乙", "二"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("{label: 甲, type: choice, options: [[是, 否]]}", Line("甲", "是")),
        ("{label: 甲, type: choice, boxes: true, options: [[是, 否]]}", Line("甲", "☑ 是　☐ 否")),
        ("{label: 甲, type: choice, boxes: true, options: [[是], [否]]}", Line("甲", "☑ 是\n☐ 否")),
        ("{label: 甲, type: choice, options: [[是, 否]], print: value}", Line("", "是")),
        ("{label: '{年度}年用', key: 甲, type: choice, options: [[是, 否]]}", Line("2031年用", "是")),
    ],
)
def test_cells_outside_of_the_table_are_printed_as_in_it(cell: str, expected: Line) -> None:
    base = (MADE_UP.parent / "base.yml").read_text("utf-8").replace("footer:\n", f"footer:\n  - {cell}\n")
    paper = paper_of(definitions_of({"base.yml": base})["base"], {"年度": "2031", "甲": ("是",)})
    assert paper.footer[0] == expected


def test_a_heading_outside_of_the_table_is_printed_as_it_is() -> None:
    base = (MADE_UP.parent / "base.yml").read_text("utf-8")
    base = base.replace("footer:\n", "footer:\n  - {label: '注：{年度}年起使用。', type: heading}\n")
    paper = paper_of(definitions_of({"base.yml": base})["base"], {"年度": "2031"})
    assert paper.footer == (Line("注：2031年起使用。", "", is_heading=True), Line("填表日期", ""))


def test_cells_of_the_footer_are_printed_below_the_table(made_up: Paper) -> None:
    assert [(line.label, line.text) for line in made_up.footer] == [("填表人", "不予公开"), ("填表日期", "2033-1-20")]


@pytest.mark.parametrize(
    ("widths", "total", "expected"),
    [
        ((None, None), 24, (12, 12)),
        ((None, None, None), 24, (8, 8, 8)),
        ((4, 4, 8, 8), 24, (4, 4, 8, 8)),
        ((4, 4, 8, 8), 12, (2, 2, 4, 4)),
        ((None, 3, 3, 3, 2, 3, 2), 21, (5, 3, 3, 3, 2, 3, 2)),
        ((14, 6), 20, (14, 6)),
    ],
)
def test_widths_are_shared_out_to_the_last_column(
    widths: tuple[int | None, ...], total: int, expected: tuple[int, ...]
) -> None:
    assert shares(widths, total) == expected


def test_a_ticked_box_without_a_label_is_printed_as_a_box(papers: Mapping[str, Paper]) -> None:
    paper = papers[ONE_OF_EACH["sh-target-2019"]]
    (boxes,) = [cell.text for row in paper.rows for cell in row if "基本建设工程类" in cell.text]
    assert boxes.endswith("☐ 其他事业专业类　☑")


@pytest.mark.parametrize(
    ("settings", "chosen", "printed"),
    [
        ("", ("延续",), "延续"),
        (", boxes: true", ("延续",), "☐ 新增　☑ 延续"),
        (", boxes: true", (), "☐ 新增　☐ 延续"),
        (", several: true", ("新增", "延续"), "☑ 新增　☑ 延续"),
    ],
)
def test_options_are_printed_with_boxes_where_the_paper_has_them(
    settings: str, chosen: tuple[str, ...], printed: str
) -> None:
    choice = f"  - [{{label: 性质, type: choice, options: [新增, 延续]{settings}}}]\n"
    base = (MADE_UP.parent / "base.yml").read_text("utf-8").replace("footer:\n", f"{choice}footer:\n")
    _, value = paper_of(definitions_of({"base.yml": base})["base"], {"性质": chosen}).rows[-1]
    assert value.text == printed


def test_figures_are_centred_wherever_the_paper_has_them_and_words_are_not(papers: Mapping[str, Paper]) -> None:
    rows = papers[ONE_OF_EACH["sh-self-evaluation-2021"]].rows
    figures = {cell.text for row in rows for cell in row if cell.is_figure}
    assert {"1121.92", "99.88%", "9.99", "—", "20", "18", "100", "96.99"} <= figures
    assert figures.isdisjoint(
        {"=400 场", "182 场", "未来公园展厅运营经费", "参观团组因疫情防控等原因，未能达到计划总数"}
    )
    rows = papers[ONE_OF_EACH["sh-target-2019"]].rows
    assert {cell.text for row in rows for cell in row if cell.is_figure} == {"2019-1-1", "2019-12-31", "7505576", "0"}


def test_a_level_name_is_printed_once_for_the_rows_below_it(papers: Mapping[str, Paper]) -> None:
    rows = papers[ONE_OF_EACH["sh-target-2019"]].rows
    names = [cell.text for row in rows for cell in row if cell.scope == "rowgroup"]
    assert all(first != second for first, second in pairwise(names))
    assert names.count("产出目标") == 1


def test_the_name_of_the_only_group_stands_beside_its_first_row(definitions: Mapping[str, Definition]) -> None:
    form = read(changed(sample(), "分解目标:\n  产出目标:\n    数量目标: {甲: 1场, 乙: 2次}\n"), definitions).whole
    rows = paper_of(definitions[form.definition], form.cells).rows
    names = [(cell.text, cell.rowspan) for row in rows for cell in row if cell.scope == "rowgroup"]
    assert names[-2:] == [("产出目标", 2), ("数量目标", 2)]
