"""A form being filled in, on any screen, in any colours, on paper, and for screen readers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.axe import objections
from tests.browser.fill.clerk import begin, correct, field

FORMS = {
    "innovation-centre-office/2019/technology-fair": "2020",
    "innovation-centre-office/2021/future-park-hall.self-evaluation": "2022",
    "sti-information-centre/2020/science-yearbook": "2021",
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # The policy would block axe and a reader's style.
    size: ViewportSize = {"width": 1280, "height": 800}
    with browser.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.parametrize("form", FORMS)
def test_axe_has_nothing_to_object_to_while_a_form_is_filled_in(page: Page, root_url: str, form: str) -> None:
    begin(page, root_url, base=form, year=FORMS[form])
    field(page, "项目名称").fill("")
    page.locator("h1").click()
    page.wait_for_timeout(400)
    assert objections(page) == {}


def corrected(page: Page, site_url: str) -> None:
    """Open a form for correction, change a long text, and remove an indicator with its note."""
    correct(page, site_url, "innovation-centre-office/2021/future-park-hall.self-evaluation")
    field(page, "预期目标").fill("改短了的目标" * 30)
    page.locator(".fill-lines--indicators .fill-line").last.get_by_role("button", name="删去").click()
    page.locator("#fill-propose").click()
    page.wait_for_timeout(400)


def test_axe_has_nothing_to_object_to_while_a_form_is_corrected(page: Page, root_url: str) -> None:
    corrected(page, root_url)
    assert objections(page) == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_changed_fits_the_screen(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    corrected(page, site_url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    lost = page.locator("#fill-lost-lines")
    assert lost.evaluate("part => part.scrollWidth <= part.clientWidth")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", [320, 360, 640, 1280])
def test_a_form_that_is_filled_in_fits_the_screen(page: Page, site_url: str, form: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    begin(page, site_url, base=form, year=FORMS[form])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_style_tag(content="* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("form", FORMS)
def test_every_text_is_in_sight_as_a_whole(page: Page, site_url: str, form: str) -> None:
    """Paper does not scroll."""
    begin(page, site_url, base=form, year=FORMS[form])
    cut = "all => all.filter(area => area.scrollHeight > area.clientHeight + 1).map(area => area.value)"
    assert page.locator("#fill-cells textarea").evaluate_all(cut) == []
    page.emulate_media(media="print")
    assert page.locator("#fill-cells .fill-line__buttons:visible, .fill-bar:visible, #fill-place:visible").count() == 0
    assert page.locator("#fill-cells textarea").evaluate_all(cut) == []


def test_in_the_readers_own_colours_fields_and_buttons_have_an_edge(page: Page, site_url: str) -> None:
    page.emulate_media(forced_colors="active")
    begin(page, site_url, base=next(iter(FORMS)))
    parts = page.locator(
        ".fill-control:visible, .fill-small:visible, .fill-button:visible, .search-form__button:visible"
    )
    widths = parts.evaluate_all("all => all.map(part => parseFloat(getComputedStyle(part).borderTopWidth))")
    assert min(widths) >= 1


def test_every_field_has_a_name_of_its_own_within_its_line(page: Page, site_url: str) -> None:
    begin(page, site_url, base=next(iter(FORMS)))
    named = """all => all.map(one => one.labels?.[0]?.textContent || one.getAttribute('aria-label')
        || one.closest('fieldset')?.querySelector('legend').textContent)"""
    assert all(page.locator("#fill-cells :is(input, select, textarea)").evaluate_all(named))


@pytest.mark.parametrize("width", [320, 1280])
def test_what_has_the_focus_is_not_hidden_below_the_bar(page: Page, site_url: str, width: int) -> None:
    """WCAG 2.4.11."""
    page.set_viewport_size({"width": width, "height": 640})
    begin(page, site_url, base=next(iter(FORMS)))
    for _ in range(60):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
                const [at, bar] = [document.activeElement, document.querySelector(".fill-bar")];
                const [box, over] = [at.getBoundingClientRect(), bar.getBoundingClientRect()];
                return !bar.contains(at) && box.top >= over.top && box.top < innerHeight ? at.outerHTML : "";
            }"""
        )
        assert hidden == ""


def test_the_line_being_written_is_not_hidden_below_the_bar(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    begin(page, site_url, base="innovation-centre-office/2023/innovation-centre-hall")
    field(page, "年度总体目标").press("ControlOrMeta+End")
    for _ in range(25):
        page.keyboard.press("Enter")
        page.keyboard.type("又一行")
    below = "control => control.getBoundingClientRect().bottom - 30"
    over = "bar => bar.getBoundingClientRect().top"
    assert field(page, "年度总体目标").evaluate(below) < page.locator(".fill-bar").evaluate(over)
