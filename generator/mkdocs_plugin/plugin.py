"""The MkDocs plugin: it has the shells rendered, and hands them to the pipeline when MkDocs is done."""

import pkgutil
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.language import load
from generator.mkdocs_plugin.settings import Options, output_of, settings_of
from generator.mkdocs_plugin.shells import ShellPage, shell_pages
from generator.mkdocs_plugin.theme import drop_unused
from generator.pipeline.outcome import BuildPages, Built, NotPublishable
from generator.pipeline.settings import BuildSettings, Watch, unwatched
from generator.publishing.output import ForeignFolderError, bring_up_to_date, claim
from generator.rendering.shell import Shell, ShellKey, Shells
from generator.reporting.report import as_text


class DisclosurePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """One instance serves one build; `result` is what the pipeline returned, `refusal` why it would not build."""

    settings: BuildSettings
    out: Path
    result: Built
    refusal: NotPublishable | None = None
    watch: Watch = staticmethod(unwatched)

    def __init__(self) -> None:
        self.awaited: dict[str, ShellKey] = {page.src_uri: page.key for page in shell_pages()}
        self.shells: dict[ShellKey, Shell] = {}
        self.until_built = ExitStack()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.settings = replace(settings_of(config, self.config), watch=self.watch)
        self.out = output_of(config, self.settings)
        config.site_dir = self.until_built.enter_context(TemporaryDirectory())
        # It would list the virtual pages and none of the real ones.
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        drop_unused(files, config)
        for page in shell_pages():
            files.append(_virtual_file(page, config))
        return files

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        if (key := self.awaited.get(page.file.src_uri)) is None:
            return output
        self.shells[key] = Shell.cut(output)
        # MkDocs writes no file for a page without text.
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        build_pages: BuildPages = pkgutil.resolve_name(self.config.pipeline)
        try:
            claim(self.out)
            self.result = build_pages(self.settings, Shells(self.shells), self.out)
        except ForeignFolderError as problem:
            raise PluginError(load().interface["build"]["foreign_folder"].format(folder=problem)) from problem
        except NotPublishable as refusal:
            self.refusal = refusal
            raise PluginError("\n" + as_text(refusal.diagnostics, load()).rstrip()) from refusal
        bring_up_to_date(self.out, Path(config.site_dir), self.result.files)
        self.until_built.close()
        # `mkdocs gh-deploy` goes on to publish what it finds there.
        config.site_dir = str(self.out)

    def on_build_error(self, **_: Any) -> None:
        self.until_built.close()

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        for folder in (self.settings.content, self.settings.site_config, self.settings.theme):
            server.watch(str(folder))
        return server


def _virtual_file(page: ShellPage, config: MkDocsConfig) -> File:
    inclusion = InclusionLevel.INCLUDED if page.stands_in_navigation else InclusionLevel.NOT_IN_NAV
    return File.generated(config, page.src_uri, content=page.markdown, inclusion=inclusion)
