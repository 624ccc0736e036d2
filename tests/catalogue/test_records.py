"""What is known of a form without holding it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.catalogue.records import record_of
from generator.definition.cells import Definition
from generator.definition.loading import read_definitions
from generator.diagnostics import collect
from generator.pipeline.configuration import PROJECT_TYPES, Configuration
from generator.pipeline.workspace import Workspace
from tests.sample import EVALUATION, PATHS, changed, read, sample

CONTACTS = ("项目负责人", "联系人", "联系电话")


@pytest.mark.parametrize("contact", [None, "", "不予公开"])
def test_a_cell_that_nobody_may_fill_counts_neither_way(
    contact: str | None, definitions: Mapping[str, Definition]
) -> None:
    lines = "" if contact is None else "".join(f"{name}: {contact}\n" for name in CONTACTS)
    record = record_of(read(changed(sample(), lines, CONTACTS), definitions).whole)
    assert (record.asked, record.filled) == (21, 19)


def test_a_cell_that_the_paper_prints_counts_neither_way(definitions: Mapping[str, Definition]) -> None:
    form = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    assert "execution.score.total" in form.asked
    assert "execution.score.fiscal" not in form.asked
    assert record_of(form).filled == len(form.stated)


def test_a_cell_that_is_left_off_the_paper_is_not_asked_for(workspace: Workspace, configuration: Configuration) -> None:
    written = (workspace.configuration / "forms/sh-target-2019.yml").read_bytes()
    optional = written.replace(b"field: narrative.overview", b"field: narrative.overview, presence: optional")
    assert optional != written
    types = {PROJECT_TYPES: tuple(configuration.project_types)}
    definitions, found = collect(read_definitions({"sh-target-2019.yml": optional}, types))
    assert found == ()
    there, absent = (read(changed(sample(), text, ["项目概况"]), definitions).whole for text in ("项目概况:\n", ""))
    assert "narrative.overview" in there.asked
    assert there.asked.keys() - absent.asked.keys() == {"narrative.overview"}


def test_boxes_without_a_tick_and_tables_without_a_row_are_not_filled(definitions: Mapping[str, Definition]) -> None:
    whole = record_of(read(sample(), definitions).whole)
    empty = "项目类型: []\n分解目标: {}\n"
    record = record_of(read(changed(sample(), empty), definitions).whole)
    assert (record.asked, record.filled) == (whole.asked, whole.filled - 2)
