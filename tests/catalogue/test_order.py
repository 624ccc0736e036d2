"""The order of names in lists and choices."""

import pytest

from generator.catalogue.order import by_name, sort_key
from generator.model import PublicUnit

IN_ORDER = (
    ("第2中学", "第10中学"),
    ("第９中学", "第010中学", "第11中学", "第101中学", "第1000中学"),
    ("江州市第一中学", "江州市第二中学", "江州市第九中学", "江州市第十中学", "江州市第十一中学", "江州市第二十中学"),
    ("第二十一小学", "第一百小学", "第一百零五小学", "第一百一十小学", "第一百一十九小学", "第二〇〇小学", "第201小学"),
    ("第九十九中学", "第一零一中学", "第一〇二中学"),
    ("展厅（一期）", "展厅（二期）", "展厅（十期）", "展厅（十二期）"),
    ("三号楼维修", "八号楼维修", "十号楼维修"),
    ("安全中心", "百花中学", "第二中学", "浦东中学", "三林镇政府", "张江小学"),
    ("5G", "安全"),
)


@pytest.mark.parametrize("names", IN_ORDER)
def test_names_are_in_the_order_of_their_sound_and_numbers(names: tuple[str, ...]) -> None:
    assert tuple(sorted(names, key=sort_key)) == names


def test_units_of_equal_names_are_in_the_order_of_their_addresses() -> None:
    units = [PublicUnit(slug, name) for slug, name in (("c", "第二中学"), ("b", "第2中学"), ("a", "第三中学"))]
    assert [unit.slug for unit in by_name(units)] == ["b", "c", "a"]


@pytest.mark.parametrize("name", [f"第{'9' * 5000}号", f"第{'九' * 5000}号", "十" * 5000 + "期", "", "𠮷\U000f0000"])
def test_any_text_has_a_place(name: str) -> None:
    assert sort_key(name) >= b""
