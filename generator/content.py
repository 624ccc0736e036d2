"""A file of the site that is no page, and how JSON is written into such."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple


class Content(NamedTuple):
    """The name of a file on the site, with forward slashes, and what is in it."""

    name: str
    content: str | bytes


def json_text(value: object) -> str:
    """Return the shortest JSON text of a value, in a line of its own."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def json_list(values: Iterable[object]) -> str:
    """Return a JSON array that people can read as well, each value in a line of its own."""
    lines = [json.dumps(value, ensure_ascii=False) for value in values]
    return "[\n" + ",\n".join(lines) + "\n]\n"
