"""The index of the search, as builds write it."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.edits import build
from tests.project import FORM, small_project, write
from tests.sample import changed, sample


def test_the_edition_of_the_index_is_another_where_any_text_is(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")

    def edition() -> bytes:
        return build(root)["data/search/contents.json"]

    first = edition()
    assert edition() == first
    write(root, FORM, changed(sample(), "项目概况: 又一个展厅。\n"))
    assert edition() != first
    write(root, FORM, sample())
    assert edition() == first
