"""Colons, and those among them that YAML takes for text."""

from __future__ import annotations

import re

WIDE_COLON = r"(?:[：︰﹕︓꞉ː]|(?<!\d)∶|∶(?!\d))"
"""A regular expression of those that YAML takes for text; between digits, ``∶`` is the sign of a ratio."""

ANY_COLON = re.compile(f":|{WIDE_COLON}")
"""A colon of either kind, whether or not it parts a name from its content."""
