"""Sites with corrected or withdrawn forms, and with a history."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from generator.diagnostics import Place
from generator.pipeline.checking import check
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Workspace
from generator.pipeline.outcome import NotPublishable
from generator.publishing.record import MARK
from tests.history.repository import Repository
from tests.pipeline.edits import built_anew
from tests.project import FORM, Build, files_of, page, small_project, write
from tests.sample import changed, sample

JANUARY, MARCH, MAY = (f"2026-0{month}-05T10:00:00+08:00" for month in (1, 3, 5))
SITE = "https://example.org/sub/"
SHOP = "content/forms/science-museum/2019/shop.yml"
HALL_PAGE, SHOP_PAGE = (f"forms/science-museum/2019/{name}/index.html" for name in ("hall", "shop"))
UNIT_PAGE = "forms/science-museum/"
UNIT_FEED = f"{UNIT_PAGE}feed.xml"
WITHDRAWN = "撤回: {日期: 2026-05-01, 原因: 重复填报}\n"
CORRECTED = "更正:\n  - {日期: 2026-05-02, 内容: 总目标改写, 原因: 笔误}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two forms, committed in January; it is built for a known URL."""
    monkeypatch.setenv("DISCLOSURE_SITE_URL", SITE)
    root = small_project(tmp_path / "project")
    write(root, SHOP, changed(sample(), "项目名称: 商店运营\n备注: 只在这里\n"))
    with (root / "site_config/site.yml").open("a", encoding="utf-8") as settings:
        settings.write("repository: https://git.example.org/{commit}\n")
    return root


@pytest.fixture
def repository(root: Path) -> Repository:
    repository = Repository(root)
    repository.commit(JANUARY)
    return repository


def test_a_withdrawn_form_keeps_its_address_and_is_nowhere_else(
    root: Path, repository: Repository, build: Build
) -> None:
    build()
    write(root, SHOP, changed(sample(), f"项目名称: 商店运营\n备注: 只在这里\n{WITHDRAWN}"))
    repository.commit(MAY)
    assert build().forms == 1
    assert '这份表已于 <span class="date">2026-05-01</span> 撤回' in page(root, SHOP_PAGE)
    offered = ["源文件不再提供下载" not in page(root, name) for name in (SHOP_PAGE, HALL_PAGE)]
    assert offered == [False, True]
    named = {name for name, data in files_of(root / "site").items() if "商店运营".encode() in data}
    assert named - {name for name in named if name.startswith("data/")} == {
        *(SHOP_PAGE, "forms/science-museum/index.html", "projects/science-museum/shop/index.html"),
        *("feed.xml", "forms/science-museum/feed.xml"),
    }
    assert {name for name in named if name.startswith("data/search/")} == {"data/search/withdrawn.json"}
    assert json.loads(page(root, "data/search/withdrawn.json")) == [
        [
            "forms/science-museum/2019/shop/",
            "商店运营",
            "science-museum",
            "科技馆",
            2019,
            "target",
            "2026-05-01",
            "重复填报",
        ]
    ]
    assert not [name for name, data in files_of(root / "site").items() if "只在这里".encode() in data]


def test_the_pages_of_a_year_keep_their_addresses_when_all_its_forms_are_withdrawn(root: Path, build: Build) -> None:
    write(root, FORM, sample() + WITHDRAWN)
    write(root, SHOP, changed(sample(), "项目名称: 商店运营\n") + WITHDRAWN)
    write(root, SHOP.replace("2019", "2020"), changed(sample(), "年度: 2020\n项目名称: 商店运营\n"))
    build()
    for name in ("years/2019", "forms/science-museum/2019"):
        html = page(root, f"{name}/index.html")
        assert "本站这一年的表都已撤回" in html
        assert re.findall(r'<th scope="row".*?href="[./]*(.*?)"', html) == [
            f"forms/science-museum/2019/{project}/" for project in ("hall", "shop")
        ]
        assert html.count("重复填报") == 2
        assert "都已撤回" not in page(root, f"{name.replace('2019', '2020')}/index.html")
    write(root, SHOP, changed(sample(), "项目名称: 商店运营\n"))
    build()
    assert not [name for name in ("years/2019", UNIT_PAGE + "2019") if "都已撤回" in page(root, f"{name}/index.html")]


def test_downloads_agree_that_a_form_was_withdrawn(root: Path, repository: Repository, build: Build) -> None:
    write(root, SHOP, changed(sample(), f"项目名称: 商店运营\n{WITHDRAWN}"))
    repository.commit(MAY)
    build()
    listed = {form["project_id"]: form for form in _forms(root)}
    assert {name: form["status"] for name, form in listed.items()} == {"hall": "published", "shop": "withdrawn"}
    shop = listed["shop"]
    assert (shop["withdrawn_on"], shop["withdrawal_reason"], shop["budget_yuan"]) == ("2026-05-01", "重复填报", "")


