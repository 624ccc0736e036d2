"""Builds a site; MkDocs, which takes half a second to import, runs only if it would make something new."""

from pathlib import Path

from generator.mkdocs_plugin import rendered
from generator.pipeline.keeping.cache import Cache
from generator.pipeline.outcome import Built
from generator.pipeline.settings import ALONE, CACHE, Run
from generator.pipeline.site import publish_site


def build(config_file: Path, out: Path | None = None, run: Run = ALONE) -> Built:
    """Build the site into ``out``, or into the configured folder.

    Raises ``HostError``, and what ``publish_site`` raises.
    """
    cache = Cache(config_file.parent / CACHE)
    made = rendered.kept(cache, config_file)
    if made is None:
        from generator.mkdocs_plugin import host

        made = host.render(config_file)
        rendered.keep(cache, made)
    return publish_site(made.site, (out or made.out).resolve(), run)
