"""What MkDocs made of a workspace, kept for the next build: most changes are to forms, which MkDocs does not read."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.diagnostics import collect, in_order
from generator.pipeline.inputs.configuration import language_of, read_site_settings
from generator.pipeline.inputs.hosting import problems_of_host
from generator.pipeline.inputs.workspace import Workspace
from generator.pipeline.keeping.cache import Cache, dumped
from generator.pipeline.keeping.fingerprints import digest_of, folder_digest, program_digest
from generator.pipeline.outcome import NotPublishable
from generator.pipeline.site import Site

KEPT = "host"
UNKNOWN = b""
"""In place of the digest of what nobody can take a digest of."""

_LIBRARIES = ("jinja2", "markdown", "mkdocs", "mkdocs-material", "pymdown-extensions", "tinycss2")
_INHERITED = re.compile(r"^[\"']?INHERIT[\"']?\s*:\s*[\"']?([^\"'#\n]+?)[\"']?\s*(?:#.*)?$", re.MULTILINE)
_WORD = re.compile(r"\w+")


class HostError(Exception):
    """MkDocs rejected its configuration or could not build; the details are in its log."""


class Rendered(NamedTuple):
    """What MkDocs was told and what it made: the site to build from it.

    ``inputs`` are the folders it read, and ``key`` is the digest of these and all else before it read them,
    ``UNKNOWN`` where something else may have been read. ``out`` is where the configuration wants the site.
    """

    site: Site
    inputs: tuple[Path, ...]
    key: bytes
    out: Path


def keep(cache: Cache, rendered: Rendered) -> None:
    """Keep what MkDocs made."""
    cache.put([(KEPT, "", dumped(rendered))])
    cache.save()


def kept(cache: Cache, config_file: Path) -> Rendered | None:
    """Return what MkDocs made last time, ``None`` if its input has changed."""
    rendered = cache.get(KEPT)
    if not isinstance(rendered, Rendered):
        return None
    # MkDocs reports a configuration that cannot be read.
    with suppress(OSError):
        if rendered.key == key_of(config_file, rendered.inputs, rendered.site.settings.workspace):
            return rendered
    return None


def key_of(config_file: Path, inputs: Sequence[Path], workspace: Workspace) -> bytes:
    """Return the digest of all that MkDocs makes its pages of.

    That is the folders ``inputs``, its configuration, the code, and the settings of the site in ``workspace``, where
    neither hooks nor plugins or extensions of others are configured.
    """
    return digest_of(_parts(config_file, inputs, workspace))


def _parts(config_file: Path, inputs: Sequence[Path], workspace: Workspace) -> Iterator[bytes]:
    yield program_digest(_LIBRARIES)
    site, _problems = collect(read_site_settings(workspace))
    yield dumped(site)
    for folder in inputs:
        yield os.fsencode(folder)
        yield folder_digest(folder)
    for file in chain_of(config_file):
        yield os.fsencode(file)
        yield file.read_bytes()
        # `!ENV` names variables in several ways. One that is named like another word at most renders once too often.
        words = set(_WORD.findall(text_of(file)))
        yield dumped(sorted((name, value) for name, value in os.environ.items() if name in words))


def chain_of(config_file: Path) -> Iterator[Path]:
    """Yield a configuration file and those that it inherits from; raises ``HostError`` where these form a circle."""
    seen: set[Path] = set()
    chain = [config_file]
    for file in chain:
        if file.resolve() in seen:
            words = language_of(Workspace.at(config_file.parent)).interface["host"]
            raise HostError(words["inherits_itself"].format(file=file.name))
        seen.add(file.resolve())
        yield file
        chain += [file.parent / parent for parent in _INHERITED.findall(text_of(file))]


def refuse_unreadable(config_file: Path) -> None:
    """Raise ``NotPublishable`` where a configuration is no proper YAML.

    Raise ``HostError`` where configurations inherit in a circle, which MkDocs would follow forever.
    """
    _, problems = collect(problems_of_host(Workspace.at(config_file.parent)))
    if problems:
        raise NotPublishable(in_order(problems), in_configuration=True)
    # MkDocs reports a configuration that cannot be read.
    with suppress(OSError):
        for _ in chain_of(config_file):
            pass


def text_of(config_file: Path) -> str:
    """Return the text of a configuration file; that it is not UTF-8 MkDocs tells."""
    return config_file.read_text("utf-8", "replace")
