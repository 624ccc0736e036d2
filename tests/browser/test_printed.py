"""Printed pages: all of an ordinary page, and on every sheet what it is and where it is from."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.definition.cells import Definition
from generator.importing.papers import drafts_of, printed_by
from generator.importing.pdf.drawing import pages_of
from generator.importing.pdf.reading import read_pdf
from generator.importing.pdf.tables import Table, blocks_of
from generator.source.writing import yaml_text
from tests.browser.explore.exploring import explore
from tests.browser.kinds import addresses, page_of_each_kind
from tests.browser.search.searching import look_up
from tests.importing.cells import cells_of
from tests.project import PUBLISHED

ROOT = Path(__file__).resolve().parents[2]
READER = shutil.which("pdftotext")
HEADINGS = "article :is(h1, h2, h3, caption):not(.visually-hidden, .screen-only *)"
TWO_SHEETS = "forms/innovation-centre-office/2019/technology-fair/"
BESIDE_A_LABEL = "forms/innovation-centre-office/2021/centre-development.self-evaluation/"
LONG_FORM = "forms/brain-science-centre/2019/research-platform/"
PROSE = ("404.html", "about/", "glossary/", "how-to-read/", "site-map/")

with_reader = pytest.mark.skipif(READER is None, reason="没有 pdftotext，读不了 PDF")


def sheets(page: Page, folder: Path) -> list[str]:
    """Return the texts of the sheets of a printed page."""
    file = folder / "printed.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    read = subprocess.run([str(READER), "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    return read.stdout.split("\f")[:-1]


def forms_in(published: Path) -> list[str]:
    """Return the addresses of all forms."""
    return [url for url in addresses(published) if re.fullmatch(r"forms/[^/]+/\d{4}/[^/]+/", url)]


def visible_headings(page: Page) -> set[str]:
    return {heading.inner_text() for heading in page.locator(HEADINGS).all() if heading.is_visible()}


def test_of_a_page_that_is_no_form_every_heading_is_printed(page: Page, site_url: str, published: Path) -> None:
    lost = {}
    for url in page_of_each_kind(published):
        page.emulate_media(media="screen")
        page.goto(f"{site_url}{url}", wait_until="networkidle")
        shown = visible_headings(page)
        page.emulate_media(media="print")
        if not page.locator(".paper").count() and (left_out := shown - visible_headings(page)):
            lost[url] = left_out
    assert lost == {}


def test_a_printed_page_says_who_published_it_and_where(page: Page, site_url: str, published: Path) -> None:
    made = [url for url in page_of_each_kind(published) if url not in PROSE]
    assert len(made) > 20
    for url in made:
        page.goto(f"{site_url}{url}")
        line = page.locator(".printed-from")
        expect(line).to_be_hidden()
        page.emulate_media(media="print")
        expect(line).to_be_visible()
        assert line.inner_text().startswith(f"项目绩效信息公开站，{url or '项目绩效信息公开'}。")
        page.emulate_media(media="screen")


@pytest.mark.parametrize(
    "url", ["forms/innovation-centre-office/", "forms/innovation-centre-office/2019/", "years/2019/"]
)
def test_ways_to_the_explorer_downloads_and_closed_folds_are_not_printed(page: Page, site_url: str, url: str) -> None:
    page.goto(f"{site_url}{url}")
    ways = page.locator(
        "article a[href*='explore/?']:not(.figures a, .facts a, td.number a), .downloads, .unfold"
    ).all()
    assert len(ways) >= 3
    page.emulate_media(media="print")
    assert [way.inner_text() for way in ways if way.is_visible()] == []


def test_a_fold_that_is_open_is_printed_with_what_it_holds(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}findings/")
    fold = page.locator(".unfold").first
    fold.locator("summary").click()
    page.emulate_media(media="print")
    expect(fold.locator("li").first).to_be_visible()
    expect(page.locator(".unfold:not([open])")).to_be_hidden()


@with_reader
def test_every_sheet_is_dated(browser: Browser, site_url: str, tmp_path: Path) -> None:
    with browser.new_context() as context:
        context.clock.set_fixed_time("2024-05-06T12:00:00Z")
        page = context.new_page()
        page.goto(f"{site_url}findings/units/innovation-centre-office/")
        texts = sheets(page, tmp_path)
    assert len(texts) > 1
    assert all("2024/5/6" in text for text in texts)


@with_reader
@pytest.mark.parametrize("url", [TWO_SHEETS, LONG_FORM])
def test_further_sheets_of_a_form_say_whose_they_are(page: Page, site_url: str, tmp_path: Path, url: str) -> None:
    page.goto(f"{site_url}{url}")
    first, *further = sheets(page, tmp_path)
    assert further
    assert page.title() not in first
    assert all(page.title() in sheet for sheet in further)
    assert all(url in sheet for sheet in (first, *further))


@pytest.mark.parametrize("url", [TWO_SHEETS, LONG_FORM])
def test_a_printed_form_can_be_read_again(
    page: Page, site_url: str, definitions: Mapping[str, Definition], tmp_path: Path, url: str
) -> None:
    page.goto(f"{site_url}{url}")
    page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    known = [*definitions.values()]
    (lines,) = read_pdf((tmp_path / "printed.pdf").read_bytes(), printed_by(known)).parts
    (draft,) = drafts_of(lines, known)
    source = (PUBLISHED / "content" / f"{url.removesuffix('/')}.yml").read_text("utf-8")
    assert (cells_of(yaml_text(draft.tree)), draft.missing) == (cells_of(source), ())


def test_the_last_row_of_a_form_on_each_sheet_has_a_text(page: Page, site_url: str, published: Path) -> None:
    rows = {}
    for url in forms_in(published):
        page.goto(f"{site_url}{url}")
        for number, sheet in enumerate(pages_of(page.pdf(prefer_css_page_size=True)), 1):
            table = [block for block in blocks_of(sheet) if isinstance(block, Table)][-1]
            row = next(cell.box for cell in table.cells if cell.first == table.height - 1)
            rows[url, number] = [one.text for one in sheet.glyphs if row.top < one.box.down < row.bottom]
    assert len(rows) > 40
    assert [place for place, texts in rows.items() if not texts] == []


@with_reader
def test_indicators_are_headed_on_each_sheet_and_their_first_level_is_named(
    page: Page, site_url: str, published: Path, tmp_path: Path
) -> None:
    further = 0
    for url in forms_in(published):
        page.goto(f"{site_url}{url}")
        table = page.locator(".paper table:has(thead)").last
        names = table.locator("[scope=col]").all_inner_texts()
        groups = {name for name in table.locator("tbody [scope=rowgroup]").all_inner_texts() if len(name) > 3}
        texts = ["".join(sheet.split()) for sheet in sheets(page, tmp_path)]
        headed = [text for text in texts if names[0] + names[1] in text]
        named = [text for text in texts[texts.index(headed[0]) :] if any(group in text for group in groups)]
        assert headed == named, url
        further += len(headed) - 1
    assert further >= 10


@with_reader
def test_the_names_of_columns_are_printed_again_on_each_sheet(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(f"{site_url}explore/")
    page.locator("#explore-table tbody tr").first.wait_for()
    texts = sheets(page, tmp_path)
    assert len(texts) > 2
    assert all("项目名称" in sheet for sheet in texts if "绩效目标申报" in sheet)


@with_reader
def test_no_sheet_holds_only_the_line_that_closes_a_printed_page(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(f"{site_url}explore/")
    page.locator("#explore-table tbody tr").first.wait_for()
    page.locator("h1, #explore-listed > .scroll").evaluate_all("all => all.forEach((one) => one.remove())")
    counts = set()
    for height in range(760, 880, 8):
        page.locator("#explore-status").evaluate("(line, height) => { line.style.height = `${height}px` }", height)
        texts = sheets(page, tmp_path)
        counts.add(len(texts))
        assert any(word in texts[-1] for word in ("合计", "指标", "未达标"))
    assert counts == {1, 2}


def test_names_of_projects_are_printed_as_wide_as_those_of_units(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 600, "height": 960})
    explore(page, site_url)
    page.emulate_media(media="print")
    widths = page.locator("#explore-table thead th").evaluate_all(
        "all => Object.fromEntries(all.map(heading => [heading.dataset.column, heading.offsetWidth]))"
    )
    assert widths["project"] >= widths["unit"]


def test_what_the_explorer_was_filtered_by_is_printed(page: Page, site_url: str) -> None:
    explore(page, site_url, year="2021", kind="self-evaluation", missed="1")
    chosen = page.locator("#explore-chosen")
    expect(chosen).to_have_text("筛选条件：2021、绩效自评、有未达标的指标")
    expect(chosen).to_be_hidden()
    page.emulate_media(media="print")
    expect(chosen).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="清除筛选").click()
    expect(chosen).to_have_text("筛选条件：无")


def test_boxes_to_pick_forms_are_not_printed(page: Page, site_url: str) -> None:
    explore(page, site_url, year="2021")
    box = page.locator(".explore-pick input").first
    expect(box).to_be_visible()
    page.emulate_media(media="print")
    expect(box).to_be_hidden()


def test_what_was_searched_for_is_printed(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="展厅", year="2019", kind="target", sort="amount")
    chosen = page.locator("#search-chosen")
    expect(chosen).to_have_text("搜索条件：“展厅”、2019 年、绩效目标申报、按金额")
    expect(chosen).to_be_hidden()
    page.emulate_media(media="print")
    expect(chosen).to_be_visible()
    look_up(page, site_url)
    expect(chosen).to_have_text("")
    look_up(page, site_url, q="展厅")
    expect(chosen).to_have_text("搜索条件：“展厅”、按相关程度")


@with_reader
def test_the_names_of_columns_of_a_paper_stay_with_a_row(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(f"{site_url}{TWO_SHEETS}")
    first, second = sheets(page, tmp_path)
    assert "指标目标值" not in first
    assert second.index("指标目标值") < second.index("项目资金到位率")


def test_on_paper_the_names_of_units_in_the_explorer_have_room(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}explore/?kind=self-evaluation")
    page.wait_for_selector(".explore-table tbody tr")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 690, "height": 900})
    room = "cell => cell.getBoundingClientRect().width / parseFloat(getComputedStyle(cell).fontSize)"
    assert page.locator(".explore-table td.stacked__wide").first.evaluate(room) >= 9


@with_reader
def test_a_text_longer_than_a_sheet_begins_below_the_row_before(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(f"{site_url}{BESIDE_A_LABEL}")
    page.locator(".paper__long").last.evaluate("cell => cell.textContent = cell.textContent.repeat(3)")
    first, *_ = sheets(page, tmp_path)
    assert "实际完成情况" in first
