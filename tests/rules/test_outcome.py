"""The common outcome of several comparisons."""

from __future__ import annotations

import pytest

from generator.rules.outcome import Found, NotApplicable, Outcome, Unchecked, of_several

FOUND, BLANK, UNCHECKED = Found("1 ≠ 2", ()), NotApplicable("blank", {"label": "甲"}), Unchecked("乙", "zero")
NOT_ASKED = NotApplicable("not-asked")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([None, UNCHECKED, BLANK], [UNCHECKED]),
        ([FOUND, BLANK, UNCHECKED, FOUND], [FOUND, UNCHECKED, FOUND]),
        ([BLANK, UNCHECKED], [NotApplicable("zero")]),
        ([NOT_ASKED, BLANK], [BLANK]),
        ([NOT_ASKED, NOT_ASKED], [NOT_ASKED]),
        ([], [NOT_ASKED]),
    ],
)
def test_one_comparison_that_can_be_made_makes_a_rule_apply(
    said: list[Outcome | None], expected: list[Outcome]
) -> None:
    assert list(of_several(said)) == expected
