"""Which projects are one and the same, and which are only connected."""

from __future__ import annotations

import pytest

from generator.catalogue.lineage import Lineage, lineage_of, project_named
from generator.model import ProjectKey, PublicUnit, Takeover


def lineage(**takeovers: str) -> Lineage:
    """Return the lineage of projects named ``unit_project``, each with its predecessors."""
    units = []
    for name, of in takeovers.items():
        unit, _, project = name.partition("_")
        units.append(PublicUnit(unit, unit, taken_over=(Takeover(project, tuple(of.split())),)))
    return lineage_of(units)


def keys(names: str) -> tuple[ProjectKey, ...]:
    return tuple(map(project_named, names.split()))


HANDED_ON_TWICE = {"b_y": "a/x", "c_z": "b/y"}
RENAMED = {"a_y": "a/x"}
DIVIDED = {"b_x": "a/x", "c_x": "a/x"}
MERGED = {"c_z": "a/x b/y"}
DIVIDED_LATER = {"b_y": "a/x", "c_x": "b/y", "d_x": "b/y"}


@pytest.mark.parametrize(
    ("takeovers", "project", "earlier", "later"),
    [
        (HANDED_ON_TWICE, "a/x", "", "b/y c/z"),
        (HANDED_ON_TWICE, "b/y", "a/x", "c/z"),
        (HANDED_ON_TWICE, "c/z", "a/x b/y", ""),
        (RENAMED, "a/y", "a/x", ""),
        (DIVIDED, "a/x", "", ""),
        (DIVIDED, "b/x", "", ""),
        (MERGED, "c/z", "", ""),
        (MERGED, "b/y", "", ""),
        (DIVIDED_LATER, "a/x", "", "b/y"),
        (DIVIDED_LATER, "b/y", "a/x", ""),
        (DIVIDED_LATER, "c/x", "", ""),
        (RENAMED, "e/e", "", ""),
    ],
)
def test_projects_are_one_as_long_as_none_was_divided_or_merged(
    takeovers: dict[str, str], project: str, earlier: str, later: str
) -> None:
    found, key = lineage(**takeovers), project_named(project)
    assert (found.earlier(key), found.later(key)) == (keys(earlier), keys(later))
    assert found.origins.get(key) == next(iter(keys(earlier)), None)


def test_a_project_may_have_been_handed_on_any_number_of_times() -> None:
    takeovers = tuple(Takeover(f"p{number}", (f"a/p{number - 1}",)) for number in range(1, 3000))
    found = lineage_of([PublicUnit("a", "a", taken_over=takeovers)])
    assert found.earlier(("a", "p2999"))[::2998] == (("a", "p0"), ("a", "p2998"))
    assert found.later(("a", "p0"))[-1] == ("a", "p2999")
    assert set(found.origins.values()) == {("a", "p0")}


def test_links_go_both_ways_and_have_their_order() -> None:
    found = lineage(**MERGED, d_z="c/z", e_z="c/z")
    assert found.before[project_named("c/z")] == keys("a/x b/y")
    assert found.after[project_named("c/z")] == keys("d/z e/z")
    assert found.projects == frozenset(keys("a/x b/y c/z d/z e/z"))


@pytest.mark.parametrize("takeovers", [HANDED_ON_TWICE, RENAMED, DIVIDED, MERGED, DIVIDED_LATER])
def test_all_that_hang_together_are_of_one_family(takeovers: dict[str, str]) -> None:
    found = lineage(**takeovers)
    assert {found.family(project) for project in found.projects} == {project_named("a/x")}
    assert found.family(project_named("e/e")) == project_named("e/e")
