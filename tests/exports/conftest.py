from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.collection import Collection, project, read_collection


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return read_collection(project(tmp_path_factory.mktemp("project") / "site"))


@pytest.fixture(scope="session")
def handed_out(collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all downloads."""
    folder = tmp_path_factory.mktemp("handed-out")
    collection.write(folder)
    return folder
