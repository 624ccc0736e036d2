"""What another digest says: content differs, not how often the code has run."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline.keeping.fingerprints import folder_digest


def test_what_python_keeps_beside_its_code_changes_no_digest(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("1")
    before = folder_digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/code.pyc").write_bytes(b"1")
    assert folder_digest(tmp_path) == before
    (tmp_path / "__pycache__/code.py").symlink_to("nowhere")
    assert folder_digest(tmp_path) != before


def test_a_file_that_may_not_be_read_is_left_to_whoever_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site.yml").touch()
    empty = folder_digest(tmp_path)

    def refused(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert folder_digest(tmp_path) != empty
