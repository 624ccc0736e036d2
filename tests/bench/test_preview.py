from pathlib import Path

import pytest

from bench.preview import measure
from bench.project import write_project


def test_a_changed_form_is_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(tmp_path / "project", 24)
    measure(tmp_path / "project", 1)
    first, changed, second = capsys.readouterr().out.splitlines()
    assert first.startswith("a first preview shown after")
    assert changed.startswith("a changed form shown after")
    assert second.startswith("the next preview shown after")
