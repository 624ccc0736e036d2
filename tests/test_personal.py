import re
import sys
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Place, error
from generator.language import load
from generator.personal import MAY_BE_PERSONAL, PERSONAL, covered, looks_personal

CHARACTERS = [chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]


@pytest.mark.parametrize(
    "text",
    [
        *("13800000000", "电话13800000000。", "138 0000 0000", "138-0000-0000", "１３８００００００００"),
        *("021-55555555", "0512-5555555", "31010119000101001X", "x 310101190001010015", "联系人：某，电话：55555555"),
        "电话：5555555",
    ],
)
def test_looks_personal(text: str) -> None:
    assert looks_personal(text)
    assert covered(text) == "…"


@pytest.mark.parametrize(
    "text",
    [
        *("80000000", "12800000000", "138000000001", "2019-12345678", "7505576", "31010119000101", "27,315,700.00"),
        *("联系机制健全", "电话接通率 95%"),
    ],
)
def test_looks_like_nobody(text: str) -> None:
    assert not looks_personal(text)
    assert covered(text) == text


def test_first_look_knows_every_character_that_comes_to_a_digit() -> None:
    several = [each for each in CHARACTERS if re.search("[0-9]", normalize("NFKC", each)) and not re.match(r"\d", each)]
    assert [each for each in several if not MAY_BE_PERSONAL.search(each)] == []


@given(st.text(st.sampled_from("0139x电话联系人、 -－　０１３①⑫²Ｘ"), max_size=30))
def test_first_look_misses_nothing(text: str) -> None:
    assert looks_personal(text) == bool(PERSONAL.search(normalize("NFKC", text)))


def test_a_message_does_not_repeat_what_looks_personal() -> None:
    found = error("wrong-money", Place("a.yml"), key="金额", value="某13800000000")
    assert load().message(found) == "“金额”的“…”不是金额"
