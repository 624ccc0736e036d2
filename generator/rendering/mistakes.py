"""Errors in templates, which a publisher may have changed."""

from __future__ import annotations

from traceback import walk_tb

from jinja2 import TemplateError, TemplateSyntaxError

_TEMPLATES = (".html", ".xml")


def template_mistake(problem: BaseException) -> str | None:
    """Return the file and line of an error in a template, empty if unknown; ``None`` for other errors."""
    match problem:
        case TemplateSyntaxError():
            return f"{problem.filename or problem.name}:{problem.lineno}"
        case TemplateError():
            # Jinja adds the lines of templates to the traceback, which is lost between processes.
            steps = ((frame.f_code.co_filename, line) for frame, line in walk_tb(problem.__traceback__))
            places = [f"{file}:{line}" for file, line in steps if file.endswith(_TEMPLATES)]
            return places[-1] if places else ""
    return None
