"""Forms picked in the explorer, to be listed alone or compared."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from generator.search.entries import Entry
from tests.browser.explore.exploring import ROW, STATUS, choose, chosen, downloaded, explore

HALL = "innovation-centre-office/2021/future-park-hall.self-evaluation"
BAR = "#explore-picked"
BOX = f"{ROW} .explore-pick input"


def picked(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("form", [])


def test_what_is_picked_is_set_side_by_side(page: Page, site_url: str) -> None:
    explore(page, site_url, year="2021")
    expect(page.locator(BAR)).to_be_hidden()
    names = page.locator(f"{ROW} > th > a").all_inner_texts()[:2]
    page.locator(BOX).nth(0).check()
    expect(page.locator(BAR)).to_contain_text("选取了 1 份表。再选一份，就能并排比较。")
    expect(page.locator(f"{BAR} a")).to_be_hidden()
    page.locator(BOX).nth(1).check()
    page.get_by_role("link", name="并排比较").click()
    page.wait_for_selector("#compare-result[data-result-count='2']")
    assert page.locator("#compare-table thead th > a").all_inner_texts() == names


def test_the_header_of_a_row_is_its_project(page: Page, site_url: str) -> None:
    """The name of the box is not part of it."""
    explore(page, site_url, year="2023", kind="target")
    name = page.locator(f"{ROW} > th > a").first.inner_text()
    page.get_by_role("rowheader", name=name, exact=True).wait_for()
    box = page.get_by_role("checkbox", name=f"选取“{name}”（2023 年绩效目标申报）")
    page.get_by_role("cell").filter(has=box).wait_for()


def test_what_is_picked_stays_while_the_list_changes(made_up_page: Page, site_url: str) -> None:
    explore(made_up_page, site_url, year="2020")
    made_up_page.locator(BOX).nth(2).check()
    (form,) = picked(made_up_page)
    made_up_page.get_by_role("button", name="下一页").click()
    made_up_page.wait_for_selector(STATUS)
    made_up_page.locator(BOX).nth(0).check()
    choose(made_up_page, "year", "2021")
    made_up_page.wait_for_selector(STATUS)
    made_up_page.get_by_role("button", name="预算").click()
    made_up_page.wait_for_selector(STATUS)
    assert len(picked(made_up_page)) == 2
    assert picked(made_up_page)[0] == form
    made_up_page.get_by_role("button", name="清除筛选").click()
    made_up_page.wait_for_selector(STATUS)
    expect(made_up_page.locator(BAR)).to_contain_text("选取了 2 份表。")
    made_up_page.get_by_role("button", name="全部不选").click()
    assert picked(made_up_page) == []
    expect(made_up_page.locator(BAR)).to_be_hidden()
    assert made_up_page.locator(f"{BOX}:checked").count() == 0


def test_a_step_back_leads_to_the_list_before_with_what_was_picked_there(made_up_page: Page, site_url: str) -> None:
    explore(made_up_page, site_url)
    made_up_page.locator(BOX).nth(0).check()
    choose(made_up_page, "year", "2021")
    made_up_page.wait_for_selector(STATUS)
    made_up_page.locator(BOX).nth(0).check()
    made_up_page.go_back()
    made_up_page.wait_for_selector(STATUS)
    expect(made_up_page.locator(BAR)).to_contain_text("选取了 1 份表。")
    assert made_up_page.locator(f"{BOX}:checked").count() == 1


def test_no_more_than_fifty_are_picked(made_up_page: Page, site_url: str) -> None:
    others = "&".join(f"form=a/2020/p{number}" for number in range(48))
    made_up_page.goto(f"{site_url}explore/?{others}")
    made_up_page.wait_for_selector(STATUS)
    expect(made_up_page.locator(BAR)).to_contain_text("选取了 48 份表。")
    for number in range(2):
        made_up_page.locator(BOX).nth(number).check()
    expect(made_up_page.locator(BAR)).to_contain_text("选取了 50 份表。最多选取 50 份。")
    assert made_up_page.locator(BOX).nth(4).is_disabled()
    made_up_page.locator(BOX).nth(0).uncheck()
    assert made_up_page.locator(BOX).nth(4).is_enabled()
    assert len(picked(made_up_page)) == 49


def open_picked(page: Page, site_url: str, *forms: str, only: str = "1") -> None:
    page.goto(f"{site_url}explore/?{'&'.join(f'form={form}' for form in forms)}&only={only}")
    page.wait_for_selector(STATUS)


def test_the_picked_forms_alone_are_listed_added_up_and_handed_out(page: Page, site_url: str) -> None:
    explore(page, site_url, sort="-amount")
    names = page.locator(f"{ROW} > th > a").all_inner_texts()
    for number in (0, 2, 5, 7, 11):
        page.locator(BOX).nth(number).check()
    page.get_by_label("只看选取的").check()
    expect(page.locator(STATUS)).to_have_attribute("data-result-count", "5")
    assert page.locator(f"{ROW} > th > a").all_inner_texts() == [names[number] for number in (0, 2, 5, 7, 11)]
    assert parse_qs(urlsplit(page.url).query)["only"] == ["1"]
    assert len(downloaded(page, "绩效表-只看选取的.csv").splitlines()) == 6
    page.goto(page.url)
    expect(page.locator(ROW)).to_have_count(5)
    assert page.get_by_label("只看选取的").is_checked()
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator(ROW)).to_have_count(24)
    expect(page.locator(BAR)).to_contain_text("选取了 5 份表。")


def test_only_files_with_picked_forms_are_fetched(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url.partition("/data/search/")[2]))
    open_picked(page, site_url, HALL)
    expect(page.locator(ROW)).to_have_count(1)
    assert {name.split("/")[0] for name in requested if name[:2] == "20"} == {"2021.json", "2021"}


def test_what_a_filter_leaves_of_the_picked_forms_is_listed(page: Page, site_url: str) -> None:
    others = ("sti-information-centre/2020/science-websites", "innovation-centre-office/2019/innovation-centre-hall")
    open_picked(page, site_url, HALL, *others)
    expect(page.locator(ROW)).to_have_count(3)
    choose(page, "year", "2020", "2019")
    expect(page.locator(ROW)).to_have_count(2)
    expect(page.locator(STATUS)).not_to_contain_text("本站没有")
    page.locator("#explore-q").fill("展厅")
    page.keyboard.press("Enter")
    expect(page.locator(ROW)).to_have_count(1)
    assert page.locator(f"{ROW} > th > a").get_attribute("href") == f"../forms/{others[1]}/"


def test_a_form_that_is_not_picked_any_more_leaves_the_list_and_a_step_back_restores_it(
    page: Page, site_url: str
) -> None:
    other = "sti-information-centre/2020/science-websites"
    open_picked(page, site_url, HALL, other)
    page.locator(BOX).nth(0).click()
    expect(page.locator(ROW)).to_have_count(1)
    expect(page.get_by_role("heading", name="筛选出的绩效表")).to_be_focused()
    page.go_back()
    expect(page.locator(ROW)).to_have_count(2)
    page.get_by_role("button", name="全部不选").click()
    expect(page.locator(ROW)).to_have_count(24)
    assert urlsplit(page.url).query == ""


def test_picked_forms_that_are_not_there_are_named(page: Page, site_url: str) -> None:
    open_picked(page, site_url, HALL, "a/1999/b", "innovation-centre-office/2021/x", "<b>")
    expect(page.locator(ROW)).to_have_count(1)
    expect(page.locator(STATUS)).to_contain_text("本站没有 a/1999/b、innovation-centre-office/2021/x。地址里还有 1 份")
    open_picked(page, site_url, "<b>")
    expect(page.locator(STATUS)).to_have_text("一份也没有选取，所以一份也没有列出。可以清除筛选。")
    explore(page, site_url, form="a/1999/b")
    expect(page.locator(STATUS)).not_to_contain_text("本站没有")


def test_picked_forms_are_all_on_one_page_and_say_what_speaks_for_each(
    made_up_page: Page, site_url: str, made_up: list[Entry]
) -> None:
    shown = [entry for entry in made_up if not entry.url.endswith("/x/")][:40]
    ids = [entry.url.removeprefix("forms/").removesuffix("/") for entry in shown]
    open_picked(made_up_page, site_url, *ids)
    expect(made_up_page.locator(ROW)).to_have_count(40)
    expect(made_up_page.locator("#explore-pager")).to_be_hidden()
    kinds = {(entry.year, entry.unit, entry.project): set[str]() for entry in made_up}
    for entry in made_up:
        kinds[entry.year, entry.unit, entry.project].add(entry.kind)
    lacking = sum(kinds[entry.year, entry.unit, entry.project] == {"target"} for entry in shown)
    assert 0 < lacking < 40
    expect(made_up_page.locator(ROW).filter(has_text="本站没有同年的自评表")).to_have_count(lacking)
    open_picked(made_up_page, site_url, *ids, only="")
    expect(made_up_page.locator(ROW)).to_have_count(25)
    expect(made_up_page.locator(ROW).filter(has_text="本站没有同年的自评表")).to_have_count(0)


def test_a_form_leads_to_others_of_its_year_and_kind_and_is_picked_there(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}forms/{HALL}/")
    page.get_by_role("link", name="和同年同类的表比较").click()
    page.wait_for_selector(STATUS)
    assert chosen(page, "year") == ["2021"]
    assert chosen(page, "kind") == ["self-evaluation"]
    assert picked(page) == [HALL]
    assert page.locator(f"{BOX}:checked").get_attribute("aria-label") == (
        "选取“未来公园展厅运营经费”（2021 年绩效自评）"
    )


def test_every_form_of_the_site_can_be_picked_by_the_name_of_its_data(
    page: Page, site_url: str, published: Path
) -> None:
    explore(page, site_url)
    forms = page.locator(BOX).evaluate_all("boxes => boxes.map(box => box.dataset.pick)")
    assert len(forms) == 24
    assert all((published / f"data/forms/{form}.json").is_file() for form in forms)
