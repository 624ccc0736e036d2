"""Commits that were dated by a wrong clock are told of while that can be mended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.pipeline.checking import check
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Workspace
from tests.history.repository import Repository
from tests.project import FORM, write
from tests.sample import changed, sample

TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2026-01-05", "2026-03-05", "2026-06-01"], []),
        # Clocks differ a little, and a fast one by less than that is not told from time zones.
        (["2026-03-05", "2026-03-04"], []),
        (["2026-03-05", "2026-03-04", "2026-03-03"], [("store", "2026-03-03")]),
        (["2026-03-05", "2026-03-03"], [("shop", "2026-03-03")]),
        (["2026-03-05", "1980-01-01"], [("shop", "1980-01-01")]),
        (["2026-03-05", "2026-06-02"], [("shop", "2026-06-02")]),
        (["2099-01-01"], [("hall", "2099-01-01")]),
        (["2026-03-05", "1980-01-01", "1980-01-02"], [("shop", "1980-01-01"), ("store", "1980-01-02")]),
        # After a right one nobody can mend them.
        (["2026-03-05", "1980-01-01", "2026-03-06"], []),
        (["2099-01-01", "2026-03-06"], []),
        (["2099-01-01", "2026-03-06", "2026-03-01"], [("store", "2026-03-01")]),
    ],
)
def test_the_last_commits_are_told_if_their_time_cannot_be(
    days: list[str], told: list[tuple[str, str]], root: Path, configuration: Configuration
) -> None:
    repository = Repository(root)
    commits: dict[str, str] = {}
    for name, day in zip(("hall", "shop", "store"), days, strict=False):
        write(root, FORM.replace("hall", name), changed(sample(), f"项目名称: {name}\n"))
        commits[name] = repository.commit(f"{day}T10:00:00Z")
    write(root, FORM.replace("hall", "not-committed"), changed(sample(), "项目名称: 尚未提交\n"))
    found = check(Workspace.at(root), configuration, today=TODAY).diagnostics
    wrong = [(one.place.file, dict(one.values)) for one in found if one.rule == "commit-misdated"]
    assert wrong == [(FORM.replace("hall", name), {"commit": commits[name][:10], "day": day}) for name, day in told]


def test_nothing_is_told_without_a_day_or_of_a_part_alone(root: Path, configuration: Configuration) -> None:
    Repository(root).commit("2099-01-01T10:00:00Z")
    workspace = Workspace.at(root)
    outcomes = [check(workspace, configuration), check(workspace, configuration, [workspace.forms], today=TODAY)]
    assert not any(one.rule == "commit-misdated" for outcome in outcomes for one in outcome.diagnostics)