def _forms(root: Path) -> list[dict[str, str]]:
    """Return the rows of the table of forms."""
    return list(csv.DictReader(StringIO(page(root, "data/forms.csv").removeprefix("\ufeff"))))


def test_a_form_that_was_moved_leads_from_its_old_address_to_the_new_one(root: Path, build: Build) -> None:
    write(root, "content/forms/science-museum/2020/shop.yml", changed(sample(), "年度: 2020\n项目名称: 商店运营\n"))
    moved = "撤回: {日期: 2026-05-01, 原因: 放错了年度, 改见: science-museum/2020/shop}\n"
    write(root, SHOP, changed(sample(), f"年度: 2020\n项目名称: 商店运营\n{moved}"))
    assert build().forms == 2
    link = '<a href="../../../../forms/science-museum/2020/shop/">请改看：科技馆《商店运营》（2020 年绩效目标申报）</a>'
    assert link in page(root, SHOP_PAGE)
    (listed,) = (form for form in _forms(root) if form["status"] == "withdrawn")
    assert listed["replaced_by"] == "science-museum/2020/shop"


def test_a_form_in_the_place_of_another_project_s_is_named_as_it_is_called_now(root: Path, build: Build) -> None:
    moved = "撤回: {日期: 2026-05-01, 原因: 重复填报, 改见: science-museum/2019/fair}\n"
    write(root, SHOP, changed(sample(), f"项目名称: 商店运营\n{moved}"))
    for name in ("书展", "科技书展"):
        write(root, "content/forms/science-museum/2019/fair.yml", changed(sample(), f"项目名称: {name}\n"))
        build()
        assert f">请改看：科技馆《{name}》（2019 年绩效目标申报）</a>" in page(root, SHOP_PAGE)


@pytest.mark.parametrize(
    ("instead", "rule"),
    [
        ("science-museum/2019/shop", "form-comes-back"),
        ("science-museum/2020/shop", "not-another-form"),
        ("science-museum", "not-another-form"),
    ],
)
def test_a_withdrawn_form_that_leads_nowhere_stops_publication(
    root: Path, build: Build, configuration: Configuration, instead: str, rule: str
) -> None:
    moved = f"撤回: {{日期: 2026-05-01, 原因: 放错了年度, 改见: {instead}}}\n"
    write(root, SHOP, changed(sample(), f"项目名称: 商店运营\n{moved}"))
    with pytest.raises(NotPublishable) as refusal:
        build()
    (found,) = refusal.value.diagnostics
    last = len((root / SHOP).read_text("utf-8").splitlines())
    assert (found.rule, found.place) == (rule, Place(SHOP, last, moved.index(instead) + 1))
    assert found in check(Workspace.at(root), configuration).diagnostics
    assert not check(Workspace.at(root), configuration, [root / SHOP]).diagnostics  # of the others nothing is known


def test_withdrawn_forms_do_not_lead_round_in_a_circle(root: Path, configuration: Configuration) -> None:
    moved = "撤回: {{日期: 2026-05-01, 原因: 重复填报, 改见: science-museum/2019/{}}}\n"
    for name, other in (("shop", "fair"), ("fair", "tower"), ("tower", "hall")):
        write(root, f"content/forms/science-museum/2019/{name}.yml", changed(sample(), moved.format(other)))
    assert "form-comes-back" not in {one.rule for one in check(Workspace.at(root), configuration).diagnostics}
    write(root, "content/forms/science-museum/2019/tower.yml", changed(sample(), moved.format("fair")))
    found = check(Workspace.at(root), configuration).diagnostics
    told = [one.place.file for one in found if one.rule == "form-comes-back"]
    assert told == [f"content/forms/science-museum/2019/{name}.yml" for name in ("fair", "tower")]


def test_a_form_emptied_by_its_withdrawal_is_published_as_withdrawn(root: Path, build: Build) -> None:
    write(root, SHOP, f"form: sh-target-2019\n项目名称: 商店运营\n{WITHDRAWN}")
    assert build().forms == 1
    assert "重复填报" in page(root, SHOP_PAGE)


def test_the_page_of_its_unit_follows_what_is_said_of_a_withdrawn_form(root: Path, build: Build) -> None:
    for reason in ("重复填报", "项目取消"):
        write(root, SHOP, changed(sample(), f"项目名称: 商店运营\n撤回: {{日期: 2026-05-01, 原因: {reason}}}\n"))
        build()
        assert reason in page(root, "forms/science-museum/index.html")


