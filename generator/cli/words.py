"""The words of the command line, in the language of its users."""

from __future__ import annotations

from generator.language import load

WORDS = load().interface["command"]
