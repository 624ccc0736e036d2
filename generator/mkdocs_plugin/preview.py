"""What ``mkdocs serve`` shows while forms are edited: a changed form at once, later the whole site."""

import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Event, Lock, Thread
from types import FrameType

from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer

from generator.diagnostics import has_errors
from generator.language import Language
from generator.mkdocs_plugin.changes import Changes
from generator.mkdocs_plugin.publishing import publish
from generator.mkdocs_plugin.rendered import HostError, Rendered, refuse_unreadable
from generator.pipeline.inputs.configuration import language_of
from generator.pipeline.inputs.workspace import CONFIG_FILE, Workspace
from generator.pipeline.outcome import NotPublishable
from generator.pipeline.preview import show
from generator.reporting.report import as_text
from generator.reporting.templates import wrong_template

LOGGER = "mkdocs.plugins.disclosure"
"""A child of MkDocs' logger, whose messages its command shows."""

MOST = 50
"""How many changed forms are shown individually until the whole site is made; of more, as after a checkout, none is.

The changes of a checkout come in several parts, the more, the slower the machine.
"""

_log = logging.getLogger(LOGGER)
_TICK = 0.2
"""Seconds between two checks whether the whole site is made."""


class Preview:
    """Handles changed forms; other changes are left to MkDocs, which rebuilds everything.

    Another process makes the whole site. It is restarted if a form changes meanwhile, so that the next change is shown
    as quickly as the first.
    """

    def __init__(self, server: LiveReloadServer, rendered: Callable[[], Rendered], out: Path) -> None:
        self._server = server
        self._rendered = rendered
        self._out = out
        self._changes = Changes(rendered().site.settings.workspace.forms)
        self._whole: SpawnProcess | None = None
        # Changed since the whole site was made. After very many, what is edited meanwhile is shown all the same.
        self._recent: frozenset[Path] = frozenset()
        # Held while changing the site.
        self._lock = Lock()
        self._is_over = Event()
        self._thread = Thread(target=self._follow)

    @property
    def _language(self) -> Language:
        return language_of(self._rendered().site.settings.workspace)

    @property
    def _words(self) -> Mapping[str, str]:
        return self._language.interface["preview"]

    def start(self) -> None:
        """Start following changes."""
        self._server.builder = self._before(self._server.builder)
        # Printed only once the address is known to be free.
        self._server.server_activate = self._with_address(self._server.server_activate)  # type: ignore[method-assign]
        self._changes.start()
        self._thread.start()

    def stop(self) -> None:
        """Stop following changes, and leave the site as it is."""
        self._is_over.set()
        self._thread.join()
        self._changes.stop()
        self._end_whole()

    def _before(self, build: Callable[[], None]) -> Callable[[], None]:
        def built() -> None:
            with self._lock:
                self._end_whole()
                _log.log(*_outcome_of(build, self._rendered().site.settings.workspace))

        return built

    def _with_address(self, activate: Callable[[], None]) -> Callable[[], None]:
        def activated() -> None:
            activate()
            _log.info(self._words["address"].format(url=self._server.url))

        return activated

    def _follow(self) -> None:
        while not self._is_over.is_set():
            changed = self._changes.wait(_TICK)
            with self._lock:
                try:
                    self._take(changed)
                except Exception:
                    # Like MkDocs: the next change may succeed.
                    _log.exception(self._words["failed"])

    def _take(self, changed: frozenset[Path]) -> None:
        if changed:
            self._end_whole()
            self._show(changed)
        elif self._whole and not self._whole.is_alive():
            self._take_whole(self._whole)

    def _show(self, changed: frozenset[Path]) -> None:
        recent = self._recent | changed
        rendered, are_few = self._rendered(), len(recent) <= MOST
        self._recent = recent if are_few else frozenset()
        diagnostics = show(rendered.site, self._out, changed) if are_few else ()
        if diagnostics:
            _log.warning(as_text(diagnostics, self._language).rstrip())
        self._reload()
        if has_errors(diagnostics):
            _log.warning(self._words["stays"])
            return
        _log.info(self._words["shown" if are_few else "many"])
        whole = multiprocessing.get_context("spawn").Process(target=_publish, args=(rendered, self._out))
        whole.start()
        self._whole = whole

    def _take_whole(self, whole: SpawnProcess) -> None:
        self._whole = None
        # Its errors were reported by the process itself.
        if whole.exitcode == 0:
            self._recent = frozenset()
            self._reload()
            _log.info(self._words["whole"])

    def _reload(self) -> None:
        """Make browsers reload their pages. MkDocs offers no public way; its version is pinned."""
        server = self._server
        with server._epoch_cond:  # noqa: SLF001
            server._wanted_epoch = server._visible_epoch = round(time.monotonic() * 1000)  # noqa: SLF001
            server._epoch_cond.notify_all()  # noqa: SLF001

    def _end_whole(self) -> None:
        whole, self._whole = self._whole, None
        if whole is None or whole.pid is None:
            return
        # Also to the processes that it has started, once it leads its process group.
        with suppress(ProcessLookupError):
            os.killpg(whole.pid, signal.SIGTERM)
        whole.terminate()
        whole.join()


def _outcome_of(build: Callable[[], None], workspace: Workspace) -> tuple[int, str]:
    """Build, and return the log level and the message about the result.

    Nothing is raised, because MkDocs would not respond until the error is fixed; the site stays as it was.
    """
    language = language_of(workspace)
    words = language.interface["preview"]
    try:
        refuse_unreadable(workspace.root / CONFIG_FILE)
        build()
    except HostError as problem:
        _log.error(str(problem))
    except NotPublishable as problem:
        _log.error(as_text(problem.diagnostics, language).rstrip())
    except Abort:  # MkDocs has reported why
        pass
    except MkDocsException as problem:
        said = problem.format_message()
        _log.error(language.said_by("mkdocs", said) or language.interface["host"]["failed"].format(problem=said))
    except Exception as problem:
        said_of_template = wrong_template(problem, language)
        if said_of_template is None:
            _log.exception(words["failed"])
        else:
            _log.error(said_of_template)
    else:
        return logging.INFO, words["whole"]
    return logging.WARNING, words["all_stays"]


def _publish(rendered: Rendered, out: Path) -> None:
    """Publish the whole site in a separate process, which can be ended at any time."""
    os.setpgrp()
    signal.signal(signal.SIGTERM, _end)
    try:
        publish(rendered, out)
    except PluginError as problem:
        sys.exit(str(problem))
    finally:
        # It ends by itself now, and Python would tell of an end within its end.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit()
