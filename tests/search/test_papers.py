"""The texts that papers print by themselves, held to how papers are laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.model import Form
from generator.rendering.paper import TICKED, UNTICKED, paper_of
from generator.search.papers import printed_on
from generator.search.texts import texts_of
from tests.definitions import definitions_of, files_in
from tests.sample import UNIT, read

OTHERS = Path(__file__).parents[1] / "definition"
FILLED = {
    "river-evaluation-2031": OTHERS / "made_up/filled-2031.txt",
    "river-evaluation-2034": OTHERS / "made_up/filled-2034.txt",
    **{path.stem: path for path in (OTHERS / "papers").glob("*.txt")},
}


@pytest.fixture(scope="module")
def others() -> Mapping[str, Definition]:
    return definitions_of(files_in(OTHERS / "made_up", OTHERS / "papers"))


@pytest.fixture(scope="module")
def filled(published_forms: Mapping[str, Form], others: Mapping[str, Definition]) -> Mapping[str, Form]:
    """Forms on all papers that there are."""
    forms = dict(published_forms)
    for name, path in FILLED.items():
        year = "2034" if name.endswith("2034") else "2032"
        form, found = read(path.read_text("utf-8"), others, (UNIT.slug, year, "river.self-evaluation.yml"))
        assert form is not None, found
        forms[name] = form
    assert {form.definition for form in forms.values()} > others.keys()
    return forms


def printed_lines(definition: Definition, form: Form) -> Iterator[str]:
    """Yield what stands on the paper of a form, line by line, without boxes to tick."""
    paper = paper_of(definition, form.cells)
    yield from (paper.title, paper.subtitle)
    yield from (f"{line.label}：{line.text}" for line in (*paper.header, *paper.footer))
    lines = (line for row in paper.rows for cell in row for line in cell.text.split("\n"))
    yield from (line for line in lines if not line.startswith((TICKED, UNTICKED)))


def test_whatever_a_paper_has_is_among_its_texts_and_it_has_whatever_is_printed_by_itself(
    filled: Mapping[str, Form], definitions: Mapping[str, Definition], others: Mapping[str, Definition]
) -> None:
    for name, form in filled.items():
        definition = {**definitions, **others}[form.definition]
        lines, texts = set(printed_lines(definition, form)), texts_of(form, definition)
        searched = f"{texts.form}\n{texts.paper}"
        assert [line for line in lines if line not in searched] == [], name
        assert {one.text for one in printed_on(definition, form.cells)} - lines <= {""}, name


def test_forms_of_a_paper_and_year_have_these_texts_in_common(
    filled: Mapping[str, Form], definitions: Mapping[str, Definition], others: Mapping[str, Definition]
) -> None:
    papers: dict[tuple[str, int], set[str]] = {}
    for form in filled.values():
        texts = texts_of(form, {**definitions, **others}[form.definition])
        papers.setdefault((form.definition, form.address.year), set()).add(texts.paper)
    assert {year for year, different in papers.items() if len(different) > 1} == set()


def test_what_the_paper_puts_together_with_words_of_a_form_stands_among_the_texts_of_the_form(
    filled: Mapping[str, Form], others: Mapping[str, Definition]
) -> None:
    name = "river-evaluation-2031"
    texts = texts_of(filled[name], others[name])
    period = filled[name].cells["期次"]
    assert {f"（2032年度，第{period}期）", f"({period})", "填表日期：2033-1-20"} <= {*texts.form.split("\n")}
    assert "期）" not in texts.paper


def test_labels_that_a_paper_does_not_print_are_none_of_its_texts() -> None:
    base = (OTHERS / "base.yml").read_text("utf-8")
    row = "  - [{label: 丙, type: text, label_at: top, print: value}, {label: 丁, type: text, label_at: top}]\n"
    lines = "  - {label: '{年度}年用', key: 甲, type: text}\n  - {label: 乙, type: text, print: value}\n"
    definition = definitions_of({"base.yml": base.replace("footer:\n", f"{row}footer:\n{lines}")})["base"]
    cells = {"年度": "2031", "甲": "一", "乙": "二", "丙": "三", "丁": "四"}
    texts = [one.text for one in printed_on(definition, cells)]
    assert {"2031年用：一", "丁"} <= set(texts)
    assert not any(label in text for text in texts for label in "乙丙")
