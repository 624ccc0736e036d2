"""A long list of units can be narrowed by name, on all of its pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from generator.catalogue.catalogue import tally
from generator.language import Language
from generator.rendering.environment import Renderer
from generator.rendering.pages.indexes.page import GroupRow, GroupTable, Listing, listing_pages
from generator.rendering.pages.page import PART_SIZE
from tests.project import FRAGMENTS, REPOSITORY

HOST = "http://list.test/"
SCRIPTS = ("stacked", "sort", "narrow")
BOX = "#narrow"
SHOWN = "tbody tr:visible"
NAMES = [f"某市第{number}中心" for number in range(1, 2 * PART_SIZE + 1)]
LAST = "某市ＩＴ服务所"


def rows() -> Iterator[GroupRow]:
    for name in (*NAMES, LAST):
        aliases = ("“星火”培训部",) if name == LAST else ()
        yield GroupRow(name, f"forms/{name}/", tally(()), aliases=aliases)


@pytest.fixture(scope="session")
def pages(language: Language) -> dict[str, str]:
    """The pages of a list of units by address."""
    renderer = Renderer(FRAGMENTS, language)
    table = GroupTable("各单位", "单位", list(rows()), is_narrowed=True)
    listed = listing_pages(Listing("forms/", "按单位", (), tally(()), main=table), language)
    scripts = "".join(f'<script src="/{name}.js" defer></script>' for name in SCRIPTS)
    return {page.url: scripts + renderer.render(page.template, page.url, view=page.view) for page in listed}


@pytest.fixture
def served(page: Page, pages: dict[str, str]) -> Page:
    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(HOST).partition("?")[0]
        if name in pages:
            route.fulfill(body=pages[name], content_type="text/html; charset=utf-8")
        else:
            route.fulfill(path=REPOSITORY / "theme/assets/javascripts" / name)

    page.route(f"{HOST}**", answer)
    return page


@pytest.mark.parametrize("number", [1, 2, 3])
def test_units_on_all_pages_are_looked_through_in_their_order(served: Page, number: int) -> None:
    served.goto(f"{HOST}forms/page/{number}/" if number > 1 else f"{HOST}forms/")
    served.locator(BOX).fill("第 39")
    expected = [name for name in NAMES if "第" in name and "39" in name]
    expect(served.locator(SHOWN)).to_have_count(len(expected))
    assert [str(text).strip() for text in served.locator(f"{SHOWN} a").all_text_contents()] == expected
    expect(served.get_by_role("status")).to_have_text(f"名称里有“第 39”的：{len(expected)} 个")
    expect(served.locator(".pager")).to_have_count(0)
    roles = served.locator("tbody th").evaluate_all("cells => cells.map(cell => cell.getAttribute('role'))")
    assert roles == ["rowheader"] * (len(NAMES) + 1)
    served.locator(BOX).fill("")
    expect(served.locator(SHOWN)).to_have_count(len(NAMES) + 1)
    expect(served.get_by_role("status")).to_have_text("")
    hrefs = served.locator("tbody a").evaluate_all("links => links.map(link => decodeURI(link.href))")
    assert hrefs == [f"{HOST}forms/{name}/" for name in (*NAMES, LAST)]


def test_who_comes_back_finds_the_list_as_it_was(served: Page) -> None:
    served.goto(f"{HOST}forms/")
    served.locator(BOX).fill("第 399")
    expect(served.locator(SHOWN)).to_have_count(1)
    served.reload()
    expect(served.locator(SHOWN)).to_have_count(1)
    expect(served.locator(BOX)).to_have_value("第 399")
    served.locator(BOX).fill("")
    expect(served).to_have_url(f"{HOST}forms/")


def test_other_names_count_and_width_case_and_quotes_do_not(served: Page) -> None:
    served.goto(f"{HOST}forms/")
    for typed in ("it服务", "培训部", "某市 所", '"星火"'):
        served.locator(BOX).fill(typed)
        expect(served.locator(f"{SHOWN} a")).to_have_text([LAST])


def test_an_address_may_narrow_the_list(served: Page) -> None:
    served.goto(f"{HOST}forms/?name=it%E6%9C%8D%E5%8A%A1")
    expect(served.locator(f"{SHOWN} a")).to_have_text([LAST])
    assert served.locator(BOX).input_value() == "it服务"


def test_a_printed_list_says_what_it_is_narrowed_to(served: Page) -> None:
    served.goto(f"{HOST}forms/")
    for sheet in ("inputs", "paper"):
        served.add_style_tag(path=REPOSITORY / f"theme/assets/stylesheets/{sheet}.css")
    served.locator(BOX).fill("{count} $&")
    served.emulate_media(media="print")
    expect(served.get_by_text("名称里有“{count} $&”的：0 个")).to_be_visible()
    expect(served.locator(BOX)).to_be_hidden()


def test_without_the_other_pages_the_pager_stays(served: Page) -> None:
    served.route(f"{HOST}forms/page/3/", lambda route: route.fulfill(status=503, body=""))
    served.goto(f"{HOST}forms/")
    served.locator(BOX).fill("第39中心")
    expect(served.locator(SHOWN)).to_have_count(1)
    expect(served.locator(".pager")).to_be_visible()
    served.unroute(f"{HOST}forms/page/3/")
    served.locator(BOX).fill("it服务")
    expect(served.locator(f"{SHOWN} a")).to_have_text([LAST])


def test_without_the_rules_of_folding_there_is_no_box(served: Page) -> None:
    served.route(f"{HOST}shared/fold.js", lambda route: route.abort())
    served.goto(f"{HOST}forms/")
    expect(served.locator(BOX)).to_be_hidden()
    assert served.locator(SHOWN).count() == PART_SIZE


def test_only_long_lists_of_units_have_the_box(page: Page, site_url: str) -> None:
    for address in ("", "forms/", "years/", "years/2019/"):
        page.goto(site_url + address)
        assert page.locator(".narrow").count() == 0
