from pathlib import Path

import pytest

from generator.mkdocs_plugin import building
from tests.mkdocs_plugin.site import write_site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of one build, for tests that only look at it."""
    root = tmp_path_factory.mktemp("built")
    building.build(write_site(root), root / "site")
    return root / "site"


@pytest.fixture
def config_file(tmp_path: Path) -> Path:
    return write_site(tmp_path)
