"""Errors in templates, which a publisher may have changed."""

from __future__ import annotations

from traceback import walk_tb

from jinja2 import TemplateError, TemplateSyntaxError, Undefined
from jinja2.utils import missing

_TEMPLATES = (".html", ".xml")
_AT = "in a template at "


class Unprinted(Undefined):
    """A part that something has not: a template may ask whether it is there, but does not print it as nothing."""

    def __str__(self) -> str:
        # The host's own templates print variables that its blocks may have set.
        return "" if self._undefined_obj is missing else self._fail_with_undefined_error()


def note_place(problem: TemplateError) -> None:
    """Note on an error where it is, because its traceback is lost between processes."""
    if place := _place(problem):
        problem.add_note(f"{_AT}{place}")


def template_mistake(problem: BaseException) -> str | None:
    """Return the file and line of an error in a template, empty if unknown; ``None`` for other errors."""
    match problem:
        case TemplateSyntaxError():
            return f"{problem.filename or problem.name}:{problem.lineno}"
        case TemplateError():
            notes = (note for note in getattr(problem, "__notes__", ()) if note.startswith(_AT))
            return next((note.removeprefix(_AT) for note in notes), "") or _place(problem)
    return None


def _place(problem: TemplateError) -> str:
    # Jinja adds the lines of templates to the traceback.
    steps = ((frame.f_code.co_filename, line) for frame, line in walk_tb(problem.__traceback__))
    places = [f"{file}:{line}" for file, line in steps if file.endswith(_TEMPLATES)]
    return places[-1] if places else ""
