import pytest

from generator.search.order import places_of_titles


def test_titles_of_all_years_are_in_one_order() -> None:
    assert places_of_titles({2020: ["乙", "甲"], 2019: ["丙", "甲"]}) == {2020: [2, 1], 2019: [0, 1]}


@pytest.mark.parametrize(
    "titles",
    [
        ["张江", "浦东", "上海", "安全"],
        ["科创中心展厅", "科创中心", "科创"],
        ["一", "5G", "《条例》", "“科技”"],
        ["十二期", "2期", "三期"],
    ],
)
def test_titles_are_in_the_order_of_their_sound_behind_signs_and_letters(titles: list[str]) -> None:
    expected = {
        "张江": ["安全", "浦东", "上海", "张江"],
        "科创中心展厅": ["科创", "科创中心", "科创中心展厅"],
        "一": ["5G", "“科技”", "《条例》", "一"],
        "十二期": ["2期", "三期", "十二期"],
    }[titles[0]]
    (places,) = places_of_titles({2019: titles}).values()
    assert sorted(titles, key=lambda title: places[titles.index(title)]) == expected


def test_width_and_case_make_no_difference() -> None:
    assert places_of_titles({2019: ["5G", "５ｇ", "6g"]}) == {2019: [0, 0, 1]}


def test_a_character_that_no_keyboard_has_stands_somewhere() -> None:
    assert sorted(places_of_titles({2019: ["𠮷", "\U000f0000", ""]})[2019]) == [0, 1, 2]
