"""The numbers that Word displays before paragraphs, which are not part of any text in the file."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn

from generator.importing.lines import integer, within_library

_ONES = ("", *"一二三四五六七八九")
_CHINESE = tuple(tens + one for tens in ("", "十", *(f"{digit}十" for digit in _ONES[2:])) for one in _ONES)
_SIGNS = {
    "hinese": _CHINESE,
    "japaneseCounting": _CHINESE,
    "EnclosedCircle": " ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "lowerLetter": " abcdefghijklmnopqrstuvwxyz",
    "upperLetter": " ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerRoman": " ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ",
    "upperRoman": " ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ",
}
"""The numerals of the formats with these in their names; all others use digits."""


def write_numbers(document: Any) -> None:
    """Write the numbers of a document's paragraphs into the paragraphs."""
    with within_library():
        parts = document.part.rels.values()
        said = [each.target_part.element for each in parts if each.reltype == RELATIONSHIP_TYPE.NUMBERING]
    if not said:
        return
    counting = _Counting(said[0])
    for paragraph in document.element.body.iter(qn("w:p")):
        if number := counting.before(paragraph):
            text = OxmlElement("w:t")
            text.text = number
            paragraph.pPr.addnext(text)


class _Counting:
    """Counts paragraphs by a document's list definitions; each paragraph must be asked for once, in order."""

    def __init__(self, root: Any) -> None:
        self._numbers = {name: each for each in root.iterfind("w:num", nsmap) if (name := each.get(qn("w:numId")))}
        self._levels = {
            (each.get(qn("w:abstractNumId")), integer(level.get(qn("w:ilvl"), ""))): level
            for each in root.iterfind("w:abstractNum", nsmap)
            for level in each.iterfind("w:lvl", nsmap)
        }
        self._counted: dict[str, dict[int, int]] = {}

    def before(self, paragraph: Any) -> str:
        """Return the number before a paragraph, empty if it has none."""
        numbers: Any = self._numbers.get(_said(paragraph, "w:pPr/w:numPr/w:numId"))
        key, depth = _said(numbers, "w:abstractNumId"), integer(_said(paragraph, "w:pPr/w:numPr/w:ilvl") or "0")
        level = self._levels.get((key, depth))
        if numbers is None or _said(level, "w:numFmt") in ("", "bullet"):
            return ""
        begins_anew = numbers.find("w:lvlOverride/w:startOverride", nsmap) is not None
        counted = self._counted.setdefault(f"list {numbers.get(qn('w:numId'))}" if begins_anew else key, {})
        counted[depth] = counted.get(depth, integer(_said(level, "w:start") or "1") - 1) + 1
        for deeper in [each for each in counted if each > depth]:
            del counted[deeper]
        text = _said(level, "w:lvlText")
        for each, number in counted.items():
            text = text.replace(f"%{each + 1}", _written(number, _said(self._levels[key, each], "w:numFmt")))
        return text


def _said(part: Any, path: str) -> str:
    """Return the value of a property, empty if there is none."""
    found = None if part is None else part.find(path, nsmap)
    return "" if found is None else found.get(qn("w:val"), "")


def _written(number: int, way: str) -> str:
    signs = next((signs for name, signs in _SIGNS.items() if name in way), ())
    return signs[number] if 0 <= number < len(signs) else str(number)
