"""A site that tells when its forms were published is not replaced by one that does not know."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.history.changes import Unknown
from generator.pipeline.outcome import HistoryLost
from tests.history.repository import Repository
from tests.project import FORM, Build, files_of, write

DAY = "2026-01-05T10:00:00+08:00"


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_SITE_URL", "https://disclosure.example/")


@pytest.fixture
def published(root: Path, build: Build) -> dict[str, bytes]:
    """The files of a site with a history, and of nothing else since."""
    write(root, ".gitignore", "site/\n.cache/\n")
    Repository(root).commit(DAY)
    build()
    return files_of(root / "site")


def test_a_site_with_a_past_stays_where_the_past_cannot_be_read(
    published: dict[str, bytes], root: Path, build: Build
) -> None:
    shutil.rmtree(root / ".git")
    with pytest.raises(HistoryLost) as refused:
        build()
    assert refused.value.args[0] is Unknown.NO_REPOSITORY
    assert files_of(root / "site") == published

    (root / "site").rename(root / "before")
    assert build().forms == 1
    # Now that it has none, nothing is lost any more.
    write(root, FORM, (root / FORM).read_text("utf-8") + "# 说明\n")
    assert build().forms == 1


def test_a_site_with_a_past_is_replaced_where_the_forms_alone_have_none_yet(
    published: dict[str, bytes], root: Path, build: Build
) -> None:
    write(root, FORM, (root / FORM).read_text("utf-8") + "# 说明\n")
    assert build().uncommitted == 1
    assert "feed.xml" in published
