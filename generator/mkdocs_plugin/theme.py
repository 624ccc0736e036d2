"""Which files of the theme are published, and where."""

import re
from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from generator.language import load
from generator.pipeline.keeping.fingerprints import digest_of

ASSETS = "assets/"
PICTURES = ("favicon", "logo")
"""The options of the theme that name a picture, of the site's own theme or beside its pages."""

STYLES, SCRIPTS = f"{ASSETS}stylesheets/site.css", f"{ASSETS}javascripts/site.js"

_STRING = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
_KEPT = r"/\*!.*?\*/|(?<=[^\s;{}])/\*.*?\*/"
_COMMENT = re.compile(rf"""({_STRING}|url\([^"')]*\)|{_KEPT})|/\*.*?\*/\s*""", re.DOTALL)
"""A comment of a style sheet; in the group what only looks like one, an author's notice, and one that parts words."""


def publish_assets(files: Files, config: MkDocsConfig) -> str:
    """Return the folder of the site's assets, and limit ``files`` to the assets that pages request, moved there.

    The folder is named after a digest of its content, so that browsers can cache it. Raises ``PluginError`` if
    mkdocs.yml names a style sheet, script or picture that does not exist.
    """
    _drop_unused(files, config)
    _join(files, config)
    assets = sorted((file for file in files if file.src_uri.startswith(ASSETS)), key=lambda file: file.src_uri)
    folder = f"{ASSETS}{_digest(assets)}/"
    for file in assets:
        file.dest_uri = folder + file.src_uri.removeprefix(ASSETS)
    return folder


def pictures(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Return where the pictures of the theme are published, by option; raises ``PluginError`` as ``publish_assets``."""
    return {name: _named(files, path).url for name, path in _pictures(config).items()}


def _pictures(config: MkDocsConfig) -> dict[str, str]:
    return {name: str(config.theme[name]) for name in PICTURES if config.theme.get(name)}


def _drop_unused(files: Files, config: MkDocsConfig) -> None:
    """Remove the theme's files that no page requests from ``files``.

    The site's own theme publishes its assets but not its templates, Material only the files that mkdocs.yml names: its
    search index, source maps and scripts would be megabytes that nothing loads.
    """
    named = {str(path) for path in (*config.extra_css, *config.extra_javascript, *_pictures(config).values())}
    for file in tuple(files):
        if file.src_dir in config.theme.dirs and not _is_wanted(file, named, config.theme.custom_dir):
            files.remove(file)


def _is_wanted(file: File, named: set[str], own_theme: str | None) -> bool:
    return file.src_uri in named or (file.src_dir == own_theme and file.src_uri.startswith(ASSETS))


def _join(files: Files, config: MkDocsConfig) -> None:
    """Join the style sheets that mkdocs.yml names into one file, and the scripts into another, to save requests.

    Comments in style sheets, a thirtieth of what a first visit loads, are left out.
    """
    styles = _COMMENT.sub(r"\1", _joined(files, config.extra_css))
    scripts = _joined(files, config.extra_javascript)
    files.append(File.generated(config, STYLES, content=styles))
    files.append(File.generated(config, SCRIPTS, content=scripts))


def _joined(files: Files, paths: Iterable[object]) -> str:
    """Return the contents of files, which are removed from ``files``."""
    parts = [_named(files, str(path)) for path in paths]
    for file in parts:
        files.remove(file)
    return "\n".join(file.content_string for file in parts)


def _named(files: Files, path: str) -> File:
    found = files.get_file_from_path(path)
    if found is None:
        raise PluginError(load().interface["host"]["no_such_asset"].format(path=path))
    return found


def _digest(files: Iterable[File]) -> str:
    return digest_of(part for file in files for part in (file.src_uri.encode(), file.content_bytes)).hex()[:12]
