"""Forms that an earlier commit had and that are gone: the check and the build tell, until somebody deals with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline.checking import check
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Workspace
from tests.history.repository import Repository, partial_clone
from tests.project import FORM, UNIT, Build, write
from tests.sample import changed, sample

DAYS = [f"2026-0{month}-05T10:00:00+08:00" for month in range(1, 10)]
SHOP = FORM.replace("hall", "shop")
STORE = FORM.replace("hall", "store")
WITHDRAWN = "撤回: {日期: 2026-03-01, 原因: 重复填报}\n"


class Site:
    """A small site with two forms, whose every change is a commit a month later."""

    def __init__(self, root: Path, configuration: Configuration) -> None:
        self.root = root
        self.configuration = configuration
        self.days = iter(DAYS)
        write(root, SHOP, changed(sample(), "项目名称: 商店运营\n"))
        self.repository = Repository(root)
        self.commit()

    def commit(self) -> None:
        self.repository.commit(next(self.days))

    def write(self, file: str, text: str) -> None:
        write(self.root, file, text)
        self.commit()

    def delete(self, *files: str) -> None:
        for file in files:
            (self.root / file).unlink()
        self.commit()

    def gone(self) -> list[str]:
        found = check(Workspace.at(self.root), self.configuration).diagnostics
        return [one.place.file for one in found if one.rule == "form-gone"]


@pytest.fixture
def site(root: Path, configuration: Configuration) -> Site:
    return Site(root, configuration)


def test_a_deleted_form_is_told_of_until_it_is_back(site: Site, build: Build) -> None:
    assert site.gone() == []
    (site.root / SHOP).unlink()
    assert site.gone() == [SHOP]
    site.commit()
    for _ in range(2):
        assert site.gone() == [SHOP]
        assert [one.place.file for one in build().diagnostics if one.rule == "form-gone"] == [SHOP]
        site.write(FORM, (site.root / FORM).read_text("utf-8") + "# 说明\n")
    site.write(SHOP, changed(sample(), f"项目名称: 商店运营\n{WITHDRAWN}"))
    assert site.gone() == []
    assert [one for one in build().diagnostics if one.rule == "form-gone"] == []


def test_a_form_that_was_withdrawn_before_it_was_deleted_is_not_told_of(site: Site) -> None:
    site.write(SHOP, changed(sample(), f"项目名称: 商店运营\n{WITHDRAWN}"))
    (site.root / SHOP).unlink()
    assert site.gone() == []
    site.commit()
    assert site.gone() == []


def test_a_renamed_form_is_told_of_unless_its_project_goes_on_under_the_new_name(site: Site) -> None:
    site.write(SHOP.replace("2019", "2020"), changed(sample(), "年度: 2020\n项目名称: 商店运营\n"))
    write(site.root, STORE, (site.root / SHOP).read_text("utf-8"))
    site.delete(SHOP)
    assert site.gone() == [SHOP]
    site.write(UNIT, (site.root / UNIT).read_text("utf-8") + "承接: {store: [science-museum/shop]}\n")
    assert site.gone() == []


def test_a_draft_that_was_deleted_before_it_was_merged_is_not_told_of(site: Site) -> None:
    site.repository.git("switch", "--quiet", "--create", "draft")
    site.write(STORE, changed(sample(), "项目名称: 小卖部\n"))
    site.delete(STORE)
    site.repository.git("switch", "--quiet", "main")
    site.repository.done("merge", next(site.days), "--no-ff", "--no-edit", "draft")
    assert site.gone() == []


def test_what_was_there_before_a_time_without_forms_is_not_told_of(site: Site) -> None:
    site.delete(FORM, SHOP)
    site.write(STORE, changed(sample(), "项目名称: 小卖部\n"))
    assert site.gone() == []


@pytest.mark.parametrize("days", [DAYS[:1] * 3, DAYS[2::-1]], ids=["one second", "a clock that goes back"])
def test_the_order_of_commits_counts_and_not_their_times(
    root: Path, configuration: Configuration, monkeypatch: pytest.MonkeyPatch, days: list[str]
) -> None:
    monkeypatch.setattr("tests.pipeline.test_gone.DAYS", days)
    test_what_was_there_before_a_time_without_forms_is_not_told_of(Site(root, configuration))


def test_forms_that_are_replaced_in_one_commit_are_told_of(site: Site) -> None:
    write(site.root, STORE, changed(sample(), "项目名称: 小卖部\n"))
    site.delete(FORM, SHOP)
    assert site.gone() == [FORM, SHOP]


def test_nothing_but_forms_is_told_of(site: Site) -> None:
    folder = "content/forms/library"
    for file in (f"{folder}/unit.yml", f"{folder}/2019/notes.txt", f"{folder}/stray.yml"):
        write(site.root, file, "名称: 图书馆\n")
    site.commit()
    site.delete(f"{folder}/unit.yml", f"{folder}/2019/notes.txt", f"{folder}/stray.yml")
    assert site.gone() == []


@pytest.mark.parametrize("clone", ["shallow", "partial"])
def test_nothing_is_guessed_where_the_history_is_not_whole(site: Site, tmp_path: Path, clone: str) -> None:
    site.delete(SHOP)
    site.write(FORM, sample() + "# 说明\n")
    if clone == "partial":
        partial_clone(site.repository, tmp_path / "clone")
    else:
        site.repository.git("clone", "--quiet", "--depth", "1", site.root.as_uri(), str(tmp_path / "clone"))
    (site.root / ".git").rename(tmp_path / "whole")
    (tmp_path / "clone/.git").rename(site.root / ".git")
    assert site.gone() == []
