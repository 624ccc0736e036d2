"""The parts of a printed form: rows that belong together, read into cells.

A cell is a tuple: the labels that lead to it, then its text. Anything that does not fit the printed layout
raises `UnreadableError`, so that damage in the extraction cannot pass without an entry in `repairs`.
"""

import re
from collections.abc import Iterator

from tests.content.rows import (
    CHOICES,
    FIRST_LEVEL,
    FUNDS,
    GOALS,
    STARTS,
    TABLE,
    TABLE_COLUMNS,
    Row,
    UnreadableError,
    label,
)

Cell = tuple[str, ...]

BOX = r'<input( checked="")? type="checkbox"/>'


def block_cells(block: list[Row]) -> Iterator[Cell]:
    first = label(next(filter(None, block[0])))
    if set(block[0]) & set(FIRST_LEVEL):
        return indicators(block)
    if first in FUNDS:
        return funds_matrix(block) if "全年预算数" in block[0] else funds_pairs(block)
    if first in GOALS:
        return goals(block)
    if first == TABLE:
        return sub_projects(block)
    if first in CHOICES:
        return iter([(first, ticked(" ".join(cell for row in block for cell in row)))])
    return others(first, block)


def others(first: str, block: list[Row]) -> Iterator[Cell]:
    if len(block) > 1:
        raise UnreadableError(block[1])
    if first == "总分":
        return total(block[0])
    if first == TABLE_COLUMNS[0]:
        return iter(()) if [*filter(None, block[0])] == TABLE_COLUMNS else unreadable(block[0])
    return iter(()) if block[0] in (["分解目标"], ["绩效目标"]) else pairs(block[0])


def unreadable(row: Row) -> Iterator[Cell]:
    raise UnreadableError(row)


def pairs(row: Row) -> Iterator[tuple[str, str]]:
    """Pairs of label and text; a text in several pieces becomes one text of several lines."""
    read: dict[str, list[str]] = {}
    name = ""
    for cell in filter(None, row):
        if label(cell) in STARTS:
            name = label(cell)
            read[name] = []
        elif name:
            read[name].append(cell)
        else:
            raise UnreadableError(row)
    return ((name, "\n".join(texts)) for name, texts in read.items())


def ticked(text: str) -> str:
    """The names of the checked boxes; in one cell all boxes are before their names, or all after."""
    text = re.sub(rf"^\s*({'|'.join(CHOICES)})\s*", "", text)
    if text.startswith("<input"):
        named = re.findall(rf"{BOX}\s*([^<]*)", text)
    else:
        named = [(checked, name) for name, checked in re.findall(rf"(\S*)\s*{BOX}", text)]
    return "、".join(name.strip() or "未印名称的选项" for checked, name in named if checked)


def sub_projects(block: list[Row]) -> Iterator[Cell]:
    texts = [[cell for cell in row if cell and cell != TABLE] for row in block]
    rows = [row for row in texts if row != TABLE_COLUMNS]
    for number, row in enumerate(rows):
        for column, cell in zip(TABLE_COLUMNS, row, strict=True):
            yield TABLE, str(number), column, cell


def goals(block: list[Row]) -> Iterator[Cell]:
    names, texts = block
    section, period = label(names[0]), ""
    for column, cell in columns(names[1:], texts[1:]):
        name, _, bracket = column.partition(" (")
        period = period or bracket.removesuffix(")")
        yield section, name, cell
    if period:
        yield section, "项目总目标期间", period


def columns(names: Row, texts: Row) -> Iterator[tuple[str, str]]:
    """Each column's name with the text below it; text below no name is unreadable."""
    width = max(len(names), len(texts))
    for name, text in zip(padded(names, width), padded(texts, width), strict=True):
        if name:
            yield name, text
        elif text:
            raise UnreadableError(texts)


def padded(row: Row, width: int) -> Row:
    return row + [""] * (width - len(row))


def funds_pairs(block: list[Row]) -> Iterator[Cell]:
    """The funds of 2023: the whole project on the left, the year on the right."""
    section = label(block[0][0])
    for row in block:
        _, left, left_sum, right, right_sum = padded(row, 5)
        for name, amount, side in ((left, left_sum, "（项目）"), (right, right_sum, "（年度）")):
            if amount and not name:
                raise UnreadableError(row)
            if name:
                yield section, name + side if name == "其他资金" else name, amount


def funds_matrix(block: list[Row]) -> Iterator[Cell]:
    section, names = label(block[0][0]), block[0][2:]
    for row in block[1:]:
        filled = [(name, text) for name, text in columns(names, row[2:]) if text != "—"]
        if not any(text for _, text in filled):
            yield section, row[1], ""
        else:
            yield from ((section, row[1], name, text) for name, text in filled)


def total(row: Row) -> Iterator[Cell]:
    names = ["总分", "", "", "", "", "", "分值", "得分"]
    return (("总分", name, text) for name, text in columns(names, row) if name != "总分")


def indicators(block: list[Row]) -> Iterator[Cell]:
    section, names, rows = indicator_table(block)
    depth = next(at for at, name in enumerate(names) if name.endswith("值"))
    path = [""] * depth
    for row in rows:
        texts = [text for _, text in columns(names, row)]
        path = descended(path, texts[:depth], row)
        for name, text in zip(names[depth:], texts[depth:], strict=True):
            yield (section, *path, text) if len(names) == depth + 1 else (section, *path, name, text)


def indicator_table(block: list[Row]) -> tuple[str, Row, list[Row]]:
    """Section, column names and rows, without the column that only holds the section's name."""
    header, *rows = block
    if header[0] in FIRST_LEVEL:
        return FIRST_LEVEL[header[0]], header, rows
    if any(label(row[0]) not in ("", "绩效指标") for row in block):
        raise UnreadableError([row for row in block if row[0]])
    return "绩效指标", [label(name) for name in header[1:]], [row[1:] for row in rows]


def descended(path: Row, names: Row, row: Row) -> Row:
    """The row's place in the tree, upper levels taken from the rows above."""
    first = next((at for at, name in enumerate(names) if name), len(names))
    reached = path[:first] + names[first:]
    if not all(reached) or reached[: first + 1] == path[: first + 1]:
        raise UnreadableError(row)
    return reached
