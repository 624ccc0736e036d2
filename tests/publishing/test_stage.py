"""What is published, and what is refused."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from generator.publishing import writer
from generator.publishing.making import NotWritten
from generator.publishing.names import UnsafeName
from generator.publishing.record import MARK
from generator.publishing.stage import NameTaken, stage
from generator.publishing.sums import SUMS
from generator.publishing.writer import create
from tests.publishing.sites import NEW, OLD, behind, beside, change, contents_of, is_whole, publish


def test_exactly_what_is_published_is_there(site: Path) -> None:
    for contents in (OLD, NEW, OLD, NEW):
        publish(site, contents)
        assert contents_of(site) == contents
        assert is_whole(site)
    folders = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir()}
    assert folders == {
        "forms",
        "forms/a",
        "forms/a/2019",
        "forms/a/2019/x",
        "forms/b",
        "forms/b/2020",
        "forms/b/2020/z",
    }


def test_nothing_changes_before_a_site_is_whole(site: Path) -> None:
    publish(site, OLD)
    with stage(site) as staged:
        staged.writer.write("index.html", "半个首页")
    assert contents_of(site) == OLD
    assert beside(site) == {".site.stage", "lock"}
    publish(site, NEW)
    assert contents_of(site) == NEW


def test_files_may_be_taken_over_from_the_live_site(site: Path) -> None:
    publish(site, OLD)
    for number in range(4):
        change(site, "index.html", f"首页 {number}")
        assert contents_of(site) == {**OLD, "index.html": f"首页 {number}"}
        assert is_whole(site)


def test_the_live_files_are_told_with_size_and_digest(site: Path) -> None:
    publish(site, OLD)
    with stage(site) as staged:
        assert staged.live.keys() == OLD.keys()
        assert staged.writer.write("index.html", OLD["index.html"]) == staged.live["index.html"]


@pytest.mark.parametrize("last", [OLD["index.html"], "另一个首页"])
def test_what_is_written_twice_is_published_as_it_was_the_last_time(site: Path, last: str) -> None:
    publish(site, OLD)
    with stage(site) as staged:
        others = [file for name, file in staged.live.items() if name != "index.html"]
        staged.writer.write("index.html", "先写的首页")
        staged.publish([*others, staged.writer.write("index.html", last)])
    assert contents_of(site) == {**OLD, "index.html": last}


def test_a_file_gives_way_to_a_folder_and_a_folder_to_a_file(site: Path) -> None:
    for contents in ({"a": "文件", "b/c": "文件"}, {"a/c": "文件", "b": "文件"}) * 2:
        publish(site, contents)
        assert contents_of(site) == contents


def test_a_writer_works_in_another_process(site: Path) -> None:
    with stage(site) as staged:
        writer = pickle.loads(pickle.dumps(staged.writer))
        staged.publish([writer.write("index.html", "首页")])
    assert contents_of(site) == {"index.html": "首页"}


def test_a_file_that_lies_on_the_disc_is_adopted(site: Path) -> None:
    for text in ("一", "二", "二"):
        with stage(site) as staged:
            made = staged.writer.written / "draft"
            made.write_text(text, "utf-8")
            file = staged.writer.adopt("data/all.csv", made)
            staged.publish([file])
            assert not made.exists()
        assert contents_of(site) == {"data/all.csv": text}
        assert (site / "data/all.csv").stat().st_mode & 0o777 == 0o644
    assert (site / "data/all.csv").samefile(behind(site) / "data/all.csv")


def test_what_was_written_and_is_not_published_is_gone(site: Path) -> None:
    with stage(site) as staged:
        staged.writer.write("draft.html", "草稿")
        staged.publish([staged.writer.write("index.html", "首页")])
    assert contents_of(site) == {"index.html": "首页"}
    assert beside(site) == {".site.stage", "lock"}


def test_a_file_that_nobody_wrote_stops_it(site: Path) -> None:
    publish(site, OLD)
    with pytest.raises(NotWritten), stage(site) as staged:
        staged.publish([*staged.live.values(), staged.live["index.html"]._replace(name="other.html")])
    assert contents_of(site) == OLD
    assert is_whole(site)


@pytest.mark.parametrize("name", ["index.html", SUMS])
def test_two_files_of_one_name_are_refused(site: Path, name: str) -> None:
    publish(site, OLD)
    with stage(site) as staged:
        files = [staged.writer.write(each, text) for each, text in [*NEW.items(), (name, "另一个")]]
        with pytest.raises(NameTaken) as refused:
            staged.publish(files)
    assert refused.value.args == (name,)
    assert contents_of(site) == OLD


def test_what_was_written_is_read_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(site, OLD)
    monkeypatch.setattr(writer, "create", lambda path, data: create(path, data[:-1]))
    with pytest.raises(OSError, match="otherwise"), stage(site) as staged:
        staged.writer.write("index.html", "新首页")
    assert contents_of(site) == OLD


def test_a_target_may_be_a_symbolic_link(site: Path, tmp_path: Path) -> None:
    publish(site, OLD)
    link = tmp_path / "www"
    link.symlink_to(site)
    publish(link, NEW)
    assert link.is_symlink()
    assert contents_of(site) == NEW


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../x", "a/../b", "a//b", "./a", ".git/HEAD", MARK, "a/", "a\0b"])
def test_a_name_that_is_not_inside_the_site_is_refused(site: Path, name: str) -> None:
    with stage(site) as staged, pytest.raises(UnsafeName):
        staged.writer.write(name, "")
