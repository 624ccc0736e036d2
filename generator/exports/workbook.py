"""A workbook of several sheets: the parts around them, as in ECMA-376, part 1, clause 18.2."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

from generator.exports.archive import write_archive

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"
_MAIN = f"{_FORMATS}/spreadsheetml/2006/main"
_RELATION = f"{_FORMATS}/officeDocument/2006/relationships"
_PACKAGE = f"{_FORMATS}/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_XF = '<xf numFmtId="{}" fontId="{}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
_CELLS = ((0, 0), (0, 1), (4, 0), (164, 0))
"""Number format and font of a cell by its style number in ``sheet``: plain, title, money, date."""

_STYLES = f"""{_XML}<styleSheet xmlns="{_MAIN}">\
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="4">{"".join(_XF.format(*each) for each in _CELLS)}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


class NamedSheet(NamedTuple):
    """A written sheet, and the name of its tab: at most 31 characters, without ``[]:*?/\\``."""

    name: str
    content: IO[bytes]


def write_workbook(path: Path, sheets: Sequence[NamedSheet]) -> None:
    """Write a workbook of sheets."""
    texts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook([sheet.name for sheet in sheets]),
        "xl/_rels/workbook.xml.rels": _relations([*_sheet_files(len(sheets)), ("styles", "styles.xml")]),
        "xl/styles.xml": _STYLES,
    }
    parts = [(name, BytesIO(text.encode())) for name, text in texts.items()]
    files = [(f"xl/{name}", sheet.content) for (_, name), sheet in zip(_sheet_files(len(sheets)), sheets, strict=True)]
    write_archive(path, [*parts, *files])


def _sheet_files(count: int) -> list[tuple[str, str]]:
    return [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, count + 1)]


def _types(count: int) -> str:
    parts = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")]
    parts += [(f"xl/{name}", "worksheet") for _, name in _sheet_files(count)]
    overrides = (f'<Override PartName="/{name}" ContentType="{_SHEET_TYPE}.{kind}+xml"/>' for name, kind in parts)
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    each = (
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    each = (
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1)
    )
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>{"".join(each)}</sheets></workbook>'
