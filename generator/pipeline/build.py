"""Builds all pages of ours and the files beside them: forms are read, rendered and forgotten one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.catalogue.catalogue import UNSPECIFIED, Catalogue, catalogue_of
from generator.catalogue.records import Record
from generator.diagnostics import collect, has_errors, in_order
from generator.exports.forms import forms_json
from generator.language import load
from generator.pipeline.checking import Checked, check, read_source
from generator.pipeline.configuration import Configuration, read_site_configuration
from generator.pipeline.outcome import Built, NotPublishable
from generator.pipeline.settings import BuildSettings
from generator.pipeline.workspace import Source, Workspace
from generator.publishing.files import Output
from generator.rendering.addresses import form_url
from generator.rendering.environment import Renderer
from generator.rendering.pages.form import form_page
from generator.rendering.pages.home import home_page, search_page
from generator.rendering.pages.indexes import index_pages
from generator.rendering.pages.page import Page
from generator.rendering.pages.project import project_page
from generator.rendering.shell import Shells
from generator.search.texts import contents, search_entry, year_index


def build_pages(settings: BuildSettings, shells: Shells, out: Path) -> Built:
    """Write all pages into ``out``; raises ``NotPublishable`` before the first is written where an error was found."""
    workspace = Workspace.of(settings)
    configuration, problems = collect(read_site_configuration(workspace))
    if has_errors(problems):
        raise NotPublishable(in_order(problems), in_configuration=True)
    checked = check(workspace, configuration, watch=settings.watch)
    if not checked.is_publishable:
        raise NotPublishable(checked.diagnostics, in_configuration=False)
    output = Output(out)
    _Build(workspace, configuration, checked, shells, output).run()
    return Built(frozenset(output.files), len(checked.records), checked.diagnostics)


class _Build:
    """One build: what it works from, and where it writes."""

    def __init__(
        self, workspace: Workspace, configuration: Configuration, checked: Checked, shells: Shells, output: Output
    ) -> None:
        self._configuration = configuration
        self._catalogue: Catalogue = catalogue_of(checked.records, checked.units)
        self._sources: dict[str, Source] = {source.file: source for source in checked.sources}
        self._shells = shells
        self._output = output
        self._renderer = Renderer(_templates(workspace.templates), load(configuration.site.language))

    def run(self) -> None:
        """Write everything."""
        self._write(self._overviews())
        for year, records in self._catalogue.by_year.items():
            entries = [self._form(record) for record in records]
            self._output.write(f"data/search/{year}.json", year_index(entries))
        units = {slug: self._catalogue.units[slug].name for slug in self._catalogue.by_unit}
        types = [name for name in self._configuration.project_types if name in self._catalogue.by_type]
        unspecified = [UNSPECIFIED] if UNSPECIFIED in self._catalogue.by_type else []
        listed = contents(self._catalogue.by_year, units, [*types, *unspecified])
        self._output.write("data/search/contents.json", listed)
        rows = ((record, form_url(record.address)) for record in self._catalogue.records)
        self._output.write("data/forms.json", forms_json(rows))

    def _overviews(self) -> Iterator[Page]:
        """Yield every page that is not a form's."""
        catalogue, types, renderer = self._catalogue, self._configuration.project_types, self._renderer
        yield home_page(catalogue, types, self._configuration.site.introduction, renderer)
        yield search_page(renderer)
        yield from index_pages(catalogue, types, renderer)
        for (unit, _), records in catalogue.by_project.items():
            yield project_page(records, catalogue.units[unit], renderer)

    def _form(self, record: Record) -> str:
        """Write the page of a form; return its entry in the search index."""
        form = read_source(self._sources[record.source], self._configuration, self._catalogue.units).form
        if form is None:
            raise RuntimeError(f"{record.source} changed while the site was built")
        unit = self._catalogue.units[record.unit]
        siblings = self._catalogue.by_project[record.unit, record.address.project]
        definition = self._configuration.definitions[form.definition]
        types = self._configuration.project_types
        page = form_page(form, definition, unit, siblings, types, self._renderer)
        self._write([page])
        return search_entry(form, unit, page.url)

    def _write(self, pages: Iterable[Page]) -> None:
        for page in pages:
            self._output.write(f"{page.url}index.html", self._shells.at(page.url).fill(page.text))


def _templates(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}
