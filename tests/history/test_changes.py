from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from generator.history.changes import Change, Histories, History, Unknown, histories_in

OLD = Change("a" * 40, datetime(2024, 1, 1, 8, tzinfo=timezone(timedelta(hours=8))))
NEW = Change("b" * 40, datetime(2025, 6, 1, tzinfo=UTC))


def log(*changes: tuple[Change, list[str]]) -> list[bytes]:
    """Return the fields of a log as git writes them."""
    fields: list[bytes] = []
    for change, paths in changes:
        first, *others = paths or [""]
        before = "" if change.begins else "c" * 40
        fields += [b"", f"{change.commit} {change.time.isoformat()} {before}".encode()]
        fields += [f"\n{first}".encode(), *(path.encode() for path in others)] if paths else []
    return fields


def test_a_file_that_was_never_changed_has_one_change() -> None:
    assert histories_in(log((OLD, ["a.yml"]))) == {"a.yml": History(OLD, OLD)}


def test_the_first_change_is_the_oldest_one_and_the_last_the_newest() -> None:
    found = histories_in(log((NEW, ["a.yml", "b.yml"]), (OLD, ["b.yml", "a.yml"])))
    assert found == {"a.yml": History(OLD, NEW), "b.yml": History(OLD, NEW)}


def test_the_changes_between_are_kept_in_order_of_time() -> None:
    others = [Change(letter * 40, OLD.time + timedelta(days=day)) for day, letter in ((1, "d"), (2, "e"))]
    found = histories_in(log((NEW, ["a.yml"]), *((one, ["a.yml"]) for one in others[::-1]), (OLD, ["a.yml", "b.yml"])))
    assert found == {"a.yml": History(OLD, NEW, between=(others[0], others[1])), "b.yml": History(OLD, OLD)}
    assert found["a.yml"].changes == (OLD, *others, NEW)
    assert found["b.yml"].changes == (OLD,)


def test_a_history_ends_with_any_of_its_commits() -> None:
    middle = Change("d" * 40, OLD.time + timedelta(days=1))
    history = History(OLD, NEW, between=(middle,))
    assert history.until(OLD.commit) == History(OLD, OLD, unseen=NEW)
    assert history.until(middle.commit) == History(OLD, middle, unseen=NEW)
    assert history.until(NEW.commit) == history
    assert history.until("") == history


def test_the_commit_that_nothing_is_before_begins_the_history() -> None:
    root = OLD._replace(begins=True)
    found = histories_in(log((NEW, ["a.yml", "new.yml"]), (root, ["a.yml", "b.yml"])))
    assert found == {"a.yml": History(root, NEW), "new.yml": History(NEW, NEW), "b.yml": History(root, root)}


def test_every_file_has_the_changes_of_its_own() -> None:
    found = histories_in(log((NEW, ["new.yml"]), (OLD, ["old.yml"])))
    assert found == {"new.yml": History(NEW, NEW), "old.yml": History(OLD, OLD)}


def test_a_change_without_files_changes_nothing() -> None:
    assert histories_in(log((NEW, []), (OLD, ["a.yml"]))) == {"a.yml": History(OLD, OLD)}
    assert histories_in([]) == {}


@pytest.mark.parametrize("path", ["单位/2019/展厅.yml", 'a "b".yml', "a b\tc\\d.yml", "a\nb.yml", "é.yml"])
def test_names_of_files_are_taken_as_they_are(path: str) -> None:
    assert list(histories_in(log((OLD, [path, f"x/{path}"])))) == [path, f"x/{path}"]


def test_names_that_are_no_text_do_not_stop_the_others() -> None:
    assert len(histories_in([b"", f"{OLD.commit} {OLD.time.isoformat()}".encode(), b"\n\xff.yml", b"a.yml"])) == 2


def test_a_time_keeps_its_own_offset() -> None:
    (history,) = histories_in([b"", b"c0ffee 2024-01-01T00:30:00+05:45", b"\na.yml"]).values()
    assert history.first.time.isoformat() == "2024-01-01T00:30:00+05:45"


def test_a_time_that_is_none_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        histories_in([b"", b"c0ffee yesterday", b"\na.yml"])


def test_what_is_not_committed_as_it_stands_has_no_dates() -> None:
    histories = Histories({"a.yml": History(OLD, NEW), "b.yml": History(OLD, OLD)}, frozenset({"b.yml"}))
    assert histories.of("a.yml") == History(OLD, NEW)
    assert histories.of("b.yml") is Unknown.UNCOMMITTED
    assert histories.of("c.yml") is Unknown.UNCOMMITTED


def test_without_any_history_every_form_is_told_why() -> None:
    assert Histories({}, unknown=Unknown.SHALLOW).of("a.yml") is Unknown.SHALLOW


def test_the_newest_change_is_the_latest_in_time() -> None:
    assert Histories({"a": History(OLD, OLD), "b": History(NEW, NEW), "c": History(OLD, OLD)}).newest == NEW
    assert Histories({}).newest is None
