"""The titles of papers, with and without what each form fills in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.definition.cells import Definition
from generator.definition.filled import general_title, title_of
from tests.sample import read, sample


@pytest.mark.parametrize(
    ("title", "of_form", "of_paper"),
    [
        ("项目绩效自评表", "项目绩效自评表", "项目绩效自评表"),
        ("部门自评表（{年度}年度）", "部门自评表（2019年度）", "部门自评表"),
        ("部门自评表({年度}年)\n（县级）", "部门自评表(2019年)\n（县级）", "部门自评表\n（县级）"),
        ("{年度}年度项目支出自评表", "2019年度项目支出自评表", "项目支出自评表"),
        ("{年度}年绩效自评表（项目）", "2019年绩效自评表（项目）", "绩效自评表（项目）"),
    ],
)
def test_a_title_is_shown_filled_in_or_without_what_is_filled_in(
    title: str, of_form: str, of_paper: str, definitions: Mapping[str, Definition]
) -> None:
    form = read(sample(), definitions).whole
    definition = replace(definitions[form.definition], title=title)
    assert title_of(definition, form.cells) == of_form
    assert general_title(definition) == of_paper
