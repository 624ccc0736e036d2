"""The templates of the project."""

from __future__ import annotations

import pytest

from generator.language import Language
from generator.rendering.environment import Renderer
from tests.project import FRAGMENTS


@pytest.fixture(scope="session")
def renderer(language: Language) -> Renderer:
    """The renderer of pages."""
    return Renderer(FRAGMENTS, language)
