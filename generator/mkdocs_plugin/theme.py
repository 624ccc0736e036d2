"""Which files of the theme are published."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_ASSETS = "assets/"


def drop_unused(files: Files, config: MkDocsConfig) -> None:
    """Removes from `files` what the theme brings and no page asks for.

    Our own theme publishes its assets (its templates are no readers' business), Material only the files that
    mkdocs.yml names: its search index, source maps and scripts would be megabytes that nothing loads.
    """
    named = {str(path) for path in (*config.extra_css, *config.extra_javascript)}
    for file in tuple(files):
        if file.src_dir in config.theme.dirs and not _is_wanted(file, named, config.theme.custom_dir):
            files.remove(file)


def _is_wanted(file: File, named: set[str], own_theme: str | None) -> bool:
    return file.src_uri in named or (file.src_dir == own_theme and file.src_uri.startswith(_ASSETS))
