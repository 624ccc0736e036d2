"""Asks git for the history of all files below a folder, in one run whatever their number."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from subprocess import DEVNULL, PIPE, CompletedProcess, Popen, run
from typing import IO

from generator.history.changes import Histories, History, Unknown, histories_in

# User settings that would change the output, and fetching, which git would do by itself in a partial clone.
_SETTINGS = (
    "log.showRoot=true",
    "log.showSignature=false",
    "log.diffMerges=first-parent",
    "diff.orderFile=/dev/null",
    "protocol.allow=never",
)
_GIT = ("git", *(part for setting in _SETTINGS for part in ("-c", setting)))
# A merge is one change, dated when it reached the published branch; a renamed file has a new URL.
_NAMES = ("--no-renames", "--name-only", "-z", "--relative")
_CHANGES = ("--first-parent", "-m", *_NAMES, "--no-color")
_LOG = ("log", *_CHANGES, "--format=%x00%H %cI %P", "HEAD", "--", ".")
_EDITED = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=no", "--ignore-submodules", "--", ".")
_DIFFERENT = ("diff", *_NAMES, "--no-ext-diff")
_GONE = (*_DIFFERENT, "--diff-filter=D")
_NEW = ("ls-files", "-z", "--others", "--exclude-standard", "--", ".")
_STATE = ("rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD")
# Git sets these for its hooks, relative to another folder than the one asked about.
_OF_HOOKS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
_CHUNK = 1 << 16
_FATAL = "fatal: "


class NotHeld(Exception):
    """The clone does not hold what files contained at a commit, as a partial one may not; has git's message."""


def read_histories(folder: Path, name: str) -> Histories:
    """Return the histories of the files below ``folder``; source names begin with ``name``."""
    try:
        state = _run(folder, _STATE)
    except OSError as problem:
        return Histories({}, unknown=Unknown.NO_GIT, detail=problem.strerror or "")
    match state.stdout.split(b"\n"):
        case [b"true", *_]:
            return Histories({}, unknown=Unknown.SHALLOW)
        case [b"false", prefix, *_] if state.returncode == 0:
            return _histories(folder, name, prefix)
        case [b"false", *_]:  # nothing was ever committed
            return Histories({})
    return Histories({}, unknown=Unknown.NO_REPOSITORY, detail=_said(state))


def read_gone(folder: Path, name: str, since: str) -> tuple[str, ...]:
    """Return the files below ``folder`` that existed in a commit and are gone; their names begin with ``name``.

    Without ``since``, the commits are ``HEAD`` and its first parent, which is the target branch if ``HEAD`` is the
    merge of a pull request. If git fails, nothing counts as gone.
    """
    gone: set[bytes] = set()
    for before in (since,) if since else ("HEAD^1", "HEAD"):
        try:
            found = _run(folder, (*_GONE, _parting(folder, before), "--", "."))
        except OSError:
            break
        if found.returncode == 0:
            gone |= {path for path in found.stdout.split(b"\0") if path}
    return tuple(f"{name}/{os.fsdecode(path)}" for path in sorted(gone))


def read_changed(folder: Path, since: str) -> frozenset[str] | None:
    """Return the paths below ``folder`` of the files changed, added or deleted since a commit.

    Uncommitted changes count as well. ``None`` if git does not know the commit.
    """
    try:
        # Only a single commit is accepted: for a range, git would not compare the working tree.
        if _run(folder, ("cat-file", "-e", f"{since}^{{commit}}")).returncode != 0:
            return None
        answers = [_run(folder, (*_DIFFERENT, _parting(folder, since), "--", ".")), _run(folder, _NEW)]
    except OSError:
        return None
    if any(answer.returncode != 0 for answer in answers):
        return None
    return frozenset(os.fsdecode(path) for answer in answers for path in answer.stdout.split(b"\0") if path)


