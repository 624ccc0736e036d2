from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from generator.history.changes import Change, History, Unknown
from generator.history.git import NotHeld, read_before, read_changed, read_contents, read_gone, read_histories
from tests.history.repository import NAME, Repository, partial_clone

SIGNATURE = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----"
JANUARY, MARCH, MAY = "2024-01-05T23:30:00-05:00", "2024-03-05T10:00:00+08:00", "2024-05-05T10:00:00Z"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "项目 一")


def change(commit: str, time: str, begins: bool = False) -> Change:
    return Change(commit, datetime.fromisoformat(time), begins)


def test_a_form_has_the_commits_that_brought_it_and_last_changed_it(repository: Repository) -> None:
    brought = repository.commit(JANUARY, a="1", b="1")
    second = repository.commit(MARCH, a="2")
    last = repository.commit(MAY, a="3")
    histories = read_histories(repository.forms, NAME)
    first = change(brought, JANUARY, begins=True)
    assert histories.of(f"{NAME}/a.yml") == History(first, change(last, MAY), between=(change(second, MARCH),))
    assert histories.of(f"{NAME}/b.yml") == History(first, first)
    assert histories.newest == change(last, MAY)


def test_of_what_a_squashed_history_begins_with_it_is_known_that_it_may_be_older(repository: Repository) -> None:
    repository.commit(JANUARY)
    repository.commit(MARCH, a="1")
    kept = read_histories(repository.forms, NAME).of(f"{NAME}/a.yml")
    assert isinstance(kept, History)
    assert not kept.first.begins
    repository.git("checkout", "--quiet", "--orphan", "squashed")
    squashed = repository.commit(MAY)
    found = read_histories(repository.forms, NAME).of(f"{NAME}/a.yml")
    assert found == History(*[change(squashed, MAY, begins=True)] * 2)


def test_what_came_by_a_merge_has_the_day_of_the_merge(repository: Repository) -> None:
    repository.commit(JANUARY, a="1")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit(JANUARY, b="1")
    repository.git("checkout", "--quiet", "main")
    repository.commit(MARCH, c="1")
    merge = repository.done("merge", MAY, "--no-ff", "--message", "合并", "side")
    assert read_histories(repository.forms, NAME).of(f"{NAME}/b.yml") == History(*[change(merge, MAY)] * 2)


def test_a_form_that_was_moved_begins_anew_at_its_new_address(repository: Repository) -> None:
    repository.commit(JANUARY, a="1\n2\n3\n")
    repository.git("mv", f"{NAME}/a.yml", f"{NAME}/b.yml")
    moved = repository.commit(MAY)
    assert read_histories(repository.forms, NAME).of(f"{NAME}/b.yml") == History(*[change(moved, MAY)] * 2)


def test_a_form_that_was_taken_out_and_came_back_was_published_the_first_time(repository: Repository) -> None:
    brought = repository.commit(JANUARY, a="1")
    (repository.forms / "a.yml").unlink()
    out = repository.commit(MARCH)
    back = repository.commit(MAY, a="1")
    found = read_histories(repository.forms, NAME).of(f"{NAME}/a.yml")
    assert found == History(change(brought, JANUARY, begins=True), change(back, MAY), between=(change(out, MARCH),))


def test_what_is_not_committed_has_no_dates(repository: Repository) -> None:
    repository.commit(JANUARY, edited="1", staged="1", same="1")
    repository.write("edited.yml", "2")
    repository.write("staged.yml", "2")
    repository.git("add", f"{NAME}/staged.yml")
    repository.write("new.yml", "1")
    histories = read_histories(repository.forms, NAME)
    for name in ("edited", "staged", "new"):
        assert histories.of(f"{NAME}/{name}.yml") is Unknown.UNCOMMITTED, name
    assert isinstance(histories.of(f"{NAME}/same.yml"), History)


def test_a_file_that_was_only_touched_is_not_edited(repository: Repository) -> None:
    repository.commit(JANUARY, a="1")
    os.utime(repository.forms / "a.yml", (1, 1))
    assert isinstance(read_histories(repository.forms, NAME).of(f"{NAME}/a.yml"), History)


@pytest.mark.parametrize("name", ["单位__2019__展厅", 'a "b"', "a\tb", "-a", "a\nb"])
def test_names_of_files_need_not_be_plain(name: str, repository: Repository) -> None:
    repository.commit(JANUARY, **{name: "1"})
    repository.write("单位/2019/展厅.yml", "2")
    source = f"{NAME}/{name.replace('__', '/')}.yml"
    histories = read_histories(repository.forms, NAME)
    assert source in histories.committed
    assert (source in histories.edited) is name.startswith("单位")


