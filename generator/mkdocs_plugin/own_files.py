"""Ensures that only files that lie in the workspace are published, and all of its pages."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from generator.language import Language


def refuse_others(files: Files, config: MkDocsConfig, language: Language) -> None:
    """Raise ``PluginError`` if a page or an asset of the workspace is a link, is behind one, or is not a regular file.

    MkDocs follows links, so a link could publish any file that the machine can read.
    """
    own = {config.docs_dir, config.theme.custom_dir}
    others = [
        file.src_uri for file in files if file.src_dir in own and not _is_own(Path(str(file.src_dir)), file.src_uri)
    ]
    if others:
        raise PluginError(language.interface["host"]["not_own_files"].format(names=language.listed(sorted(others))))


def refuse_replaced(files: Files, ours: Iterable[File], language: Language) -> None:
    """Raise ``PluginError`` if a page lies where one of ours will, because MkDocs would drop it silently."""
    places = {file.dest_uri for file in ours}
    replaced = sorted(file.src_uri for file in files if file.dest_uri in places)
    if replaced:
        raise PluginError(language.interface["build"]["name_taken"].format(names=language.listed(replaced)))


def _is_own(folder: Path, name: str) -> bool:
    *folders, file = _steps(folder, name)
    return not any(each.is_symlink() for each in folders) and S_ISREG(os.lstat(file).st_mode)


def _steps(folder: Path, name: str) -> Iterator[Path]:
    """Yield the path of each step from a folder to a file in it, the file last."""
    for part in name.split("/"):
        folder /= part
        yield folder
