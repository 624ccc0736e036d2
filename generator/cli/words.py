"""The texts of the command line, in the user's language."""

from __future__ import annotations

from generator.language import load

WORDS = load().interface["command"]
