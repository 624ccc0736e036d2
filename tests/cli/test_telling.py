"""What is told beside the report: to the host of a pipeline, and to who watches."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from generator.cli.telling import tell, watcher
from generator.diagnostics import Place, error
from generator.language import load
from generator.progress import Phase

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


class Terminal(StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def shown(text: str) -> list[str]:
    """Return what stood in the line one after the other."""
    return text.split("\r\x1b[K")


def opened(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal that the command tells its progress to, from the call of a test on."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    return terminal


def test_who_watches_sees_the_phase_before_anything_is_done_and_nothing_when_all_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = opened(monkeypatch)
    items = watcher(500)(Phase.PAGES, iter("甲乙丙"), 3)
    seen = []
    for item in items:
        seen.append((item, shown(terminal.getvalue())[-1]))
    assert seen == [("甲", "正在生成网页……"), ("乙", "正在生成网页…… 33%"), ("丙", "正在生成网页…… 66%")]
    assert shown(terminal.getvalue())[-1] == ""


def test_a_line_changes_a_hundred_times_at_most_and_estimates_no_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = opened(monkeypatch)
    assert list(watcher(6000)(Phase.FILES, range(6000), 6000)) == list(range(6000))
    texts = shown(terminal.getvalue())
    assert len(texts) == 1 + 1 + 100 + 1
    assert ":" not in terminal.getvalue()


def test_a_failure_leaves_nothing_of_the_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = opened(monkeypatch)

    def failing() -> Iterator[int]:
        yield 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(watcher(500)(Phase.CHECKING, failing(), 2))
    assert shown(terminal.getvalue())[-1] == ""


def test_nothing_is_shown_of_little_work_or_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = opened(monkeypatch)
    assert list(watcher(499)(Phase.PAGES, [1], 1)) == [1]
    assert list(watcher(500)(Phase.PAGES, [], 0)) == []
    assert terminal.getvalue() == ""
    for stream in (StringIO(), None):
        monkeypatch.setattr("sys.stderr", stream)
        assert list(watcher(500)(Phase.PAGES, [1], 1)) == [1]
        assert stream is None or stream.getvalue() == ""


def test_every_phase_has_words() -> None:
    assert {phase.value for phase in Phase} == load().interface["phase"].keys()
