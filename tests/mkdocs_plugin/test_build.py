import os
import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.history.changes import Unknown
from generator.language import load
from generator.mkdocs_plugin import building, host, plugin, publishing
from generator.mkdocs_plugin.rendered import HostError, Rendered
from generator.mkdocs_plugin.settings import depends_on_known_alone, refusal_of, settings_of
from generator.mkdocs_plugin.shells import shell_pages
from generator.pipeline.inputs.workspace import Workspace
from generator.pipeline.outcome import Built, HistoryLost, NotPublishable
from generator.pipeline.settings import CACHE, BuildSettings
from generator.publishing.record import MARK
from generator.publishing.stage import ForeignFolder, NotApart
from generator.publishing.sums import SUMS
from generator.rendering.pages.search import Guide
from generator.rendering.shell import DEEPEST, MARKS, ShellKey
from tests.mkdocs_plugin.pipeline import DATA, URLS, fail
from tests.mkdocs_plugin.site import put_in_place, write_site
from tests.project import REPOSITORY, files_of, small_project, write


@pytest.fixture
def staging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary directories, so that a test can see what is left of them."""
    folder = tmp_path / "staging"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_mkdocs_itself_builds_the_same_bytes(config_file: Path, tmp_path: Path, built: Path) -> None:
    config = load_config(config_file=str(config_file), site_dir=str(tmp_path / "site"))
    mkdocs_build(config)
    assert files_of(tmp_path / "site") == files_of(built)
    assert config.site_dir == str(tmp_path / "site")


def test_the_pipelines_result_is_returned(config_file: Path, tmp_path: Path) -> None:
    assert isinstance(building.build(config_file, tmp_path / "site"), Built)


def test_what_the_markdown_pages_explain_is_handed_on_by_their_headings(config_file: Path) -> None:
    guides = host.render(config_file).site.hosted.guides
    assert Guide("glossary/", "术语") in guides
    assert Guide("glossary/#execution-rate", "执行率", "术语") in guides
    assert {guide.address.partition("#")[0] for guide in guides} == {"about/", "glossary/", "how-to-read/", "site-map/"}
    assert len({guide.address for guide in guides}) == len(guides)


def test_what_mkdocs_made_stays_as_it_is_when_it_runs_again(config_file: Path) -> None:
    before = host.render(config_file).site.hosted.shells
    shell = before.at("forms/")
    config_file.write_text(f"{config_file.read_text('utf-8')}site_name: 乙区绩效公开\n", "utf-8")
    assert host.render(config_file).site.hosted.shells.at("forms/") != shell
    assert before.at("forms/") is shell


def test_no_virtual_page_is_published(built: Path) -> None:
    pages = {name for name in files_of(built) if name.endswith(".html")}
    written = {"about/index.html", "how-to-read/index.html", "glossary/index.html", "site-map/index.html", "404.html"}
    assert pages == written | {f"{url}index.html" for url in URLS}


def test_the_shells_cover_every_address() -> None:
    firsts = ("forms", "projects", "years", "types", "findings", "elsewhere")
    single = ["", "search/", "explore/", "compare/", "data/", "fill/"]
    addresses = [*single, *(f"{first}/{'x/' * depth}" for first in firsts for depth in range(DEEPEST))]
    assert {ShellKey.of(address) for address in addresses} == {page.key for page in shell_pages()}


def test_of_the_theme_only_assets_in_use_are_published(built: Path) -> None:
    (assets,) = (built / "assets").iterdir()
    others = {name for name in files_of(built) if not name.endswith(".html")} - {MARK, SUMS, *DATA}
    assert {name.partition("/")[0] for name in others} == {"assets"}
    ours = {name for name in files_of(REPOSITORY / "theme/assets") if name.endswith((".svg", ".js"))}
    joined = {
        f"javascripts/{name}.js"
        for name in ("narrow", "navigation", "printed", "scrolling", "search-mark", "sort", "stacked", "standing")
    }
    styles = {f"stylesheets/{name}.css" for name in ("site", "compare", "explore", "fill", "search")}
    assert set(files_of(assets)) == ours - joined | styles | {"javascripts/site.js"}


def test_all_style_sheets_are_one_file_in_their_order(built: Path) -> None:
    (joined,) = built.rglob("site.css")
    text = joined.read_text("utf-8")
    places = [text.index(style) for style in ('@charset "UTF-8"', ".skip-link", ".hero", ".search-form", ".paper")]
    assert places == sorted(places)


def test_comments_of_style_sheets_are_not_published_but_for_notices_of_authors(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    kept = """a::after { content: "/* it's"; background: url(data:,/*) } b { content: '\\'*/' }\n/*! 某某 作 */\n"""
    kept += "p/* p */ q { margin: 0/**/auto }\n"
    write(root, "content/pages/mine.css", f"/* it's one */\n{kept}/* another,\n   url( */c {{ color: red }}\n")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("extra_css:\n", "extra_css:\n  - mine.css\n"), "utf-8")
    building.build(config, tmp_path / "site")
    (joined,) = (tmp_path / "site").rglob("site.css")
    assert f"{kept}c {{ color: red }}\n" in joined.read_text("utf-8")


def test_the_folder_of_the_assets_has_another_name_when_one_of_them_changes(tmp_path: Path, built: Path) -> None:
    config = write_site(tmp_path)
    theme = tmp_path / "theme"
    shutil.copytree(REPOSITORY / "theme", theme)
    config.write_text(config.read_text("utf-8").replace(str(REPOSITORY / "theme"), str(theme)), "utf-8")
    building.build(config, tmp_path / "site")
    assert assets_of(tmp_path / "site") == assets_of(built)
    write(theme, "assets/javascripts/shared/words.js", "export const fill = 1;")
    building.build(config, tmp_path / "site")
    assert assets_of(tmp_path / "site") != assets_of(built)


def assets_of(site: Path) -> list[str]:
    return [folder.name for folder in (site / "assets").iterdir()]


def test_a_folder_of_somebody_else_is_refused_and_left_alone(config_file: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "site/thesis.txt"
    foreign.parent.mkdir()
    foreign.write_text("十年心血", encoding="utf-8")
    with pytest.raises(ForeignFolder):
        building.build(config_file, tmp_path / "site")
    assert files_of(tmp_path / "site") == {"thesis.txt": "十年心血".encode()}


def test_a_failing_pipeline_leaves_what_was_published(
    tmp_path: Path, staging: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    building.build(write_site(tmp_path), tmp_path / "site")
    before = files_of(tmp_path / "site")
    shutil.rmtree(tmp_path / "content")
    shutil.rmtree(tmp_path / "site_config")
    put_in_place(fail, monkeypatch)
    with pytest.raises(RuntimeError, match="the pipeline failed"):
        building.build(write_site(tmp_path), tmp_path / "site")
    assert files_of(tmp_path / "site") == before
    assert list(staging.iterdir()) == []


def test_mkdocs_itself_tells_of_a_site_that_would_lose_its_dates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(*_: object) -> None:
        raise HistoryLost(Unknown.SHALLOW, "")

    monkeypatch.setattr(publishing, "publish_site", lose)
    with pytest.raises(Abort) as refused:
        mkdocs_build(load_config(config_file=str(write_site(tmp_path))))
    assert "git fetch --unshallow" in str(refused.value.__context__)


def test_a_build_leaves_no_temporary_files(config_file: Path, tmp_path: Path, staging: Path) -> None:
    building.build(config_file, tmp_path / "site")
    assert list(staging.iterdir()) == []


@pytest.mark.parametrize("out", [".", "content", "content/forms/site"])
def test_an_output_that_would_swallow_the_sources_is_refused(config_file: Path, tmp_path: Path, out: str) -> None:
    before = files_of(tmp_path / "content")
    with pytest.raises(NotApart):
        building.build(config_file, tmp_path / out)
    assert files_of(tmp_path / "content") == before
    assert not (tmp_path / out / MARK).exists()


def _with_link(tmp_path: Path, name: str) -> Path:
    root = small_project(tmp_path / "project")
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.txt").write_text("口令", "utf-8")
    (root / name).symlink_to(secret if name.endswith("notes") else secret / "key.txt")
    return root


@pytest.mark.parametrize("name", ["content/pages/page.md", "content/pages/notes"])
def test_a_link_among_the_pages_is_not_published(name: str, tmp_path: Path) -> None:
    root = _with_link(tmp_path, name)
    with pytest.raises(NotPublishable, match=f"{name}:1 symbolic-link"):
        building.build(root / "mkdocs.yml", tmp_path / "site")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["content/pages/page.md", "content/pages/notes", "theme/assets/list.txt"])
def test_a_link_is_not_published_by_the_host(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugin, "problems_of_pages", lambda *_: ())
    root = _with_link(tmp_path, name)
    with pytest.raises(HostError):
        building.build(root / "mkdocs.yml", tmp_path / "site")
    assert f"不是普通文件，不会公开：{name.partition('/')[2].removeprefix('pages/')}" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["forms/index.md", "forms.md", "data.md", "years/README.md"])
def test_a_page_of_prose_in_the_place_of_a_list_is_not_dropped(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path / "project")
    write(root, f"content/pages/{name}", "# 甲\n")
    with pytest.raises(HostError):
        building.build(root / "mkdocs.yml", tmp_path / "site")
    assert f"网址与生成的文件相同：{name}。" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_pipe_among_the_pages_does_not_keep_a_build_waiting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path / "project")
    os.mkfifo(root / "content/pages/pipe.md")
    with pytest.raises(HostError):
        building.build(root / "mkdocs.yml", tmp_path / "site")
    assert "不是普通文件，不会公开：pipe.md" in capsys.readouterr().err


