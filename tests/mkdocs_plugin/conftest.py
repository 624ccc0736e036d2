from pathlib import Path

import pytest

from generator.mkdocs_plugin import building
from tests.mkdocs_plugin.pipeline import build_pages
from tests.mkdocs_plugin.site import put_in_place, write_site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of one build, for tests that only read it."""
    root = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        put_in_place(build_pages, patch)
        building.build(write_site(root), root / "site")
    return root / "site"


@pytest.fixture(autouse=True)
def pipeline_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(build_pages, monkeypatch)


@pytest.fixture
def config_file(tmp_path: Path) -> Path:
    return write_site(tmp_path)
