"""A file is read again until it is sure that nobody changed it behind the back of the last reading."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.pipeline.inputs.workspace import Source
from generator.pipeline.keeping.memory import digests
from generator.pipeline.workers import Workers


def test_a_file_that_was_changed_a_moment_ago_is_read_again_whatever_it_looks_like(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yml"
    path.write_text("甲", "utf-8")
    looks, now = path.stat(), time.time_ns()
    monkeypatch.setattr(os, "stat", lambda *_, **__: looks)
    source = Source(str(path), "a.yml", ("a.yml",))
    with Workers(1, None) as workers:
        racing = digests(workers, [source], {})
        monkeypatch.setattr(time, "time_ns", lambda: now + 10_000_000_000)
        settled = digests(workers, [source], {})
        path.write_text("乙", "utf-8")
        assert digests(workers, [source], racing)["a.yml"].digest != racing["a.yml"].digest
        assert digests(workers, [source], settled) == settled