def test_a_wrong_configuration_is_a_host_error(tmp_path: Path) -> None:
    with pytest.raises(HostError):
        building.build(tmp_path / "missing.yml", tmp_path / "site")


_ADDRESSES = [
    ("https://example.org/", True),
    ("https://example.org:8443/forms/2024/", True),
    ("http://127.0.0.1:8000/", True),
    ("http://[::1]:8000/", True),
    ("https://xn--fiq228c.example/%E8%A1%A8/", True),
    ("https://x.example/?q=1", False),
    ("https://x.example/#top", False),
    ("ftp://x.example/", False),
    ("https://user:secret@x.example/", False),
    ('https://x.example/"><script>', False),
    ("https://x.example/a b/", False),
    ("https://x.example/甲/", False),
    ("https://x.example/'/", False),
    ("https://x.example/%2/", False),
    ("javascript://x.example/", False),
]


@pytest.mark.parametrize(("address", "is_fine"), _ADDRESSES)
def test_an_address_with_anything_but_a_host_and_a_path_is_refused(tmp_path: Path, address: str, is_fine: bool) -> None:
    config = load_config(config_file=str(write_site(tmp_path)), site_url=address)
    refusal = refusal_of(config, load())
    assert (refusal is None) is is_fine
    assert is_fine or "site_url" in (refusal or "")
    assert "secret" not in (refusal or "")


