"""The input that all projects have in common."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from generator.catalogue.publication import Publication
from generator.content import Content
from generator.history.changes import Histories
from generator.language import load
from generator.pipeline.inputs.configuration import SiteSettings
from generator.pipeline.inputs.sources import Readable
from generator.pipeline.inputs.workspace import Workspace
from generator.pipeline.keeping.cache import Cache
from generator.pipeline.keeping.fingerprints import digest_of, program_digest
from generator.pipeline.settings import BuildSettings, Skippable
from generator.publishing.writer import File, Writer
from generator.rendering.compiled import compiled_templates
from generator.rendering.environment import Renderer
from generator.rendering.pages.page import Page
from generator.rendering.shell import Shells

_COMPILING = ("jinja2", "markupsafe")
"""The libraries that compile templates."""


@dataclass(frozen=True, slots=True)
class Materials:
    """What all pages of a build have in common, the writer, and the cache."""

    readable: Readable
    publication: Publication
    renderer: Renderer
    shells: Shells
    writer: Writer
    cache: Cache
    is_searched: bool = True
    """Whether the site has a search."""
    has_downloads: bool = True

    @classmethod
    def of(
        cls,
        settings: BuildSettings,
        shells: Shells,
        readable: Readable,
        histories: Histories,
        writer: Writer,
        without: Collection[Skippable] = (),
    ) -> Materials:
        """Return the materials of a build."""
        site = readable.configuration.site
        return cls(
            readable=readable,
            publication=_publication(site, settings, histories),
            renderer=_renderer(_templates(settings.workspace), site.language),
            shells=shells,
            writer=writer,
            cache=Cache(settings.cache),
            is_searched=Skippable.SEARCH not in without,
            has_downloads=Skippable.DOWNLOADS not in without,
        )

    def write(self, made: Page | Content) -> File:
        """Write a file; a page is rendered first."""
        if isinstance(made, Page):
            return self.writer.write(made.file, made.html(self.shells, self.renderer, self.publication))
        return self.writer.write(made.name, made.content)


def _templates(workspace: Workspace) -> frozenset[tuple[str, str]]:
    """Return the site's templates, each with its name."""
    return frozenset((path.name, path.read_text("utf-8")) for path in workspace.templates.glob("*.html"))


@lru_cache(maxsize=1)
def _renderer(templates: frozenset[tuple[str, str]], language: str) -> Renderer:
    """Return the renderer; cached, so that later builds of a server find the templates compiled."""
    compiler = digest_of((program_digest(_COMPILING), language.encode()))
    return Renderer(dict(templates), load(language), compiled_templates(compiler))


def _publication(site: SiteSettings, settings: BuildSettings, histories: Histories) -> Publication:
    return Publication(
        title=settings.site_name,
        publisher=site.publisher,
        language=load(site.language),
        site_url=settings.site_url,
        introduction=site.introduction,
        site_code=site.site_code,
        contact=site.contact,
        repository=site.repository,
        edit=site.edit,
        licence=site.licence,
        changed=histories.newest.time.date() if histories.newest else None,
        publishes_findings=site.publishes_findings,
    )
