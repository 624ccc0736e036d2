"""The site built or served through MkDocs, for callers that know nothing of MkDocs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from mkdocs.commands import build as build_command
from mkdocs.commands import serve as serve_command
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.mkdocs_plugin.plugin import DisclosurePlugin
from generator.pipeline.outcome import Built
from generator.pipeline.settings import Watch, unwatched


class HostError(Exception):
    """MkDocs refused its configuration or could not build; the details are in its log."""


def build(config_file: Path, out: Path, watch: Watch = unwatched) -> Built:
    """Builds the site into `out` and returns what the pipeline returned; its exceptions pass through.

    What is wrong has then been logged by MkDocs, errors in forms included.
    """
    with _own_errors(), _told():
        config = load_config(config_file=str(config_file), site_dir=str(out.resolve()))
        plugin = cast(DisclosurePlugin, config.plugins["disclosure"])
        plugin.watch = watch
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_command.build(config)
        except MkDocsException:
            if plugin.refusal is None:
                raise
            raise plugin.refusal from None
        finally:
            config.plugins.on_shutdown()
    return plugin.result


def serve(config_file: Path, address: str, *, open_in_browser: bool = False) -> None:
    """Serves the site at `address` (`host:port`) and rebuilds it when a source changes, until interrupted."""
    with _own_errors():
        serve_command.serve(config_file=str(config_file), dev_addr=address, open_in_browser=open_in_browser)


@contextmanager
def _told() -> Iterator[None]:
    """Puts MkDocs' warnings and errors on standard error: called as a library, it keeps them to itself."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


@contextmanager
def _own_errors() -> Iterator[None]:
    # MkDocs' exceptions are click's, and one of them would end the process.
    try:
        yield
    except MkDocsException as error:
        raise HostError(error.format_message()) from error
