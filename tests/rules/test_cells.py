"""Values and cells as rules show them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.definition.cells import Definition
from generator.rules.comparing.citing import indicator_side
from tests.rules.forms import form_of


@pytest.mark.parametrize(
    ("form", "column", "label", "text"),
    [
        ("sh-self-evaluation-2021", "weight", "开放天数 · 分值", "20"),
        ("sh-self-evaluation-2021", "score", "开放天数 · 得分", "20"),
        ("sh-target-2019", "target", "观众满意度", "≥90%"),
    ],
)
def test_a_side_names_its_column_where_there_are_several(
    form: str, column: str, label: str, text: str, definitions: Mapping[str, Definition]
) -> None:
    whole = form_of({"form": form}, definitions)
    row = next(row for row in whole.indicators if row.levels[-1] in label)
    side = indicator_side(whole, row, column)
    assert (side.label, side.text) == (label, text)
