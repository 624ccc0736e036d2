from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where to publish: a place in a folder that is not there yet."""
    return tmp_path / "public" / "site"
