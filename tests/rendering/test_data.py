from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

from generator.catalogue.downloads import MOST_IN_WORKBOOK, Selection, Sort
from generator.catalogue.publication import Licence, Publication
from generator.catalogue.tables import FORM, form_tables
from generator.language import Language, load
from generator.rendering.environment import Renderer
from generator.rendering.pages.data.page import data_page
from generator.rendering.pages.downloads import download_links

BARE = Publication("公开站", "某局", load())
FULL = Publication(
    "<公开站>",
    "某局",
    load(),
    "https://example.org/",
    licence=Licence("CC <BY>", "https://l.org/"),
    changed=date(2026, 5, 1),
)
SELECTIONS = (
    Selection(Sort.ALL, "", "全部", 3),
    Selection(Sort.YEAR, "2019", "2019 年", 1),
    Selection(Sort.YEAR, "2020", "2020 年", 2),
    Selection(Sort.UNIT, "museum", "科技馆", 3),
    Selection(Sort.TYPE, "recurring", "经常性项目", 3),
)


def html(publication: Publication, renderer: Renderer, example: str = "museum/2019/hall") -> str:
    page = data_page(SELECTIONS, publication, example, {})
    return renderer.render(page.template, page.url, view=page.view)


def about(publication: Publication) -> dict[str, Any]:
    return dict(data_page(SELECTIONS, publication, "", {}).about or {})


def test_withdrawn_forms_are_told_beside_the_numbers_where_there_are_any(renderer: Renderer) -> None:
    selections = (replace(SELECTIONS[0], withdrawn=1), SELECTIONS[1], replace(SELECTIONS[2], withdrawn=1))
    page = data_page(selections, BARE, "", {})
    told = renderer.render(page.template, page.url, view=page.view)
    assert told.count("含已撤回 1 份") == 2
    assert "含已撤回的 1 份" in told
    assert "含已撤回" not in html(BARE, renderer)


def test_a_link_to_a_file_names_its_format_to_who_hears_it_alone(renderer: Renderer) -> None:
    links = re.findall(r'<a href="\.\./data/(\w+)\.csv">(.*?)</a>', html(BARE, renderer))
    assert ("findings", '核对发现<span class="visually-hidden"> CSV</span>') in links
    assert all(name.endswith(" CSV</span>") for _, name in links)


def test_everything_can_be_downloaded_from_it_but_units_from_theirs(renderer: Renderer) -> None:
    links = re.findall(r'href="\.\./([^"]*)"', html(BARE, renderer))
    for name in (
        "all.xlsx",
        "all.jsonl.gz",
        "years/2019.xlsx",
        "types/recurring.csv.zip",
        "funds.csv",
        "datapackage.json",
        "forms.json",
        "findings.json",
        "form.schema.json",
    ):
        assert f"data/{name}" in links
    assert [link for link in links if "parquet" in link] == ["data/parquet/forms/year=2020/forms.parquet"]
    assert "data/forms/museum/2019/hall.yml" in links
    assert "forms/" in links
    assert not [link for link in links if "units/museum" in link]


def test_the_newest_year_comes_first_after_everything(renderer: Renderer) -> None:
    files = re.findall(r'href="\.\./data/([^"]*)\.jsonl\.gz"', html(BARE, renderer))
    assert files == ["all", "years/2020", "years/2019", "types/recurring"]


def test_a_workbook_that_is_too_large_is_not_linked_and_that_is_said(renderer: Renderer) -> None:
    large = replace(SELECTIONS[0], forms=MOST_IN_WORKBOOK + 1)
    page = data_page((large, *SELECTIONS[1:]), BARE, "", {})
    told = renderer.render(page.template, page.url, view=page.view)
    assert "data/all.xlsx" not in told
    assert f"超过 {MOST_IN_WORKBOOK} 份表" in told
    assert "份表的范围" not in html(BARE, renderer)


def test_the_sizes_of_large_files_are_told(renderer: Renderer) -> None:
    page = data_page(SELECTIONS, BARE, "", {"data/all.xlsx": 13, "data/narrative.csv": 29})
    told = renderer.render(page.template, page.url, view=page.view)
    assert '<a href="../data/all.xlsx">Excel 工作簿（XLSX），约 13 MB</a>' in told
    assert '<a href="../data/narrative.csv">文字说明，约 29 MB<' in told
    assert told.count(" MB<") == 2


def test_it_is_told_how_one_file_alone_is_checked(renderer: Renderer) -> None:
    page = html(BARE, renderer)
    assert all(command in page for command in ("sha256sum 文件名", "shasum -a 256 文件名", "certutil -hashfile 文件名"))


def test_every_column_is_explained(renderer: Renderer) -> None:
    page = unescape(html(BARE, renderer))
    for name, note in renderer.language.data["column_note"].items():
        assert f"<code>{name}</code>" in page
        assert note in page


def test_columns_of_several_tables_are_explained_once(renderer: Renderer) -> None:
    page = html(BARE, renderer)
    for column in FORM:
        assert page.count(f"<code>{column.name}</code>") == len(BARE.form_tables) + (column.name == "unit_name")


def test_terms_and_address_are_told_where_they_are_known(renderer: Renderer) -> None:
    page = html(FULL, renderer)
    assert '<a href="https://l.org/">CC &lt;BY&gt;</a>' in page
    assert "https://example.org/data/" in page
    assert "数据最近变动于 2026-05-01" in page
    assert "&#39;https://example.org/data/parquet/forms/year=2020/forms.parquet&#39;" in page


def test_what_is_not_known_is_not_made_up(renderer: Renderer) -> None:
    page = html(BARE, renderer, example="")
    assert "没有另行声明许可条件" in page
    assert "最近变动" not in page
    assert "也可以不下载" not in page
    assert "data/forms/" not in page


def test_findings_that_are_kept_back_are_not_spoken_of(renderer: Renderer) -> None:
    page = html(replace(BARE, publishes_findings=False), renderer)
    assert "findings" not in page
    assert "核对发现" not in page
    assert "recomputed_score" in html(BARE, renderer)
    assert "recomputed_score" not in page


def test_it_is_a_data_set_to_programs() -> None:
    data = about(FULL)
    assert (data["@type"], data["name"], data["url"]) == ("Dataset", "<公开站>", "https://example.org/data/")
    assert (data["license"], data["dateModified"]) == ("https://l.org/", "2026-05-01")
    assert data["temporalCoverage"] == "2019/2020"
    files = {file["contentUrl"]: file["encodingFormat"] for file in data["distribution"]}
    assert files["https://example.org/data/forms.csv"] == "text/csv"
    assert files["https://example.org/data/parquet/funds/year=2019/funds.parquet"] == "application/vnd.apache.parquet"


def test_without_an_address_files_are_told_from_the_page() -> None:
    data = about(BARE)
    assert "years/2019.xlsx" in [file["contentUrl"] for file in data["distribution"]]
    assert not {"url", "license", "dateModified"} & data.keys()


def test_links_of_a_selection_are_files_with_all_tables_and_files_of_one(language: Language) -> None:
    links = download_links(SELECTIONS[3], form_tables(with_findings=False), language)
    assert [link.url for link in links.files] == [
        "data/units/museum.xlsx", "data/units/museum.csv.zip", "data/units/museum.jsonl.gz",
    ]  # fmt: skip
    assert ("指标", "data/units/museum/indicators.parquet") in links.tables
    assert "核对发现" not in [link.name for link in links.tables]
