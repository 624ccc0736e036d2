from collections.abc import Mapping, Sequence

import pytest

from generator.definition.cells import GRID, Definition
from generator.rendering.paper import paper_of
from generator.rendering.printed import PaperCell, PaperRow
from generator.rendering.sheet import PAGE, TOGETHER, Sheet, sheet_of, sheets_of
from tests.sample import PATHS, read, sample


def row(*cells: tuple[int, int]) -> PaperRow:
    return tuple(PaperCell(str(place), colspan, rowspan) for place, (colspan, rowspan) in enumerate(cells))


def spans(sheet: Sheet) -> list[list[int]]:
    return [[colspan for _, colspan in row] for row in sheet.rows]


def starts(sheet: Sheet) -> set[int]:
    """Return the columns in which a cell starts, laid out as in a browser."""
    taken: set[tuple[int, int]] = set()
    found = set()
    for number, cells in enumerate(sheet.rows):
        at = 0
        for cell, colspan in cells:
            while (number, at) in taken:
                at += 1
            found.add(at)
            taken |= {(number + down, at + right) for down in range(cell.rowspan) for right in range(colspan)}
    return found


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        ([row((24, 1))], (24,), [[1]]),
        ([row((4, 1), (20, 1)), row((4, 1), (8, 1), (4, 1), (8, 1))], (4, 8, 4, 8), [[1, 3], [1, 1, 1, 1]]),
        ([row((4, 2), (20, 1)), row((10, 1), (10, 1))], (4, 10, 10), [[1, 2], [1, 1]]),
    ],
)
def test_a_paper_has_a_column_for_each_place_where_a_cell_begins(
    rows: Sequence[PaperRow], columns: tuple[int, ...], expected: list[list[int]]
) -> None:
    sheet = sheet_of([("tbody", rows)])
    assert sheet.columns == columns
    assert spans(sheet) == expected


def test_texts_and_merged_rows_are_those_of_the_paper() -> None:
    (first, _) = sheet_of([("tbody", [row((4, 2), (20, 1)), row((20, 1))])]).rows
    assert [cell for cell, _ in first] == [PaperCell("0", 4, 2), PaperCell("1", 20)]


@pytest.mark.parametrize("count", [25, 48, 49, 200])
def test_a_table_of_more_columns_than_the_grid_makes_the_sheet_wider(count: int) -> None:
    sheet = sheet_of([("tbody", [row((24, 1)), row((4, 2), *[(1, 1)] * count), row(*[(1, 1)] * count)])])
    assert sum(sheet.columns) == 4 + count
    assert starts(sheet) == set(range(len(sheet.columns)))
    assert len(sheet.columns) == 1 + count


PAIR = [(PaperCell("甲", 4, scope="row"), PaperCell("", 20))]
TITLE = [(PaperCell("乙", 24, scope="colgroup"),)]
TABLE = [(PaperCell("丙", 24, scope="col"),), (PaperCell("", 24),)]


@pytest.mark.parametrize(
    ("blocks", "lengths"),
    [
        ([PAIR, PAIR], [2]),
        ([PAIR, TABLE, TABLE, PAIR, PAIR], [1, 2, 2, 2]),
        ([PAIR, TITLE, PAIR, PAIR], [1, 3]),
        ([TITLE, TABLE, PAIR], [3, 1]),
        ([[*TITLE, *PAIR], PAIR], [2, 1]),
        ([TITLE], [1]),
    ],
)
def test_names_of_columns_share_their_body_with_nothing_else(
    blocks: Sequence[Sequence[PaperRow]], lengths: Sequence[int]
) -> None:
    (sheet,) = sheets_of(blocks)
    assert [len(section.rows) for section in sheet.sections] == lengths


def test_a_paper_without_rows_has_no_sheet() -> None:
    assert sheets_of([]) == ()


def table(count: int, group: int, label: int = 0) -> list[PaperRow]:
    """Return a table with names merged over ``group`` rows, beside a label of so many columns if it has one."""
    groups = [
        (*([PaperCell("组", 4, min(group, count - at), "rowgroup")] if at % group == 0 else []), PaperCell(str(at), 16))
        for at in range(count)
    ]
    beside = [PaperCell("表", label, count + 1, "rowgroup")] if label else []
    return [(*beside, PaperCell("级", 4, scope="col"), PaperCell("目", 16, scope="col")), *groups]


def sections(sheets: Sequence[Sheet]) -> list[list[tuple[str, int]]]:
    return [[(tag, len(rows)) for tag, rows in sheet.sections] for sheet in sheets]


def texts(sheet: Sheet, name: str) -> dict[int, int]:
    """Return the rows of a body in which a text stands, with the height of its cell."""
    rows = sheet.sections[-1].rows
    return {number: cell.rowspan for number, row in enumerate(rows) for cell, _ in row if cell.text == name}


def test_names_of_columns_head_a_table_of_their_own() -> None:
    sheets = sheets_of([PAIR, TITLE, table(2, 1), PAIR, PAIR])
    assert sections(sheets) == [[("tbody", 1)], [("thead", 2), ("tbody", 2)], [("tbody", 2)]]
    assert [sheet.columns for sheet in sheets] == [(4, 20), (4, 20), (4, 20)]


def test_names_in_the_midst_of_rows_head_nothing() -> None:
    assert sections(sheets_of([[*table(2, 1), *table(2, 1)]])) == [[("tbody", 6)]]


def test_a_label_beside_names_of_columns_is_moved_to_the_rows_below() -> None:
    (sheet,) = sheets_of([table(3, 2, label=4)])
    (head,), body = (section.rows for section in sheet.sections)
    assert head[0] == (PaperCell("", 4, is_joined=True), 1)
    assert body[0][0] == (PaperCell("表", 4, 3, "rowgroup", is_joined=True), 1)
    assert starts(sheet) == set(range(len(sheet.columns)))


@pytest.mark.parametrize(
    ("count", "group", "expected"),
    [
        (PAGE, PAGE, {0: PAGE}),
        (PAGE + 1, PAGE + 1, {0: 8, 8: 8}),
        (PAGE + 1, TOGETHER, {0: TOGETHER, TOGETHER: PAGE + 1 - TOGETHER}),
        (30, 3, dict.fromkeys(range(0, 30, 3), 3)),
        (41, 40, {0: 10, 10: 10, 20: 10, 30: 10}),
    ],
)
def test_merged_names_of_a_long_table_are_printed_again(count: int, group: int, expected: dict[int, int]) -> None:
    (sheet,) = sheets_of([table(count, group)])
    assert {start: height for start, height in texts(sheet, "组").items() if height > 1} == expected


def test_a_label_beside_a_long_table_is_cut_with_its_rows() -> None:
    (sheet,) = sheets_of([table(30, 5, label=4)])
    parts = {at: cell for at, row in enumerate(sheet.sections[-1].rows) for cell, _ in row if cell.is_joined}
    assert {at: (cell.text, cell.rowspan) for at, cell in parts.items()} == {0: ("表", 10), 10: ("", 10), 20: ("", 10)}
    assert starts(sheet) == set(range(len(sheet.columns)))


@pytest.mark.parametrize("name", PATHS)
def test_an_official_paper_fills_its_sheets(name: str, definitions: Mapping[str, Definition]) -> None:
    form = read(sample(name), definitions, PATHS[name]).whole
    for sheet in sheets_of(paper_of(definitions[form.definition], form.cells).blocks):
        assert sum(sheet.columns) == GRID
        assert starts(sheet) == set(range(len(sheet.columns)))
