from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.exports.archive import spool, write_archive


def archive(folder: Path, content: bytes = b"a" * 100) -> bytes:
    write_archive(folder / "a.zip", [("b.txt", BytesIO(content)), ("a.txt", BytesIO(b""))])
    return (folder / "a.zip").read_bytes()


def test_an_archive_is_the_same_on_any_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = archive(tmp_path)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert archive(tmp_path) == first


def test_members_keep_their_order_their_content_and_no_date(tmp_path: Path) -> None:
    archive(tmp_path)
    with ZipFile(tmp_path / "a.zip") as read:
        assert read.namelist() == ["b.txt", "a.txt"]
        assert [read.read(name) for name in read.namelist()] == [b"a" * 100, b""]
        assert {each.date_time for each in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_member_may_be_larger_than_the_format_once_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.exports.archive._LARGE", 100)
    monkeypatch.setattr("zipfile.ZIP64_LIMIT", 99)
    archive(tmp_path)
    with ZipFile(tmp_path / "a.zip") as read:
        assert read.read("b.txt") == b"a" * 100


def test_a_spool_leaves_nothing_behind(tmp_path: Path) -> None:
    with spool(tmp_path) as file:
        file.write(b"a" * (3 << 20))
        assert list(tmp_path.iterdir()) == []
    assert list(tmp_path.iterdir()) == []
