"""Colons that YAML takes for text."""

from __future__ import annotations

import re

WIDE_COLON = r"(?:[：︰﹕︓꞉ː]|(?<!\d)∶|∶(?!\d))"
"""A regular expression; between digits, ``∶`` is the sign of a ratio."""

ANY_COLON = re.compile(f":|{WIDE_COLON}")
"""A mark that does not part a name from its content in braces, however much it looks like it."""
