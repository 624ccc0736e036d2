"""The lines of an Excel workbook, sheet after sheet, with figures as they are shown."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell

from generator.importing.lines import Lines

_DECIMALS = re.compile(r"0\.(0+)")


def excel_lines(data: bytes) -> Lines:
    """Return the lines of an ``.xlsx``; raises ``ValueError`` where it is none."""
    try:
        workbook = load_workbook(BytesIO(data), data_only=True)
    except Exception as problem:  # what a damaged file leads to has no class in common
        raise ValueError(str(problem)) from None
    return tuple(tuple(map(_shown, row)) for sheet in workbook.worksheets for row in sheet.iter_rows())


def _shown(cell: Cell | MergedCell) -> str:
    value, shape = cell.value, cell.number_format
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime() | date():
            return value.strftime("%Y-%m-%d")
        case int() | float():
            return _number(value, shape)
    return str(value).strip()


def _number(value: float, shape: str) -> str:
    """Return a number with the decimals, the commas and the per cent that its cell shows."""
    is_share = shape.endswith("%")
    number = Decimal(f"{value:.15g}") * (100 if is_share else 1)
    decimals = _DECIMALS.search(shape)
    if decimals or is_share or shape.startswith(("0", "#")):
        number = number.quantize(Decimal(1).scaleb(-len(decimals[1]) if decimals else 0), ROUND_HALF_UP)
    else:
        number = number.normalize()
    return f"{number:{',' if '#,##0' in shape else ''}f}" + ("%" if is_share else "")
