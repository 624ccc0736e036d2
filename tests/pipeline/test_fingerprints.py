"""What another digest says: content differs, not how often the code has run."""

from __future__ import annotations

from pathlib import Path

from generator.pipeline.fingerprints import folder_digest


def test_what_python_keeps_beside_its_code_changes_no_digest(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("1")
    before = folder_digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/code.pyc").write_bytes(b"1")
    assert folder_digest(tmp_path) == before
    (tmp_path / "__pycache__/code.py").symlink_to("nowhere")
    assert folder_digest(tmp_path) != before
