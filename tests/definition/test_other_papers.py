"""Papers as other authorities print them, each in one file: what they say lands where it belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.definition.loading import read_definitions
from generator.diagnostics import collect
from generator.model import Form, Unit
from generator.rendering.paper import paper_of
from generator.rules.running import review
from tests.rendering.test_paper import texts_of
from tests.rules.packs import packs
from tests.sample import UNIT, read

FOLDER = Path(__file__).parent / "papers"
TRANSFER = "transfer-evaluation-2032"


@pytest.fixture(scope="module")
def papers() -> Mapping[str, Definition]:
    definitions, found = collect(read_definitions({path.name: path.read_bytes() for path in FOLDER.glob("*.yml")}, {}))
    assert found == ()
    return definitions


def filled(name: str, papers: Mapping[str, Definition], changes: Sequence[tuple[str, str]] = ()) -> Form:
    """Return the form on a paper, with some texts changed."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    for written, other in changes:
        assert text.count(written) == 1
        text = text.replace(written, other)
    return read(text, papers, (UNIT.slug, "2032", "river.self-evaluation.yml")).whole


def found(form: Form, papers: Mapping[str, Definition]) -> list[str]:
    """Return what is found in a form, each rule with its sum."""
    said = review(form, (), packs(), papers[form.definition].authority)
    return [f"{finding.rule}: {finding.found.sum}" for finding in said.findings]


def test_amounts_in_hundred_millions(papers: Mapping[str, Definition]) -> None:
    form = filled(TRANSFER, papers)
    assert form.budget is not None
    assert form.budget.unit is Unit.HUNDRED_MILLION_YUAN
    assert form.budget.yuan == 120_000_000


@pytest.mark.parametrize("name", [TRANSFER])
def test_every_text_is_printed(name: str, papers: Mapping[str, Definition]) -> None:
    form = filled(name, papers)
    printed = [cell.text for row in paper_of(papers[name], form.cells).rows for cell in row]
    cells = {key: value for key, value in form.cells.items() if key != "年度"}
    assert [text for text in texts_of(cells) if not any(text in each for each in printed)] == []


@pytest.mark.parametrize("name", [TRANSFER])
def test_nothing_is_held_against_a_form_that_is_right(name: str, papers: Mapping[str, Definition]) -> None:
    assert found(filled(name, papers), papers) == []


def test_what_does_not_add_up_is_found(papers: Mapping[str, Definition]) -> None:
    slips = [
        ("全年预算数（A）: 0.40", "全年预算数（A）: 0.50"),
        ("预算执行率（B/A×100%）: 97.5%", "预算执行率（B/A×100%）: 79.5%"),
    ]
    assert found(filled(TRANSFER, papers, slips), papers) == [
        "execution-rate-differs: 79.5% ≠ 0.78 ÷ 0.80 = 97.5%",
        "execution-rate-differs: 75% ≠ 0.30 ÷ 0.50 = 60%",
        "sources-differ: 1.20 ≠ 0.80 + 0.50 = 1.3",
    ]


def test_a_line_without_a_source_is_shown_and_fills_nothing(papers: Mapping[str, Definition]) -> None:
    form = filled(TRANSFER, papers)
    assert {each.source for each in form.amounts} == {"total", "central", "local"}
    assert "三十日内下达。" in str(paper_of(papers[TRANSFER], form.cells).rows)
