"""Which runs of characters are listed, and which are common."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from generator.search.entries import Entry
from generator.search.places import YearText
from generator.search.runs import LONGEST, runs_of
from tests.search.collections import EMPTY
from tests.search.reader import parts_of, rising


def text_of(entries: Iterable[Entry]) -> YearText:
    text = YearText()
    for entry in entries:
        text.add(entry)
    return text


def runs(texts: Sequence[str], most_places: int) -> tuple[set[str], set[str]]:
    """Return the common runs of texts and the rare ones, except those of the year."""
    found = runs_of(text_of(replace(EMPTY, text=text) for text in texts), most_places)
    common, rare = ({run for run in part if not set(run) <= set("2019年度")} for part in (found.common, found.rare))
    return common, rare


def test_where_no_pair_is_common_all_runs_are_pairs() -> None:
    assert runs(["丁戊己", "戊己庚"], 2) == (set(), {"丁戊", "戊己", "己庚"})


def test_a_common_pair_has_the_runs_of_three_around_it_beside_it() -> None:
    assert runs(["丁戊己", "戊己庚"], 1) == ({"戊己"}, {"丁戊", "丁戊己", "戊己庚", "己庚"})


def test_a_run_grows_while_it_is_common() -> None:
    common, rare = runs(["丁戊己庚"] * 3 + ["戊己庚辛"] * 3 + ["壬丁戊己"], 3)
    assert common == {"丁戊", "戊己", "己庚", "丁戊己", "戊己庚"}
    assert rare == {"丁戊己庚", "戊己庚辛", "己庚辛", "庚辛", "壬丁", "壬丁戊", "壬丁戊己"}


def test_a_sentence_in_every_form_grows_no_runs_without_end() -> None:
    sentence = "".join(chr(0x4E00 + number) for number in range(500))
    common, rare = runs([sentence] * 3, 2)
    assert max(map(len, rare)) == LONGEST
    assert len(common) + len(rare) < LONGEST * len(sentence)


def test_no_run_goes_over_white_space() -> None:
    common, rare = runs(["丁 戊\n己"] * 3, 0)
    assert not [run for run in common | rare if set(run) & set(" \n")]


def test_every_run_has_the_places_it_stands_at(made_up: Sequence[Entry]) -> None:
    text = text_of(made_up[:40])
    found = runs_of(text, 30)
    assert {len(run) for run in found.common} == {*range(2, LONGEST)}
    assert {len(run) for run in found.rare} == {*range(2, LONGEST + 1)}
    whole = text.written.decode("utf-32-le")
    expected: defaultdict[str, list[int]] = defaultdict(list)
    for size in range(2, LONGEST + 1):
        for place in range(len(whole)):
            expected[whole[place : place + size]].append(place)
    assert {run: places.tolist() for run, places in found.common.items()} == {
        run: expected[run] for run in found.common
    }
    assert {run: rising(data) for run, data in found.rare.items()} == {run: expected[run] for run in found.rare}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("年度数据", [(0, "年度"), (2, "数据")]),
        ("年度预算", [(0, "年度"), (1, "度预算")]),
        ("总预算", [(0, "总预算")]),
        ("总预算数", [(0, "总预"), (2, "算数")]),
        ("上海市科技", [(0, "上海市科"), (3, "科技")]),
        ("本市上海市", [(0, "本市"), (1, "市上海市")]),
    ],
)
def test_a_word_is_covered_by_few_runs(word: str, parts: list[tuple[int, str]]) -> None:
    assert parts_of(word, {"预算", "上海", "海市", "上海市"}) == parts
