"""The template environment: everything that is not explicitly safe is escaped, everything undefined is an error."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from generator.language import Language
from generator.rendering.addresses import form_url, root_from
from generator.rendering.amounts import (
    change_text,
    money_text,
    percent_text,
    rounded_text,
    rounding,
    trimmed,
    years_text,
    yuan_text,
)
from generator.rendering.escaping import EscapingEnvironment, shown
from generator.rendering.mistakes import note_place
from generator.rendering.words import WORDS, Words


class Renderer:
    """Renders the templates of a site, given as texts by name, in one language; ``compiled`` may have them compiled."""

    def __init__(self, templates: Mapping[str, str], language: Language, compiled: BytecodeCache | None = None) -> None:
        self.language = language
        self._templates = templates
        self._compiled = compiled
        self._environment = EscapingEnvironment(
            loader=FunctionLoader(self._source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[Words],
            bytecode_cache=compiled,
        )
        self._environment.globals[WORDS] = language.interface
        self._environment.filters |= {
            "change": change_text,
            "fill": fill,
            "form_url": form_url,
            "money": money_text,
            "percent": percent_text,
            "yuan": yuan_text,
            "rounded": rounded_text,
            "rounding": rounding,
            "trimmed": trimmed,
            "years": partial(years_text, language=language),
        }

    def __reduce__(self) -> tuple[type[Renderer], tuple[Mapping[str, str], Language, BytecodeCache | None]]:
        # An environment cannot be pickled, its constructor's arguments can.
        return Renderer, (self._templates, self.language, self._compiled)

    def compile(self) -> None:
        """Compile all templates in advance, which otherwise each process does for itself."""
        for name in self._templates:
            self._environment.get_template(name)

    def render(self, template: str, here: str, **context: object) -> str:
        """Return the HTML of a template for the page at ``here``; ``root`` is the prefix of links."""
        try:
            return self._environment.get_template(template).render(root=root_from(here), **context)
        except TemplateError as problem:
            note_place(problem)
            raise

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """Return the source of a template, and its name for messages about errors."""
        return (self._templates[name], name, None) if name in self._templates else None


def fill(text: str, **values: object) -> Markup:
    """Return an interface text with values in its placeholders, all of it escaped."""
    return Markup(str(shown(text)).format(**{name: shown(value) for name, value in values.items()}))