def test_the_settings_of_a_user_change_nothing(repository: Repository) -> None:
    repository.commit(JANUARY, a="1")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit(JANUARY, b="1")
    repository.git("checkout", "--quiet", "main")
    repository.done("merge", MARCH, "--no-ff", "--message", "合并", "side")
    signed = repository.git("cat-file", "commit", "HEAD").replace("\n\n", f"\n{SIGNATURE}\n\n", 1)
    repository.git("reset", "--quiet", repository.git("hash-object", "-t", "commit", "-w", "--stdin", text=signed))
    before = read_histories(repository.forms, NAME)
    assert len(before.committed) == 2
    for setting in (
        "log.showRoot=false", "color.ui=always", "core.quotePath=true", "log.date=relative", "log.diffMerges=off",
        "log.showSignature=true", "log.follow=true", "diff.relative=false", "diff.noprefix=true", "core.pager=false",
        "diff.orderFile=/nowhere",
    ):  # fmt: skip
        repository.git("config", *setting.split("="))
    assert read_histories(repository.forms, NAME) == before


def test_a_hook_of_another_repository_changes_nothing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(JANUARY, a="1")
    before = read_histories(repository.forms, NAME)
    Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    assert read_histories(repository.forms, NAME) == before


def test_reading_writes_nothing_into_the_repository(repository: Repository) -> None:
    repository.commit(JANUARY, a="1")
    os.utime(repository.forms / "a.yml", (1, 1))
    index = repository.root / ".git" / "index"
    before = index.read_bytes()
    read_histories(repository.forms, NAME)
    assert index.read_bytes() == before


def test_before_the_first_commit_nothing_is_committed(repository: Repository) -> None:
    repository.write("a.yml", "1")
    assert read_histories(repository.forms, NAME).of(f"{NAME}/a.yml") is Unknown.UNCOMMITTED


def test_a_shallow_clone_is_noticed(repository: Repository, tmp_path: Path) -> None:
    repository.commit(JANUARY, a="1")
    repository.commit(MAY, a="2")
    repository.git("clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(tmp_path / "clone"))
    assert read_histories(tmp_path / "clone" / NAME, NAME).unknown is Unknown.SHALLOW


def test_a_clone_that_lacks_its_trees_is_not_completed_over_the_network(repository: Repository, tmp_path: Path) -> None:
    repository.commit(JANUARY, a="1")
    repository.commit(MAY, a="2")
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--filter=tree:0", repository.root.as_uri(), str(clone))
    assert read_histories(clone / NAME, NAME).unknown is Unknown.UNREADABLE


def test_a_folder_outside_of_any_repository_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "forms").mkdir()
    histories = read_histories(tmp_path / "forms", NAME)
    assert histories.unknown is Unknown.NO_REPOSITORY
    assert "not a git repository" in histories.detail


