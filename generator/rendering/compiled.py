"""Keeps compiled templates for later builds, in a folder that only this user may write to, since they are run."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

_UNREADABLE = (OSError, EOFError, UnpicklingError, AttributeError, ImportError, IndexError)
"""What reading a file that is missing, cut or damaged may raise; all but the first are named by Python's ``pickle``."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder of this user's below that for temporary files, one file for each template's name.

    ``compiler`` is the digest of all that makes a compiled template out of its source, which Jinja does not compare.
    What cannot be read is compiled again; what cannot be kept is not.

    :raises OSError: if there is no folder for temporary files, or the one in it may not be this user's alone
    """

    def __init__(self, compiler: bytes) -> None:
        super().__init__(_own_folder(), pattern="__disclosure_%s.cache")
        self._compiler = compiler.hex()

    def get_source_checksum(self, source: str) -> str:
        """Return what a kept template is recognised by."""
        return super().get_source_checksum(self._compiler + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, if there is one."""
        with suppress(*_UNREADABLE):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(compiler: bytes) -> CompiledTemplates | None:
    """Return the kept templates, ``None`` if this machine has no safe place for them."""
    with suppress(OSError):
        return CompiledTemplates(compiler)
    return None


def _own_folder() -> str:
    """Return the folder, made if there is none; raises ``OSError`` if others may write to what has its name.

    Jinja's own choice changes the permissions of whatever a link of this name leads to before it looks at the link.
    """
    folder = Path(tempfile.gettempdir(), f"disclosure-{os.getuid()}")
    with suppress(FileExistsError):
        folder.mkdir(stat.S_IRWXU)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(str(folder))
    return str(folder)
