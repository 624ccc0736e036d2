"""The layout of a workspace, and finding the form files in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Place, Reading, collect, error, warning
from generator.source.decoding import MAX_BYTES
from generator.source.document import Document, read_document
from generator.source.nodes import locate

CONFIG_FILE = "mkdocs.yml"
"""The configuration of the host."""
UNIT_FILE = "unit.yml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files of a site on disc: the root, and the folders of all forms, of the configuration and of the theme."""

    root: Path
    forms: Path
    configuration: Path
    theme: Path

    @classmethod
    def at(cls, root: Path) -> Workspace:
        """Return the workspace at ``root`` with everything in its usual place."""
        return cls(root, root / "content" / "forms", root / "site_config", root / "theme")

    @property
    def pages(self) -> Path:
        """The folder of Markdown pages; a host that is told of another is refused."""
        return self.root / "content" / "pages"

    @property
    def templates(self) -> Path:
        """The folder of the site's templates."""
        return self.theme / "fragments"

    def name(self, path: str | Path) -> str:
        """Return a path as shown to people: relative to the root if it lies below, with forward slashes."""
        absolute, root = os.path.abspath(path), f"{self.root}{os.sep}"
        known = absolute[len(root) :] if absolute.startswith(root) else os.fspath(path)
        return _printable(known.replace(os.sep, "/"))


class Source(NamedTuple):
    """A YAML file below the folder of forms: its path, its name as shown to people, and the steps from that folder.

    ``location`` is a string because creating path objects for many files takes longer than finding them.
    """

    location: str
    file: str
    parts: tuple[str, ...]

    @property
    def is_unit(self) -> bool:
        """Tell whether this is the description of a unit; all other files are forms."""
        return len(self.parts) == 2 and self.parts[1] == UNIT_FILE

    def read(self) -> Reading[bytes | None]:
        """Return the file's bytes."""
        return (yield from read_file(self.location, self.file))


def read_file(location: str | Path, file: str) -> Reading[bytes | None]:
    """Return the bytes of a file, cut as in ``read_at_most``; errors call it ``file``."""
    try:
        return read_at_most(location, MAX_BYTES)
    except OSError as problem:
        yield _unreadable(file, problem)
        return None


def read_at_most(location: str | Path, limit: int) -> bytes:
    """Return the bytes of a file, of a longer one only ``limit`` and one more, which shows that it is too long."""
    with Path(location).open("rb") as file:
        # Asking for the whole limit each time takes three times as long as a small file.
        return file.read(min(os.fstat(file.fileno()).st_size, limit) + 1)


def document_of(source: Source) -> Document | None:
    """Return the tree of a file, ``None`` if it cannot be read; a check reports why."""
    data, _ = collect(source.read())
    return None if data is None else collect(read_document(source.file, data))[0]


def place_in(source: Source, *path: str | int) -> Place:
    """Return the place of a cell of a file, which is read again, because a place is seldom needed."""
    document = document_of(source)
    return document.place(locate(document.root, path)) if document else Place(source.file)


def find_sources(workspace: Workspace, below: Sequence[Path]) -> Reading[list[Source]]:
    """Return the YAML files of forms and units in order of their paths; yields what does not belong there.

    If ``below`` is not empty, only these files and folders are searched.
    """
    forms = workspace.name(workspace.forms) + "/"
    files: dict[str, bool] = {}  # each once, even if one start lies below another
    for start in sorted({Path(os.path.abspath(path)) for path in below or (workspace.forms,)}):
        is_link = is_linked(workspace, start)
        if is_link or start.is_file():
            files[str(start)] = is_link
        else:
            files.update((yield from files_below(workspace, str(start))))
    sources: list[Source] = []
    for location, is_link in files.items():
        file = workspace.name(location)
        name = file.rpartition("/")[2]
        if is_link:
            yield error("symbolic-link", Place(file))
        elif is_meant_as_yaml(name):
            sources.append(Source(location, file, _parts(forms, file)))
        elif not name.startswith("."):
            yield warning("stray-file", Place(file), name=name)
    return sources


def is_meant_as_yaml(name: str) -> bool:
    """Tell whether a file is or should be YAML by its name; ``a.YML`` and ``a.yml.txt`` are reported as misnamed."""
    _, *suffixes = name.lower().split(".")
    return not name.startswith("~$") and ("yml" in suffixes or "yaml" in suffixes)


def files_below(workspace: Workspace, folder: str) -> Reading[dict[str, bool]]:
    """Return the files below a folder, and whether each is a symbolic link; links to folders are not followed."""
    try:
        inside = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        is_new = isinstance(problem, FileNotFoundError) and folder == str(workspace.forms)
        name = workspace.name(folder)
        yield error("no-forms", Place(name)) if is_new else _unreadable(name, problem)
        return {}
    found: dict[str, bool] = {}
    for entry in inside:
        if entry.is_dir(follow_symlinks=False):
            found |= yield from files_below(workspace, entry.path)
        elif entry.is_symlink() or entry.is_file():
            found[entry.path] = entry.is_symlink()
        else:  # a pipe, a socket or a device, which could block its reader
            yield warning("stray-file", Place(workspace.name(entry.path)), name=_printable(entry.name))
    return found


def _unreadable(name: str, problem: OSError) -> Diagnostic:
    return error("unreadable-file", Place(name), reason=problem.strerror or type(problem).__name__)


def is_linked(workspace: Workspace, path: Path) -> bool:
    """Tell whether a file, or a folder between it and the folder of forms, is a symbolic link."""
    inside = [folder for folder in path.parents if folder.is_relative_to(workspace.forms)]
    return path.is_symlink() or any(folder.is_symlink() for folder in inside)


def _parts(forms: str, file: str) -> tuple[str, ...]:
    """Return the steps from the folder of forms; for a file elsewhere the last steps, as if it lay in one."""
    steps = file.removeprefix(forms).split("/")
    if not file.startswith(forms):
        steps = steps[-2:] if steps[-1] == UNIT_FILE else steps[-3:]
    return tuple(steps)


def _printable(name: str) -> str:
    """Return a file name with a mark for each byte that cannot be decoded and so not printed."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
