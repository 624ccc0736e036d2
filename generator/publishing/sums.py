"""The list of checksums in a site, in the format of GNU ``sha256sum``, which can verify a copy of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.publishing.names import checked
from generator.publishing.writer import File

SUMS = "SHA256SUMS"

_LINE = re.compile(r"(?P<escaped>\\?)(?P<digest>[0-9a-f]{64}) [ *](?P<name>.+)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_PLAIN = {escaped: plain for plain, escaped in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\[\\nr]")


class NotAList(ValueError):
    """A line that does not belong to a list of checksums."""


def sums_text(files: Iterable[File]) -> str:
    """Return the list of these files, sorted by name."""
    return "".join(
        [
            f"{digest}  {name}\n" if name.isprintable() and "\\" not in name else _escaped(name, digest)
            for name, _, digest in sorted(files)
        ]
    )


def digests_in(text: str) -> dict[str, str]:
    """Return the digests by name; raises ``NotAList``, or ``UnsafeName`` for a name that leads out of the site."""
    # Names may hold characters at which `splitlines` would split.
    return dict(_entry(line) for line in text.split("\n") if line)


def _escaped(name: str, digest: str) -> str:
    return f"\\{digest}  {''.join(_ESCAPES.get(character, character) for character in name)}\n"


def _entry(line: str) -> tuple[str, str]:
    parts = _LINE.fullmatch(line)
    if parts is None:
        raise NotAList(line)
    name = parts["name"]
    if parts["escaped"]:
        name = _ESCAPED.sub(lambda escape: _PLAIN[escape[0]], name)
    return checked(name), parts["digest"]
