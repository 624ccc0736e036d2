"""The whole site: our pages and the host's, published together or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from generator.pipeline.outcome import Built
from generator.pipeline.settings import BuildSettings, Hosted, Run
from generator.pipeline.workers import beside
from generator.progress import Phase
from generator.publishing.stage import NotApart, stage
from generator.rendering.addresses import FINDINGS, is_part, urls_of


class Site(NamedTuple):
    """A site to build: its settings, what its host made, and the source folders, which must not change."""

    settings: BuildSettings
    hosted: Hosted
    sources: tuple[Path, ...]


def publish_site(site: Site, out: Path, run: Run) -> Built:
    """Replace what is published at ``out`` by the site; if anything is raised, that stays unchanged."""
    # Here, since most commands make no pages, and need nothing of what it takes.
    from generator.pipeline.build import build_pages

    for source in site.sources:
        if source.is_relative_to(out) or out.is_relative_to(source):
            raise NotApart(out, source)
    with stage(out) as staged:
        with beside(run.processes, staged.catch_up):
            built = build_pages(site.settings, site.hosted, staged, run)
            others = [staged.writer.write(name, content) for name, content in site.hosted.files.items()]
        made = (*built.files, *others)
        gone = urls_gone(staged.live, (file.name for file in made))
        # One item: what takes time is publishing it.
        for files in run.watcher(built.forms)(Phase.PUBLISHING, [made], 1):
            staged.publish(files)
    return built._replace(files=made, gone=gone, out=out)


def urls_gone(before: Iterable[str], now: Iterable[str]) -> tuple[str, ...]:
    """Return the URLs of the pages that only the files of the site before have, those of higher levels first.

    Lists of findings do not count, nor further parts of lists: these come and go with what they list.
    """
    urls = urls_of({*before}.difference(now))
    lasting = (url for url in urls if not url.startswith(FINDINGS) and not is_part(url))
    return tuple(sorted(lasting, key=lambda url: (url.count("/"), url)))
