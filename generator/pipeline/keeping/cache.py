"""What earlier builds made, kept by what it was made from. It may vanish at any time.

Whatever is damaged is not there, nor is what other code has kept. Values are pickled, and only the plain classes of
``_PLAIN`` and those of ours that do nothing but hold values are ever unpickled, and neither these nor what is shared by
all can be changed meanwhile, so that a file put in the place of the cache runs nothing. But its values are believed:
whoever can write there decides what is published, and can have a build fail or never end.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from generator.pipeline.keeping.fingerprints import code_digest

_PLAIN = {
    ("decimal", "Decimal"),
    ("datetime", "date"),
    ("builtins", "frozenset"),
    ("pathlib", "Path"),
    ("pathlib._local", "Path"),
}
WAIT = 5.0
"""How many seconds a process waits for another that is writing; it can do without the cache."""

_TABLE = "CREATE TABLE kept (name TEXT, part TEXT, digest BLOB, content BLOB, PRIMARY KEY (name, part))"
_ERRORS = (
    sqlite3.Error,
    pickle.UnpicklingError,
    ArithmeticError,
    EOFError,
    AttributeError,
    ImportError,
    IndexError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)


class NotKept(OSError):
    """A build can keep nothing, not even for itself; the arguments are the cache file, and why."""


class Cache:
    """Values by name and part in one ``file``. Several processes may read it while nobody writes.

    ``problem`` is the last error in writing it, empty if there was none.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problem = ""
        self._connection: sqlite3.Connection | None = None
        self._owner = 0

    def __getstate__(self) -> Path:
        return self.file

    def __setstate__(self, file: Path) -> None:
        self.__init__(file)  # type: ignore[misc]

    def get(self, name: str, part: str = "") -> Any:
        """Return a value, ``None`` if it is missing or damaged."""
        try:
            query = "SELECT digest, content FROM kept WHERE name = ? AND part = ?"
            row = self._open().execute(query, (name, part)).fetchone()
            return recalled(row[1]) if row and row[0] == _digest(row[1]) else None
        except _ERRORS:
            return None

    def put(self, values: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep dumped values by name and part; a failure is not an error, only noted in ``problem``."""
        rows = ((name, part, _digest(content), content) for name, part, content in values)
        with self._writing():
            self._open().executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    def keep_only(self, names: Collection[str]) -> None:
        """Forget the parts of all other names; values without a part stay."""
        with self._writing():
            found = [name for (name,) in self._open().execute("SELECT DISTINCT name FROM kept WHERE part != ''")]
            gone = [(name,) for name in found if name not in names]
            self._open().executemany("DELETE FROM kept WHERE name = ?", gone)

    def save(self) -> None:
        """Make everything that was put visible to other processes and the next build."""
        with self._writing():
            self._open().commit()

    def clear(self) -> None:
        """Forget everything."""
        if self._connection:
            self._connection.close()
            self._connection = None
        with suppress(OSError):
            self.file.unlink()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Clear the cache if writing fails, unless another process is writing: then it keeps its content."""
        try:
            yield
        except sqlite3.Error as problem:
            self.problem = str(problem)
            if not _is_busy(problem):
                self.clear()

    def _open(self) -> sqlite3.Connection:
        # A connection must not be used in a forked child process.
        if self._connection is None or self._owner != os.getpid():
            self._owner = os.getpid()
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                self._connection = _connected(self.file)
            except OSError as problem:  # its path is a folder, or not writable
                raise sqlite3.OperationalError(problem.strerror) from None
        return self._connection


def _digest(content: bytes) -> bytes:
    """Return the digest of a value and of the code that dumped it, because other code may read it differently."""
    return hashlib.sha256(code_digest() + content).digest()


def dumped(value: object) -> bytes:
    """Return a value as bytes."""
    data = io.BytesIO()
    _Dumper(data, pickle.HIGHEST_PROTOCOL).dump(value)
    return data.getvalue()


def loaded(data: bytes) -> Any:
    """Return the value in ``data``; raises an error of ``_ERRORS`` if it is damaged or of a forbidden class."""
    return _Loader(io.BytesIO(data)).load()


def recalled(data: bytes) -> Any:
    """Return the value in ``data``, ``None`` if it cannot be loaded."""
    try:
        return loaded(data)
    except _ERRORS:
        return None


class _Dumper(pickle.Pickler):
    """Dumps by class and value what some versions of Python dump in other ways, which are not allowed in loading.

    Dataclasses are dumped the same way: calling the class takes half as long as filling the slots of an empty instance.
    So are named tuples, because a class can only be called in loading.
    """

    def reducer_override(self, value: object) -> Any:
        made: Any = type(value)
        match value:
            case Enum():
                return made, (value.value,)
            case Path():
                return Path, (str(value),)
            case tuple():
                return made, (*value,)
        names = _names(made)
        return NotImplemented if names is None else (made, tuple([getattr(value, name) for name in names]))


@cache
def _names(made: Any) -> tuple[str, ...] | None:
    """Return the field names of a dataclass in the order of its arguments, ``None`` for other classes."""
    return tuple([field.name for field in fields(made)]) if is_dataclass(made) else None


@cache
def _maker(module: str, name: str) -> Any:
    """Return the call of a class that may be loaded; cached, because thousands of values ask for the same ones.

    The class itself would let a pickle set its attributes, for all code that uses it.
    """
    made: Any = _class(module, name)
    if issubclass(made, Enum):
        made.__setstate__ = _unchanged
    return type.__call__.__get__(made)


def _unchanged(member: Enum, _state: object) -> None:
    """Refuse to set attributes of a member of an enumeration, which all code shares."""
    raise pickle.UnpicklingError(f"{member} is not to be changed")


def _class(module: str, name: str) -> type:
    if (module, name) in _PLAIN:
        return getattr(import_module(module), name)  # type: ignore[no-any-return]
    if module.startswith("generator."):
        found = getattr(import_module(module), name)
        if isinstance(found, type) and found.__module__ == module and _only_holds(found):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} does not belong here")


def _only_holds(ours: type) -> bool:
    """Tell whether making a value of a class does nothing else, as it may where a class has code for that."""
    own = vars(ours)
    if "__dataclass_fields__" in own:
        return own["__dataclass_params__"].init and not hasattr(ours, "__post_init__")
    return issubclass(ours, Enum) or (issubclass(ours, tuple) and "_fields" in own)


class _Loader(pickle.Unpickler):
    find_class = staticmethod(_maker)


def _connected(file: Path) -> sqlite3.Connection:
    """Return a connection to a file; a damaged one is replaced once, which does not help on a full disc."""
    try:
        return _prepared(file)
    except sqlite3.DatabaseError as problem:
        if _is_busy(problem):
            raise
        file.unlink()
        return _prepared(file)


def _is_busy(problem: sqlite3.Error) -> bool:
    """Tell whether another process has been writing for longer than ``WAIT``."""
    return getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY


def _prepared(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=WAIT, check_same_thread=False)
    try:
        # The data of a form fill three pages of this size, and nine of the usual one.
        connection.execute("PRAGMA page_size = 16384")
        # What a crash damages is noticed by its digest, so no write has to wait for the disc.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = MEMORY")
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept'").fetchone():
            connection.execute(_TABLE)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
