"""Messages about errors in templates."""

from __future__ import annotations

from generator.language import Language
from generator.rendering.mistakes import template_mistake


def wrong_template(problem: BaseException, language: Language) -> str | None:
    """Return what is wrong with a template and what to do, ``None`` if the problem is not in a template."""
    place = template_mistake(problem)
    if place is None:
        return None
    return language.interface["host"]["wrong_template"].format(problem=f"{place}: {problem}" if place else problem)