def read_before(folder: Path, since: str) -> dict[str, bytes]:
    """Return the old contents of the files below ``folder`` changed since a commit, by path; new files are omitted.

    Raises ``NotHeld``.
    """
    paths = [path for path in sorted(read_changed(folder, since) or ()) if "\n" not in path]
    if not paths:
        return {}
    commit = _parting(folder, since)
    contents = read_contents(folder, [(commit, path) for path in paths])
    return {path: held for path, held in zip(paths, contents, strict=True) if held is not None}


def read_order(folder: Path) -> dict[str, int]:
    """Return the position of each commit of the branch, the oldest first; times may be equal or go back.

    Empty if git fails.
    """
    try:
        found = _run(folder, ("rev-list", "--first-parent", "--reverse", "HEAD"))
    except OSError:
        return {}
    return {commit: position for position, commit in enumerate(found.stdout.decode("ascii").split())}


def read_contents(folder: Path, wanted: Sequence[tuple[str, str]]) -> list[bytes | None]:
    """Return what each file held at a commit, given as commit and path below ``folder``, in one run of git.

    ``None`` is a file that was not there then. Paths must not contain line breaks. Raises ``NotHeld``.
    """
    asked = os.fsencode("".join(f"{commit}:./{path}\n" for commit, path in wanted))
    try:
        answer = _run(folder, ("cat-file", "--batch=%(objectsize)"), asked)
    except OSError as problem:
        raise NotHeld(problem.strerror) from None
    if answer.returncode != 0:
        raise NotHeld(_said(answer))
    return list(_contents(BytesIO(answer.stdout)))


def _contents(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the contents that git printed, each after its size and before a line break."""
    for size in stream:
        if size.endswith(b" missing\n"):
            yield None
        else:
            yield stream.read(int(size))
            stream.readline()


def _parting(folder: Path, since: str) -> str:
    """Return the merge base of a commit and ``HEAD``, because later changes on the other side were not made here."""
    found = _run(folder, ("merge-base", since, "HEAD"))
    return found.stdout.decode("ascii").strip() or since


def _histories(folder: Path, name: str, prefix: bytes) -> Histories:
    """Return the histories of a repository, in which ``folder`` is at ``prefix``."""
    status = _run(folder, _EDITED)
    committed = _committed(folder)
    if status.returncode != 0 or committed is None:
        return Histories({}, unknown=Unknown.UNREADABLE, detail=_said(status))
    # Each line has two letters and a space before its path, which is relative to the top of the repository.
    edited = (os.fsdecode(line[3:].removeprefix(prefix)) for line in status.stdout.split(b"\0") if line)
    return Histories(
        {f"{name}/{path}": history for path, history in committed.items()},
        frozenset(f"{name}/{path}" for path in edited),
    )


def _committed(folder: Path) -> dict[str, History] | None:
    """Return the histories by path below ``folder``, ``None`` if git fails."""
    with Popen((*_GIT, *_LOG), cwd=folder, env=_environment(), stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL) as process:
        assert process.stdout is not None  # because of `stdout=PIPE`
        try:
            found = histories_in(_fields(process.stdout))
        except ValueError:
            return None
    return found if process.returncode == 0 else None


def _fields(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the parts of a stream between zero bytes; the stream may be larger than memory."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole


def _run(folder: Path, arguments: tuple[str, ...], asked: bytes = b"") -> CompletedProcess[bytes]:
    return run((*_GIT, *arguments), cwd=folder, env=_environment(), input=asked, capture_output=True, check=False)


def _environment() -> dict[str, str]:
    """Return the environment for git: it takes no optional locks, and its messages are in English."""
    own = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    return {name: value for name, value in os.environ.items() if name not in _OF_HOOKS} | own


def _said(process: CompletedProcess[bytes]) -> str:
    """Return git's error message without the advice after it, or its last line if there is no such message."""
    lines = process.stderr.decode("utf-8", "replace").strip().split("\n")
    return next((line.removeprefix(_FATAL) for line in lines if line.startswith(_FATAL)), lines[-1])
