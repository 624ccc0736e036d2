"""What is known of a form without holding it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.catalogue.records import record_of
from generator.definition.cells import Definition
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


def test_boxes_without_a_tick_and_tables_without_a_row_are_not_filled(definitions: Mapping[str, Definition]) -> None:
    whole = record_of(read(sample(), definitions).whole)
    empty = "项目类型: []\n分解目标: {}\n"
    record = record_of(read(changed(sample(), empty), definitions).whole)
    assert (record.asked, record.filled) == (whole.asked, whole.filled - 2)
