"""What the pages of every project are made from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue.edition import Edition
from generator.content import Content
from generator.language import Language
from generator.pipeline.cache import Cache
from generator.pipeline.checking import Readable
from generator.publishing.writer import File, Writer
from generator.rendering.environment import Renderer
from generator.rendering.pages.citation import Publication
from generator.rendering.pages.page import Page
from generator.rendering.shell import Shells


@dataclass(frozen=True, slots=True)
class Materials:
    """What is the same for all pages of a build, where they are written, and what is kept beside them.

    ``is_searched`` tells whether there is a search; ``edition`` is ``None`` where nothing is handed out for download.
    """

    readable: Readable
    publication: Publication
    renderer: Renderer
    shells: Shells
    writer: Writer
    cache: Cache
    is_searched: bool = True
    edition: Edition | None = None

    @property
    def language(self) -> Language:
        """The words of the site."""
        return self.renderer.language

    def write(self, made: Page | Content) -> File:
        """Write a page, which is rendered first, or the content of another file."""
        if isinstance(made, Page):
            return self.writer.write(made.file, made.html(self.shells, self.renderer, self.publication))
        return self.writer.write(made.name, made.content)


def write(materials: Materials, made: Page | Content) -> File:
    """Write a page or file, as work for a process of its own."""
    return materials.write(made)
