"""The index, compared with a plain scan of the texts by an independent reader."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.entries import Entry
from generator.search.numbers import packed
from generator.search.places import SLOT, TITLE
from generator.search.runs import MOST_PLACES
from tests.search.collections import EMPTY, files_of, samples, scan, searched
from tests.search.reader import YearReader

# Few characters, so that pairs repeat: letters that fold, blanks, and one outside the basic plane.
LETTERS = st.sampled_from("甲乙丙aＡ\n 𠮷")
TEXTS = st.text(LETTERS, max_size=30)
FEW = 40


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6), TEXTS, st.integers(0, 12))
def test_any_words_are_found_exactly(texts: list[tuple[str, str]], query: str, most_places: int) -> None:
    entries = [replace(EMPTY, title=title, text=text) for title, text in texts]
    reader = YearReader(files_of(entries, most_places), 2019)
    assert reader.forms(query) == scan([searched(entry) for entry in entries], query)


# The fewer places a run may have, the more runs are common and grow.
@pytest.mark.parametrize(("forms", "most_places"), [(10, 1), (30, 20), (300, 300), (300, MOST_PLACES)])
def test_made_up_forms_are_found_exactly(made_up: Sequence[Entry], forms: int, most_places: int) -> None:
    entries = made_up[:forms]
    reader = YearReader(files_of(entries, most_places), 2019)
    texts = [searched(entry) for entry in entries]
    for query in samples(entries, 200):
        assert reader.forms(query) == scan(texts, query), query


@pytest.mark.parametrize("word", ["丙丁戊己", "丙丁戊己庚", "丙丁戊己庚辛", "甲丙丁戊己庚辛乙"])
def test_a_word_of_common_runs_alone_is_found_exactly(word: str) -> None:
    entries = [
        replace(EMPTY, text=text) for text in ("丙丁戊己庚辛", "甲丙丁戊己庚辛乙", "丙丁戊己 己庚辛", word[::-1])
    ]
    reader = YearReader(files_of(entries, 0), 2019)
    assert reader.forms(word) == scan([searched(entry) for entry in entries], word)


@pytest.mark.parametrize("length", [0, 1, TITLE - 2, TITLE - 1, TITLE, SLOT - 1, SLOT, 3 * SLOT])
def test_a_title_of_any_length_is_found_to_its_end(length: int) -> None:
    entries = [replace(EMPTY, title="题" * length + "尾巴"), replace(EMPTY, title="尾")]
    reader = YearReader(files_of(entries), 2019)
    assert reader.forms("尾巴") == {0}
    assert reader.forms("尾") == {0, 1}
    assert reader.forms("巴乙") == set()


@pytest.mark.parametrize("length", range(SLOT - TITLE - 15, SLOT - TITLE + 3))
@pytest.mark.parametrize("most_places", [0, 100])
def test_no_word_goes_from_one_form_into_the_next(length: int, most_places: int) -> None:
    entries = [replace(EMPTY, text="丙" * length + "丁戊"), replace(EMPTY, title="己")]
    reader = YearReader(files_of(entries, most_places), 2019)
    assert reader.forms("丁戊") == {0}
    assert reader.forms("戊己") == set()
    assert reader.forms("丁戊己") == set()
    assert reader.forms("丙丁戊") == {0}


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("=400场", "=400 场"),
        ("张江ai产业", "张江 AI\u3000产业"),
        ("运行(2020年)", "运行\u00a0（2020年）"),
        ("甲2", "甲 \t２"),
        ("\"甲\"乙'丙'", "“甲”乙‘丙’"),
    ],
)
def test_space_around_chinese_characters_and_the_form_of_quotes_are_nothing(word: str, text: str) -> None:
    for entry in (replace(EMPTY, text=text), replace(EMPTY, title=text)):
        assert YearReader(files_of([entry]), 2019).forms(word) == {0}


@pytest.mark.parametrize(("word", "text"), [("甲乙", "甲 乙"), ("a2", "a 2"), ("甲2", "甲\n2"), ("甲。2", "甲。 2")])
def test_other_space_parts_words(word: str, text: str) -> None:
    assert YearReader(files_of([replace(EMPTY, title="", text=text, unit_name="")]), 2019).forms(word) == set()


def test_a_form_is_found_by_its_year_as_readers_write_it() -> None:
    reader = YearReader(files_of([EMPTY]), 2019)
    for query in ("2019", "2019年", "2019年度", "2019 年"):
        assert reader.forms(query) == {0}
    assert reader.forms("2018年") == set()


def test_no_word_goes_from_the_title_into_the_text() -> None:
    reader = YearReader(files_of([EMPTY]), 2019)
    assert reader.forms("甲乙") == set()
    assert reader.forms("甲 乙 2019 丙") == {0}


def test_a_common_pair_weighs_a_form_by_title_and_number() -> None:
    entries = [replace(EMPTY, text="，".join(["丙丁"] * count)) for count in (1, 2, 3, 4, 9)]
    entries.append(replace(EMPTY, title="丙丁"))
    assert YearReader(files_of(entries, 0), 2019).forms_of("丙丁") == {0: 0, 1: 1, 2: 1, 3: 2, 4: 2, 5: 3}


def test_a_common_run_at_the_beginning_of_a_further_slot_stands_in_no_title() -> None:
    entries = [replace(EMPTY, text="丙" * (SLOT - 96) + "丁戊")]
    assert YearReader(files_of(entries, 0), 2019).forms_of("丁戊") == {0: 0}


def test_two_indexes_of_the_same_forms_are_the_same_bytes(made_up: Sequence[Entry]) -> None:
    assert files_of(made_up[:FEW]) == files_of(list(made_up[:FEW]))


def changed_files(entries: Sequence[Entry], first: Entry) -> set[str]:
    """Return the files that change when the first form of a year changes and the year after has the same forms."""
    later = [replace(entry, year=2020) for entry in entries]
    before, after = files_of([*entries, *later]), files_of([first, *entries[1:], *later])
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_a_changed_form_changes_no_file_of_another_year(made_up: Sequence[Entry]) -> None:
    changed = changed_files(made_up[:FEW], replace(made_up[0], text="新"))
    assert "data/search/2019/form-0.json" in changed
    assert not [name for name in changed if not name.startswith(("data/search/2019/", "data/search/2019.json"))]


def test_a_changed_title_moves_places_in_other_years_and_nothing_else_of_them(made_up: Sequence[Entry]) -> None:
    changed = changed_files(made_up[:FEW], replace(made_up[0], title="A"))
    assert [name for name in changed if "2020" in name] == ["data/search/titles/2020.bin"]


def test_a_changed_budget_changes_what_the_year_after_is_compared_with(made_up: Sequence[Entry]) -> None:
    changed = changed_files(made_up[:FEW], replace(made_up[0], amount=Decimal("0.07")))
    assert [name for name in changed if "2020" in name] == ["data/search/before/2020.bin"]


def test_the_budget_of_the_year_before_is_that_of_the_same_project_and_kind() -> None:
    declared = replace(EMPTY, amount=Decimal(3))
    others = replace(declared, project="q"), replace(declared, kind="self-evaluation")
    later = [replace(one, year=2020) for one in (declared, *others)]
    files = files_of([declared, *later, replace(declared, year=2022)])
    told = [files[f"data/search/before/{year}.bin"] for year in (2019, 2020, 2022)]
    assert told == [b"", packed([601, 0, 0]), b""]


def test_no_form_at_all_has_an_index() -> None:
    assert files_of([]).keys() == {"data/search/contents.json", "data/search/departments.json"}
