"""What stays of a style sheet: rules that may match something, and what these use."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.mkdocs_plugin import host
from generator.mkdocs_plugin.styles import Names, without_unmatched
from tests.mkdocs_plugin.site import write_site
from tests.mkdocs_plugin.styling import MAIN, MATERIAL, classes_of, classes_on, selectors_of
from tests.project import REPOSITORY, write

NAMES = Names(['<p class="here also" id="top">', 'kind => "drawn-" + kind'])

KEPT = [
    "p{a:b}",
    ".here{a:b}",
    "#top.also>p{a:b}",
    ".drawn-line{a:b}",
    ".gone,.here{a:b}",
    ".here,.here::-x-gone .gone{a:b}",
    "p:not(.gone){a:b}",
    ":is(.gone,p){a:b}",
    ":where(.gone) p{a:b}",
    "p:has(.gone){a:b}",
    "[class=gone]{a:b}",
    '[data-x=".gone"]{a:b}',
    r".a\:b{a:b}",
    ".gone{:not(&){a:b}}",
    '@charset "UTF-8";',
    "@font-face{font-family:gone}",
    "@keyframes gone{to{a:b}}",
    "@layer gone{.gone{a:b}}",
    "@media print{.here{a:b}}",
    "@supports (a:b){@media print{p{a:b}}}",
    "@media print{.gone{a:b}.gone}",
    '.here{a:url(data:,.x{});b:";--x:1"}',
    ".here{--x:1;a:var(--x)}",
    ".here{--x:var(--y);--y:1;a:var( --x )}",
    ".here{--elsewhere:1}",
    ".here{--kind-of-x:1}",
    "/* .gone */",
]

LEFT = [
    (".gone{a:b}p{a:b}", "p{a:b}"),
    ("#gone{a:b}p{a:b}", "p{a:b}"),
    (".gone,.here .gone,p.gone:hover::after{a:b}p{a:b}", "p{a:b}"),
    (".gone:not(.here){a:b}p{a:b}", "p{a:b}"),
    (".gon\\65{a:b}p{a:b}", "p{a:b}"),
    ("@media print{.gone{a:b}p{a:b}}", "@media print{p{a:b}}"),
    ("@supports (a:b){@media print{.gone{a:b}}}p{a:b}", "p{a:b}"),
    ("p{a:b;--x:1;c:d}", "p{a:b;c:d}"),
    (":root{--x:1;--y:url(data:,;)}p{a:b}", "p{a:b}"),
    (".gone{a:var(--x)}p{--x:1;a:b}", "p{a:b}"),
]


def left_of(sheet: str) -> str:
    return without_unmatched(sheet, NAMES, Names(["a: var(--elsewhere)", '"--kind-" + kind']))


@pytest.mark.parametrize("sheet", KEPT)
def test_what_may_match_something_stays(sheet: str) -> None:
    assert left_of(sheet) == sheet


@pytest.mark.parametrize(("sheet", "left"), LEFT)
def test_what_can_match_nothing_and_what_nothing_uses_goes(sheet: str, left: str) -> None:
    assert left_of(sheet) == left


def published(root: Path, files: Mapping[str, str], added: str = "") -> tuple[str, str]:
    """Return the page and the style sheet of a site with some more files and lines of configuration."""
    config = write_site(root)
    shutil.copytree(REPOSITORY / "theme", root / "theme")
    config.write_text(config.read_text("utf-8").replace(f"{REPOSITORY.as_posix()}/theme", "theme") + added, "utf-8")
    for name, text in files.items():
        write(root, name, text)
    made = host.render(config).site.hosted.files
    (sheet,) = (content for path, content in made.items() if path.endswith("/stylesheets/site.css"))
    return made.get("page/index.html", b"").decode(), sheet.decode()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The selectors of the published style sheet where nothing is added."""
    return selectors_of(published(tmp_path_factory.mktemp("usual"), {})[1])


HEAD = "---\ntitle: 格式\ndescription: 有各种格式的一页\n---\n\n"
ADMONITION = '!!! tip "提示"\n\n    先看年度。\n'
CODE = '```python\nname = "甲"\n```\n'
TABS = '=== "甲"\n\n    一\n\n=== "乙"\n\n    二\n'
PAGES = [
    (ADMONITION, "admonition", ".md-typeset .tip>.admonition-title"),
    (CODE, "pymdownx.highlight, pymdownx.superfences", ".highlight .s2"),
    (ADMONITION + CODE, "admonition, pymdownx.highlight, pymdownx.superfences", ".md-typeset .admonition.tip"),
    (TABS, "pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}", ".md-typeset .tabbed-labels>label"),
    ("- [ ] 未做\n", "pymdownx.tasklist", ".md-typeset .task-list-item"),
    ('<div class="grid cards"><p>甲</p></div>\n', "attr_list", ".md-typeset .grid.cards>ul"),
    ("[甲](about.md){ .md-button }\n", "attr_list", ".md-typeset .md-button"),
]


@pytest.mark.parametrize(("text", "extensions", "one"), PAGES)
def test_a_markdown_page_has_all_of_its_styles_and_no_others(
    text: str, extensions: str, one: str, usual: set[str], tmp_path: Path
) -> None:
    page, sheet = published(tmp_path, {"content/pages/page.md": HEAD + text}, f"markdown_extensions: [{extensions}]\n")
    kept, classes = selectors_of(sheet), classes_on(page)
    assert one not in usual
    assert one in kept
    assert {selector for selector in selectors_of(MATERIAL) if classes_of(selector) <= classes} <= kept
    assert all(rule & classes for rule in map(classes_of, kept - usual))


NAMING = [
    ("content/pages/mine.js", "extra_javascript: [mine.js]\n"),
    ("content/pages/mine/linked.mjs", ""),
    ("content/pages/mine/whole.html", ""),
    ("theme/fragments/mine.html", ""),
    ("theme/assets/javascripts/mine.js", ""),
]
TIP = ".md-typeset .admonition.tip"


@pytest.mark.parametrize(("name", "added"), NAMING)
def test_what_scripts_and_templates_and_whole_pages_name_has_its_styles(
    name: str, added: str, usual: set[str], tmp_path: Path
) -> None:
    _, sheet = published(tmp_path, {name: "/* class='admonition tip' */"}, added)
    assert TIP in selectors_of(sheet) - usual


def test_what_a_hook_adds_to_a_page_has_its_styles(usual: set[str], tmp_path: Path) -> None:
    hook = "def on_post_page(output, **_): return output.replace('<main', '<p class=\"admonition tip\"></p><main')"
    _, sheet = published(tmp_path, {"hook.py": hook}, "hooks: [hook.py]\n")
    assert TIP in selectors_of(sheet) - usual


def test_all_styles_of_a_site_stay_and_what_they_use(tmp_path: Path) -> None:
    mine = ".gone{--mine:1;mask-image:var(--md-admonition-icon--tip)}"
    linked = ".gone{mask-image:var(--md-admonition-icon--bug)}"
    files = {"content/pages/mine.css": mine, "content/pages/mine/linked.css": linked}
    _, sheet = published(tmp_path, files, f"extra_css: [{MAIN}, mine.css]\n")
    assert mine in sheet
    assert all(f"--md-admonition-icon--{kind}:url(" in sheet for kind in ("tip", "bug", "note"))
    assert "--md-admonition-icon--danger:" not in sheet
