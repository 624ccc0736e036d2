"""Watches which forms change while a preview runs."""

import os
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_OF_A_CHANGE = frozenset({"created", "modified", "moved", "deleted"})
_SETTLED = 0.05
"""Seconds: changes this close together count as one, because editors write a file in several steps."""
_LOOK = 0.5
"""Seconds between two polls of all files."""

_State = tuple[int, int, int] | None


class Changes(FileSystemEventHandler):
    """The changed forms below a folder, each reported once per change.

    The system reports changes at once, but not in every folder, for example not on a network share. So all files are
    polled as well.
    """

    def __init__(self, folder: Path) -> None:
        self._told: Queue[Path] = Queue()
        self._states: dict[Path, _State] = {}
        self._observers = Observer(), PollingObserver(timeout=_LOOK)
        for observer in self._observers:
            observer.schedule(self, folder, recursive=True)

    def start(self) -> None:
        """Start watching."""
        for observer in self._observers:
            # The system's watches may be used up; polling needs none.
            with suppress(OSError):
                observer.start()

    def stop(self) -> None:
        """Stop watching."""
        for observer in self._observers:
            if observer.is_alive():
                observer.stop()
                observer.join()

    def wait(self, seconds: float) -> frozenset[Path]:
        """Return the forms changed since the last call; wait up to ``seconds`` for the first of them."""
        changed: set[Path] = set()
        with suppress(Empty):
            changed.add(self._told.get(timeout=seconds))
            while True:
                changed.add(self._told.get(timeout=_SETTLED))
        return frozenset(changed)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _OF_A_CHANGE and not event.is_directory:
            for path in (event.src_path, event.dest_path):
                if path:
                    self._note(Path(os.fsdecode(path)))

    def _note(self, path: Path) -> None:
        if path.suffix != ".yml" or path.name.startswith("."):
            return
        state = _state(path)
        if path not in self._states or self._states[path] != state:
            self._states[path] = state
            self._told.put(path)


def _state(path: Path) -> _State:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
