"""Links that lead back to where they start."""

from __future__ import annotations

import pytest

from generator.catalogue.circles import comes_back, reachable


@pytest.mark.parametrize(
    ("links", "start", "expected"),
    [
        ({"a": "a"}, "a", True),
        ({"a": "b", "b": "c", "c": "a"}, "b", True),
        ({"a": "b", "b": "a", "c": "a"}, "c", False),
        ({"c": "ab", "b": "d"}, "c", False),
        ({"a": "bc", "c": "a"}, "b", False),
        ({"a": "bc", "c": "a"}, "a", True),
        ({}, "a", False),
    ],
)
def test_links_come_back_to_those_that_they_lead_round_from(links: dict[str, str], start: str, expected: bool) -> None:
    assert comes_back(start, links) == expected


def test_what_links_of_several_kinds_lead_to() -> None:
    assert reachable("a", {"a": "b", "d": "e"}, {"b": "cd"}) == set("bcde")
