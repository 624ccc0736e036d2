"""Colons that YAML takes for text."""

WIDE_COLON = r"(?:[：︰﹕︓꞉ː]|(?<!\d)∶|∶(?!\d))"
"""A regular expression; between digits, ``∶`` is the sign of a ratio."""
