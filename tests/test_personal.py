import re
import sys
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Place, error
from generator.language import load
from generator.personal import (
    MAY_BE_PERSONAL,
    PERSONAL,
    PERSONS_OWN,
    address_has_persons_own,
    covered,
    has_persons_own,
    looks_personal,
)

CHARACTERS = [chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]


@pytest.mark.parametrize(
    "text",
    [
        *("13800000000", "电话13800000000。", "138 0000 0000", "138-0000-0000", "１３８００００００００"),
        *("021-55555555", "0512-5555555", "31010119000101001X", "x 310101190001010015", "联系人：某，电话：55555555"),
        *("电话：5555555", "联系电话：（021）63211111", "电话：021 63211111", "电话 (0512) 6321-1111", "021-6321 1111"),
        *("021—63211111", "021——63211111", "021－63211111", "（021）63211111", "请拨(010) 6321 1111。"),
        *("021 63211111", "传真 010 12345678", "6222020000000000001", "6222 0200 0000 0000 001", "6225000000000001"),
        *("138.1234.5678", "138．1234．5678", "138—1234—5678", "+8613800000000"),
        *("8613800000000", "86 138 0000 0000", "0086-13800000000", "138  0000  0000", "138 - 0000 - 0000"),
        *("138 000 00000", "138/0000/0000", "138·0000·0000", "138＿0000＿0000", "(138)0000-0000", "（138） 0000 0000"),
        *("310101 19900307 0000", "310101-19900307-000X", "310101 1990 0307 0000", "310101 199003070000"),
        *("6222-0200-0000-0000-001", "622202 0000000000001", "4367420000000000001", "9558 8000 0000 0000 001"),
        *("+86 21 55555555", "+86-21-5555 5555", "86-21-55555555", "+86(21)55555555", "+86 512 5555555"),
        *("手机：138-2019-2020", "联系电话 138 2019 2020", "+86 138 2019 2020", "86-138-1985-2010"),
        *("电话：5555 6666", "电话：5555-6666", "联系方式 5555－6666", "Tel:021-5555-6666", "TEL 55555555"),
    ],
)
def test_what_may_be_somebodys_number_is_covered(text: str) -> None:
    assert looks_personal(text)
    assert covered(text) == "…"


@pytest.mark.parametrize(
    "text",
    [
        *("手机：138-2019-2020", "+86 138 2019 2020"),
        *("请拨 138 0000 0000", "３１０１０１１９０００１０１００１X", "6222020000000000001", "8613800000000"),
        *("138/0000/0000", "(138)0000-0000", "310101-19900307-0000", "6222-0200-0000-0000-001", "4367420000000000001"),
    ],
)
def test_what_only_a_person_has_is_told(text: str) -> None:
    assert has_persons_own(text)


@pytest.mark.parametrize(
    "text", ["021-55555555", "+86 21 55555555", "010 12345678", "电话费由 1200000 改为 1300000", "13,800,000,000"]
)
def test_what_an_office_may_have_too_is_not_a_persons(text: str) -> None:
    assert not has_persons_own(text)


@pytest.mark.parametrize(
    "text",
    [
        *("80000000", "12800000000", "138000000001", "2019-12345678", "7505576", "31010119000101", "27,315,700.00"),
        *("联系机制健全", "电话接通率 95%", "电话 3000-5000 个", "沪财绩〔2020〕6号", "联系企业2019年 3000家"),
        *("2019-04-30", "2019.01.01—2019.12.31", "2019—20201231", "20190101-20191231", "138.12345678", "1350.0000"),
        *("5222020000000000001", "62220200000000", "2019 63211111", "021 6321111", "021 632111112"),
        *("电话 3000-5000 个", "电话 3010—5020 次", "电话会议 2019-0012 号", "手机：GB/T 3759-2013", "hotel 12345678"),
        *("150 2019 2020", "（150） 2019-2020 年", "1998 2019 2020 2021", "2018-2019-2020-2021", "150/2019/2020"),
        *("310101-20190430-0012", "310101 19901331 0012", "310101 19900332 0012", "1350 0000 000", "135,0000,0000"),
        *("138.001.38000", "4367-4200-0000-0000", "5240 1234 5678 9012", "86 21 5555 6666"),
        *("1,350,000.00", "1500000—1800000", "001-20190001", "021-2019-0001", "（2019）1234567号", "3.1415.9265"),
    ],
)
def test_what_is_nobodys_number_is_repeated(text: str) -> None:
    assert not looks_personal(text)
    assert covered(text) == text


@pytest.mark.parametrize(
    "address", ["https://a.cn/13800000000", "a-13800000000.pdf", "/%E5%BC%A013800000000", "?id=11010119900307000x"]
)
def test_a_persons_number_in_an_address_is_told(address: str) -> None:
    assert address_has_persons_own(address)


@pytest.mark.parametrize(
    "address",
    [
        *("https://a.cn/150/2019/0430/c1.html", "https://a.cn/art_138_0000_0000", "?id=123456789012345678"),
        *("?t=1556582400000", "?id=6222020000000000001", "/013800000000", "/138-0000-0000", "021-55555555"),
    ],
)
def test_the_number_of_a_page_is_nobodys(address: str) -> None:
    assert not address_has_persons_own(address)


def test_first_look_knows_every_character_that_comes_to_a_digit() -> None:
    several = [each for each in CHARACTERS if re.search("[0-9]", normalize("NFKC", each)) and not re.match(r"\d", each)]
    assert [each for each in several if not MAY_BE_PERSONAL.search(each)] == []


def test_first_look_knows_every_character_that_comes_to_a_mark_between_digits() -> None:
    between = [
        each for each in CHARACTERS if normalize("NFKC", each) in " -./_\xb7\u2010\u2011\u2012\u2013\u2014\u2015"
    ]
    assert [each for each in between if not MAY_BE_PERSONAL.search(f"138{each}0000{each}0000")] == []


@given(st.text(st.sampled_from("01389x电话联系人、 -－—.．/·＿+()（）　０１３①⑫²Ｘ"), max_size=30))
def test_first_look_misses_nothing(text: str) -> None:
    assert looks_personal(text) == bool(PERSONAL.search(normalize("NFKC", text)))
    assert has_persons_own(text) == bool(PERSONS_OWN.search(normalize("NFKC", text)))


def test_a_message_does_not_repeat_what_looks_personal() -> None:
    found = error("wrong-money", Place("a.yml"), key="金额", value="某13800000000")
    assert load().message(found) == "“金额”的“…”不是金额"
