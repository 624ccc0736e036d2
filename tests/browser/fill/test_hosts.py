"""If the host of the repository is known, clerks are sent to it; if not, there is no dead link."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.mkdocs_plugin.building import build
from tests.browser.conftest import StrictHandler
from tests.browser.fill.clerk import begin, correct, field, written
from tests.project import FORM, small_project
from tools.serving import served

ID = FORM.removeprefix("content/forms/").removesuffix(".yml")
SITES = {
    "gitea": "edit: http://10.0.0.8:3000/city/forms/_edit/master/{path}\n",
    "gitee": "repository: https://gitee.com/city/forms/commit/{commit}\n",
    "unknown": "repository: https://git.city.example/city/forms/commit/{commit}\n",
}


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of the sites, one for each host of a repository."""
    folder = tmp_path_factory.mktemp("hosted")
    for name, settings in SITES.items():
        root = small_project(folder / "projects" / name)
        with (root / "site_config/site.yml").open("a", encoding="utf-8") as site:
            site.write(settings)
        build(root / "mkdocs.yml", folder / name)
    with served(folder, StrictHandler) as address:
        yield address


def begun(page: Page, site_url: str) -> str:
    """Start a form of another year, and return the text of its file."""
    begin(page, site_url, unit="science-museum", year="2020", project="hall", form="sh-target-2019")
    return written(page)


def corrected(page: Page, site_url: str) -> None:
    """Correct a cell of the published form."""
    correct(page, site_url, ID)
    field(page, "项目名称").fill("展厅")
    written(page)


def test_gitea_gets_a_new_file_with_its_text_and_changes_one_that_is_there(page: Page, hosted: str) -> None:
    text = begun(page, f"{hosted}gitea/")
    create = page.locator(".fill-create:visible")
    address = urlsplit(create.get_attribute("href") or "")
    assert (address.netloc, address.path) == ("10.0.0.8:3000", "/city/forms/_new/master/")
    assert parse_qs(address.query)["filename"] == ["content/forms/science-museum/2020/hall.yml"]
    assert parse_qs(address.query).get("value", [text]) == [text]
    corrected(page, f"{hosted}gitea/")
    expect(page.locator(".fill-create:visible")).to_have_attribute(
        "href", f"http://10.0.0.8:3000/city/forms/_edit/master/{FORM}"
    )


def test_gitee_changes_a_file_and_a_new_one_is_explained(page: Page, hosted: str) -> None:
    begun(page, f"{hosted}gitee/")
    expect(page.locator(".fill-create:visible")).to_have_attribute(
        "href", "https://gitee.com/city/forms/tree/main/content/forms"
    )
    expect(page.locator("#fill-hand-in-part")).to_contain_text("文件名连同目录一起写")
    corrected(page, f"{hosted}gitee/")
    expect(page.locator(".fill-create:visible")).to_have_attribute(
        "href", f"https://gitee.com/city/forms/edit/main/{FORM}"
    )


def test_of_an_unknown_host_it_is_said_what_to_do_and_nothing_is_linked(page: Page, hosted: str) -> None:
    begun(page, f"{hosted}unknown/")
    assert not page.locator(".fill-create").count()
    corrected(page, f"{hosted}unknown/")
    assert not page.locator(".fill-create, .fill-host").count()
    expect(page.locator("#fill-hand-in-part")).to_contain_text("打开上面写的文件，点“编辑”")


@pytest.mark.parametrize(
    ("site", "address"),
    [
        ("gitea", f"http://10.0.0.8:3000/city/forms/_edit/master/{FORM}"),
        ("gitee", f"https://gitee.com/city/forms/edit/main/{FORM}"),
        ("unknown", ""),
    ],
)
def test_the_page_of_a_form_leads_to_its_file_where_that_is_known(
    page: Page, hosted: str, site: str, address: str
) -> None:
    page.goto(f"{hosted}{site}/forms/{ID}/")
    links = page.get_by_role("link", name="在存放仓库的网站上改")
    assert [link.get_attribute("href") for link in links.all()] == [address][: bool(address)]
