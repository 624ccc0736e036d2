"""What the host has made before our pages are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.rendering.shell import Shells


class Hosted(NamedTuple):
    """The shells of our pages, and the host's own files by their names."""

    shells: Shells
    files: Mapping[str, bytes]
