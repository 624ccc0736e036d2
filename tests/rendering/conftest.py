"""The templates of the project, which pages are put into."""

from __future__ import annotations

import pytest

from generator.language import Language
from generator.rendering.environment import Renderer
from tests.project import FRAGMENTS


@pytest.fixture(scope="session")
def renderer(language: Language) -> Renderer:
    """What makes HTML of a page."""
    return Renderer(FRAGMENTS, language)
