"""The input with which other generators publish the same forms."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.peers import hugo, material
from bench.peers.comparing import alike, content
from bench.project import write_project
from generator.language import Language

COUNT = 30


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("peers") / "project"
    write_project(folder, COUNT)
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """The site for Hugo."""
    hugo.write_site(project, project.parent / "hugo")
    return project.parent / "hugo"


def test_hugo_gets_the_data_of_each_form(site: Path) -> None:
    entries = [entry for file in (site / "assets").glob("*.json") for entry in json.loads(file.read_text("utf-8"))]
    assert len({entry["url"] for entry in entries}) == len(entries) == COUNT
    for data in (entry["params"] for entry in entries):
        assert data["goals"] or data["explanations"]
        assert data["groups"][0]["rows"][0]["name"]
        assert {"text", "scope", "colspan", "rowspan"} <= data["sheets"][0]["sections"][0]["rows"][0][0].keys()
        assert data["review"]["counts"]["passed"] > 0


def test_hugo_makes_a_list_for_each_unit_and_year(site: Path) -> None:
    lists = [json.loads(path.read_text("utf-8")).get("layout") for path in site.glob("content/**/_index.md")]
    assert {"unit", "unit-year", "year"} <= set(lists)
    assert {path.stem for path in (site / "layouts").iterdir()} == {"page", "unit", "unit-year", "year"}


def test_templates_for_hugo_stand_in_our_shell_with_all_their_words(site: Path) -> None:
    for path in (site / "layouts").iterdir():
        text = path.read_text("utf-8")
        assert "«" not in text
        assert text.startswith("<!doctype html>")
        assert "{{ .Title }}" in text


def test_a_word_takes_the_values_of_its_placeholders(language: Language) -> None:
    year = language.interface["navigation"]["year"]
    assert hugo.in_words("<p>«navigation.year year=.year»</p>", language) == f"<p>{year}</p>".replace(
        "{year}", "{{ .year }}"
    )
    with pytest.raises(KeyError):
        hugo.in_words("«navigation.no_such_word»", language)


def test_material_gets_a_page_of_html_without_a_blank_line_in_it(project: Path) -> None:
    material.write_site(project, project.parent / "material")
    pages = list((project.parent / "material/docs/forms").rglob("*.md"))
    assert len(pages) == COUNT
    for page in pages:
        matter, _, body = page.read_text("utf-8").removeprefix("---\n").partition("---\n\n")
        assert re.match(r'title: ".+"\ndescription: ".+"\n$', matter)
        assert "\n\n" not in body
        assert "<h1" in body


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ("<article><p class='b'>\n 一 &amp; 二</p></article>", True),
        ("<article><p>一 &amp; 三</p></article>", False),
        ("<article><div>一 &amp; 二</div></article>", False),
    ],
)
def test_pages_are_the_same_with_the_same_texts_in_the_same_elements(other: str, is_same: bool) -> None:
    assert (content("<article><p>一 &#38; 二</p></article>") == content(other)) is is_same


@pytest.fixture
def sites(tmp_path: Path) -> Mapping[str, Path]:
    lengths = {"ours": 100, "alike": 105, "short": 80}
    for name, length in lengths.items():
        page = tmp_path / name / "forms/unit/2019/project/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<article>{'x' * length}</article>", "utf-8")
    return {name: tmp_path / name for name in lengths}


def test_sites_of_other_sizes_are_not_compared(sites: Mapping[str, Path]) -> None:
    assert alike(sites["ours"], sites["alike"]).pages == 1
    assert alike(sites["ours"], sites["ours"]).same == 1
    with pytest.raises(ValueError, match="are not those of"):
        alike(sites["ours"], sites["short"])
