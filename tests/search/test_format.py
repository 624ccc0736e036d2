"""The bytes of the index, written and read back."""

import json
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Figure, Rate
from generator.rules.misses import Misses
from generator.search.columns import columns, groups, groups_in_one, rows, rules
from generator.search.entries import Outcome, entry_json
from generator.search.folding import fold
from generator.search.grams import Gram
from generator.search.lists import by_key, packed_lists
from generator.search.numbers import packed, packed_rising
from generator.search.shards import SHARD_SIZE, shard_of, shards
from tests.search.collections import EMPTY, files_of, folded
from tests.search.numbers import unpacked
from tests.search.reader import records

AMBIGUOUS = Rate("0.98", Decimal("0.98"), is_certain=False)
NUMBERS = st.lists(st.integers(0, 2**60))


@given(NUMBERS)
def test_numbers_are_read_back(numbers: list[int]) -> None:
    assert unpacked(packed(numbers)) == numbers


@given(st.sets(st.integers(0, 2**40)))
def test_rising_numbers_are_read_back(numbers: set[int]) -> None:
    total, rising = 0, []
    for distance in unpacked(packed_rising(sorted(numbers))):
        total += distance
        rising.append(total)
    assert rising == sorted(numbers)


@given(st.lists(st.sets(st.integers(0, 2**32 - 1), max_size=20).map(sorted)))
def test_many_lists_are_packed_as_one_by_one(lists: list[list[int]]) -> None:
    assert packed_lists([np.array(numbers, np.uint32) for numbers in lists]) == [*map(packed_rising, lists)]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 100))))
def test_numbers_are_sorted_out_by_their_keys(pairs: list[tuple[int, int]]) -> None:
    expected: dict[int, list[int]] = {}
    for key, number in pairs:
        expected.setdefault(key, []).append(number)
    keys, numbers = np.array(pairs, np.uint32).reshape(-1, 2).T
    assert {key: some.tolist() for key, some in by_key(keys, numbers).items()} == expected


@pytest.mark.parametrize(
    ("number", "data"),
    [(0, b"\0"), (127, b"\x7f"), (128, b"\x80\1"), (16384, b"\x80\x80\1"), (2**28, b"\x80" * 4 + b"\1")],
)
def test_a_number_takes_seven_bits_a_byte(number: int, data: bytes) -> None:
    assert packed([number]) == data


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.binary(max_size=200)))
def test_every_gram_is_in_its_shard_once(lists: dict[str, bytes]) -> None:
    lists = {text: data for text, data in lists.items() if text.isprintable()}
    files = shards(Gram(*item) for item in lists.items())
    found = [(number, gram) for number, file in enumerate(files) for gram in records(file)]
    assert {gram.text: gram.data for _, gram in found} == lists
    assert all(number == shard_of(gram.text, len(files)) for number, gram in found)
    assert len(found) == len(lists)


def test_shards_grow_in_number_not_in_size() -> None:
    files = shards(Gram(chr(0x4E00 + number), bytes(100)) for number in range(2000))
    assert len(files) == 64
    assert max(map(len, files)) < SHARD_SIZE


def test_the_hash_is_fnv_1a() -> None:
    assert [shard_of(gram, 2**32) for gram in ("", "a", "foobar")] == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]


def test_folding_knows_all_letters() -> None:
    # Characters of other planes have no case.
    characters = "".join(map(chr, range(0x20000)))
    assert fold(characters) == folded(characters)


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert fold(text) == folded(text)
    assert len(fold(text)) == len(text)


def test_amounts_keep_their_cents_and_blanks_stay_blank() -> None:
    amounts = [None, Decimal(0), Decimal("0.01"), Decimal("-2.5"), Decimal("80000000.00")]
    told = columns([replace(EMPTY, amount=amount) for amount in amounts])
    assert unpacked(told["amounts"]) == [0, 1, 3, 502, 16_000_000_001]


def test_rates_and_scores_are_in_hundredths() -> None:
    outcomes = [
        Outcome(),
        Outcome(rate=Rate("98.11%", Decimal("98.11"))),
        Outcome(rate=Rate("98.125%", Decimal("98.125"))),
        Outcome(rate=AMBIGUOUS),
        Outcome(score=Figure("0", Decimal(0))),
        Outcome(executed=Decimal("0.00")),
    ]
    told = columns([replace(EMPTY, outcome=outcome) for outcome in outcomes])
    assert unpacked(told["rates"]) == [0, 19623, 19627, 0, 0, 0]
    assert unpacked(told["scores"]) == [0, 0, 0, 0, 1, 0]
    assert unpacked(told["executed"]) == [0, 0, 0, 0, 0, 1]


def test_a_column_that_tells_nothing_of_any_form_is_left_out() -> None:
    assert list(columns([EMPTY, replace(EMPTY, outcome=Outcome(rate=AMBIGUOUS))])) == ["repeated"]
    assert list(columns([EMPTY, replace(EMPTY, amount=Decimal(0), whole_unit=True, findings=0)])) == [
        "amounts",
        "findings",
        "repeated",
        "whole-units",
    ]


