"""Papers as Word and Excel put them on the clipboard: pages with their own attributes, fonts and broken lines."""

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby

from generator.rendering.paper import Paper
from generator.rendering.sheet import sheet_of
from tests.importing.printing import places, titles

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal, li.MsoNormal, div.MsoNormal
\t{{mso-style-unhide:no;margin:0cm;font-size:10.5pt;font-family:"等线",serif;mso-bidi-font-family:Symbol;}} --></style>
</head><body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'><!--StartFragment-->
{}
<!--EndFragment--></body></html>"""

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40"><head><meta name=ProgId content=Excel.Sheet>
<style><!--table {{mso-displayed-decimal-separator:"\\.";}}
.font6 {{color:windowtext;font-size:12.0pt;font-family:"Wingdings 2", serif;mso-font-charset:2;}}
.xl65 {{mso-number-format:"\\@";text-align:left;border:.5pt solid windowtext;white-space:normal;}} --></style></head>
<body link="#0563C1" vlink="#954F72"><table border=0 cellpadding=0 cellspacing=0 width=1440 style='border-collapse:
 collapse;width:1080pt'><!--StartFragment--> <col width=60 span=24 style='mso-width-source:userset;width:45pt'>
{}
<!--EndFragment--></table></body></html>"""

_BOXES = {"☑": ("Wingdings", "&thorn;"), "☐": ("Wingdings", "&uml;")}


def word(paper: Paper) -> str:
    """Return a paper as copied in Word: each paragraph in spans by script, boxes drawn by a font."""
    above = "\n".join(map(_paragraph, titles(paper)))
    rows = "\n".join(f"<tr style='mso-yfti-irow:{number}'>{row}</tr>" for number, row in _rows(paper, _word_cell))
    below = "\n".join(_paragraph(f"{line.label}：{line.text}") for line in paper.footer)
    table = "<div align=center><table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:"
    return WORD.format(f"{above}\n{table}\n collapse;mso-table-layout-alt:fixed'>{rows}</table></div>\n{below}")


def excel(paper: Paper) -> str:
    """Return a paper as copied in Excel: lines above and below are cells of the sheet, too."""
    width = len(sheet_of([("tbody", paper.rows)]).columns)
    lines = [(text, width) for text in titles(paper)]
    above = "\n".join(f"<tr height=19>{_excel_cell(text, 1, wide)}</tr>" for text, wide in lines)
    rows = "\n".join(f"<tr height=19 style='height:14.25pt'>{row}</tr>" for _, row in _rows(paper, _excel_cell))
    below = "\n".join(f"<tr>{_excel_cell(f'{one.label}：{one.text}', 1, width)}</tr>" for one in paper.footer)
    return EXCEL.format(f"{above}\n{rows}\n{below}")


def _rows(paper: Paper, cell: Callable[[str, int, int], str]) -> Iterator[tuple[int, str]]:
    for number, row in groupby(places(sheet_of([("tbody", paper.rows)])), lambda place: place[0]):
        yield number, "\n  ".join(cell(text, *spans) for _, _, text, spans in row)


def _spans(height: int, width: int) -> str:
    return (f" colspan={width}" if width > 1 else "") + (f" rowspan={height}" if height > 1 else "")


def _word_cell(text: str, height: int, width: int) -> str:
    inside = "\n  ".join(map(_paragraph, text.split("\n")))
    spans = _spans(height, width)
    return f"<td width=85{spans} valign=top style='width:63.9pt;mso-border-alt:solid'>\n  {inside}\n  </td>"


def _paragraph(text: str) -> str:
    inside = "".join(map(_run, re.split(r"([☑☐]|[!-~]+)", text))) or "<span lang=EN-US>&nbsp;</span>"
    return f"<p class=MsoNormal align=left style='text-align:left'>{inside}<span lang=EN-US><o:p></o:p></span></p>"


def _run(text: str) -> str:
    if text in _BOXES:
        font, letter = _BOXES[text]
        drawn = f"<span style='mso-char-type:symbol;mso-symbol-font-family:{font}'>{letter}</span>"
        return f"<span style='font-family:{font};mso-ascii-font-family:宋体;\nmso-char-type:symbol'>{drawn}</span>"
    if not text:
        return ""
    way = "lang=EN-US" if text.isascii() else "style='font-family:宋体;mso-ascii-theme-font:\nminor-latin'"
    return f"<span\n{way}>{_broken(escape(text))}</span>"


def _broken(text: str) -> str:
    """Return a text with its lines broken as in the source of a page, also between Chinese characters."""
    return re.sub(r"([一-龥]{12})(?=[一-龥])", "\\1\n", re.sub(r" (?! )", "\n", text))


def _excel_cell(text: str, height: int, width: int) -> str:
    inside = escape(text).replace("\n", "<br>\n    ").replace("☑", "<font class=font6>R</font>")
    return f"<td{_spans(height, width)} class=xl65 width=60 style='border-top:none;width:45pt'>{inside}</td>"
