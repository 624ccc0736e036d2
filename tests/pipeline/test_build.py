"""Whole sites, built through the host from real files."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from generator.mkdocs_plugin import building
from generator.pipeline.groups import downloads
from generator.pipeline.outcome import NotPublishable
from generator.publishing.stage import NameTaken
from tests.project import FORM, REPOSITORY, UNIT, Build, files_of, page, small_project, write
from tests.sample import changed, sample

PAGE = "forms/science-museum/2019/hall/index.html"
MADE_UP = REPOSITORY / "tests/definition/made_up"


def test_one_form_makes_a_site_with_all_its_indexes(root: Path, build: Build) -> None:
    built = build()
    assert built.forms == 1
    assert {name for name in built.names if name.endswith(".html") and not name.startswith("findings/")} == {
        *(f"{name}index.html" for name in ("", "search/", "explore/", "compare/", "fill/")),
        *("forms/index.html", "years/index.html", "types/index.html"),
        *("forms/science-museum/index.html", "forms/science-museum/2019/index.html", PAGE),
        *("projects/science-museum/hall/index.html", "years/2019/index.html"),
        *("types/recurring-special/index.html", "types/recurring-special/2019/index.html"),
        *("data/index.html", "about/index.html", "how-to-read/index.html", "glossary/index.html"),
        *("site-map/index.html", "404.html"),
    }
    assert built.names <= files_of(root / "site").keys()


def test_no_form_at_all_still_makes_a_site(root: Path, build: Build) -> None:
    (root / FORM).unlink()
    assert build().forms == 0
    assert "还没有公开的绩效表" in page(root, "index.html")


def test_the_home_page_bears_the_name_of_the_site_and_its_introduction(root: Path, build: Build) -> None:
    write(root, "mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8").replace("项目绩效信息公开", "江州 <绩效> 公开"))
    write(root, "site_config/site.yml", "language: zh\npublisher: 江州市财政局\nintroduction: 钱花在 <哪里>？\n")
    build()
    home = page(root, "index.html")
    assert "<title>江州 &lt;绩效&gt; 公开</title>" in home
    assert '<h1 class="hero__title">江州 &lt;绩效&gt; 公开</h1>' in home
    assert '<meta name="description" property="og:description" content="钱花在 &lt;哪里&gt;？">' in home


def test_every_page_has_a_title_of_its_own(root: Path, build: Build) -> None:
    """Many units have projects with the same plain name."""
    for name in (UNIT, FORM):
        other = (root / name).read_text("utf-8").replace(": 科技馆\n", ": 文化馆\n").replace("青少年", "老年")
        write(root, name.replace("science-museum", "culture-hall"), other)
    assert build().forms == 2
    pages = [path.read_text("utf-8") for path in (root / "site").rglob("*.html")]
    titles = Counter(match[1] for page in pages for match in re.finditer("<title>(.*)</title>", page))
    assert {title for title, count in titles.items() if count > 1} == set()


def test_a_page_without_a_description_has_none(root: Path, build: Build) -> None:
    lines = (root / "mkdocs.yml").read_text("utf-8").splitlines(keepends=True)
    write(root, "mkdocs.yml", "".join(line for line in lines if not line.startswith("site_description:")))
    build()
    assert '<meta name="description"' in page(root, "index.html")
    assert '<meta name="description"' not in page(root, "404.html")


def test_the_page_of_a_form_leads_to_the_original(root: Path, build: Build) -> None:
    write(root, FORM, changed(sample(), "原文网址: https://example.cn/a?b=1&c=2\n"))
    build()
    link = 'href="https://example.cn/a?b=1&amp;c=2" rel="external noopener">https://example.cn/a?b=1&amp;c=2</a>'
    assert link in page(root, "forms/science-museum/2019/hall/index.html")


def test_the_contact_of_the_site_stands_on_the_page_of_a_form(root: Path, build: Build) -> None:
    site = (root / "site_config/site.yml").read_text("utf-8")
    write(root, "site_config/site.yml", f"{site}contact: 绩效科，0799-1234567\n")
    build()
    assert "请告诉：绩效科，0799-1234567" in page(root, PAGE)
    write(root, "site_config/site.yml", site)
    build()
    assert "页面与原表不一致" not in page(root, PAGE)


def test_only_pages_of_a_government_website_say_what_they_publish(root: Path, build: Build) -> None:
    site = (root / "site_config/site.yml").read_text("utf-8")
    for code, tag in (("site_code: 1234567890\n", "ArticleTitle"), ("", "")):
        write(root, "site_config/site.yml", site + code)
        build()
        assert re.findall('<meta name="(ArticleTitle|ColumnName)"', page(root, PAGE)) == [tag] * bool(tag)


def test_a_unit_that_became_part_of_another_and_the_other_lead_to_each_other(
    root: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCLOSURE_SITE_URL", "https://example.org/")
    build()
    write(root, "content/forms/culture-hall/unit.yml", "名称: 文化<馆>\n并入: science-museum\n")
    build()
    merged, other = page(root, "forms/culture-hall/index.html"), page(root, "forms/science-museum/index.html")
    assert '>已并入</dt><dd class="facts__value"><a href="../../forms/science-museum/">' in merged
    assert 'culture-hall/">文化&lt;馆&gt;</a>' in other.partition("并入本单位的")[2]
    assert '<a href="../forms/culture-hall/">文化&lt;馆&gt;</a>' in page(root, "forms/index.html")
    assert "culture-hall" not in page(root, "index.html") + page(root, "data/search/contents.json")
    assert page(root, "data/units.csv").splitlines()[1] == "culture-hall,文化<馆>,,,,,science-museum,,,"
    # There is nothing to download of it.
    linked = re.findall(r'href="\.\./\.\./([^"#?]+)', merged)
    assert [link for link in linked if not (root / "site" / link).exists()] == []
    assert "feed.xml" not in merged


def test_the_data_page_tells_the_sizes_of_large_files(
    root: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    assert " MB" not in page(root, "data/index.html")
    monkeypatch.setattr(downloads, "MEGABYTE", 1000)
    write(root, FORM, changed(sample(), "项目名称: 科技馆新展厅\n"))
    build()
    sizes = re.findall(r'<a href="\.\./([^"]+)">[^<]*，约 (\d+) MB</a>', page(root, "data/index.html"))
    assert "data/all.xlsx" in dict(sizes)
    assert {name: round((root / "site" / name).stat().st_size / 1000) for name, _ in sizes} == {
        name: int(size) for name, size in sizes
    }


def test_what_became_of_a_unit_is_told_in_its_own_words(root: Path, build: Build) -> None:
    told = "名称: 文化馆\n别名: [群众艺术馆]\n起始年度: 2015\n终止年度: 2021\n说明: 2021 年 12 月撤销<，>不再填报。\n"
    write(root, "content/forms/culture-hall/unit.yml", told)
    build()
    html = page(root, "forms/culture-hall/index.html")
    assert '>又名、曾用名</dt><dd class="facts__value">群众艺术馆</dd>' in html
    assert '>起始年度</dt><dd class="facts__value">2015 年</dd>' in html
    assert '>终止年度</dt><dd class="facts__value">2021 年</dd>' in html
    assert '>说明</dt><dd class="facts__value">2021 年 12 月撤销&lt;，&gt;不再填报。</dd>' in html
    assert (
        page(root, "data/units.csv").splitlines()[1]
        == "culture-hall,文化馆,群众艺术馆,,,,,2015,2021,2021 年 12 月撤销<，>不再填报。"
    )


def test_a_unit_that_was_divided_and_its_successors_lead_to_each_other(root: Path, build: Build) -> None:
    write(root, "content/forms/culture-hall/unit.yml", "名称: 文化馆\n并入: [science-museum, library]\n")
    write(root, "content/forms/library/unit.yml", "名称: 图书馆\n")
    build()
    into = re.findall(
        r'<a href="\.\./\.\./forms/([a-z-]+)/">',
        page(root, "forms/culture-hall/index.html").partition(">已分别并入<")[2],
    )
    assert into[:2] == ["science-museum", "library"]
    for name in into[:2]:
        assert (
            'culture-hall/">文化馆</a>' in page(root, f"forms/{name}/index.html").partition(">有职能并入本单位的<")[2]
        )
    assert page(root, "data/units.csv").splitlines()[1] == "culture-hall,文化馆,,,,,science-museum；library,,,"


def test_a_form_nobody_has_seen_is_published_by_adding_one_definition(root: Path, build: Build) -> None:
    definition = "river-evaluation-2031"
    write(root, f"site_config/forms/{definition}.yml", (MADE_UP / f"{definition}.yml").read_text("utf-8"))
    filled = (MADE_UP / "filled-2031.txt").read_text("utf-8")
    write(root, "content/forms/science-museum/2032/river.yml", changed(filled, "河段类别: 结转项目\n"))
    assert build().forms == 2
    html = page(root, "forms/science-museum/2032/river/index.html")
    for text in ("小河治理项目绩效自评表", "（2032年度，第", "小河清淤", "120.50 万元", "溶解氧", "≥5mg/L", "结转项目"):
        assert text in html


def test_forms_json_lists_every_form_and_a_schema_describes_each(root: Path, build: Build) -> None:
    build()
    assert json.loads(page(root, "data/forms.json")) == [
        {
            "id": "science-museum/2019/hall",
            "url": "forms/science-museum/2019/hall/",
            "source": FORM,
            "form": "sh-target-2019",
            "unit": "science-museum",
            "unit_name": "科技馆",
            "year": 2019,
            "kind": "target",
            "project": "hall",
            "project_name": "科技馆运营",
            "status": "published",
            "project_type": ["经常性专项业务费"],
            "annual_budget": "1000000",
        }
    ]
    assert json.loads(page(root, "data/form.schema.json"))["required"][0] == "form_id"


def test_two_builds_are_byte_identical(
    root: Path, build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # what MkDocs makes is not to depend on the path either
    build()
    elsewhere = small_project(tmp_path / "another place 另一处")
    building.build(elsewhere / "mkdocs.yml", elsewhere / "site")
    assert files_of(root / "site") == files_of(elsewhere / "site")


def test_a_file_whose_bytes_did_not_change_is_not_rewritten(root: Path, build: Build) -> None:
    write(root, "content/forms/science-museum/2019/shop.yml", changed(sample(), "项目名称: 商店运营\n"))
    build()
    times = {name: (root / "site" / name).stat().st_mtime_ns for name in files_of(root / "site")}
    write(root, FORM, changed(sample(), "备注: 新写的\n"))
    build()
    rewritten = {name for name, time in times.items() if (root / "site" / name).stat().st_mtime_ns != time}
    assert {name for name in rewritten if name.endswith(".html")} == {PAGE}
    assert {name for name in rewritten if "/form-" in name} == {"data/search/2019/form-0.json"}
    assert {name for name in rewritten if name.startswith("data/forms/")} == {
        "data/forms/science-museum/2019/hall.json",
        "data/forms/science-museum/2019/hall.yml",
    }


def test_a_form_whose_file_is_gone_leaves_no_page(root: Path, build: Build) -> None:
    write(root, "content/forms/science-museum/2019/shop.yml", changed(sample(), "项目名称: 商店运营\n"))
    build()
    (root / FORM).unlink()
    build()
    assert not (root / "site" / PAGE).exists()
    assert "科技馆运营" not in page(root, "forms/science-museum/2019/index.html")


def test_an_error_leaves_what_was_published(root: Path, build: Build) -> None:
    build()
    before = files_of(root / "site")
    write(root, FORM, changed(sample(), "项目名称:\n"))
    with pytest.raises(NotPublishable) as refusal:
        build()
    assert [found.rule for found in refusal.value.diagnostics] == ["blank-cell"]
    assert not refusal.value.in_configuration
    assert files_of(root / "site") == before


def test_an_error_in_a_definition_is_one_of_the_configuration(root: Path, build: Build) -> None:
    write(root, "site_config/forms/sh-target-2020.yml", "title: 表\n")
    with pytest.raises(NotPublishable) as refusal:
        build()
    assert refusal.value.in_configuration


HOSTILE = "<script>alert(1)</script>\"'&{{ 7919 * 7907 }}"


def test_hostile_text_stays_text_on_every_page(root: Path, build: Build) -> None:
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    fields = ("项目名称", "项目概况", "申报单位名称", "备注")
    write(root, FORM, changed(sample(), "".join(f"{field}: {quoted}\n" for field in fields)))
    write(root, UNIT, f"名称: {quoted}\n")
    built = build()
    pages = [page(root, name) for name in built.names if name.endswith(".html")]
    assert not [html for html in pages if "<script>alert" in html or "62615533" in html.split("</head>")[0]]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;{{ 7919 * 7907 }}" in page(root, PAGE)


def test_personal_data_appears_nowhere(root: Path, build: Build) -> None:
    build()
    assert "不予公开" in page(root, PAGE)
    write(root, FORM, changed(sample(), "联系人: 张三丰\n"))
    with pytest.raises(NotPublishable) as refusal:
        build()
    assert "张三丰" not in str(refusal.value.diagnostics)


def test_a_page_of_prose_cannot_take_the_place_of_a_form(root: Path, build: Build) -> None:
    build()
    before = files_of(root / "site")
    write(root, f"content/pages/{PAGE.removesuffix('html')}md", "# 本表作废")
    with pytest.raises(NameTaken, match=re.escape(PAGE)):
        build()
    assert files_of(root / "site") == before


def test_a_type_that_was_renamed_is_one_type_over_the_years(root: Path, build: Build) -> None:
    types = root / "site_config/project_types.yml"
    old, new = "经常性专项业务费", "特定业务类"
    known = f"{new}: {{id: recurring-special, also: [{old}]}}"
    types.write_text(types.read_text("utf-8").replace(f"{old}: {{id: recurring-special}}", known), "utf-8")
    other = changed(sample(), f"项目名称: 商店运营\n项目类型: [{old}]\n")
    write(root, "content/forms/science-museum/2019/shop.yml", other)
    build()
    html = page(root, "types/recurring-special/index.html")
    assert f"<h1>{new}</h1>" in html
    assert f'>又名、曾用名</dt><dd class="facts__value">{old}</dd>' in html
    assert "商店运营" in html
    form = page(root, "forms/science-museum/2019/shop/index.html")
    assert f'types/recurring-special/">{new}</a><span class="facts__note">表上写作“{old}”</span>' in form
    assert f"☑ {old}" in form
