"""The input of every page beside the forms: a build reuses what another made only while all of it is unchanged."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pipeline.keeping.cache import dumped
from generator.pipeline.keeping.fingerprints import digest_of, folder_digest, program_digest
from generator.pipeline.settings import BuildSettings
from generator.rendering.shell import Shells

_LIBRARIES = ("jinja2", "jsonschema-rs", "markupsafe", "numpy", "pyarrow", "pyyaml")


def environment_of(settings: BuildSettings, shells: Shells) -> bytes:
    """Return the digest of code, configuration, templates, shells and settings."""
    return digest_of(_parts(settings, shells))


def _parts(settings: BuildSettings, shells: Shells) -> Iterator[bytes]:
    yield program_digest(_LIBRARIES)
    yield dumped((settings.site_name, settings.site_url))
    yield dumped(sorted(shells.by_key.items()))
    yield folder_digest(settings.workspace.configuration)
    yield folder_digest(settings.workspace.templates)
