"""The part of a form's page that says what the money is for."""

import re
from collections.abc import Mapping

import pytest

from generator.definition.cells import Definition
from generator.rendering.environment import Renderer
from tests.rendering.form_pages import form_page_of
from tests.sample import EVALUATION, PATHS, TARGET, read, sample


@pytest.mark.parametrize(
    ("form", "change", "title"),
    [
        (TARGET, "", "要做成什么"),
        (EVALUATION, "", "要做成什么，做成了没有"),
        (EVALUATION, "实际完成情况:\n", "要做成什么"),
    ],
)
def test_a_title_says_what_is_below_it(
    form: str, change: str, title: str, definitions: Mapping[str, Definition], renderer: Renderer
) -> None:
    text = sample(form)
    if change:
        text = re.sub(r"  实际完成情况: .*\n", f"  {change}", text)
    page = form_page_of(read(text, definitions, PATHS[form]).whole, definitions)
    html = renderer.render(page.template, page.url, view=page.view)
    assert re.findall(r'<h2 id="goals">(.*)</h2>', html) == [title]
    assert re.findall(r'<a href="#goals">(.*)</a>', html) == [title]
