import sys
from unicodedata import normalize

import pytest

from generator.reading.values.folding import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建设ＡＩ 展厅（一期）", "建设ai展厅(一期)"),
        ("满意度：≥９５％", "满意度:≥95%"),
        ("第一，\n第二；　第三！", "第一,第二;第三!"),
        ("㎡", "m2"),
    ],
)
def test_width_spaces_and_case_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other) == other


def test_what_differs_otherwise_stays_different() -> None:
    assert folded("参观人数") != folded("参观人次")


def test_every_character_comes_to_its_compatible_form() -> None:
    characters = map(chr, range(sys.maxunicode + 1))
    assert [one for one in characters if folded(one) != "".join(normalize("NFKC", one).split()).casefold()] == []
