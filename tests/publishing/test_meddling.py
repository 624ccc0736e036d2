"""Changes that others made in a site are undone, and their own files are left alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.publishing.record import MARK
from generator.publishing.stage import ForeignFolder, stage
from generator.publishing.sums import SUMS
from tests.publishing.sites import NEW, OLD, behind, beside, change, contents_of, is_whole, publish


def test_a_live_file_that_is_gone_or_was_written_to_is_not_told(site: Path) -> None:
    publish(site, OLD)
    (site / "index.html").unlink()
    (site / "style.css").write_text("q {}", "utf-8")
    with stage(site) as staged:
        assert staged.live.keys() == OLD.keys() - {"index.html", "style.css"}


def test_a_file_that_was_lost_by_hand_comes_back(site: Path) -> None:
    publish(site, OLD)
    publish(site, OLD)
    (site / "index.html").unlink()
    change(site, "style.css", "")
    change(site, "style.css", "p {}")
    assert contents_of(site) == contents_of(behind(site)) | {"style.css": "p {}"} == OLD


def test_a_file_that_was_edited_in_place_is_set_right_when_its_page_is_made(site: Path) -> None:
    publish(site, OLD)
    publish(site, OLD)
    with (site / "index.html").open("r+", encoding="utf-8") as file:
        file.write("假")
    publish(site, OLD)
    assert contents_of(site) == OLD


@pytest.mark.parametrize("name", ["index.html", SUMS])
@pytest.mark.parametrize("then", [OLD, NEW])
def test_what_was_edited_in_place_does_not_come_back(site: Path, name: str, then: Mapping[str, str]) -> None:
    publish(site, OLD)
    publish(site, OLD)
    with (site / name).open("r+", encoding="utf-8") as file:
        file.write("假")
    publish(site, then)
    for _ in range(4):
        publish(site, OLD)
        assert is_whole(site)
        assert contents_of(site) == OLD


def test_what_was_changed_in_a_folder_with_its_time_set_back_is_set_right(site: Path) -> None:
    publish(site, OLD)
    publish(site, OLD)
    (site / "forms/a/2019/x/index.html").unlink()
    (site / "forms/a/2019/x/foreign.html").touch()
    os.utime(site / "forms/a/2019/x", (0, 0))
    for _ in range(2):
        publish(site, OLD)
        assert is_whole(site)


def test_what_somebody_put_among_the_files_goes(site: Path) -> None:
    publish(site, OLD)
    publish(site, OLD)
    (site / "forms/a/old.html").write_text("以前的表", "utf-8")
    (site / "drafts/2020").mkdir(parents=True)
    (site / "drafts/2020/index.html").write_text("草稿", "utf-8")
    for _ in range(2):
        publish(site, OLD)
        assert is_whole(site)
        assert not (site / "drafts").exists()


def test_nothing_is_removed_behind_a_symbolic_link(site: Path, tmp_path: Path) -> None:
    publish(site, OLD)
    publish(site, OLD)
    elsewhere = tmp_path / "elsewhere"
    (site / "forms").rename(elsewhere)
    (site / "forms").symlink_to(elsewhere)
    for _ in range(2):
        publish(site, {"index.html": "只剩首页"})
        assert not (site / "forms").exists()
    assert (elsewhere / "a/2019/x/index.html").read_text("utf-8") == "甲"


def test_hidden_entries_of_others_stay_whole_and_current(site: Path) -> None:
    publish(site, OLD)
    (site / ".git").mkdir()
    (site / ".nojekyll").touch()
    (site / ".htaccess").write_text("旧", "utf-8")
    for text in "甲乙丙":
        (site / ".git/HEAD").write_text(text, "utf-8")
        (site / ".htaccess").unlink()
        (site / ".htaccess").write_text(text, "utf-8")
        publish(site, NEW)
        assert (site / ".git/HEAD").read_text("utf-8") == (site / ".htaccess").read_text("utf-8") == text
    (site / ".nojekyll").unlink()
    publish(site, OLD)
    publish(site, OLD)
    assert {path.name for path in site.glob(".*")} == {".git", ".htaccess", MARK}


def test_a_folder_with_hidden_entries_only_is_taken(site: Path) -> None:
    (site / ".git").mkdir(parents=True)
    publish(site, OLD)
    assert (site / ".git").is_dir()
    assert contents_of(site) == OLD


def test_a_folder_of_somebody_else_is_refused_and_left_alone(site: Path) -> None:
    site.mkdir(parents=True)
    (site / "thesis.txt").write_text("十年心血", "utf-8")
    with pytest.raises(ForeignFolder):
        publish(site, OLD)
    assert contents_of(site) == {"thesis.txt": "十年心血"}
    assert beside(site) == set()


def test_a_stage_of_somebody_else_is_refused_and_left_alone(site: Path) -> None:
    stranger = site.parent / ".site.stage/thesis.txt"
    stranger.parent.mkdir(parents=True)
    stranger.touch()
    with pytest.raises(ForeignFolder):
        publish(site, OLD)
    assert stranger.exists()


@pytest.mark.parametrize("mark", ["", "[]", '[["index.html"], [1]]', "{"])
def test_a_site_with_a_mark_that_says_nothing_is_ours_and_made_anew(site: Path, mark: str) -> None:
    publish(site, OLD)
    publish(site, OLD)
    for folder in (site, behind(site)):
        (folder / MARK).unlink()
        (folder / MARK).write_text(mark, "utf-8")
    publish(site, NEW)
    assert contents_of(site) == NEW


def test_a_live_file_that_was_only_touched_needs_no_writing(site: Path) -> None:
    publish(site, OLD)
    (site / "index.html").touch()
    publish(site, OLD)
    assert contents_of(site) == OLD


def test_what_stands_in_the_place_of_the_lock_is_somebody_elses(site: Path) -> None:
    lock = site.parent / ".site.stage/lock"
    lock.parent.mkdir(parents=True)
    os.mkfifo(lock)
    with pytest.raises(ForeignFolder), stage(site):
        pass
    assert lock.is_fifo()
