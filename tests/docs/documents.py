"""The documents of the repository, parsed: headings, code and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
NAMES = (
    "README.md",
    "README.zh-CN.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CONTRIBUTING.zh-CN.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "docs/form-definitions.zh-CN.md",
    "docs/history.md",
    "docs/new-site.zh-CN.md",
    "docs/open-data.md",
    "docs/operations.zh-CN.md",
    "docs/performance.md",
    "docs/publishing.md",
    "docs/search.md",
)

_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)


class Block(NamedTuple):
    """A fenced code block, without the indentation of the list around it."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file; ``prose`` is the rest without the fenced blocks."""

    name: str
    text: str

    @property
    def prose(self) -> str:
        return _FENCE.sub("", self.text)

    @property
    def blocks(self) -> list[Block]:
        return [
            Block(language, re.sub(f"^{indent}", "", text, flags=re.MULTILINE))
            for indent, language, text in _FENCE.findall(self.text)
        ]

    @property
    def spans(self) -> list[str]:
        return _SPAN.findall(self.prose)

    @property
    def links(self) -> list[str]:
        """The links that lead to files of the repository."""
        return [target for target in _LINK.findall(self.prose) if not re.match(r"https?:", target)]

    @property
    def heading_levels(self) -> list[int]:
        return [len(marks) for marks in _HEADING.findall(self.prose)]

    def code(self) -> Iterator[str]:
        """Yield every piece of code that a reader may type: code spans, and the lines of blocks for a shell."""
        yield from self.spans
        for block in self.blocks:
            if block.language in ("sh", "console"):
                yield from block.text.splitlines()


def document(name: str) -> Document:
    """Return one of the documents."""
    return Document(name, (ROOT / name).read_text("utf-8"))


DOCUMENTS = tuple(map(document, NAMES))
