"""The MkDocs plugin: has the shells rendered, and passes them to the pipeline when MkDocs is done."""

import logging
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.diagnostics import Diagnostic, collect, has_errors
from generator.language import Language
from generator.mkdocs_plugin.assets import with_assets
from generator.mkdocs_plugin.guides import guides_of
from generator.mkdocs_plugin.keeping import kept
from generator.mkdocs_plugin.modules import modules_of_pages
from generator.mkdocs_plugin.own_files import refuse_others, refuse_replaced
from generator.mkdocs_plugin.preview import LOGGER, Preview
from generator.mkdocs_plugin.publishing import publish, refused
from generator.mkdocs_plugin.rendered import UNKNOWN, Rendered, key_of
from generator.mkdocs_plugin.settings import depends_on_known_alone, refusal_of, settings_of, sources_of
from generator.mkdocs_plugin.shells import ShellPage, shell_pages
from generator.mkdocs_plugin.theme import FOLDER, Sheet, footer_pictures, pictures, publish_assets
from generator.pipeline.inputs.configuration import language_of, read_site_settings
from generator.pipeline.inputs.prose import problems_of_pages
from generator.pipeline.outcome import NotPublishable
from generator.pipeline.settings import BuildSettings, Hosted
from generator.pipeline.site import Site
from generator.progress import Watcher, nobody
from generator.rendering.mistakes import Unprinted
from generator.rendering.pages.search import Guide
from generator.rendering.shell import MarksError, Shell, ShellKey, Shells
from generator.rendering.words import WORDS
from generator.reporting.report import as_text


class DisclosurePlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Has MkDocs render the shells, and publishes the result, ``rendered``, unless ``is_asked_for`` is true.

    ``cache`` is that of a preview that is kept, ``None`` for other previews and for builds. ``watcher`` shows the
    progress of what is published here; MkDocs makes the instance, so it is of the class.
    """

    settings: BuildSettings
    language: Language
    inputs: tuple[Path, ...]
    key: bytes
    out: Path
    sheets: tuple[Sheet, ...]
    shells: dict[ShellKey, str]
    guides: dict[str, tuple[Guide, ...]]
    rendered: Rendered
    is_asked_for: bool = False
    is_preview: bool = False
    preview: Preview | None = None
    served: Path | None = None
    cache: Path | None = None
    watcher: ClassVar[Watcher] = nobody

    def __init__(self) -> None:
        self.awaited: dict[str, ShellKey] = {page.src_uri: page.key for page in shell_pages()}
        self.until_built = ExitStack()
        self.until_over = ExitStack()

    def on_startup(self, *, command: str, **_: Any) -> None:
        self.is_preview = command == "serve"

    def on_shutdown(self) -> None:
        if self.preview:
            self.preview.stop()
        self.until_over.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.settings = settings_of(config)
        self.language = language_of(self.settings.workspace)
        if problem := refusal_of(config, self.language):
            raise PluginError(problem)
        self._refuse_faulty_pages()
        self.inputs = (Path(config.docs_dir), self.settings.workspace.theme)
        is_known = depends_on_known_alone(config)
        config_file = Path(config.config_file_path)
        self.key = key_of(config_file, self.inputs, self.settings.workspace) if is_known else UNKNOWN
        if self.is_preview:
            self._find_a_place(Path(config.site_dir))
        self.out = Path(config.site_dir).resolve()
        # What was made before is still being published, and MkDocs keeps the plugin.
        self.shells, self.guides = {}, {}
        # MkDocs empties the folder that it builds into.
        config.site_dir = self.until_built.enter_context(TemporaryDirectory())
        # It would list the virtual pages and none of the real ones.
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def _refuse_faulty_pages(self) -> None:
        problems = problems_of_pages(self.settings.workspace)
        if not has_errors(problems):
            return
        if self.is_asked_for:
            raise NotPublishable(problems, in_configuration=False)
        raise refused(problems, self.language)

    def _find_a_place(self, served: Path) -> None:
        """Set the place of the preview, which is served from this folder until MkDocs ends."""
        if self.served != served:
            self.served = served
            self.cache = self.until_over.enter_context(kept(self.settings.workspace.root, served))
        if self.cache:
            self.settings = replace(self.settings, cache=self.cache)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        refuse_others(files, config, self.language)
        self.sheets = publish_assets(files, config, self.language)
        config.extra["assets"] = FOLDER
        config.extra["pictures"] = pictures(files, config, self.language)
        ours = [_virtual_file(page, config) for page in shell_pages()]
        refuse_replaced(files, ours, self.language)
        for file in ours:
            files.append(file)
        return files

    def on_env(self, env: Any, *, files: Files, **_: Any) -> Any:
        """Add to the host's templates the texts, under the name that our own use, the site's settings and its scripts.

        Faulty settings prevent publication, which reports them. A template that prints what there is not, as an older
        one may after an upgrade, is faulty as well.
        """
        env.undefined = Unprinted
        site, _problems = collect(read_site_settings(self.settings.workspace))
        pictured = footer_pictures(files, site.footer)
        named = {"site": site, "footer_pictures": pictured, "modules": modules_of_pages(files)}
        env.globals |= {WORDS: self.language.interface, **named}
        return env

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        if page.file.src_uri not in self.awaited:
            self.guides[page.url] = tuple(guides_of(page))
        return html

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        if (key := self.awaited.get(page.file.src_uri)) is None:
            return output
        self.shells[key] = output
        # MkDocs does not write a file for an empty page.
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        guides = tuple(chain(*self.guides.values()))
        made = _files_below(Path(config.site_dir))
        files, shells = with_assets(made, self.shells, self.sheets, self.settings.workspace.theme)
        hosted = Hosted(Shells({key: _cut(shell, self.language) for key, shell in shells.items()}), files, guides)
        site = Site(self.settings, hosted, sources_of(config, self.settings))
        self.rendered = Rendered(site, self.inputs, self.key, self.out)
        self.until_built.close()
        # `mkdocs gh-deploy` then publishes this folder.
        config.site_dir = str(self.out)
        if not self.is_asked_for:
            self._tell_of_settings(publish(self.rendered, self.out, DisclosurePlugin.watcher))

    def _tell_of_settings(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Report the warnings about configuration; those about forms are reported when the forms change."""
        folder = self.settings.workspace.name(self.settings.workspace.configuration)
        told = [found for found in diagnostics if found.place.file.startswith(f"{folder}/")]
        if told:
            # Not as a warning, because in strict mode MkDocs would abort.
            logging.getLogger(LOGGER).info(as_text(told, self.language).rstrip())

    def on_build_error(self, **_: Any) -> None:
        self.until_built.close()

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        for folder in (self.settings.workspace.configuration, self.settings.workspace.theme):
            server.watch(str(folder))
        self.preview = Preview(server, lambda: self.rendered, self.out)
        self.preview.start()
        return server


def _virtual_file(page: ShellPage, config: MkDocsConfig) -> File:
    # What stands in the navigation, mkdocs.yml says; without this, MkDocs would miss all the others there.
    return File.generated(config, page.src_uri, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV)


def _files_below(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _cut(shell: str, language: Language) -> Shell:
    try:
        return Shell.cut(shell)
    except MarksError as problem:
        raise PluginError(_about_marks(problem.counts, language)) from problem


def _about_marks(counts: Mapping[str, int], language: Language) -> str:
    """Return what is wrong with the marks in the shell; without ``counts``, it is their order."""
    words = language.interface["host"]
    told = [words["mark"].format(mark=mark, count=count) for mark, count in counts.items()]
    return words["wrong_marks"].format(problem=language.listed(told) or words["mark_order"])