def test_no_form_is_held_against_a_withdrawn_one(root: Path, build: Build) -> None:
    same_name = changed(sample(), "备注: 与展厅同名\n")
    for text, rules in ((same_name, {"same-name-two-projects"}), (same_name + WITHDRAWN, set())):
        write(root, SHOP, text)
        build()
        found = {finding["rule"] for finding in json.loads(page(root, "data/findings.json"))}
        assert found & {"same-name-two-projects"} == rules


def test_what_a_history_begins_with_is_not_told_of_as_new(root: Path, repository: Repository, build: Build) -> None:
    build()
    assert "本站最近公开的表" not in page(root, "index.html")
    write(root, "content/forms/science-museum/2020/fair.yml", changed(sample(), "年度: 2020\n项目名称: 展会\n"))
    repository.commit(MARCH)
    build()
    told = page(root, "index.html").partition("本站最近公开的表")[2]
    assert "展会" in told
    assert "商店运营" not in told


def test_a_corrected_form_says_when_and_where_it_changed(root: Path, repository: Repository, build: Build) -> None:
    build()
    write(root, FORM, changed(sample(), CORRECTED))
    last = repository.commit(MAY)
    build()
    html = page(root, HALL_PAGE)
    for part in ("总目标改写", "2026-01-05", "2026-05-05", f"https://git.example.org/{last}"):
        assert part in html
    summaries = [entry.findtext("{*}summary") for entry in fromstring(page(root, "feed.xml")).findall("{*}entry")]
    assert summaries == ["科技馆于 2026-05-02 更正了这份表：总目标改写（笔误）", "本站公开了科技馆的这份表。"]


def test_the_past_alone_makes_the_page_anew(root: Path, build: Build) -> None:
    build()
    assert "没有可查的修改记录" in page(root, HALL_PAGE)
    Repository(root).commit(JANUARY)
    build()
    assert "2026-01-05" in page(root, HALL_PAGE)
    assert "没有可查的修改记录" not in page(root, HALL_PAGE)


@pytest.mark.usefixtures("repository")
def test_every_page_is_in_the_sitemap_and_names_itself(root: Path, build: Build) -> None:
    build()
    pages = {name.removesuffix("index.html") for name in files_of(root / "site") if name.endswith("index.html")}
    urls = {url.findtext("{*}loc"): url.findtext("{*}lastmod") for url in fromstring(page(root, "sitemap.xml"))}
    assert pages >= {str(url).removeprefix(SITE) for url in urls}
    assert urls[f"{SITE}forms/science-museum/2019/hall/"] == JANUARY
    for name in pages:
        assert re.findall('rel="canonical" href="([^"]*)"', page(root, f"{name}index.html")) == [SITE + name]


def test_pages_feeds_and_sitemap_date_a_form_by_the_last_change_that_readers_see(
    root: Path, repository: Repository, build: Build
) -> None:
    write(root, FORM, sample().replace("2000人", "1000人"))
    write(root, SHOP, changed(sample(), f"项目名称: 商店运营\n{WITHDRAWN}"))
    commit = repository.commit(MARCH)
    for file in (FORM, SHOP):
        write(root, file, (root / file).read_text("utf-8") + "# 已核对\n")
    commented = repository.commit(MAY)
    build()
    changes = {url.findtext("{*}loc"): url.findtext("{*}lastmod") for url in fromstring(page(root, "sitemap.xml"))}
    entries = [entry.findtext("{*}updated") for entry in fromstring(page(root, "feed.xml")).findall("{*}entry")]
    assert entries == [MARCH, MARCH]
    for name in (HALL_PAGE, SHOP_PAGE):
        html = page(root, name)
        assert re.findall('"dateModified": ?"([^"]*)"', html) == [MARCH]
        assert re.findall("最近修改的提交编号：.*git.example.org/([0-9a-f]*)", html) == [commit]
        assert re.findall("只改了注释、写法的提交编号：.*git.example.org/([0-9a-f]*)", html) == [commented]
        assert changes[SITE + name.removesuffix("index.html")] == MARCH
    assert '最近修改</dt><dd class="facts__value"><time datetime="2026-03-05">' in page(root, SHOP_PAGE)


