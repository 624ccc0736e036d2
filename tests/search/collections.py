"""Collections of forms, their index, and a plain scan of their texts, with an independent folding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from random import Random
from unittest.mock import patch

from generator.search.entries import Entry
from generator.search.index import WithdrawnForm, before, contents, departments, titles, withdrawn
from generator.search.runs import MOST_PLACES
from generator.search.year import year_files

Files = dict[str, str | bytes]

RENAMED = {"从前的名称": "现在的名称"}
"""Another name of a project type, and its current one."""

EMPTY = Entry("x/", "甲", "u", "乙", "p", 2019, "target", (), None, "丙")


def files_of(entries: Iterable[Entry], most_places: int = MOST_PLACES, gone: Sequence[WithdrawnForm] = ()) -> Files:
    """Return all files of the index of entries, those of a year adjacent, and of withdrawn forms."""
    files: Files = {}
    years: dict[int, list[str]] = {}
    budgets: dict[int, dict[tuple[str, ...], Decimal | None]] = {}
    units: dict[str, str] = {}
    types: dict[str, None] = {}
    for year, of_year in groupby(entries, lambda entry: entry.year):
        listed = list(of_year)
        with patch("generator.search.year.MOST_PLACES", most_places):
            files |= dict(year_files(year, listed))
        years[year] = [entry.title for entry in listed]
        budgets[year] = {(entry.unit, entry.project, entry.kind): entry.amount for entry in listed}
        units |= {entry.unit: entry.unit_name for entry in listed}
        types |= dict.fromkeys(name for entry in listed for name in entry.types or ("",))
    named = {unit: f"{name}的主管部门" for unit, name in units.items()}
    were = {year: [budgets.get(year - 1, {}).get(form) for form in of_year] for year, of_year in budgets.items()}
    compared = [year for year, amounts in were.items() if any(amount is not None for amount in amounts)]
    files |= dict([contents(years, units, {}, types, RENAMED, "1", {}, compared, bool(gone)), departments(named)])
    return files | dict([*before(were), *titles(years), *withdrawn(gone)])


def folded(text: str) -> str:
    return "".join(folded_character(character) for character in text)


def joined(text: str) -> str:
    """Return a folded text without spaces between a Chinese and an ASCII character."""
    chinese, other = "[㐀-鿿\U00020000-\U0003ffff]", "[!-~]"
    return re.sub(f"(?<={chinese})[ \t\u00a0]+(?={other})|(?<={other})[ \t\u00a0]+(?={chinese})", "", text)


def folded_character(character: str) -> str:
    narrow = " " if character == "\u3000" else character
    if "\uff01" <= narrow <= "\uff5e":
        narrow = chr(ord(narrow) - 0xFEE0)
    narrow = {"“": '"', "”": '"', "‘": "'", "’": "'"}.get(narrow, narrow)
    return narrow.lower() if len(narrow.lower()) == 1 else narrow


def widened(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)


def searched(entry: Entry) -> str:
    return joined(folded("\n".join([entry.title, entry.unit_name, f"{entry.year}年度", entry.text, entry.paper])))


def scan(texts: Sequence[str], query: str) -> set[int]:
    """Return the numbers of the folded texts that contain every word of a query, with its signs in either writing."""
    words = [with_either_sign(word) for word in re.split(r"\s+", folded(query).strip())]
    return {number for number, text in enumerate(texts) if all(any(one in text for one in word) for word in words)}


def with_either_sign(word: str) -> set[str]:
    typed, printed = word.replace("≥", ">=").replace("≤", "<="), word.replace(">=", "≥").replace("<=", "≤")
    return {word, typed, printed}


def samples(entries: Sequence[Entry], number: int, seed: int = 20_190_000) -> list[str]:
    """Return random pieces of the forms' texts, some of them as typed on another keyboard."""
    random = Random(seed)
    pieces: list[str] = []
    while len(pieces) < number:
        entry = random.choice(entries)
        text = random.choice([entry.text, entry.text, entry.text, entry.paper or entry.text])
        start = random.randrange(len(text))
        piece = text[start : start + random.randint(1, 9)]
        if piece.strip():
            pieces.append(random.choice([piece, piece.upper(), widened(piece)]))
    return pieces