def test_a_year_tells_which_columns_it_has() -> None:
    files = files_of([EMPTY, replace(EMPTY, outcome=Outcome(executed=Decimal(1)))])
    assert json.loads(files["data/search/2019.json"])["columns"] == ["executed", "repeated"]
    assert {name for name in files if name.endswith(("executed.bin", "repeated.bin", "amounts.bin"))} == {
        "data/search/2019/executed.bin",
        "data/search/2019/repeated.bin",
    }


def test_scores_above_and_below_the_recomputed_ones_are_told_apart_from_those_not_recomputed() -> None:
    outcomes = [Outcome(excess=Decimal(excess)) for excess in ("0.00", "7.90", "-0.5")]
    entries = [EMPTY, *(replace(EMPTY, outcome=outcome) for outcome in outcomes)]
    assert unpacked(columns(entries)["excesses"]) == [0, 1, 1581, 102]
    (of_file,) = rows(entries)
    assert [row[6:] for row in json.loads(of_file)] == [[], ["0"], ["7.9"], ["-0.5"]]


def test_misses_tell_none_from_no_results() -> None:
    entries = [EMPTY, *(replace(EMPTY, outcome=Outcome(misses=Misses(missed, 2))) for missed in (0, 3))]
    assert unpacked(columns(entries)["missed"]) == [0, 1, 4]


def test_findings_tell_none_from_not_checked() -> None:
    told = columns([EMPTY, replace(EMPTY, findings=0), replace(EMPTY, findings=7)])
    assert told["findings"] == bytes([0, 1, 8, 0])


def test_behind_a_number_of_findings_stand_their_rules() -> None:
    entries = [
        replace(EMPTY, findings=3, rules=("b", "c")),
        replace(EMPTY, findings=0),
        replace(EMPTY, findings=1, rules=("a",)),
    ]
    assert rules(entries) == ["a", "b", "c"]
    assert columns(entries)["findings"] == bytes([4, 2, 1, 2, 1, 2, 1, 0])


def test_forms_of_the_same_project_are_told() -> None:
    entries = [
        EMPTY,
        EMPTY,
        replace(EMPTY, project="q"),
        replace(EMPTY, unit="v", project="q"),
        replace(EMPTY, unit="v", project="q"),
    ]
    assert columns(entries)["repeated"] == bytes([1, 3])


def test_forms_about_whole_units_are_told_where_there_are_any() -> None:
    whole = replace(EMPTY, whole_unit=True)
    assert columns([EMPTY, whole, EMPTY, whole])["whole-units"] == bytes([1, 2])


def test_the_groups_of_several_forms_are_told_in_one_character() -> None:
    evaluation = replace(EMPTY, kind="self-evaluation")
    assert groups([EMPTY, evaluation, EMPTY]) == ([(0,), (1,)], "5")


@pytest.mark.parametrize(("count", "forms"), [(1, 1), (2, 6), (8, 2), (9, 1), (78, 1), (79, 1), (300, 1)])
def test_a_character_tells_the_groups_of_as_many_forms_as_the_browser_takes_it_to(count: int, forms: int) -> None:
    assert groups_in_one(count) == forms


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 9, 78, 79, 300])
def test_groups_are_read_back(count: int) -> None:
    numbers = [number * 7 % count for number in range(1000)]
    listed, text = groups([replace(EMPTY, kind=f"{number:03}") for number in numbers])
    in_one = groups_in_one(len(listed))
    digits = (ord(text[form // in_one]) - 48 for form in range(1000))
    assert [digit // count ** (form % in_one) % count for form, digit in enumerate(digits)] == numbers
    assert max(text) <= "}" or count > 78


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (
            Outcome(
                Decimal("1E+6"),
                AMBIGUOUS,
                Figure("99.90", Decimal("99.90")),
                Misses(missed=2, unclear=1),
                Decimal("7.90"),
            ),
            {"executed": "1000000", "rate": "0.98", "score": "99.90", "missed": 2, "excess": "7.9"},
        ),
        (Outcome(Decimal(0), misses=Misses(missed=0, unclear=0)), {"executed": "0", "missed": 0}),
        (Outcome(), {}),
    ],
)
def test_of_an_outcome_an_entry_holds_what_is_known(outcome: Outcome, told: dict[str, str | int]) -> None:
    entry = json.loads(entry_json(replace(EMPTY, outcome=outcome)))
    assert {name: entry[name] for name in entry.keys() - json.loads(entry_json(EMPTY)).keys()} == told


def test_an_entry_is_what_a_result_shows() -> None:
    entry = replace(EMPTY, amount=Decimal("1E+6"), types=("一", "二"), text="</script>\n文")
    assert json.loads(entry_json(entry)) == {
        "url": "x/",
        "title": "甲",
        "unit": "u",
        "unitName": "乙",
        "year": 2019,
        "kind": "target",
        "types": ["一", "二"],
        "amount": "1000000",
        "text": "</script>\n文",
    }