def test_the_table_of_forms_has_the_days_that_pages_state(
    root: Path, repository: Repository, build: Build, tmp_path: Path
) -> None:
    garden, fair = (SHOP.replace("shop", name) for name in ("garden", "fair"))
    write(root, FORM, sample().replace("2000人", "1000人"))
    write(root, SHOP, changed(sample(), f"项目名称: 商店运营\n{WITHDRAWN}"))
    write(root, garden, changed(sample(), "项目名称: 花园养护\n"))
    repository.commit(MARCH)
    for file in (FORM, SHOP, garden):
        write(root, file, (root / file).read_text("utf-8") + "# 已核对\n")
    repository.commit(MAY)
    write(root, fair, changed(sample(), "项目名称: 书展\n"))
    build()
    # Nobody knows since when there were the forms of the first commit; the garden had a comment only since.
    assert days(root) == {
        "hall": ("", "2026-03-05"),
        "shop": ("", "2026-03-05"),
        "garden": ("2026-03-05", ""),
        "fair": ("", ""),
    }
    repository.commit(MAY)
    build()
    assert days(root)["fair"] == ("2026-05-05", "")
    built_anew(root, tmp_path / "anew")
    assert {**files_of(root / "site"), MARK: b""} == {**files_of(tmp_path / "anew/site"), MARK: b""}


def days(root: Path) -> dict[str, tuple[str, str]]:
    return {form["project_id"]: (form["first_published"], form["last_changed"]) for form in _forms(root)}


def test_every_feed_that_a_page_links_is_there(
    root: Path, repository: Repository, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.rendering.pages.page.PART_SIZE", 1)
    write(root, "content/forms/library/unit.yml", "名称: 图书馆\n")
    write(root, SHOP, changed(sample(), f"项目名称: 商店运营\n{WITHDRAWN}"))
    repository.commit(MAY)
    build()
    made = files_of(root / "site")
    linked = {name: feeds_of(data.decode()) for name, data in made.items() if name.endswith(".html")}
    assert {feed for feeds in linked.values() for feed in feeds} == {"feed.xml", UNIT_FEED} <= made.keys()
    of_unit = {HALL_PAGE, SHOP_PAGE, f"{UNIT_PAGE}index.html", f"{UNIT_PAGE}2019/index.html"}
    projects = {f"projects/science-museum/{name}/index.html" for name in ("hall", "shop")}
    assert {name for name, feeds in linked.items() if UNIT_FEED in feeds} == of_unit | projects
    assert "forms/page/2/index.html" in linked


def feeds_of(html: str) -> list[str]:
    return re.findall(f'type="application/atom\\+xml"[^>]* href="{SITE}([^"]*)"', html)


@pytest.mark.usefixtures("repository")
def test_a_site_without_an_address_has_nothing_that_needs_one(
    root: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCLOSURE_SITE_URL", "")
    build()
    assert not {"feed.xml", "sitemap.xml", "robots.txt"} & files_of(root / "site").keys()
    assert "canonical" not in page(root, HALL_PAGE)


def test_the_home_page_shows_what_was_published_last(root: Path, repository: Repository, build: Build) -> None:
    for slug, name, day in (("events", "宣传活动", MARCH), ("garden", "花园养护", MAY)):
        write(root, f"content/forms/science-museum/2019/{slug}.yml", changed(sample(), f"项目名称: {name}\n"))
        repository.commit(day)
    build()
    latest = page(root, "index.html").split("本站最近公开的表", 1)[1]
    assert latest.index("花园养护") < latest.index("宣传活动")
    # The publication time of forms in the first commit of the history is unknown.
    assert "商店运营" not in latest


def test_without_a_past_the_home_page_shows_the_largest_instead(root: Path, build: Build) -> None:
    build()
    assert "本站最近公开的表" not in page(root, "index.html")
    assert "2019 年预算最多的项目" in page(root, "index.html")


def test_a_unit_shows_when_its_forms_were_first_published(root: Path, repository: Repository, build: Build) -> None:
    build()
    assert "本站首次公开" not in page(root, f"{UNIT_PAGE}index.html")
    write(root, "content/forms/science-museum/2027/hall.yml", changed(sample(), "年度: 2027\n"))
    repository.commit(MAY)
    build()
    told = page(root, f"{UNIT_PAGE}index.html").split("本站首次公开", 1)[1]
    assert "2026-05-05" in told
    # Of 2019 nothing is told: those forms are from before the site.
    assert "2026-01-05" not in told


def test_a_day_of_publication_that_became_another_alone_makes_the_page_of_the_unit_anew(
    root: Path, repository: Repository, build: Build
) -> None:
    write(root, "content/forms/science-museum/2027/hall.yml", changed(sample(), "年度: 2027\n"))
    for day in (MARCH, MAY):
        repository.commit(day)
        build()
        assert day[:10] in page(root, f"{UNIT_PAGE}index.html")
        repository.git("reset", "--quiet", "--soft", "HEAD~")
