"""The live folder and the standby folder: what they share, and how their files are made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.publishing import stage as module
from generator.publishing.stage import stage
from tests.publishing.sites import NEW, OLD, behind, beside, change, contents_of, is_whole, publish


def test_what_did_not_change_is_not_written_again(site: Path) -> None:
    publish(site, OLD)
    before = (site / "style.css").stat()
    for contents in (NEW, OLD, NEW, NEW):
        publish(site, contents)
        after = (site / "style.css").stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_both_folders_share_the_files_that_are_equal(site: Path) -> None:
    publish(site, OLD)
    publish(site, NEW)
    assert contents_of(behind(site)) == OLD
    for name, is_shared in [("style.css", True), ("index.html", False)]:
        assert (site / name).samefile(behind(site) / name) is is_shared


def test_a_published_file_is_never_written_to(site: Path) -> None:
    publish(site, OLD)
    publish(site, NEW)
    with (behind(site) / "index.html").open("rb") as reader:
        publish(site, {"index.html": "第三版首页"})
        assert reader.read().decode() == OLD["index.html"]


def test_equal_files_are_each_a_file_of_its_own(site: Path) -> None:
    publish(site, {"a": "同文", "b/c": "同文"})
    assert contents_of(site) == {"a": "同文", "b/c": "同文"}
    assert (site / "a").stat().st_nlink == 1


def test_modes_do_not_depend_on_the_umask(site: Path) -> None:
    before = os.umask(0o077)
    try:
        # From nothing, with nothing in common, with all but a new folder in common.
        for contents in (OLD, {name: f"另一个{text}" for name, text in OLD.items()}, NEW, {**NEW, "c/d.html": "丁"}):
            publish(site, contents)
            assert {path.stat().st_mode & 0o777 for path in (site, *site.rglob("*")) if path.is_dir()} == {0o755}
            assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()} == {0o644}
    finally:
        os.umask(before)


def test_where_files_cannot_be_links_they_are_copies(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    for contents in (OLD, NEW, OLD):
        publish(site, contents)
        assert contents_of(site) == contents


def test_after_much_is_new_the_folder_behind_is_made_equal_at_once(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORTH_CATCHING_UP", 2)
    publish(site, OLD)
    publish(site, NEW)
    assert contents_of(behind(site)) == NEW
    change(site, "index.html", "新")
    assert contents_of(behind(site)) == NEW


def test_after_the_first_site_none_is_made_behind_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORTH_CATCHING_UP", 2)
    publish(site, OLD)
    assert not behind(site).exists()


def test_the_one_behind_the_first_site_can_be_made_before_the_second(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WORTH_CATCHING_UP", 2)
    publish(site, OLD)
    with stage(site) as staged:
        assert staged.catch_up
        staged.catch_up()
        assert contents_of(behind(site)) == OLD
        assert is_whole(behind(site))
        assert (site / "style.css").samefile(behind(site) / "style.css")
        staged.publish([staged.writer.write(name, text) for name, text in NEW.items()])
    assert contents_of(site) == NEW
    assert is_whole(site)


def test_what_is_behind_already_or_is_little_is_not_made_before(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(site, OLD)
    with stage(site) as staged:
        assert staged.catch_up is None
    publish(site, NEW)
    monkeypatch.setattr(module, "WORTH_CATCHING_UP", 2)
    with stage(site) as staged:
        assert staged.catch_up is None


def test_discarding_leaves_nothing_beside_the_site(site: Path) -> None:
    for contents in (OLD, NEW):
        with stage(site) as staged:
            staged.publish([staged.writer.write(name, text) for name, text in contents.items()])
            staged.discard()
        assert contents_of(site) == contents
        assert beside(site) == set()
