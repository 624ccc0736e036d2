"""A new site, made beside the published one, which replaces it as a whole or not at all."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from generator.publishing import kernel
from generator.publishing.lock import locked
from generator.publishing.making import Making, files_in
from generator.publishing.record import MARK, Record, read_record, write_record
from generator.publishing.sums import SUMS, sums_text
from generator.publishing.survey import Survey, survey
from generator.publishing.swapping import recover, swap
from generator.publishing.writer import File, Writer

LOCK = "lock"
WRITTEN = "written-"

WORTH_CATCHING_UP = 1000
"""The number of new files from which the standby folder, which holds the previous site, is updated at once.

So the next build is fast. Not done after the first site: where a site is always made from nothing, as in CI, there is
no next build.
"""


class ForeignFolder(Exception):
    """A folder holds files and was not made by this program: publishing there could destroy somebody's work."""


class NameTaken(Exception):
    """Two files to publish have the same name, as when a Markdown page is named like a form, and one would be lost."""


class NotApart(Exception):
    """The folder to publish into and a folder of sources overlap: publishing would destroy the sources."""


@contextmanager
def stage(target: Path) -> Iterator[Stage]:
    """Reserve ``target`` for one new site; raises ``ForeignFolder``, or ``Held`` if another process has reserved it.

    The published site does not change before ``Stage.publish``.
    """
    live = target.resolve()
    workshop = live.parent / f".{live.name}.stage"
    _refuse_foreign(live, MARK)
    _refuse_foreign(workshop, LOCK)
    with locked(workshop / LOCK):
        for left in workshop.glob(f"{WRITTEN}*"):
            shutil.rmtree(left)
        written = Path(mkdtemp(prefix=WRITTEN, dir=workshop))
        try:
            yield Stage(live, workshop, written)
        finally:
            shutil.rmtree(written, ignore_errors=True)


class Stage:
    """The site being made: ``live`` are the files published now; ``writer`` takes new ones, from any process."""

    live: Mapping[str, File]
    writer: Writer

    def __init__(self, live: Path, workshop: Path, written: Path) -> None:
        self._live = live
        self._workshop = workshop
        self._new = workshop / "site"
        self._aside = workshop / "aside"
        recover(self._new, live, self._aside)
        self._found = _survey(self._new)
        self._record = read_record(live)
        self._published = _published(live, self._record, self._found)
        self.live = {name: file for name, file in self._published.items() if name != SUMS}
        self.writer = Writer(live, written)

    @property
    def catch_up(self) -> Callable[[], None] | None:
        """Work that another process may do before ``publish`` to shorten it; ``None`` where it would save little."""
        if self._is_behind or len(self._published) <= WORTH_CATCHING_UP:
            return None
        return partial(_catch_up, self._new, self._live, self._published)

    @property
    def _is_behind(self) -> bool:
        """Tell whether there was a standby folder when the stage was opened."""
        return bool(self._found.folders)

    def publish(self, files: Iterable[File]) -> None:
        """Replace what is published by exactly these files, each written by ``writer`` or one of ``live``.

        Raises ``NotWritten`` for any other, and ``NameTaken``. Whatever is raised, either the old or the new site is
        published as a whole.
        """
        listed = [*files]
        wanted = {file.name: file for file in listed}
        if len(wanted) < len(listed) or SUMS in wanted:
            raise NameTaken(*sorted(_named_twice([*listed, File(SUMS, 0, "")])))
        wanted[SUMS] = self.writer.write(SUMS, sums_text(wanted.values()))
        was_edited = self._was_edited(wanted)
        found = self._found if self._is_behind else _survey(self._new)
        count = self._make(found, self._published, wanted)
        swap(self._new, self._live, self._aside)
        if was_edited:
            # The standby folder now holds the edited file and not what its record says, so the record must not be
            # trusted.
            (self._new / MARK).unlink()
        kernel.flush(self._workshop)
        if self.live and count > WORTH_CATCHING_UP:
            # The new site is published. The next build does what fails here.
            with suppress(OSError):
                self._make(_survey(self._new), wanted, wanted)

    def _make(self, found: Survey, published: Mapping[str, File], wanted: Mapping[str, File]) -> int:
        """Make the hidden folder hold ``wanted``; return how many files were added."""
        count = Making(self._new, self._live, published, self.writer.written).run(found, wanted)
        _record(self._new, wanted)
        kernel.flush(self._workshop)
        return count

    def _was_edited(self, wanted: Mapping[str, File]) -> bool:
        """Tell whether a file was written although the record lists the same bytes, so that somebody edited it."""
        written = [name for name in files_in(self.writer.written) if name in wanted]
        return any(self._record.digests.get(name) == wanted[name].sha256 for name in written)

    def discard(self) -> None:
        """Remove everything beside the target; the next build there has more to write."""
        shutil.rmtree(self._workshop)


def _survey(folder: Path) -> Survey:
    return survey(folder, read_record(folder))


def _record(folder: Path, files: Mapping[str, File]) -> None:
    """Write the record of a folder, after its files are on the disc, since the record vouches for them."""
    kernel.flush(folder)
    write_record(folder, files.values())


def _catch_up(new: Path, live: Path, published: Mapping[str, File]) -> None:
    """Make the standby folder hold what is published; it appears as a whole or not at all."""
    # If this process ends early, the next build recognises the remains by this name.
    folder = new.with_name(f"{WRITTEN}{new.name}")
    Making(folder, live, published, folder).run(_survey(folder), published)
    _record(folder, published)
    folder.rename(new)


def _named_twice(files: Iterable[File]) -> set[str]:
    return {name for name, count in Counter(file.name for file in files).items() if count > 1}


def _published(live: Path, record: Record, behind: Survey) -> dict[str, File]:
    """Return the live files that are as recorded, or that the standby folder holds with the recorded digest."""
    return {
        name: File(name, record.sizes[name], digest)
        for name, digest in record.digests.items()
        if behind.files.get(name) == digest or record.holds(str(live), name)
    }


def _refuse_foreign(folder: Path, mark: str) -> None:
    if not folder.is_dir() or (folder / mark).is_file():
        return
    if any(not entry.name.startswith(".") for entry in folder.iterdir()):
        raise ForeignFolder(folder)
