"""From measured costs to ratios, goals and the document."""

from collections.abc import Mapping

import pytest

from bench.configuration import ROOT
from bench.figures import Figures
from bench.measures import Cost
from bench.peers.comparing import Alike
from bench.report import BEGIN, END, report, written_into
from bench.steps import Step
from bench.tasks import Output, Task

SECONDS = {
    (100, Task.MATERIAL): 2.0,
    (100, Task.PAGES): 0.5,
    (1_000, Task.MATERIAL): 20.0,
    (1_000, Task.PAGES): 1.0,
    (10_000, Task.CHECK): 6.0,
    (10_000, Task.PAGES): 10.0,
    (10_000, Task.HUGO): 20.0,
    (100_000, Task.PAGES): 120.0,
}


def figures(seconds: Mapping[tuple[int, Task], float]) -> Figures:
    return Figures(
        costs={key: Cost(value, 2 * value, 10 * value) for key, value in seconds.items()},
        outputs={(10_000, Task.HUGO): Output(12_345, 67.8)},
        alike=Alike(pages=200, same=199, our_bytes=1000, their_bytes=1010),
        steps=[Step("templates", 3.0), Step("rules", 1.0)],
        profiled=1_000,
        machine="A machine.",
    )


@pytest.mark.parametrize(
    "line",
    [
        "| pages and indexes of 10,000 forms, times Hugo's time | 0.50 | at most 0.6 | met |",
        "| MkDocs with Material, times our time | 20.00 | at least 12 | met |",
        "| check, times the time of that build | 0.60 | at most 0.5 | missed |",
        "| one project renamed among 10,000 forms, seconds | — | at most 0.6 | not measured |",
        "| time of 100,000 forms, times that of 10,000 | 12.00 | at most 11 | missed |",
        "| pages and indexes, times Hugo | — | — | 0.50 | — |",
        "| pages and indexes, times the column before | — | 2.00 | 10.00 | 12.00 |",
        "| MkDocs with Material | 2.00 | 20.00 | about 200 | about 2,000 |",
        "| check | — | — | 12.00 | — |",
        "| Hugo | — | — | 12,345, 67.8 | — |",
        "| templates | 3.00 | 75% |",
        "Of 200 pages of forms, 199 have the same texts in the same elements on Hugo's site; "
        "its pages come to 101.0% of the bytes of ours.",
    ],
)
def test_the_report_says(line: str) -> None:
    assert line in report(figures(SECONDS)).splitlines()


def test_one_peer_alone_is_continued_and_only_from_two_measurements() -> None:
    few = figures({(1_000, Task.MATERIAL): 20.0, (100, Task.HUGO): 1.0, (1_000, Task.HUGO): 10.0})
    assert few.seconds(10_000, Task.MATERIAL) is None
    assert few.seconds(10_000, Task.HUGO) is None


def test_figures_replace_those_in_the_document_and_nothing_else() -> None:
    document = f"before\n{BEGIN}\n\nold\n\n{END}\nafter\n"
    once = written_into(document, "new\n")
    assert once == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert written_into(once, "new\n") == once


def test_a_document_has_to_have_a_place_for_figures() -> None:
    assert BEGIN in (ROOT / "docs/performance.md").read_text("utf-8")
    with pytest.raises(ValueError, match="figures: begin"):
        written_into("no place", "new")
