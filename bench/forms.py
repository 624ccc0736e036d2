"""Makes up forms that are valid and read like real ones, in any number: ``python -m bench.forms --count N --out DIR``.

The same number always gives the same forms. They fill all layouts that the project has forms of, and stand as
``<unit>/<year>/<project>.yml`` beside a ``unit.yml``, as below ``content/forms/``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.vocabulary import INDICATORS, PASSAGE, Tree, Vocabulary, is_indicator, vocabulary

SEED = 20_190_419
FORMS_OF_A_UNIT = 40
YEARS = (2019,)
_AMOUNT = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{5,}(\.\d+)?|\d{3,}\.\d+")
_DATE = re.compile(r"(?:19|20)\d\d(?=-\d)")
_UNIT_NAME = ("申报单位名称", "实施单位")


@dataclass(frozen=True, slots=True)
class MadeUpForm:
    """A form's file: its path below the folder of forms, and its text."""

    path: str
    text: str


def made_up(count: int, years: tuple[int, ...] = YEARS, seed: int = SEED) -> Iterator[MadeUpForm]:
    """Yield forms over the years, and before each unit's first one the unit's own file."""
    known = vocabulary()
    for number in range(count):
        unit, year = number // len(years) // FORMS_OF_A_UNIT, years[number % len(years)]
        slug, name = f"unit-{unit:04}", f"第{unit + 1}项目单位"
        if number % (FORMS_OF_A_UNIT * len(years)) == 0:
            yield MadeUpForm(f"{slug}/unit.yml", f"名称: {name}\n主管部门: 第{unit // 10 + 1}主管部门\n")
        tree = _Maker(known, Random(f"{seed} {number}"), year, name).form()
        suffix = ".self-evaluation" if "self-evaluation" in str(tree["form"]) else ""
        yield MadeUpForm(f"{slug}/{year}/project-{number:06}{suffix}.yml", _yaml(tree))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes up one form by filling the layout of a real one anew."""

    known: Vocabulary
    random: Random
    year: int
    unit: str

    def form(self) -> dict[str, Tree]:
        layout = self.random.choice(self.random.choice(self.known.layouts))
        return {key: self._cell(key, value) for key, value in layout.items()}

    def _cell(self, key: str, value: Tree) -> Tree:
        if key == "form":
            return value
        if key == "年度":
            return str(self.year)
        if key == "项目名称":
            return self._name(self.known.projects)
        if key in _UNIT_NAME:
            return self.unit
        return self._indicators(value) if key in INDICATORS else self._filled(value)

    def _filled(self, value: Tree) -> Tree:
        match value:
            case list():
                return [self._filled(item) for item in value]
            case dict():
                return {key: self._filled(inner) for key, inner in value.items()}
        if _AMOUNT.fullmatch(value):
            return self._amount(value)
        if len(value) >= PASSAGE:
            return self._passage(len(value))
        return _DATE.sub(str(self.year), value)

    def _indicators(self, tree: Tree) -> Tree:
        if not isinstance(tree, dict):
            return tree
        filled: dict[str, Tree] = {}
        for key, value in tree.items():
            if is_indicator(value):
                filled[self._name(self.known.indicators)] = value
            else:
                filled[key] = self._indicators(value)
        return filled

    def _name(self, names: tuple[str, ...]) -> str:
        """Return half of one name with half of another."""
        first, second = self.random.choice(names), self.random.choice(names)
        return f"{first[: (len(first) + 1) // 2]}{second[len(second) // 2 :]}".strip()

    def _passage(self, length: int) -> str:
        clauses: list[str] = []
        while sum(map(len, clauses)) < length:
            clauses.append(self._clause())
        return "".join(clauses)[:-1] + "。"

    def _clause(self) -> str:
        """Return a clause, one in three with an end of another: as many texts differ as in a real collection."""
        clause, other = self.random.choice(self.known.clauses), self.random.choice(self.known.clauses)
        if self.random.random() < 2 / 3:
            return clause
        return clause[: self.random.randrange(len(clause))] + other[self.random.randrange(len(other)) :]

    def _amount(self, like: str) -> str:
        """Return an amount of about as many digits, written alike."""
        whole, point, decimals = like.partition(".")
        amount = self.random.randrange(1, 10 ** min(len(whole.replace(",", "")), 9))
        written = f"{amount:,}" if "," in whole else str(amount)
        return f"{written}{point}{decimals}"


def _yaml(tree: dict[str, Tree]) -> str:
    """Return a form's text: a line for each key, its value in the notation that YAML shares with JSON."""
    return "".join(f"{_key(key)}: {_value(value)}\n" for key, value in tree.items())


def _key(key: str) -> str:
    return key if key.isalnum() else json.dumps(key, ensure_ascii=False)


def _value(value: Tree) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def main() -> None:
    """Write forms into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--years", type=int, nargs="+", default=list(YEARS))
    arguments = parser.parse_args()
    for form in made_up(arguments.count, tuple(arguments.years)):
        path = arguments.out / form.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(form.text, "utf-8")


if __name__ == "__main__":
    main()
