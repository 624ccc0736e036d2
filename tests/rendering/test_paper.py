"""The official layout: a grid without holes or overlaps, holding every text of the form, to the letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from generator.definition.cells import GRID
from generator.model import Form, IndicatorRow, Written
from generator.pipeline.checking import check, read_source
from generator.pipeline.configuration import Configuration
from generator.pipeline.workspace import Workspace
from generator.rendering.paper import Paper, PaperRow, paper_of, shares
from tests.golden import held_against

CASES = Path(__file__).parent / "papers"
ONE_OF_EACH = {
    "sh-target-2019": "innovation-centre-office/2019/innovation-centre-hall",
    "sh-target-2019-two-levels": "technology-incubation-centre/2019/incubator-services",
    "sh-target-2020": "sti-information-centre/2020/science-websites",
    "sh-target-2023": "innovation-centre-office/2023/future-park-hall",
    "sh-self-evaluation-2021": "innovation-centre-office/2021/future-park-hall.self-evaluation",
}


@pytest.fixture(scope="module")
def forms(workspace: Workspace, configuration: Configuration) -> dict[str, Form]:
    checked = check(workspace, configuration)
    outcomes = (read_source(source, configuration, checked.units) for source in checked.sources)
    return {form.address.id: form for form in (outcome.form for outcome in outcomes) if form}


@pytest.fixture(scope="module")
def papers(forms: Mapping[str, Form], configuration: Configuration) -> dict[str, Paper]:
    return {name: paper_of(configuration.definitions[form.definition], form.cells) for name, form in forms.items()}


def test_every_paper_fills_its_grid_exactly(papers: Mapping[str, Paper]) -> None:
    for name, paper in papers.items():
        assert set(occupied(paper.rows)) == {GRID}, name


def occupied(rows: tuple[PaperRow, ...]) -> Iterator[int]:
    """Yield for each row how many columns its cells and those reaching down from above take up."""
    reaching: list[tuple[int, int]] = []
    for row in rows:
        yield sum(span for span, _ in reaching) + sum(cell.colspan for cell in row)
        reaching += [(cell.colspan, cell.rowspan) for cell in row]
        reaching = [(span, left - 1) for span, left in reaching if left > 1]


def test_every_text_of_every_form_stands_on_its_paper(forms: Mapping[str, Form], papers: Mapping[str, Paper]) -> None:
    for name, form in forms.items():
        paper = papers[name]
        printed = [cell.text for row in paper.rows for cell in row]
        printed += [paper.subtitle, *(line.text for line in paper.header)]
        whole = "\n".join(printed)
        missing = [text for text in texts_of(form.cells) if text not in whole]
        assert missing == [], name


def texts_of(value: Written | IndicatorRow) -> Iterator[str]:
    match value:
        case str():
            yield value
        case IndicatorRow(levels, columns):
            yield from levels
            yield from (text for text in columns.values() if text)
        case Mapping():
            for inner in value.values():
                yield from texts_of(inner)
        case tuple():
            for item in value:
                # An option without a printed label is a ticked box and nothing else.
                yield from () if item == "未印名称的选项" else texts_of(item)


@pytest.mark.parametrize("definition", ONE_OF_EACH)
def test_the_paper_is_laid_out_as_before(definition: str, papers: Mapping[str, Paper]) -> None:
    held_against(CASES / f"{definition}.txt", drawing(papers[ONE_OF_EACH[definition]]))


def drawing(paper: Paper) -> str:
    """Return a paper as lines of text: spans in brackets, headers with an asterisk, long texts cut short."""
    lines = [paper.title, paper.subtitle, *(f"{line.label}：{line.text}" for line in paper.header)]
    for row in paper.rows:
        lines.append(" | ".join(drawn(cell.text, cell.colspan, cell.rowspan, cell.scope) for cell in row))
    return "\n".join(lines) + "\n"


def drawn(text: str, colspan: int, rowspan: int, scope: str) -> str:
    short = text if len(text) <= 60 else f"{text[:28]}……{text[-28:]}"
    spans = f"{colspan}" if rowspan == 1 else f"{colspan}×{rowspan}"
    return f"[{spans}{'*' if scope else ''}] " + short.replace("\n", "⏎")


@pytest.mark.parametrize(
    ("widths", "total", "expected"),
    [
        ([None, None], 24, [12, 12]),
        ([None, None, None], 24, [8, 8, 8]),
        ([4, 4, 8, 8], 24, [4, 4, 8, 8]),
        ([4, 4, 8, 8], 12, [2, 2, 4, 4]),
        ([None, 3, 3, 3, 2, 3, 2], 21, [5, 3, 3, 3, 2, 3, 2]),
        ([14, 6], 20, [14, 6]),
    ],
)
def test_widths_are_shared_out_to_the_last_column(widths: list[int | None], total: int, expected: list[int]) -> None:
    assert shares(widths, total) == expected


def test_a_ticked_box_without_a_label_is_printed_as_a_box(papers: Mapping[str, Paper]) -> None:
    paper = papers[ONE_OF_EACH["sh-target-2019"]]
    (boxes,) = [cell.text for row in paper.rows for cell in row if "基本建设工程类" in cell.text]
    assert boxes.endswith("☐ 其他事业专业类　☑")


def test_a_level_name_is_printed_once_for_the_rows_below_it(papers: Mapping[str, Paper]) -> None:
    rows = papers[ONE_OF_EACH["sh-target-2019"]].rows
    names = [cell.text for row in rows for cell in row if cell.scope == "rowgroup"]
    assert all(first != second for first, second in pairwise(names))
    assert names.count("产出目标") == 1
