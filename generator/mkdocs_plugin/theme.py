"""Which files of the theme are published, and where."""

from collections.abc import Iterable
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from generator.language import Language
from generator.pipeline.inputs.configuration import FooterLine

ASSETS = "assets/"
FOLDER = f"{ASSETS}folder-3b7e5d0c92f14a68/"
"""The folder of the site's assets as MkDocs writes it into pages, before anybody knows what it will hold."""

PICTURES = ("favicon", "logo")
"""The options of the theme that name a picture, of the site's own theme or beside its pages."""

SCRIPTS = f"{ASSETS}javascripts/site.js"


class Sheet(NamedTuple):
    """A style sheet that mkdocs.yml names, and whether it is one of the host's theme."""

    text: str
    is_of_host: bool


def publish_assets(files: Files, config: MkDocsConfig, language: Language) -> tuple[Sheet, ...]:
    """Return the style sheets, and limit ``files`` to the other assets that pages request, moved to ``FOLDER``.

    All scripts that mkdocs.yml names become one file, to save requests. Raises ``PluginError`` if it names a style
    sheet, script or picture that does not exist.
    """
    _drop_unused(files, config)
    sheets = tuple(_sheet(file, config) for file in _taken(files, config.extra_css, language))
    scripts = "\n".join(file.content_string for file in _taken(files, config.extra_javascript, language))
    files.append(File.generated(config, SCRIPTS, content=scripts))
    for file in files:
        if file.src_uri.startswith(ASSETS):
            file.dest_uri = FOLDER + file.src_uri.removeprefix(ASSETS)
    return sheets


def pictures(files: Files, config: MkDocsConfig, language: Language) -> dict[str, str]:
    """Return where the pictures of the theme are published, by option; raises ``PluginError`` as ``publish_assets``."""
    return {name: _named(files, path, language).url for name, path in _pictures(config).items()}


def footer_pictures(files: Files, footer: Iterable[FooterLine]) -> dict[str, str]:
    """Return where the pictures of the footer are published, by path; missing ones prevent publication."""
    found = ((path, files.get_file_from_path(path)) for _, _, path in footer if path)
    return {path: file.url for path, file in found if file}


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


def _sheet(file: File, config: MkDocsConfig) -> Sheet:
    return Sheet(file.content_string, file.src_dir in config.theme.dirs and file.src_dir != config.theme.custom_dir)


def _taken(files: Files, paths: Iterable[object], language: Language) -> list[File]:
    """Return files, which are removed from ``files``."""
    found = [_named(files, str(path), language) for path in paths]
    for file in found:
        files.remove(file)
    return found


def _named(files: Files, path: str, language: Language) -> File:
    found = files.get_file_from_path(path)
    if found is None:
        raise PluginError(language.interface["host"]["no_such_asset"].format(path=path))
    return found
