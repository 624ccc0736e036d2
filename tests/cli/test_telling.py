"""What the host of a pipeline is told beside the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.telling import tell
from generator.diagnostics import Place, error

FOUND = [error("no-such-day", Place(f"{number}.yml"), key="开始时间", value="某日") for number in range(21)]
SUMMARY = "GITHUB_STEP_SUMMARY"

Captured = pytest.CaptureFixture[str]


def test_the_summary_of_a_run_on_github_gets_the_tally_of_many(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# 上一步\n", "utf-8")
    monkeypatch.setenv(SUMMARY, str(summary))
    for told, report_format in [(FOUND, "text"), (FOUND[:20], "github")]:
        tell(told, report_format)
        assert summary.read_text("utf-8") == "# 上一步\n"
    tell(FOUND, "github")
    added = summary.read_text("utf-8").removeprefix("# 上一步\n")
    assert "no-such-day（日历上没有这一天）：21 处" in added
    assert capsys.readouterr().out.endswith(added)


def test_a_summary_that_cannot_be_written_changes_nothing(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SUMMARY, str(tmp_path))
    tell(FOUND, "github")
    assert capsys.readouterr().out.count("::error ") == 10
