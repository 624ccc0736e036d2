from collections.abc import Mapping, Sequence

import pytest

from generator.definition.cells import GRID, Definition
from generator.rendering.paper import paper_of
from generator.rendering.printed import PaperCell, PaperRow
from generator.rendering.sheet import Sheet, sheet_of
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
    sheet = sheet_of([rows])
    assert sheet.columns == columns
    assert spans(sheet) == expected


def test_texts_and_merged_rows_are_those_of_the_paper() -> None:
    (first, _) = sheet_of([[row((4, 2), (20, 1)), row((20, 1))]]).rows
    assert [cell for cell, _ in first] == [PaperCell("0", 4, 2), PaperCell("1", 20)]


@pytest.mark.parametrize("count", [25, 48, 49, 200])
def test_a_table_of_more_columns_than_the_grid_makes_the_sheet_wider(count: int) -> None:
    sheet = sheet_of([[row((24, 1)), row((4, 2), *[(1, 1)] * count), row(*[(1, 1)] * count)]])
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
    assert [len(body) for body in sheet_of(blocks).bodies] == lengths


def test_a_paper_without_rows_is_an_empty_sheet() -> None:
    assert sheet_of([]) == Sheet((), ())


@pytest.mark.parametrize("name", PATHS)
def test_an_official_paper_fills_its_sheet(name: str, definitions: Mapping[str, Definition]) -> None:
    form = read(sample(name), definitions, PATHS[name]).whole
    sheet = sheet_of(paper_of(definitions[form.definition], form.cells).blocks)
    assert sum(sheet.columns) == GRID
    assert starts(sheet) == set(range(len(sheet.columns)))
