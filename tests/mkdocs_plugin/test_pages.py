"""What all published pages have in common, whoever wrote the article."""

import re
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from generator.rendering.shell import MARKS
from tests.mkdocs_plugin.pipeline import BODY, HOSTILE, URLS

WRITTEN = ("about/", "how-to-read/", "glossary/", "site-map/")
TABS = ["/", "/forms/", "/years/", "/types/", "/findings/", "/search/", "/explore/", "/data/", "/about/"]
"""Where the navigation in mkdocs.yml leads; that of its last entry is the first below it."""
BASE = "https://example.org"


class Tags(HTMLParser):
    """The tags of a page with their attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of_class(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.found if attributes.get("class") == name]


def text_of(site: Path, url: str) -> str:
    return (site / (url if url.endswith(".html") else f"{url}index.html")).read_text(encoding="utf-8")


def linked(html: str, url: str) -> set[str]:
    """Return the URLs of the site that a page at ``url`` refers to, absolute and without fragments."""
    references = {attributes.get(name) for _, attributes in Tags(html).found for name in ("href", "src", "action")}
    targets = {urljoin(f"{BASE}/{url}", reference).partition("#")[0] for reference in references if reference}
    assert {urlsplit(target)._replace(path="", query="").geturl() for target in targets} == {BASE}
    return {urlsplit(target).path for target in targets}


@pytest.mark.parametrize("url", [*URLS, *WRITTEN, "404.html"])
def test_every_link_of_a_page_leads_somewhere(built: Path, url: str) -> None:
    for target in linked(text_of(built, url), url):
        assert (built / f".{target}" / ("index.html" if target.endswith("/") else "")).is_file(), target


@pytest.mark.parametrize("url", WRITTEN)
def test_a_chat_is_told_what_a_page_is_called_and_of_which_site(built: Path, url: str) -> None:
    page = text_of(built, url)
    told = {tag["property"]: tag["content"] for _, tag in Tags(page).found if "property" in tag}
    assert set(told) == {"og:type", "og:site_name", "og:title", "og:description"}
    assert f"<title>{told['og:title']} - {told['og:site_name']}</title>" in page


def tabs_of(site: Path, url: str) -> list[str]:
    """Return where the tabs of a page lead."""
    links = Tags(text_of(site, url)).of_class("site-nav__link")
    return [urlsplit(urljoin(f"{BASE}/{url}", str(link["href"]))).path for link in links]


def test_the_navigation_is_that_of_the_settings(built: Path) -> None:
    assert tabs_of(built, "") == TABS


def test_the_map_of_the_site_leads_wherever_the_navigation_does(built: Path) -> None:
    article = text_of(built, "site-map/").partition("<article")[2].partition("</article>")[0]
    pages = {*TABS, *(f"/{url}" for url in WRITTEN)} - {"/site-map/"}
    assert pages - linked(article, "site-map/") == set()


@pytest.mark.parametrize("url", [*URLS, *WRITTEN, "404.html"])
def test_every_page_has_the_same_navigation(built: Path, url: str) -> None:
    assert tabs_of(built, url) == tabs_of(built, "")


@pytest.mark.parametrize(
    ("url", "tab", "current"),
    [
        ("", "/", "page"),
        ("forms/", "/forms/", "page"),
        ("forms/unit/2019/project/", "/forms/", "true"),
        ("projects/unit/project/", "/forms/", "true"),
        ("years/2019/page/2/", "/years/", "true"),
        ("types/type/", "/types/", "true"),
        ("search/", "/search/", "page"),
        ("glossary/", "/about/", "true"),
    ],
)
def test_the_tab_of_a_page_is_marked(built: Path, url: str, tab: str, current: str) -> None:
    links = Tags(text_of(built, url)).of_class("site-nav__link")
    tabs = zip(tabs_of(built, url), links, strict=True)
    marked = {where: link["aria-current"] for where, link in tabs if "aria-current" in link}
    assert marked == {tab: current}


@pytest.mark.parametrize("url", ["elsewhere/", "404.html"])
def test_a_page_outside_the_navigation_marks_no_tab(built: Path, url: str) -> None:
    assert "aria-current" not in text_of(built, url)


def test_the_search_box_sends_its_words_to_the_search_page(built: Path) -> None:
    tags = Tags(text_of(built, "forms/unit/2019/project/"))
    (form,) = tags.of_class("site-search")
    (box,) = tags.of_class("site-search__input")
    assert (form["action"], form["method"], form["role"]) == ("../../../../search/", "get", "search")
    assert box["name"] == "q"


@pytest.mark.parametrize("url", URLS)
def test_hostile_text_stays_text(built: Path, url: str) -> None:
    page = text_of(built, url)
    tags = Tags(page)
    assert [attributes for tag, attributes in tags.found if tag == "script" and "src" not in attributes] == []
    assert not any("onload" in attributes for _, attributes in tags.found)
    assert {"name": "description", "property": "og:description", "content": HOSTILE} in [
        attributes for _, attributes in tags.found
    ]
    title = re.search("<title>(.*)</title>", page)
    assert title is not None
    assert unescape(title[1]).startswith(HOSTILE)


@pytest.mark.parametrize("url", URLS)
def test_an_article_is_published_as_it_is(built: Path, url: str) -> None:
    assert BODY in text_of(built, url)


def test_only_the_home_page_is_not_named_after_the_site(built: Path) -> None:
    suffix = " - 项目绩效信息公开</title>"
    assert [url for url in (*URLS, *WRITTEN, "404.html") if suffix not in text_of(built, url)] == [""]


def test_no_mark_is_published_but_those_in_the_text_itself(built: Path) -> None:
    for file in built.rglob("*.html"):
        page = file.read_text(encoding="utf-8").replace(escape(HOSTILE), "")
        assert [mark for mark in MARKS if mark in page] == []


@pytest.mark.parametrize("url", [*URLS, *WRITTEN, "404.html"])
def test_a_strict_content_security_policy_would_hold(built: Path, url: str) -> None:
    tags = Tags(text_of(built, url)).found
    assert [tag for tag, attributes in tags if tag == "style" or "style" in attributes] == []
    assert [attributes for tag, attributes in tags if tag == "script" and "src" not in attributes] == []
    assert [name for _, attributes in tags for name in attributes if name.startswith("on")] == []


@pytest.mark.parametrize("url", ["forms/", "search/", "explore/"])
def test_the_script_that_blocks_stands_behind_all_that_is_fetched_meanwhile(built: Path, url: str) -> None:
    asking = [(tag, each) for tag, each in Tags(text_of(built, url)).found if tag in ("link", "script")]
    waiting = [each for tag, each in asking if tag == "script" and ("defer" in each or each.get("type") == "module")]
    assert [(tag, each) for tag, each in asking if tag == "script" and each not in waiting] == asking[-1:]


@pytest.mark.parametrize("page", ["search", "explore", "compare", "fill"])
def test_the_modules_of_a_page_are_asked_for_at_once(built: Path, page: str) -> None:
    tags = Tags(text_of(built, f"{page}/")).found
    links = [each for _, each in tags if each.get("rel") == "modulepreload"]
    asked = {(built / page / str(each["href"])).resolve() for each in links}
    (first,) = (each["src"] for _, each in tags if each.get("type") == "module")
    assert asked == modules_behind((built / page / str(first)).resolve())


def modules_behind(script: Path) -> set[Path]:
    """Return all modules that a script imports statically, and those that these import."""
    names = re.findall(r'^import .* from "(.*)";', script.read_text("utf-8"), re.MULTILINE)
    modules = {(script.parent / name).resolve() for name in names}
    return modules.union(*map(modules_behind, modules))


def test_a_shell_is_light(built: Path) -> None:
    assert len(text_of(built, "forms/unit/2019/project/").encode()) < 6_000


def test_stylesheets_ask_nothing_of_other_hosts(built: Path) -> None:
    sheets = list(built.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        assert re.findall(r"@import|url\((?!\"data:|'data:|data:)", sheet.read_text(encoding="utf-8")) == []
