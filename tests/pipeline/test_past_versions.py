"""What the pages of forms say of the versions that git holds of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.history.changes import Change, History, Unknown
from generator.history.git import read_histories
from generator.pipeline.inputs import past_versions as past
from generator.pipeline.inputs.past_versions import past_versions
from generator.pipeline.inputs.workspace import Source, Workspace
from tests.history.repository import Repository, partial_clone
from tests.pipeline.edits import build, built_anew, edited_project
from tests.project import FORM, Build, page, write
from tests.sample import changed, sample

JANUARY, MARCH, MAY, JUNE = (f"2026-0{month}-05T10:00:00+08:00" for month in (1, 3, 5, 6))
HALL_PAGE = "forms/science-museum/2019/hall/index.html"
LOWER = sample().replace("≥95%", "≥60%")
CORRECTED = "更正:\n  - {日期: 2026-05-02, 内容: 设备完好率由95%改为60%, 原因: 笔误}\n"


@pytest.fixture
def repository(root: Path) -> Repository:
    repository = Repository(root)
    repository.commit(JANUARY)
    return repository


def test_a_lowered_target_is_told_until_a_correction_mentions_it(
    root: Path, repository: Repository, build: Build
) -> None:
    build()
    assert 'id="changes"' not in page(root, HALL_PAGE)
    write(root, FORM, LOWER)
    repository.commit(MARCH)
    build()
    assert "<li>设备完好率：由“≥95%”改为“≥60%”</li>" in page(root, HALL_PAGE)
    assert "公开以后改过 1 处，没有写更正。" in page(root, HALL_PAGE)
    write(root, FORM, LOWER + CORRECTED)
    repository.commit(MAY)
    build()
    assert "<li>设备完好率：由“≥95%”改为“≥60%”</li>" in page(root, HALL_PAGE)
    assert "没有写更正" not in page(root, HALL_PAGE)


def test_what_is_withheld_now_is_told_of_no_earlier_version(root: Path, repository: Repository, build: Build) -> None:
    for day, number in ((MARCH, "12345"), (MAY, "54321")):
        write(root, FORM, sample().replace("2000人", f"{number}人"))
        repository.commit(day)
    build()
    assert "12345人" in page(root, HALL_PAGE)
    write(root, FORM, sample().replace("2000人", "不予公开"))
    repository.commit(MAY)
    build()
    html = page(root, HALL_PAGE)
    assert "参观人数：改成不予公开" in html
    assert not [number for number in ("12345", "54321", "2000人") if number in html]


def test_a_form_that_is_withdrawn_shows_nothing_of_what_it_held(
    root: Path, repository: Repository, build: Build
) -> None:
    write(root, FORM, LOWER)
    repository.commit(MARCH)
    write(root, FORM, LOWER + "撤回: {日期: 2026-05-01, 原因: 重复填报}\n")
    repository.commit(MAY)
    write(root, FORM.replace("hall", "shop"), sample())
    build()
    assert "≥95%" not in page(root, HALL_PAGE)


def test_what_is_not_committed_is_not_compared(root: Path, repository: Repository, build: Build) -> None:
    write(root, FORM, LOWER)
    repository.commit(MARCH)
    write(root, FORM, LOWER.replace("≥60%", "≥50%"))
    build()
    assert "尚未提交的修改" in page(root, HALL_PAGE)
    assert 'id="changes"' not in page(root, HALL_PAGE)


def test_a_shallow_clone_tells_of_no_change(root: Path, repository: Repository, build: Build, tmp_path: Path) -> None:
    write(root, FORM, LOWER)
    repository.commit(MARCH)
    repository.git("clone", "--quiet", "--depth", "1", root.as_uri(), str(tmp_path / "clone"))
    (root / ".git").rename(tmp_path / "whole")
    (tmp_path / "clone/.git").rename(root / ".git")
    build()
    assert "只有一部分修改记录" in page(root, HALL_PAGE)
    assert 'id="changes"' not in page(root, HALL_PAGE)


def test_a_clone_without_earlier_contents_tells_when_but_not_what(
    root: Path, repository: Repository, build: Build, tmp_path: Path
) -> None:
    write(root, FORM, LOWER)
    repository.commit(MARCH)
    partial_clone(repository, tmp_path / "clone")
    (root / ".git").rename(tmp_path / "whole")
    (tmp_path / "clone/.git").rename(root / ".git")
    build()
    html = page(root, HALL_PAGE)
    assert "2026-03-05" in html
    assert not [text for text in ('id="changes"', "读不出来", "没有写更正") if text in html]


def test_a_commit_that_readers_see_nothing_of_is_not_announced(
    root: Path, repository: Repository, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCLOSURE_SITE_URL", "https://example.org/")
    gone = FORM.replace("hall", "shop")
    withdrawn = sample() + "撤回: {日期: 2026-03-01, 原因: 重复填报}\n"
    write(root, gone, sample())
    repository.commit(JANUARY)
    write(root, FORM, LOWER)
    write(root, gone, withdrawn)
    repository.commit(MARCH)
    for file, text in ((FORM, LOWER), (gone, withdrawn)):
        write(root, file, f"# 说明\n{text}")
    repository.commit(MAY)
    build()
    assert "2026-05-05</time>：表上各格没有改动" in page(root, HALL_PAGE)
    for name in ("feed.xml", "forms/science-museum/feed.xml", "sitemap.xml"):
        assert page(root, name).count(MARCH) >= 2
        assert MAY not in page(root, name)


def test_builds_after_each_change_are_like_one_from_nothing(tmp_path: Path) -> None:
    root = edited_project(tmp_path / "project")
    build(root)  # without a date there are no feeds, which every page links
    repository = Repository(root)
    write(root, ".gitignore", "site/\n.cache/\n.site.stage/\n")
    repository.commit(JANUARY)
    build(root)
    form = "content/forms/library/2019/shop.yml"
    for day, text in ((MARCH, "≥60%"), (MAY, "≥50%"), (JUNE, "≥50% # 说明")):
        write(root, form, changed(sample(), "项目名称: shop\n").replace("≥95%", text))
        repository.commit(day)
        made = build(root)
    assert "由“≥60%”改为“≥50%”" in page(root, "forms/library/2019/shop/index.html")
    assert made == built_anew(root, tmp_path / "elsewhere")


def test_git_is_asked_once_for_all_changed_forms_and_not_at_all_without_any(
    root: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, FORM, LOWER)
    write(root, FORM.replace("hall", "shop"), sample())
    repository.commit(MARCH)
    workspace = Workspace.at(root)
    sources = [
        Source(str(root / name), name, tuple(name.split("/")[2:])) for name in (FORM, FORM.replace("hall", "shop"))
    ]
    histories = read_histories(workspace.forms, "content/forms")
    asked = [(source, histories.of(source.file)) for source in sources]
    assert past_versions(asked) == {FORM: (sample().encode(),)}
    monkeypatch.setattr(past, "read_contents", lambda *_: pytest.fail("git was run"))
    once = Change("a", histories.committed[FORM].first.time)
    assert past_versions([(sources[0], History(once, once)), (sources[1], Unknown.SHALLOW)]) == {}
