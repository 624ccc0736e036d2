from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.catalogue.records import record_of
from generator.definition.cells import Definition
from generator.model import Form, Kind
from generator.rendering.environment import Renderer
from generator.rendering.pages.form.page import FormView
from generator.rendering.pages.form.standing import Standing, standing_of
from tests.rendering.form_pages import form_page_of
from tests.sample import EVALUATION, PATHS, read, sample

Definitions = Mapping[str, Definition]


@pytest.fixture
def declared(definitions: Definitions) -> Form:
    return read(sample(), definitions).whole


def test_the_figures_of_a_form_are_given_as_plain_numbers(declared: Form, definitions: Definitions) -> None:
    evaluated = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    assert standing_of(declared, ["甲", "乙"]) == Standing("甲", "1000000", "")
    assert evaluated.total_score
    assert standing_of(evaluated, []) == Standing("", "12005000.00", str(evaluated.total_score.value))


def test_a_whole_unit_and_a_form_without_figures_are_not_compared(declared: Form) -> None:
    assert standing_of(replace(declared, whole_unit=True), ["甲"]) is None
    assert standing_of(replace(declared, amounts=()), ["甲"]) is None


def test_the_page_has_the_figures_and_words_for_the_browser(definitions: Definitions, renderer: Renderer) -> None:
    page = form_page_of(read(sample(), definitions).whole, definitions)
    html = renderer.render(page.template, page.url, view=page.view)
    assert html.count('<div class="standing screen-only"') == 1
    assert 'data-type="经常性专项业务费" data-amount="1000000" data-score=""' in html
    assert 'data-alike="2019 年“经常性专项业务费”的绩效目标申报表"' in html


def test_a_self_evaluation_is_compared_under_the_type_of_its_declaration(
    definitions: Definitions, declared: Form
) -> None:
    evaluated = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    of_year = replace(record_of(declared), address=replace(evaluated.address, kind=Kind.TARGET))
    page = form_page_of(evaluated, definitions, siblings=[of_year, record_of(evaluated)])
    assert isinstance(page.view, FormView)
    assert page.view.standing
    assert page.view.standing.type == "经常性专项业务费"
    assert "type=%E7%BB%8F%E5%B8%B8" in page.view.links.peers


def test_it_stands_below_what_was_changed(definitions: Definitions, renderer: Renderer) -> None:
    corrected = sample() + "更正:\n  - {日期: 2026-05-02, 内容: 开放天数, 原因: 笔误}\n"
    page = form_page_of(read(corrected, definitions).whole, definitions)
    html = renderer.render(page.template, page.url, view=page.view)
    assert html.index('class="amended ') < html.index('class="standing ') < html.index('class="contents ')
