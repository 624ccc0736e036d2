import pytest

from generator.diagnostics import Place, error
from generator.language import load
from generator.personal import covered, looks_personal


@pytest.mark.parametrize(
    "text",
    [
        *("13800000000", "电话13800000000。", "138 0000 0000", "138-0000-0000", "１３８００００００００"),
        *("021-55555555", "0512-5555555", "31010119000101001X", "x 310101190001010015", "联系人：某，电话：55555555"),
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


def test_a_message_does_not_repeat_what_looks_personal() -> None:
    found = error("wrong-money", Place("a.yml"), key="金额", value="某13800000000")
    assert load().message(found) == "“金额”的“…”不是金额"
