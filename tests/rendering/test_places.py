"""Every cell that a finding may concern is shown on the form's page, and the finding links to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.diagnostics import Place
from generator.model import CellPath, Form
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Workspace
from generator.rendering.environment import Renderer
from generator.rules.judging import Reviewed
from generator.rules.outcome import Found, Side
from generator.rules.running import Finding, Review
from tests.definitions import TYPES, definitions_of, files_in
from tests.rendering.form_pages import form_page_of
from tests.rules.forms import NAMES, form_of
from tests.sample import UNIT, read

TESTS = Path(__file__).parents[1]
BY_SOURCE = """\
项目资金（万元）:
  年度资金总额: {全年预算数: 200, 全年执行数: 136.5, 执行率: 68.25%}
  其中：当年财政拨款: {全年预算数: 150, 全年执行数: 86.5, 执行率: 12%}
"""
RIVERS = {"2031": "2032", "2034": "2035"}


@pytest.fixture(scope="module")
def known(workspace: Workspace, configuration: Configuration) -> Mapping[str, Definition]:
    """The definitions of the project and all made-up ones."""
    folders = (workspace.configuration / "forms", TESTS / "rules/definitions", TESTS / "definition/made_up")
    return definitions_of(files_in(*folders), {**configuration.type_names, **TYPES})


@pytest.fixture(scope="module")
def forms(published_forms: Mapping[str, Form], known: Mapping[str, Definition]) -> tuple[Form, ...]:
    made_up = [form_of({"form": name}, known) for name in NAMES]
    made_up.append(form_of({"form": "sh-self-evaluation-2021", "change": BY_SOURCE}, known))
    rivers = [
        read((TESTS / f"definition/made_up/filled-{name}.txt").read_text("utf-8"), known, (UNIT.slug, year, "r.yml"))
        for name, year in RIVERS.items()
    ]
    return (*published_forms.values(), *made_up, *(outcome.whole for outcome in rivers))


def cells_of(form: Form) -> Iterator[CellPath]:
    """Yield the paths to all cells that rules compare."""
    for stated in form.stated.values():
        yield stated.path
    if "indicators" in form.stated:
        top = form.stated["indicators"].path
        for indicator in form.indicators:
            yield from ((*top, *indicator.levels, column) for column in form.column_labels.values())


def page_with_findings(form: Form, definition: Definition, renderer: Renderer) -> str:
    """Return the page of a form with a finding in every cell."""
    sides = tuple(Side("格", "值", cell) for cell in cells_of(form))
    place = Place(form.source)
    one_of_each = [Finding("period-reversed", form.address.id, Found("和", (side,)), "", (place,)) for side in sides]
    of_all = Finding("sources-differ", form.address.id, Found("和", sides, {"label": "格"}), "", (place,) * len(sides))
    reviewed = Reviewed(Review((*one_of_each, of_all), (), (), {}, ()), None, ())
    page = form_page_of(form, {form.definition: definition}, reviewed=reviewed)
    return renderer.render(page.template, page.url, view=page.view)


def test_a_finding_leads_to_each_of_its_cells(
    forms: tuple[Form, ...], known: Mapping[str, Definition], renderer: Renderer
) -> None:
    for form in forms:
        html = page_with_findings(form, known[form.definition], renderer)
        rows = re.findall(r"<tr><th scope=\"row\">格</th>.*?</tr>", html, re.DOTALL)
        cells = [re.search(r'<a href="#([^"]*)">见表中这一格</a>', row) for row in rows]
        assert len(cells) == 2 * len(list(cells_of(form)))
        ids = Counter(re.findall(r'id="([^"]*)"', html))
        lost = [row for row, cell in zip(rows, cells, strict=True) if cell is None or cell[1] not in ids]
        assert lost == [], form.address.id
        assert [name for name, count in ids.items() if count > 1] == [], form.address.id


def test_a_cell_leads_back_to_its_finding(
    forms: tuple[Form, ...], known: Mapping[str, Definition], renderer: Renderer
) -> None:
    form = forms[0]
    html = page_with_findings(form, known[form.definition], renderer)
    marks = re.findall(r'<a class="mark" id="([^"]*)-at-\d+" href="#([^"]*)"', html)
    assert marks
    assert all(mark == finding for mark, finding in marks)
