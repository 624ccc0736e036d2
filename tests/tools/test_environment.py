import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["tools/environment.sh", str(folder), "site"],
        cwd=ROOT,
        env={**os.environ, "PYTHON": python},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def interpreter(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_an_interpreter_that_is_too_old_is_refused_in_both_languages(tmp_path: Path) -> None:
    outcome = run(tmp_path / "environment", interpreter(tmp_path / "old", "exit 1"))
    assert outcome.returncode == 1
    assert "需要 Python 3.11" in outcome.stderr
    assert "Python 3.11 or newer is needed" in outcome.stderr
    assert not (tmp_path / "environment").exists()
