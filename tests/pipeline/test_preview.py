"""The pages of changed forms, put on a site before the whole site is rebuilt."""

import shutil
from pathlib import Path

import pytest

from generator.mkdocs_plugin import host
from generator.pipeline import preview
from generator.pipeline.site import Site
from tests.project import FORM, Build, files_of, write
from tests.sample import changed, sample

PAGE = "forms/science-museum/2019/hall/index.html"


@pytest.fixture
def site(root: Path, build: Build) -> Site:
    """The site of a project that was built."""
    build()
    return host.render(root / "mkdocs.yml").site


def test_what_is_shown_is_what_a_build_makes(root: Path, site: Site, build: Build) -> None:
    before = files_of(root / "site")
    write(root, FORM, changed(sample(), "项目名称: 新展厅\n"))
    assert preview.show(site, root / "site", [root / FORM]) == ()
    shown = files_of(root / "site")
    fresh = {name for name, content in shown.items() if before.get(name) != content}
    assert PAGE in fresh
    assert "projects/science-museum/hall/index.html" in fresh
    build()
    built = files_of(root / "site")
    assert {name: built[name] for name in fresh} == {name: shown[name] for name in fresh}


def test_a_form_taken_back_is_what_it_was(root: Path, site: Site, build: Build) -> None:
    before, text = files_of(root / "site"), (root / FORM).read_text("utf-8")
    for shown in (changed(sample(), "项目名称: 新展厅\n"), text):
        write(root, FORM, shown)
        preview.show(site, root / "site", [root / FORM])
    build()
    assert files_of(root / "site")[PAGE] == before[PAGE]


def test_errors_are_returned_and_nothing_is_shown(root: Path, site: Site) -> None:
    before = files_of(root / "site")
    write(root, FORM, changed(sample(), "项目总预算（元）: 230万\n"))
    assert [found.rule for found in preview.show(site, root / "site", [root / FORM])] == ["wrong-money"]
    assert files_of(root / "site") == before


def test_a_site_that_somebody_deleted_is_left_to_the_build(root: Path, site: Site, build: Build) -> None:
    shutil.rmtree(root / "site")
    write(root, FORM, changed(sample(), "项目名称: 新展厅\n"))
    assert preview.show(site, root / "site", [root / FORM]) == ()
    assert not (root / "site").exists()
    build()
    assert "新展厅".encode() in files_of(root / "site")[PAGE]


def test_a_file_that_is_gone_or_in_a_wrong_place_is_left_to_the_build(root: Path, site: Site) -> None:
    gone = root / "content/forms/science-museum/2019/gone.yml"
    elsewhere = root / "content/forms/unit.yml"
    unit = root / "content/forms/science-museum/unit.yml"
    assert preview.show(site, root / "site", [gone, elsewhere, unit]) == ()
