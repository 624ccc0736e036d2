"""What a build keeps can be loaded again, whichever version of Python dumped it."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from http import HTTPStatus
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit

import pytest

from generator import model
from generator.catalogue.records import record_of
from generator.definition.cells import Definition
from generator.exports.columnar import ColumnarTable
from generator.model import Kind, Money, MoneyUnit
from generator.pipeline.from_others import FromOthers
from generator.pipeline.inputs.workspace import Source
from generator.pipeline.keeping.cache import Cache, NotKept, dumped, loaded
from generator.pipeline.keeping.memory import Memory
from generator.publishing.stage import Stage
from tests.sample import read, sample


def by_name(value: Enum, _protocol: int) -> object:
    """Reduce as Python 3.11.2 does."""
    return getattr, (type(value), value.name)


def test_members_of_enumerations_are_dumped_by_their_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Enum, "__reduce_ex__", by_name)
    money = Money("1", Decimal(1), MoneyUnit.YUAN)
    assert loaded(dumped((Kind.TARGET, money))) == (Kind.TARGET, money)


def test_paths_are_dumped_by_their_text() -> None:
    assert loaded(dumped(Path("/a/b.yml"))) == Path("/a/b.yml")
    # The class has another name since Python 3.13.
    assert b"PosixPath" not in dumped(Path("/a/b.yml"))


def test_what_is_remembered_is_loaded_as_it_was(definitions: dict[str, Definition]) -> None:
    source = Source("/a/b.yml", "b.yml", ("a", "b.yml"))
    memory = Memory(from_others={("a", "b"): FromOthers({}, {"a/2019/b": source})})
    assert loaded(dumped(memory)) == memory
    record = record_of(read(sample(), definitions).whole)
    assert loaded(dumped(record)) == record


@pytest.mark.parametrize(
    "content",
    [
        b"cdecimal\nDecimal\n(V-\ntR.",
        b"cdatetime\ndate\n(I9999999999\nI1\nI1\ntR.",
        b"\x8e" + b"\xff" * 8 + b".",
        b"\x80\5\x96" + (2**62).to_bytes(8, "little") + b".",  # more bytes than any memory has
    ],
)
def test_values_of_which_nothing_can_be_made_are_lost(content: bytes, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.put([("memory", "", content)])
    assert cache.get("memory") is None


def test_values_too_deep_to_load_are_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(_data: bytes) -> object:
        raise RecursionError

    cache = Cache(tmp_path / "cache.sqlite")
    cache.put([("memory", "", dumped("kept"))])
    monkeypatch.setattr("generator.pipeline.keeping.cache.loaded", too_deep)
    assert cache.get("memory") is None


def test_where_the_disc_is_full_nothing_is_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    before = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (0, before[1]))
    try:
        cache.put([("memory", "", dumped("lost"))])
        cache.save()
        kept = cache.get("memory")
    finally:
        setrlimit(RLIMIT_FSIZE, before)
    assert kept is None
    assert cache.problem


@pytest.mark.parametrize("foreign", [print, getattr, Path.unlink])
def test_nothing_foreign_is_loaded(foreign: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        loaded(dumped(foreign))


@dataclass(frozen=True)
class Acting:
    """A value that acts when it is made."""

    path: Path

    def __post_init__(self) -> None:
        self.path.touch()


@dataclass(init=False)
class MadeByItself:
    """Another one that does, by code of its own."""

    path: Path

    def __init__(self, path: Path) -> None:
        path.touch()


class Inheriting(Money):
    """A class that is none for values by itself."""


@pytest.mark.parametrize("acting", [Acting, MadeByItself, Inheriting])
def test_only_classes_that_hold_values_are_loaded(acting: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acting, "__module__", "generator.model")
    monkeypatch.setattr(model, acting.__name__, acting, raising=False)
    with pytest.raises(pickle.UnpicklingError):
        loaded(pickle.dumps(acting))


@pytest.mark.parametrize("acting", [Cache, Stage, ColumnarTable, NotKept])
def test_no_class_of_ours_that_acts_is_loaded(acting: type) -> None:
    with pytest.raises(pickle.UnpicklingError):
        loaded(pickle.dumps(acting))


@pytest.mark.parametrize("build", [b"}X\5\0\0\0slylyK\1sb.", b"N}X\5\0\0\0slylyK\1s\x86b."])
@pytest.mark.parametrize(
    ("shared", "made"),
    [(Kind, b"cgenerator.model\nKind\n"), (Kind.TARGET, b"cgenerator.model\nKind\n(X\6\0\0\0targettR")],
)
def test_nothing_that_others_use_is_changed_by_a_cache(shared: object, made: bytes, build: bytes) -> None:
    with pytest.raises((AttributeError, TypeError, pickle.UnpicklingError)):
        loaded(made + build)
    assert not hasattr(shared, "slyly")


def test_a_foreign_class_that_a_module_of_ours_imports_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "HTTPStatus", HTTPStatus, raising=False)
    with pytest.raises(pickle.UnpicklingError):
        loaded(b"cgenerator.model\nHTTPStatus\n.")


def test_what_another_process_is_writing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pipeline.keeping.cache.WAIT", 0.01)
    file = tmp_path / "cache.sqlite"
    writing, other = Cache(file), Cache(file)
    other.put([("memory", "", dumped("before"))])
    other.save()
    writing.put([("memory", "", dumped("first"))])
    other.put([("host", "", dumped("lost"))])
    other.keep_only([])
    other.save()
    writing.save()
    assert Cache(file).get("memory") == "first"
    assert Cache(file).get("host") is None


def test_a_cache_that_another_process_has_locked_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pipeline.keeping.cache.WAIT", 0.01)
    file = tmp_path / "build.sqlite"
    kept = Cache(file)
    kept.put([("memory", "", dumped("first"))])
    kept.save()
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    assert Cache(file).get("memory") is None
    other.rollback()
    assert Cache(file).get("memory") == "first"


@pytest.mark.parametrize("blocked", ["folder/cache.sqlite", "folder"])
def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path, blocked: str) -> None:
    file = tmp_path / "folder/cache.sqlite"
    if blocked == "folder":
        (tmp_path / blocked).write_text("")
    else:
        file.mkdir(parents=True)
    cache = Cache(file)
    cache.put([("memory", "", dumped("lost"))])
    cache.keep_only([])
    cache.save()
    cache.clear()
    assert cache.get("memory") is None
    assert (tmp_path / blocked).exists()


def test_what_other_code_kept_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.put([("memory", "", pickle.dumps("kept"))])
    assert cache.get("memory") == "kept"
    monkeypatch.setattr("generator.pipeline.keeping.cache.code_digest", lambda: b"of other code")
    assert cache.get("memory") is None


def test_nothing_in_a_cache_is_run(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
            return Path.touch, (tmp_path / "sprung",)

    cache = Cache(tmp_path / "cache.sqlite")
    cache.put([("memory", "", pickle.dumps(Trap()))])
    assert cache.get("memory") is None
    assert not (tmp_path / "sprung").exists()
