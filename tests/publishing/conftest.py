from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder to publish into, in a folder that does not exist yet."""
    return tmp_path / "public" / "site"
