"""The assets of the site, complete once MkDocs has rendered the pages that request them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.mkdocs_plugin.styles import Names, without_unmatched
from generator.mkdocs_plugin.theme import ASSETS, FOLDER, Sheet
from generator.pipeline.keeping.fingerprints import digest_of
from generator.rendering.shell import ShellKey

STYLES = f"{FOLDER}stylesheets/site.css"

_NAMING = (".htm", ".html", ".js", ".mjs")
"""The ends of files that say which classes and ids there are: pages, and scripts that add to pages."""

_STRING = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
_KEPT = r"/\*!.*?\*/|(?<=[^\s;{}])/\*.*?\*/"
_COMMENT = re.compile(rf"""({_STRING}|url\([^"')]*\)|{_KEPT})|/\*.*?\*/\s*""", re.DOTALL)
"""A comment of a style sheet; in the group what only looks like one, an author's notice, and one that parts words."""

Pages = Mapping[ShellKey, str]


def with_assets(
    files: Mapping[str, bytes], shells: Pages, sheets: Sequence[Sheet], theme: Path
) -> tuple[dict[str, bytes], Pages]:
    """Return the files and the shells that MkDocs made with the style sheet of all pages, and assets in their place.

    Their folder is named after a digest of its content, so that browsers can cache it.
    """
    templates = (template.read_text("utf-8", "replace") for template in theme.rglob("*.html"))
    made = {**files, STYLES: _joined(sheets, files, [*shells.values(), *templates]).encode()}
    folder = f"{ASSETS}{_digest(made)}/"
    placed = {
        name.replace(FOLDER, folder): content.replace(FOLDER.encode(), folder.encode())
        for name, content in made.items()
    }
    return placed, {key: page.replace(FOLDER, folder) for key, page in shells.items()}


def _joined(sheets: Sequence[Sheet], files: Mapping[str, bytes], pages: Iterable[str]) -> str:
    """Return all style sheets in one, to save requests, without what no page uses of the host's, and comments."""
    naming = [*pages, *_texts(files, _NAMING)]
    own = [sheet.text for sheet in sheets if not sheet.is_of_host]
    names, variables = Names(naming), Names([*naming, *own, *_texts(files, (".css",))])
    used = (without_unmatched(sheet.text, names, variables) if sheet.is_of_host else sheet.text for sheet in sheets)
    return _COMMENT.sub(r"\1", "\n".join(used))


def _texts(files: Mapping[str, bytes], ends: tuple[str, ...]) -> Iterator[str]:
    return (content.decode("utf-8", "replace") for name, content in files.items() if name.lower().endswith(ends))


def _digest(files: Mapping[str, bytes]) -> str:
    assets = sorted(name for name in files if name.startswith(FOLDER))
    return digest_of(part for name in assets for part in (name.encode(), files[name])).hex()[:12]
