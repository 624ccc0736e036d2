"""The templates of the project, which pages are put into."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language import Language
from generator.rendering.environment import Renderer

FRAGMENTS = Path(__file__).parents[2] / "theme" / "fragments"


@pytest.fixture(scope="session")
def renderer(language: Language) -> Renderer:
    """What makes HTML of a page."""
    return Renderer({path.name: path.read_text("utf-8") for path in FRAGMENTS.glob("*.html")}, language)
