"""Builds a site; MkDocs, which takes half a second to import, runs only if it would make something new."""

from pathlib import Path

from generator.mkdocs_plugin import rendered
from generator.pipeline.keeping.cache import Cache
from generator.pipeline.outcome import Built
from generator.pipeline.settings import ALONE, CACHE, Run
from generator.pipeline.site import publish_site
from generator.publishing.standing import noting_what_stands

USUAL = "site"
"""The folder of a site beside its configuration."""


def build(config_file: Path, out: Path | None = None, run: Run = ALONE) -> Built:
    """Build the site into ``out``, or into the configured folder.

    Raises ``HostError``, and what ``publish_site`` raises; a note of that says what is published.
    """
    cache = Cache(config_file.parent / CACHE)
    kept = rendered.kept(cache, config_file)
    made = kept or _rendered(config_file, out)
    target = (out or made.out).resolve()
    with noting_what_stands(target):
        if kept is None:
            rendered.keep(cache, made)
        return publish_site(made.site, target, run)


def _rendered(config_file: Path, out: Path | None) -> rendered.Rendered:
    from generator.mkdocs_plugin import host

    # A configuration that cannot be used does not say where the site is.
    with noting_what_stands(out or config_file.parent / USUAL):
        return host.render(config_file)
