"""Golden files: output is compared with what was approved.

``UPDATE_GOLDEN=1 pytest`` rewrites them; the difference is then reviewed like code.
"""

from __future__ import annotations

import os
from pathlib import Path


def held_against(path: Path, made: str) -> None:
    """Fail if ``made`` differs from the approved text at ``path``."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, "utf-8")
    assert made == path.read_text("utf-8"), f"{path.name} differs: UPDATE_GOLDEN=1 writes it anew"
