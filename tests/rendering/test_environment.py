import pickle
from collections.abc import Mapping

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from generator.language import Language, load
from generator.rendering.environment import Renderer, fill
from generator.rendering.mistakes import template_mistake

INTERFACE = {"form": {"title": "<b>表</b>", "year": "{year} 年"}, "kind": {"target": "申报表"}}


@pytest.fixture
def language() -> Language:
    return Language("zh", {}, {}, INTERFACE, {}, {})


def rendered(language: Language, template: str, **context: object) -> str:
    return Renderer({"page.html": template}, language).render("page.html", "forms/a/", **context)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ t.form.title }}", "&lt;b&gt;表&lt;/b&gt;"),
        ('<i title="{{ t.form.title }}">', '<i title="&lt;b&gt;表&lt;/b&gt;">'),
        ("{{ t.form[name] }}", "&lt;b&gt;表&lt;/b&gt;"),
        ("{{ t.form.year | fill(year=2019) }}", "2019 年"),
        ("{% for kind, name in t.kind.items() %}{{ kind }} {{ name }}{% endfor %}", "target 申报表"),
        ("{% set form = t.form %}{{ form.title }}", "&lt;b&gt;表&lt;/b&gt;"),
        ("{{ view.t.form.title }}", "another"),
        ("t.form.title", "t.form.title"),
    ],
)
def test_a_word_stands_wherever_a_template_names_it(language: Language, template: str, expected: str) -> None:
    view: Mapping[str, object] = {"t": {"form": {"title": "another"}}}
    assert rendered(language, template, name="title", view=view) == expected


@pytest.mark.parametrize(
    "template", ["{{ t.form.nothing }}", "{{ t.nothing.title }}", "{{ t.form[name] }}", "{{ nothing }}"]
)
def test_a_word_that_is_missing_stops_the_page(language: Language, template: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(language, template, name="nothing")


def test_the_place_of_a_mistake_survives_the_way_from_another_process(language: Language) -> None:
    with pytest.raises(UndefinedError) as refused:
        rendered(language, "<h1>\n{{ view.nothing }}", view=language)
    arrived = pickle.loads(pickle.dumps(refused.value))
    assert arrived.__traceback__ is None
    assert template_mistake(arrived) == "page.html:2"


def test_every_text_of_a_view_is_escaped(language: Language) -> None:
    assert rendered(language, "<p>{{ text }}</p>", text="<script>&\"'") == "<p>&lt;script&gt;&amp;&#34;&#39;</p>"


def test_links_lead_from_the_page_to_the_root(language: Language) -> None:
    assert rendered(language, "{{ root }}years/") == "../../years/"


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("{year} 年", {"year": 2019}, "2019 年"),
        ("约 {amount}", {"amount": "<b>&"}, "约 &lt;b&gt;&amp;"),
        ("约 {amount}", {"amount": Markup("<b>750</b>")}, "约 <b>750</b>"),
        ("<{a}> {a}{b}", {"a": "{b}", "b": None}, "&lt;{b}&gt; {b}None"),
    ],
)
def test_values_are_put_into_a_text_escaped(text: str, values: Mapping[str, object], expected: str) -> None:
    assert fill(text, **values) == Markup(expected)


def test_a_renderer_can_be_handed_to_another_process() -> None:
    renderer = pickle.loads(pickle.dumps(Renderer({"page.html": "{{ t.form.title }}"}, load())))
    assert renderer.render("page.html", "") == load().interface["form"]["title"]
