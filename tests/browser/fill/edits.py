"""Possible changes of a published form: texts, choices, and rows added, removed and moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from generator.model import IndicatorRow

Cells = dict[str, Any]

TEXTS = re.split(
    "[¦\n]",
    """改过的内容¦≥95%¦>=98%¦=100%¦0017¦甲: 乙¦甲 #乙¦- 甲¦{甲¦[乙]¦“引用”¦'¦"¦a, b¦\u3000\u3000首行
* 甲¦&甲¦!甲¦|¦> 甲¦是¦12:30¦:¦甲:""",
)
TEXTS += ["第一段\n第二段", "甲\n\n  缩进\n乙", "长" * 90]
RIGHT = {
    "money": ["0", "1,234.50", "27,315,700.00", "/"],
    "number": ["0", "9.5", "100"],
    "percentage": ["0%", "98.11%"],
    "date": ["2019-1-1", "2020/12/31", "2021年3月4日"],
}


def edited(definition: Cells, paper: Cells, random: Random) -> Cells:
    """Return the cells of a form with some of them changed, so that they are still valid."""
    return _Editor(random).cells(definition["cells"], paper)


class _Editor:
    def __init__(self, random: Random) -> None:
        self._random = random

    def cells(self, places: list[Cells], holder: Cells) -> Cells:
        made = {}
        for place in places:
            name = _name_in(place, holder)
            if name is not None:
                made[self._called(place, name)] = self._value(place, holder[name])
            elif place.get("presence") == "optional" and self._now_and_then() and place["type"] in (*RIGHT, "text"):
                made[place["name"]] = self._text(place)
        return made

    def _called(self, place: Cells, name: str) -> str:
        return self._random.choice([place["name"], *place.get("also", ())]) if self._now_and_then() else name

    def _now_and_then(self) -> bool:
        return self._random.random() < 0.1

    def _value(self, place: Cells, value: Any) -> Any:
        shapes: dict[str, Callable[[Cells, Any], Any]] = {
            "group": lambda place, value: self.cells(place["cells"], value),
            "matrix": self._matrix,
            "table": self._table,
            "indicators": self._indicators,
        }
        if value is not None and place["type"] in shapes:
            return shapes[place["type"]](place, value)
        if place["type"] in (*shapes, "private", "year", "address") or not self._now_and_then():
            return value
        if place["type"] == "choice":
            return [self._random.choice(place["options"])]
        return self._text(place)

    def _text(self, place: Cells) -> str | None:
        if place["presence"] != "filled" and self._now_and_then():
            return None
        return self._random.choice(RIGHT.get(place["type"], TEXTS)) if place["presence"] != "filled" else "改"

    def _matrix(self, place: Cells, value: Cells) -> Cells:
        columns = place["columns"]
        return {
            line: texts and {name: self._column(columns, name, text) for name, text in texts.items()}
            for line, texts in value.items()
        }

    def _column(self, columns: list[Cells], name: str, text: str | None) -> str | None:
        column = next(one for one in columns if name in (one["name"], *one.get("also", ())))
        made: str | None = self._value(column, text)
        return made

    def _table(self, place: Cells, rows: list[Cells]) -> list[Cells]:
        made = [{name: self._column(place["columns"], name, text) for name, text in row.items()} for row in rows]
        return self._shuffled(made, lambda row: {name: text and f"{text}" for name, text in row.items()})

    def _indicators(self, place: Cells, rows: list[Cells]) -> list[Cells]:
        columns = place["columns"]
        made: list[Cells] = []
        for row in rows:
            *groups, name = row["levels"]
            texts = {label: self._column(columns, label, text) for label, text in row["columns"].items()}
            if len(texts) == 1 and not any(texts.values()):
                texts = row["columns"]
            made.append({"levels": [*groups, self._named(name)], "columns": texts})
        if self._now_and_then():
            before, after = made[0]["levels"][0], self._random.choice(["换了名字的一级", "甲: 乙"])
            for row in made:
                row["levels"] = [after if name == before else name for name in row["levels"]]
        return list(_grouped(self._shuffled(made, lambda row: row | {"levels": [*row["levels"][:-1], "新加的"]})))

    def _named(self, name: str) -> str:
        return self._random.choice(["改了名字", "100%", "甲 #1"]) if name and self._now_and_then() else name

    def _shuffled(self, rows: list[Cells], similar: Callable[[Cells], Cells]) -> list[Cells]:
        """Return rows of which some are removed, added or moved."""
        if self._now_and_then() and len(rows) > 1:
            rows.pop(self._random.randrange(len(rows)))
        if self._now_and_then():
            rows.insert(self._random.randrange(len(rows) + 1), similar(self._random.choice(rows)))
        if self._now_and_then():
            rows.insert(self._random.randrange(len(rows)), rows.pop(self._random.randrange(len(rows))))
        return rows


def _grouped(rows: list[Cells], depth: int = 0) -> Iterator[Cells]:
    """Yield rows in the order of a file, where those with one name are adjacent."""
    if len(rows) < 2 or depth == len(rows[0]["levels"]):
        yield from rows
        return
    for name in dict.fromkeys(row["levels"][depth] for row in rows):
        yield from _grouped([row for row in rows if row["levels"][depth] == name], depth + 1)


def _name_in(place: Cells, holder: Cells) -> str | None:
    if place["type"] == "heading":
        return None
    return next((name for name in (place["name"], *place.get("also", ())) if name in holder), None)


def as_published(value: Any) -> Any:
    """Return cells read by the generator in the form in which they are published."""
    match value:
        case IndicatorRow(levels, columns):
            return {"levels": list(levels), "columns": dict(columns)}
        case dict():
            return {name: as_published(inner) for name, inner in value.items()}
        case tuple():
            return [as_published(item) for item in value]
    return value
