"""Keeps compiled templates for later builds, in a folder that only this user may write to, since they are run."""

from __future__ import annotations

from contextlib import suppress
from pickle import UnpicklingError

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

_UNREADABLE = (OSError, EOFError, UnpicklingError, AttributeError, ImportError, IndexError)
"""What reading a file that is missing, cut or damaged may raise; all but the first are named by Python's ``pickle``."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in this user's folder for temporary files, one file for each name of a template.

    ``compiler`` is the digest of all that makes a compiled template out of its source, which Jinja does not compare.
    What cannot be read is compiled again; what cannot be kept is not.

    :raises OSError: if there is no folder for temporary files
    :raises RuntimeError: if the folder for compiled templates belongs to somebody else
    """

    def __init__(self, compiler: bytes) -> None:
        super().__init__(pattern="__disclosure_%s.cache")
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
    with suppress(OSError, RuntimeError):
        return CompiledTemplates(compiler)
    return None