def test_a_repository_of_somebody_else_is_said_to_be_that(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(JANUARY, a="1")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    histories = read_histories(repository.forms, NAME)
    assert histories.unknown is Unknown.NO_REPOSITORY
    assert histories.detail.startswith("detected dubious ownership in repository at ")


def test_a_machine_without_git_is_noticed(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(JANUARY, a="1")
    monkeypatch.setenv("PATH", str(repository.root))
    assert read_histories(repository.forms, NAME).unknown is Unknown.NO_GIT


def test_a_repository_that_is_damaged_is_noticed(repository: Repository) -> None:
    repository.commit(JANUARY, a="1")
    shutil.rmtree(repository.root / ".git" / "objects")
    (repository.root / ".git" / "objects").mkdir()
    assert read_histories(repository.forms, NAME).unknown is Unknown.UNREADABLE


def gone(repository: Repository) -> tuple[str, ...]:
    return read_gone(repository.forms, NAME, "")


def test_a_form_that_the_commit_before_had_is_gone(repository: Repository) -> None:
    repository.commit(JANUARY, a="1", b="1", 展厅__c="1")
    repository.commit(MARCH, a="2")
    assert gone(repository) == ()
    (repository.forms / "a.yml").unlink()
    repository.git("mv", f"{NAME}/展厅/c.yml", f"{NAME}/展厅/d.yml")
    assert gone(repository) == (f"{NAME}/a.yml", f"{NAME}/展厅/c.yml")
    repository.commit(MAY)
    assert gone(repository) == (f"{NAME}/a.yml", f"{NAME}/展厅/c.yml")
    repository.commit(MAY, b="2")
    assert gone(repository) == ()


def test_a_form_that_the_last_commit_brought_is_gone_before_the_next(repository: Repository) -> None:
    repository.commit(JANUARY, a="1")
    repository.commit(MARCH, b="1")
    repository.git("mv", f"{NAME}/b.yml", f"{NAME}/c.yml")
    (repository.forms / "a.yml").unlink()
    assert gone(repository) == (f"{NAME}/a.yml", f"{NAME}/b.yml")


def test_what_a_whole_branch_takes_away_is_gone_where_its_merge_is_checked_out(repository: Repository) -> None:
    repository.commit(JANUARY, a="1")
    repository.git("checkout", "--quiet", "-b", "side")
    (repository.forms / "a.yml").unlink()
    repository.commit(MARCH)
    repository.commit(MARCH, b="1")
    repository.git("checkout", "--quiet", "main")
    repository.done("merge", MAY, "--no-ff", "--message", "合并", "side")
    assert gone(repository) == (f"{NAME}/a.yml",)


def test_where_git_cannot_tell_nothing_is_gone(repository: Repository, tmp_path: Path) -> None:
    assert gone(repository) == ()
    repository.commit(JANUARY, a="1")
    assert gone(repository) == ()
    assert read_gone(tmp_path, NAME, "") == read_gone(tmp_path / "nowhere", NAME, "") == ()


def test_before_the_first_commit_there_is_only_what_was_committed(repository: Repository) -> None:
    repository.commit(JANUARY, a="1")
    (repository.forms / "a.yml").unlink()
    assert gone(repository) == (f"{NAME}/a.yml",)


def test_what_is_not_as_in_a_commit_is_changed(repository: Repository) -> None:
    first = repository.commit(JANUARY, a="1", b="1", 展厅__c="1")
    repository.commit(MARCH, a="2")
    (repository.forms / "b.yml").unlink()
    repository.write("展厅/d.yml", "1")
    expected = frozenset({"a.yml", "b.yml", "展厅/d.yml"})
    assert read_changed(repository.forms, first) == expected
    assert read_changed(repository.root, first) == frozenset(f"{NAME}/{path}" for path in expected)
    assert read_changed(repository.forms, "HEAD") == expected - {"a.yml"}


@pytest.mark.parametrize(
    "since",
    ["nothing", "--output=x", "-p", "--all", "HEAD^1", "main..HEAD", "main...", "..", "^main", "HEAD:", "HEAD^{tree}"],
)
def test_of_a_commit_that_git_does_not_know_nothing_is_changed(
    repository: Repository, since: str, tmp_path: Path
) -> None:
    repository.commit(JANUARY, a="1")
    assert read_changed(repository.forms, since) is None
    assert read_changed(tmp_path / "nowhere", since) is None
    assert not (repository.forms / "x").exists()


def test_what_changed_files_held_at_a_commit_is_read(repository: Repository) -> None:
    first = repository.commit(JANUARY, a="一\n", b="1", 展厅__c="missing")
    repository.commit(MARCH, a="二", d="1")
    repository.commit(MAY, 展厅__c="2")
    assert read_before(repository.forms, first) == {"a.yml": "一\n".encode(), "展厅/c.yml": b"missing"}
    assert read_before(repository.forms, "HEAD^1") == {"展厅/c.yml": b"missing"}
    assert read_before(repository.forms, "HEAD") == read_before(repository.forms, "nothing") == {}
    repository.write("b.yml", "2")
    assert read_before(repository.forms, "HEAD") == {"b.yml": b"1"}


def test_what_files_held_at_several_commits_is_read_in_the_order_asked(repository: Repository, tmp_path: Path) -> None:
    first = repository.commit(JANUARY, a="一\n", b="")
    last = repository.commit(MAY, a="二")
    wanted = [(last, "a.yml"), (first, "c.yml"), (first, "b.yml"), ("nothing", "a.yml"), (first, "a.yml")]
    assert read_contents(repository.forms, wanted) == ["二".encode(), None, b"", None, "一\n".encode()]
    with pytest.raises(NotHeld):
        read_contents(tmp_path / "nowhere", wanted[:2])


def test_what_a_clone_lacks_is_not_fetched_to_be_read(repository: Repository, tmp_path: Path) -> None:
    first = repository.commit(JANUARY, a="1")
    last = repository.commit(MAY, a="2")
    clone = tmp_path / "clone"
    partial_clone(repository, clone)
    assert read_contents(clone / NAME, [(last, "a.yml")]) == [b"2"]
    with pytest.raises(NotHeld, match="not allowed"):
        read_contents(clone / NAME, [(last, "a.yml"), (first, "a.yml")])


def test_a_name_that_git_cannot_be_asked_for_hides_no_other(repository: Repository) -> None:
    first = repository.commit(JANUARY, **{"a\nb": "1", "c": "1"})
    repository.commit(MARCH, **{"a\nb": "2", "c": "2"})
    assert read_before(repository.forms, first) == {"c.yml": b"1"}


def test_what_a_named_commit_had_is_gone(repository: Repository) -> None:
    first = repository.commit(JANUARY, a="1")
    (repository.forms / "a.yml").unlink()
    repository.commit(MARCH)
    repository.commit(MAY, b="1")
    assert gone(repository) == ()
    assert read_gone(repository.forms, NAME, first) == (f"{NAME}/a.yml",)


def test_what_came_to_a_branch_meanwhile_was_neither_changed_nor_taken_away_here(repository: Repository) -> None:
    repository.commit(JANUARY, a="1", b="1")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit(MARCH, b="2")
    repository.git("checkout", "--quiet", "main")
    repository.commit(MAY, a="2", c="1")
    repository.git("checkout", "--quiet", "side")
    assert read_changed(repository.forms, "main") == frozenset({"b.yml"})
    assert read_gone(repository.forms, NAME, "main") == ()


def test_what_differs_from_a_commit_of_another_past_is_changed(repository: Repository) -> None:
    repository.commit(JANUARY, a="1")
    repository.git("checkout", "--quiet", "--orphan", "other")
    repository.commit(MARCH, a="2")
    assert read_changed(repository.forms, "main") == frozenset({"a.yml"})
