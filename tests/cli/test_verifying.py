"""The output and exit codes of ``disclosure verify``."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.endings import Exit
from generator.cli.main import run
from generator.publishing.places import Folder
from generator.publishing.sums import SUMS
from tests.publishing.sites import OLD, publish

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publish(tmp_path / "site", OLD)
    return tmp_path / "site"


def test_a_site_as_it_was_published_is_fine(site: Path, capsys: Captured) -> None:
    assert run(["verify", str(site)]) == Exit.FINE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("核对了清单上的 4 个文件，没有出入（")


def test_it_needs_no_folder_to_stand_in(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run(["verify", str(site)]) == Exit.FINE


def test_each_file_that_is_not_as_listed_is_told(site: Path, capsys: Captured) -> None:
    (site / "index.html").write_text("假首页", "utf-8")
    (site / "style.css").unlink()
    (site / "red\x1b[31m.html").touch()
    assert run(["verify", str(site)]) == Exit.CONTENT_HAS_ERRORS
    out, err = capsys.readouterr()
    assert out == "不同：index.html\n多出：red\\x1b[31m.html\n缺失：style.css\n"
    assert "1 个不同，1 个缺失，1 个多出，0 个读不到" in err


def test_what_cannot_be_read_is_a_failure_of_reading(
    site: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bool:
        raise OSError("磁盘坏了")

    monkeypatch.setattr(Folder, "holds", fail)
    assert run(["verify", str(site)]) == Exit.READING_OR_PUBLISHING_FAILED
    assert "读不到：index.html（磁盘坏了）" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["<!doctype html>\n", f"{'0' * 64}  ../secret\n"])
def test_a_list_that_is_none_is_not_believed(site: Path, capsys: Captured, text: str) -> None:
    (site / SUMS).unlink()
    (site / SUMS).write_text(text, "utf-8")
    assert run(["verify", str(site)]) == Exit.READING_OR_PUBLISHING_FAILED
    assert "不是校验和清单" in capsys.readouterr().err


def test_a_list_in_another_encoding_is_shown_as_far_as_it_can_be_read(site: Path, capsys: Captured) -> None:
    (site / SUMS).unlink()
    (site / SUMS).write_bytes(b"abc \xff\xfe" + b"x" * 1000)
    assert run(["verify", str(site)]) == Exit.READING_OR_PUBLISHING_FAILED
    err = capsys.readouterr().err
    assert "abc \\xff\\xfexx" in err
    assert "UnicodeDecodeError" not in err
    assert len(err) < 200


def test_a_place_that_is_not_there_is_a_failure_of_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    assert run(["verify", str(tmp_path / "nothing")]) == Exit.READING_OR_PUBLISHING_FAILED
    assert "没有这个文件或目录" in capsys.readouterr().err
    assert run(["verify", "http://127.0.0.1:9/"]) == Exit.READING_OR_PUBLISHING_FAILED
    assert capsys.readouterr().err == "读不到 http://127.0.0.1:9/ 的 SHA256SUMS：对方没有接受连接。\n"


@pytest.mark.parametrize("address", ["http://exa mple/", "ftp://example.org/"])
def test_an_address_with_spaces_or_of_another_scheme_is_none(address: str, capsys: Captured) -> None:
    assert run(["verify", address]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert capsys.readouterr().err == f"不能用作网址：{address}。要写成 https://example.org/forms/ 这样，没有空格。\n"


@pytest.mark.parametrize("address", ["http://[", "http://。/", "https://exa mple:port/"])
def test_what_is_no_address_is_wrong_usage(address: str, capsys: Captured) -> None:
    assert run(["verify", address]) in (Exit.WRONG_USAGE_OR_CONFIGURATION, Exit.READING_OR_PUBLISHING_FAILED)
    assert capsys.readouterr().err
