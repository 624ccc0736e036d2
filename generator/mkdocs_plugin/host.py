"""Builds or serves the site through MkDocs, for callers that do not know MkDocs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands import build as build_command
from mkdocs.commands import serve as serve_command
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.language import Language
from generator.mkdocs_plugin.plugin import DisclosurePlugin
from generator.mkdocs_plugin.preview import LOGGER
from generator.mkdocs_plugin.rendered import HostError, Rendered, refuse_unreadable
from generator.pipeline.inputs.configuration import language_of
from generator.pipeline.inputs.workspace import Workspace
from generator.progress import Watcher, nobody
from generator.source.decoding import visible


def render(config_file: Path) -> Rendered:
    """Return what MkDocs makes of a workspace; publishes nothing."""
    refuse_unreadable(config_file)
    language = language_of(Workspace.at(config_file.parent))
    with _own_errors(language), _told(language):
        config = load_config(config_file=str(config_file))
        plugin = config.plugins.get("disclosure")
        if not isinstance(plugin, DisclosurePlugin):
            raise HostError(language.interface["host"]["no_plugin"].format(file=config_file.name))
        plugin.is_asked_for = True
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_command.build(config)
        finally:
            # MkDocs keeps the plugin instance for the next build in this process.
            plugin.is_asked_for = False
            config.plugins.on_shutdown()
    return plugin.rendered


def serve(config_file: Path, address: str, watcher: Watcher, *, open_in_browser: bool) -> None:
    """Serve the site at ``address`` (``host:port``) and rebuild it when a source changes, until interrupted."""
    refuse_unreadable(config_file)
    language = language_of(Workspace.at(config_file.parent))
    with _own_errors(language), _told(language), _watched(watcher):
        logging.getLogger(LOGGER).setLevel(logging.INFO)
        serve_command.serve(config_file=str(config_file), dev_addr=address, open_in_browser=open_in_browser)


class _InOurWords(logging.Formatter):
    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        ours = text if record.name == LOGGER else self._language.said_by("mkdocs", text)
        # Messages of the plugin that MkDocs passes on are not in English either.
        if ours is None and text.isascii():
            ours = self._language.interface["host"]["said"].format(problem=text)
        return visible(ours or text)


@contextmanager
def _told(language: Language) -> Iterator[None]:
    """Print MkDocs' warnings and errors to standard error, because MkDocs does not when used as a library."""
    handler = logging.StreamHandler()
    handler.setFormatter(_InOurWords(language))
    handler.addFilter(lambda record: record.levelno >= logging.WARNING or record.name == LOGGER)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


@contextmanager
def _watched(watcher: Watcher) -> Iterator[None]:
    DisclosurePlugin.watcher = watcher
    try:
        yield
    finally:
        DisclosurePlugin.watcher = nobody


@contextmanager
def _own_errors(language: Language) -> Iterator[None]:
    # MkDocs' exceptions derive from click's, one of which would end the process.
    try:
        yield
    except MkDocsException as error:
        said = error.format_message()
        raise HostError(
            language.said_by("mkdocs", said) or language.interface["host"]["failed"].format(problem=said)
        ) from error
