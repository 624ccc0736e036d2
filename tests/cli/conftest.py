from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import small_project

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_project(tmp_path)
    monkeypatch.chdir(root)
    return root
