"""Files of the site that are not pages, and the JSON text written into them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple


class Content(NamedTuple):
    """The name of a file on the site, with forward slashes, and its content."""

    name: str
    content: str | bytes


def json_text(value: object) -> str:
    """Return the compact JSON of a value, with a newline at the end."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def json_list(values: Iterable[object]) -> str:
    """Return a JSON array with one value a line, so that people can read it too."""
    lines = [json.dumps(value, ensure_ascii=False) for value in values]
    return "[\n" + ",\n".join(lines) + "\n]\n"
