"""The order in which diagnostics are reported, and words in them that wait for the language of their reader."""

from __future__ import annotations

import pickle

import pytest

from generator.diagnostics import Place, error, in_order, quoted
from generator.language import Language


def test_diagnostics_come_by_file_line_column_and_rule() -> None:
    places = [Place("a.yml"), Place("a.yml", 2, 9), Place("a.yml", 10, 1), Place("b.yml")]
    found = [error(rule, place) for place in places for rule in ("blank-cell", "wrong-date")]
    assert in_order(reversed(found)) == tuple(found)


def test_equals_stay_as_they_were_found_each_once() -> None:
    missing = [error("missing-cell", Place("a.yml"), key=key) for key in ("项目名称", "开始时间", "备注")]
    assert in_order([*missing, missing[0]]) == tuple(missing)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 5000])
def test_any_number_of_texts_stand_beside_each_other(count: int, language: Language) -> None:
    texts = [f"表{number}" for number in range(count)]
    said = quoted(texts)
    assert language.said(said) == "".join(f"“{text}”" for text in texts)
    assert language.said(pickle.loads(pickle.dumps(said))) == language.said(said)
