"""Whom a form's page tells its readers to ask."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape

import pytest

from generator.definition.cells import Definition
from generator.language import Language
from generator.model import PublicUnit
from generator.rendering.environment import Renderer
from generator.rendering.pages.enquiries import asked_about
from tests.rendering.form_pages import form_page_of
from tests.sample import UNIT, read, sample

OFFICE = "办公室，电话 021-12345678"
REQUESTS = "https://museum.example/requests?a=1&b=2"
BARE = replace(UNIT, department="")
Told = Callable[[PublicUnit], list[str]]


@pytest.fixture
def told(definitions: Mapping[str, Definition], language: Language) -> Told:
    """Return whom to ask about a form of a unit, each with the places in brackets."""
    form = replace(read(sample(), definitions).whole, department="")

    def tell(unit: PublicUnit) -> list[str]:
        return [
            f"{whom}（{'、'.join(place.name for place in places)}）"
            for whom, places in asked_about(form, unit, language)
        ]

    return tell


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (replace(UNIT, enquiries=(OFFICE, REQUESTS)), f"可以问填报单位科技馆（{OFFICE}、{REQUESTS}）"),
        (replace(UNIT, enquiries=(OFFICE,), website="https://a.cn/"), f"可以问填报单位科技馆（{OFFICE}）"),
        (replace(UNIT, website="https://a.cn/"), "可以问填报单位科技馆；本站只知道它的网站（https://a.cn/）"),
        (UNIT, "可以问填报单位科技馆，或它的主管部门科技局；本站没有联系方式（）"),
        (replace(UNIT, department="［123］科技局"), "可以问填报单位科技馆，或它的主管部门科技局；本站没有联系方式（）"),
        (BARE, "可以问填报单位科技馆；本站没有联系方式（）"),
        (replace(UNIT, department="科技馆（盖章）"), "可以问填报单位科技馆；本站没有联系方式（）"),
    ],
)
def test_a_reader_is_told_where_to_ask_or_that_this_is_not_known(unit: PublicUnit, expected: str, told: Told) -> None:
    assert told(unit) == [expected]


def test_for_a_unit_that_is_no_more_those_are_asked_that_it_became_part_of(told: Told) -> None:
    heirs = (PublicUnit("a", "甲馆", enquiries=(OFFICE,)), PublicUnit("b", "乙馆"))
    assert told(replace(UNIT, enquiries=(REQUESTS,), heirs=heirs)) == [
        f"填报单位已并入甲馆，可以问那里（{OFFICE}）",
        "填报单位已并入乙馆，可以问那里；本站没有联系方式（）",
    ]


def test_the_department_on_the_form_is_named_where_the_unit_has_none(
    definitions: Mapping[str, Definition], language: Language
) -> None:
    form = replace(read(sample(), definitions).whole, department="文化局")
    (asked,) = asked_about(form, BARE, language)
    assert "主管部门文化局" in asked.whom


def test_the_page_does_not_lead_in_a_circle(definitions: Mapping[str, Definition], renderer: Renderer) -> None:
    unit = replace(UNIT, enquiries=(OFFICE, REQUESTS))
    page = form_page_of(read(sample(), definitions).whole, definitions, unit=unit)
    html = renderer.render(page.template, page.url, view=page.view)
    (line,) = re.findall(r"对内容有疑问？</dt><dd class=\"facts__value\">(.*?)</dd>", html, re.DOTALL)
    assert [unescape(url) for url in re.findall(r'href="(.*?)"', line)] == [REQUESTS, "../../../../about/#asking"]
    assert unescape(re.sub(r"<.*?>|\s+", "", line)) == re.sub(
        r"\s", "", f"可以问填报单位科技馆：{OFFICE}；{REQUESTS}。怎样书面询问"
    )
