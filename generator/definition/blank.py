"""An empty form to fill, from its definition: every key in official order, with what belongs there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.definition.cells import (
    Cell,
    Choice,
    Column,
    Definition,
    Group,
    Indicators,
    Matrix,
    Rows,
    Scalar,
    ScalarType,
    value_cells,
)

INDENT = "  "


def blank_form(definition: Definition, schema: str, known: dict[str, str]) -> str:
    """Return the YAML of an empty form; ``known`` are texts for canonical fields that are already sure.

    ``schema`` is the address of the form's JSON Schema, seen from the file.
    """
    lines = [f"# yaml-language-server: $schema={schema}", f"form: {definition.id}", ""]
    for cell in definition.cells:
        lines += _cell(cell, known)
    return "\n".join(lines) + "\n"


def _cell(cell: Cell, known: dict[str, str]) -> Iterator[str]:
    if cell.private:
        yield "# 个人信息：表上填了的写“不予公开”，空着的留空，没有这一格的删去这一行"
        yield f"{cell.key}:"
        return
    match cell.shape:
        case Scalar() as scalar:
            yield from _scalar(cell, scalar, known)
        case Choice() as choice:
            yield f"# 选项：{'、'.join(option.name for option in choice.options)}"
            yield f"{cell.key}: []" if choice.several else f"{cell.key}:"
        case Group(rows):
            yield f"{cell.key}:"
            inner = [line for child in value_cells(rows) for line in _cell(child, known)]
            yield from _indented(inner)
        case Rows(columns):
            yield f"{cell.key}:"
            yield f"{INDENT}- {{{_flow(columns)}}}"
        case Matrix(lines, columns):
            yield f"{cell.key}:"
            yield from (f"{INDENT}{line.label}: {{{_flow(_open(line.printed, columns))}}}" for line in lines)
        case Indicators() as indicators:
            yield f"{cell.key}:"
            yield from _indented(list(_indicator(indicators)))


def _scalar(cell: Cell, scalar: Scalar, known: dict[str, str]) -> Iterator[str]:
    text = known.get(cell.field, "")
    yield f"{cell.key}: {text}" if text else f"{cell.key}:"
    if scalar.type is ScalarType.LONG_TEXT:
        # A hint rather than `|`: a block with nothing in it would not be accepted.
        yield f"{INDENT}# 多行文字：在冒号后写 |，内容换行缩进"


def _open(printed: object, columns: Iterable[Column]) -> list[Column]:
    """Return the columns that the paper does not fill by itself."""
    fixed = printed if isinstance(printed, dict) else {}
    return [column for column in columns if column.label not in fixed]


def _flow(columns: Iterable[Column]) -> str:
    return ", ".join(f"{column.label}: " for column in columns).rstrip()


def _indicator(shape: Indicators) -> Iterator[str]:
    """Yield a sample of one indicator, commented out: its names are the unit's own."""
    yield f"# 逐级写：{' → '.join(level.label for level in shape.levels)}"
    for depth, level in enumerate(shape.levels[:-1]):
        yield f"# {INDENT * depth}{level.label}:"
    last = INDENT * (len(shape.levels) - 1) + shape.levels[-1].label
    only, *others = shape.columns
    yield f"# {last}: {{{_flow(shape.columns)}}}" if others else f"# {last}: {only.label}"


def _indented(lines: list[str]) -> Iterator[str]:
    return (INDENT + line for line in lines)