def test_pages_that_the_check_would_not_look_at_are_refused(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = write_site(tmp_path)
    shutil.copytree(tmp_path / "content/pages", tmp_path / "docs")
    config.write_text(config.read_text("utf-8") + "docs_dir: docs\n", "utf-8")
    with pytest.raises(HostError):
        building.build(config, tmp_path / "site")
    assert "docs_dir 要写成 content/pages" in caplog.text
    assert not (tmp_path / "site").exists()


def test_links_that_would_lead_nowhere_are_refused(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = write_site(tmp_path)
    config.write_text(config.read_text("utf-8") + "use_directory_urls: false\n", "utf-8")
    with pytest.raises(HostError):
        building.build(config, tmp_path / "site")
    assert "use_directory_urls 不能是 false" in caplog.text
    assert not (tmp_path / "site").exists()


_UNUSED = ["palette: {primary: red}", "features: [navigation.tabs]", "font: false", "language: zh"]


@pytest.mark.parametrize("option", _UNUSED)
def test_options_of_the_theme_that_no_page_would_show_are_refused(option: str, tmp_path: Path) -> None:
    config = write_site(tmp_path)
    config.write_text(f"{config.read_text('utf-8')}  {option}\n", "utf-8")
    refusal = refusal_of(load_config(str(config)), load())
    assert f"：theme.{option.partition(':')[0]}。" in (refusal or "")


def test_settings_that_no_page_would_show_are_refused(tmp_path: Path) -> None:
    config = write_site(tmp_path)
    config.write_text(f"{config.read_text('utf-8')}copyright: 甲\n", "utf-8")
    assert "：copyright。" in (refusal_of(load_config(str(config)), load()) or "")


@pytest.mark.parametrize("page", ["index.html", "about/index.html", "forms/unit/2019/project/index.html", "404.html"])
def test_every_page_has_the_pictures_of_the_theme(tmp_path: Path, page: str) -> None:
    config = write_site(tmp_path)
    config.write_text(f"{config.read_text('utf-8')}  logo: 图/徽标.svg\n  favicon: 图/图标.png\n", "utf-8")
    for name in ("徽标.svg", "图标.png"):
        write(tmp_path, f"content/pages/图/{name}", "<svg/>")
    building.build(config, tmp_path / "site")
    head, _, header = (tmp_path / "site" / page).read_text("utf-8").partition("<header")
    folder = ("/" if page == "404.html" else "../" * page.count("/")) + quote("图/")
    assert f'<link rel="icon" href="{folder}{quote("图标.png")}">' in head
    assert f'<img class="site-header__logo" src="{folder}{quote("徽标.svg")}" alt="">' in header
    assert (tmp_path / "site/图/徽标.svg").is_file()


def test_without_a_logo_there_is_the_name_alone(built: Path) -> None:
    page = (built / "about/index.html").read_text("utf-8")
    assert "<img" not in page.partition("<main")[0]
    assert re.search(r'<link rel="icon" href="\.\./assets/[0-9a-f]{12}/images/favicon\.svg">', page)


@pytest.mark.parametrize("time", ["the first time", "from what was kept"])
def test_the_site_lies_where_the_configuration_wants_it(tmp_path: Path, time: str) -> None:
    config = write_site(tmp_path)
    config.write_text(config.read_text("utf-8") + "site_dir: public\n", "utf-8")
    if time == "from what was kept":
        building.build(config, tmp_path / "elsewhere")
    assert building.build(config).out == tmp_path / "public"
    assert (tmp_path / "public/index.html").is_file()
    assert not (tmp_path / "site").exists()


def test_a_name_of_the_site_that_is_a_mark_of_ours_is_a_host_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = write_site(tmp_path)
    config.write_text(f"{config.read_text('utf-8')}site_name: {MARKS[0]}\n", "utf-8")
    with pytest.raises(HostError):
        building.build(config, tmp_path / "site")
    assert f"“{MARKS[0]}”出现了 3 次（应为 1 次）" in caplog.text


def test_what_is_doubtful_on_a_page_does_not_stop_publication(tmp_path: Path) -> None:
    config = write_site(tmp_path)
    with (tmp_path / "content/pages/about.md").open("a", encoding="utf-8") as page:
        page.write("\n请找王小明，13812345678\n")
    assert isinstance(building.build(config, tmp_path / "site"), Built)


def test_mkdocs_itself_tells_of_a_page_that_cannot_be_read(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    (root / "content/pages/about.md").write_bytes("# 关于".encode("gbk"))
    with pytest.raises(Abort) as refused:
        mkdocs_build(load_config(config_file=str(root / "mkdocs.yml")))
    assert "content/pages/about.md:1:3: 错误 not-utf8" in str(refused.value.__context__)


@pytest.mark.parametrize("path", ["assets/stylesheets/mine.css", "https://example.org/mine.css"])
def test_a_style_sheet_that_is_not_there_is_a_host_error(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = small_project(tmp_path) / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("extra_css:\n", f"extra_css:\n  - {path}\n"), "utf-8")
    with pytest.raises(HostError):
        building.build(config, tmp_path / "site")
    assert f"mkdocs.yml 里写的“{path}”在 content/pages/ 和 theme/ 里都没有" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_configuration_without_the_plugin_is_a_host_error(tmp_path: Path) -> None:
    config = write_site(tmp_path)
    config.write_text(config.read_text("utf-8").partition("plugins:")[0] + "plugins: []\n", "utf-8")
    with pytest.raises(HostError, match="disclosure"):
        building.build(config, tmp_path / "site")


@pytest.mark.parametrize(
    "written",
    ["INHERIT: {}", 'INHERIT: "{}"', "INHERIT: '{}'", "INHERIT: {}  # 共用的设置", '"INHERIT": {}', "INHERIT : {}"],
)
def test_a_configuration_inherits_from_a_file_however_that_is_written(tmp_path: Path, written: str) -> None:
    config = write_site(tmp_path)
    base = tmp_path / "base.yml"
    config.rename(base)
    config.write_text(f"{written.format(base.name)}\n", "utf-8")
    for name in ("一个站点", "另一个站点"):
        base.write_text(base.read_text("utf-8") + f"site_name: {name}\n", "utf-8")
        building.build(config, tmp_path / "site")
        assert name in (tmp_path / "site/about/index.html").read_text("utf-8")


_FOOTER = """\
language: zh
introduction: 查一查。
publisher: 江州市<b>财政局</b>
contact: 绩效科 & 电话 0799-1234567
footer:
  - {text: "某ICP备<1>号", url: "https://beian.example/?a=1&b=2"}
  - {text: 主办：江州市财政局, picture: 图/<徽标>.svg}
  - {text: 某公网安备1号, url: "https://beian.example/", picture: 图/警徽.png}
"""


@pytest.mark.parametrize("page", ["index.html", "about/index.html", "forms/unit/2019/project/index.html", "404.html"])
def test_every_page_says_whose_site_it_is(tmp_path: Path, page: str) -> None:
    config = write_site(tmp_path)
    write(tmp_path, "site_config/site.yml", _FOOTER)
    for name in ("<徽标>.svg", "警徽.png"):
        write(tmp_path, f"content/pages/图/{name}", "<svg/>")
    building.build(config, tmp_path / "site")
    footer = (tmp_path / "site" / page).read_text("utf-8").partition("<footer")[2]
    root = "/" if page == "404.html" else "../" * page.count("/")
    folder = root + quote("图/")
    for line in (
        f'href="{root}site-map/">网站地图</a></li>',
        "<li>发布：江州市&lt;b&gt;财政局&lt;/b&gt;</li>",
        "<li>联系：绩效科 &amp; 电话 0799-1234567</li>",
        'href="https://beian.example/?a=1&amp;b=2" rel="external noopener">某ICP备&lt;1&gt;号</a></li>',
        f'<li><img class="site-footer__mark" src="{folder}{quote("<徽标>.svg")}" alt="">主办：江州市财政局</li>',
        f'<img class="site-footer__mark" src="{folder}{quote("警徽.png")}" alt="">某公网安备1号</a></li>',
    ):
        assert line in footer


def test_a_picture_of_the_footer_that_is_not_there_is_left_to_publication_which_reports_it(tmp_path: Path) -> None:
    config = write_site(tmp_path)
    write(tmp_path, "site_config/site.yml", _FOOTER)
    building.build(config, tmp_path / "site")


_OF_A_SITE = ("SiteName", "SiteDomain", "SiteIDCode")
_OF_A_COLUMN = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("about/index.html", _OF_A_COLUMN),
        # Pages of the pipeline bring the rest.
        ("forms/unit/2019/project/index.html", ()),
        ("404.html", ()),
    ],
)
def test_every_page_of_a_government_website_has_its_tags(tmp_path: Path, page: str, names: tuple[str, ...]) -> None:
    config = write_site(tmp_path)
    config.write_text(config.read_text("utf-8") + "site_url: https://jixiao.jiangzhou.gov.cn/open/\n", "utf-8")
    settings = "language: zh\nintroduction: 查一查。\npublisher: 江州市财政局\n"
    for code in ("", "1234567890"):
        write(tmp_path, "site_config/site.yml", settings + (f"site_code: {code}\n" if code else ""))
        building.build(config, tmp_path / "site")
        text = (tmp_path / "site" / page).read_text("utf-8")
        tags = dict(re.findall('<meta name="([A-Z][A-Za-z]+)" content="([^"]+)">', text))
        assert tuple(tags) == ((*_OF_A_SITE, *names) if code else ())
        assert ("<li>政府网站标识码：1234567890</li>" in text) is bool(code)
    assert tags["SiteIDCode"] == "1234567890"
    assert tags["SiteDomain"] == "jixiao.jiangzhou.gov.cn"


def test_a_markdown_page_of_a_government_website_says_what_its_column_is(tmp_path: Path) -> None:
    config = write_site(tmp_path)
    write(
        tmp_path, "site_config/site.yml", "language: zh\nintroduction: 查。\npublisher: 某局\nsite_code: 1234567890\n"
    )
    write(tmp_path, "content/pages/about.md", '---\ntitle: 关于 & 说明\ndescription: 公开"什么"。\n---\n\n# 关于\n')
    write(tmp_path, "content/pages/glossary.md", "# 术语\n")
    building.build(config, tmp_path / "site")
    told = [
        dict(
            re.findall(
                '<meta name="([A-Z][A-Za-z]+)" content="([^"]*)">', (tmp_path / "site" / page).read_text("utf-8")
            )
        )
        for page in ("about/index.html", "glossary/index.html")
    ]
    for tags in told:
        assert "SiteDomain" not in tags  # nobody has said where the site is
        assert tags["ColumnType"] == "概况信息"
        assert tags["ColumnKeywords"] == f"{tags['ColumnName']},预算绩效,绩效目标申报表,绩效自评表"
    about, glossary = told
    assert (about["ColumnName"], about["ColumnDescription"]) == ("关于 &amp; 说明", "公开&#34;什么&#34;。")
    assert glossary["ColumnName"] == "术语"
    assert glossary["ColumnDescription"]


def test_a_footer_that_was_changed_is_made_anew(tmp_path: Path) -> None:
    config = write_site(tmp_path)
    for publisher in ("一个单位", "另一个单位"):
        write(tmp_path, "site_config/site.yml", f"language: zh\nintroduction: 查一查。\npublisher: {publisher}\n")
        building.build(config, tmp_path / "site")
        for page in ("about/index.html", "forms/unit/2019/project/index.html"):
            assert f"<li>发布：{publisher}</li>" in (tmp_path / "site" / page).read_text("utf-8")


def test_what_a_hook_makes_of_a_page_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = write_site(tmp_path)
    config.write_text(f"{config.read_text('utf-8')}hooks: [hook.py]\n", "utf-8")
    write(tmp_path, "hook.py", "def on_page_markdown(markdown, **_): return markdown + open('said.txt').read()\n")
    monkeypatch.chdir(tmp_path)
    for text in ("一种话", "另一种话"):
        write(tmp_path, "said.txt", text)
        building.build(config, tmp_path / "site")
        assert text in (tmp_path / "site/about/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("added", "is_known"),
    [
        ("", True),
        ("markdown_extensions: [footnotes, pymdownx.superfences]", True),
        ("markdown_extensions: [pymdownx.snippets]", False),
        ("markdown_extensions: [{toc: {slugify: !!python/name:tests.project.page }}]", False),
        ("markdown_extensions: [foreign]", False),
        ("plugins: [disclosure, search]", False),
    ],
)
def test_mkdocs_is_asked_each_time_where_it_may_read_what_nobody_knows(
    added: str, is_known: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    write(tmp_path, "foreign.py", "from markdown.extensions.tables import TableExtension as makeExtension\n")
    config = write_site(tmp_path)
    config.write_text(f"{config.read_text('utf-8')}{added}\n", "utf-8")
    assert depends_on_known_alone(load_config(str(config))) is is_known


def test_mkdocs_tells_of_a_configuration_that_cannot_be_read_any_more(tmp_path: Path) -> None:
    config = write_site(tmp_path)
    base = tmp_path / "base.yml"
    config.rename(base)
    config.write_text("INHERIT: base.yml\n", "utf-8")
    building.build(config, tmp_path / "site")
    base.write_bytes("site_name: 一个站点\n".encode("gbk"))
    with pytest.raises(HostError, match="MkDocs 读不下去"):
        building.build(config, tmp_path / "site")
    base.unlink()
    with pytest.raises(HostError, match=r"base\.yml"):
        building.build(config, tmp_path / "site")


@pytest.mark.parametrize(
    "named", ["!ENV SITE_TITLE", "!ENV [OTHER, SITE_TITLE, 站点]", "!ENV\n  - 'SITE_TITLE'\n  - 站点"]
)
def test_another_value_of_a_variable_is_on_the_pages(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = write_site(tmp_path)
    config.write_text(f"{config.read_text('utf-8')}site_name: {named}\n", "utf-8")
    for title in ("甲区绩效公开", "乙区绩效公开"):
        monkeypatch.setenv("SITE_TITLE", title)
        building.build(config, tmp_path / "site")
        assert title in (tmp_path / "site/about/index.html").read_text("utf-8")


@pytest.mark.parametrize("kind", ["pipe", "folder behind a link"])
def test_what_is_no_file_among_the_pages_stops_the_next_build_too(kind: str, tmp_path: Path) -> None:
    root = small_project(tmp_path)
    building.build(root / "mkdocs.yml", tmp_path / "site")
    other = root / "content/pages/other.md"
    os.mkfifo(other) if kind == "pipe" else other.symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises((HostError, NotPublishable)):
        building.build(root / "mkdocs.yml", tmp_path / "site")


def test_a_page_that_was_changed_while_mkdocs_ran_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = write_site(tmp_path)
    pages = tmp_path / "content/pages"
    render = host.render

    def rendered(config_file: Path) -> Rendered:
        made = render(config_file)
        (pages / "about.md").write_text("# 关于本站\n\n后写的。\n", "utf-8")
        return made

    monkeypatch.setattr(host, "render", rendered)
    building.build(config, tmp_path / "site")
    monkeypatch.setattr(host, "render", render)
    building.build(config, tmp_path / "site")
    assert "后写的。" in (tmp_path / "site/about/index.html").read_text("utf-8")


def test_settings_are_absolute(config_file: Path, tmp_path: Path) -> None:
    config = load_config(config_file=str(config_file))
    assert settings_of(config) == BuildSettings(
        workspace=Workspace(
            root=tmp_path,
            forms=tmp_path / "content/forms",
            configuration=tmp_path / "site_config",
            theme=REPOSITORY / "theme",
        ),
        site_name="项目绩效信息公开",
        site_url="",
        cache=tmp_path / CACHE,
    )


def test_a_preview_leaves_nothing_where_it_was_served(config_file: Path, tmp_path: Path) -> None:
    served = tmp_path / "served"
    served.mkdir()
    config = load_config(config_file=str(config_file), site_dir=str(served))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config)
    assert (served / "index.html").exists()
    config.plugins.on_shutdown()
    assert not list(tmp_path.glob("*served*"))
