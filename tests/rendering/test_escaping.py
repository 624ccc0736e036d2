from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from generator.rendering.escaping import EscapingEnvironment, shown

TEMPLATE = """{% macro cell(text) %}<td>{{ text }}</td>{% endmacro %}{% set both %}{{ text }}{{ safe }}{% endset %}
{{ cell(text) }}{{ both }}{{ number }}{{ text | safe }}{% autoescape false %}{{ text }}{% endautoescape %}"""


@given(st.text())
def test_a_text_is_escaped_as_everywhere_else(text: str) -> None:
    assert shown(text) == str(escape(text))


@pytest.mark.parametrize("value", [Markup("<b>&amp;</b>"), 2019, Decimal("1.50"), None, ["<"]])
def test_so_is_everything_that_is_no_text(value: object) -> None:
    assert shown(value) == str(escape(value))


@given(st.text())
def test_templates_give_what_jinja_gives(text: str) -> None:
    context = {"text": text, "safe": Markup("<i>&amp;</i>"), "number": 5}
    ours, plain = (one(autoescape=True).from_string(TEMPLATE) for one in (EscapingEnvironment, Environment))
    assert ours.render(context) == plain.render(context)


def test_what_is_not_defined_is_not_shown() -> None:
    with pytest.raises(UndefinedError):
        EscapingEnvironment(autoescape=True, undefined=StrictUndefined).from_string("{{ nothing }}").render()
