"""The words of the command line: those of the project that a command works on, the default ones outside of any."""

from __future__ import annotations

import click

from generator.language import Language, load

WORDS = load().interface["command"]
"""The words for what is said before any project is known: the help, and why a command cannot be understood."""

_LANGUAGE = f"{__name__}.language"


def speak(language: Language) -> None:
    """Have the running command use a language."""
    click.get_current_context().meta[_LANGUAGE] = language


def spoken() -> Language:
    """Return the language of the running command."""
    context = click.get_current_context(silent=True)
    language: Language = context.meta.get(_LANGUAGE, load()) if context else load()
    return language


def said(name: str, /, **values: object) -> str:
    """Return words of the running command with their values."""
    return spoken().interface["command"][name].format(**values)
