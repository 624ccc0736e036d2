import json
from pathlib import Path

import pytest

from tools import html_checker


def test_without_java_there_is_no_checker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert html_checker.find_checker() is None


def test_without_java_nothing_is_fetched_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(html_checker, "_fetch", pytest.fail)
    assert html_checker.main() == 0
    assert "Java" in capsys.readouterr().err


def test_the_checker_is_locked_by_its_hash_and_names_no_address() -> None:
    (asked,) = json.loads((html_checker.LOCK / "package.json").read_text("utf-8"))["dependencies"].items()
    text = (html_checker.LOCK / "package-lock.json").read_text("utf-8")
    locked = json.loads(text)["packages"][f"node_modules/{asked[0]}"]
    assert locked["version"] == asked[1]
    assert locked["integrity"].startswith("sha512-")
    assert "http" not in text
