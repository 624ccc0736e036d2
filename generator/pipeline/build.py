"""Builds all pages of ours and the files beside them: forms are read, rendered and forgotten one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.catalogue.catalogue import UNSPECIFIED, Catalogue, Records, catalogue_of, in_time
from generator.catalogue.records import Record
from generator.diagnostics import collect, has_errors, in_order
from generator.exports.findings import FindingRow, findings_json
from generator.exports.forms import forms_json
from generator.language import load
from generator.model import Form, Kind
from generator.pipeline.checking import ChangedMeanwhile, Checked, check, read_source
from generator.pipeline.configuration import Configuration, read_site_configuration
from generator.pipeline.outcome import Built, NotPublishable
from generator.pipeline.reviewing import reviews
from generator.pipeline.settings import BuildSettings
from generator.pipeline.workspace import Source, Workspace
from generator.publishing.files import Output
from generator.rendering.addresses import form_url
from generator.rendering.environment import Renderer
from generator.rendering.pages.citation import Publication
from generator.rendering.pages.findings import findings_pages, private_page
from generator.rendering.pages.form import Subject, form_page
from generator.rendering.pages.home import explore_page, home_page, search_page
from generator.rendering.pages.indexes import index_pages
from generator.rendering.pages.page import Page
from generator.rendering.pages.project import project_page
from generator.rendering.pages.review import Reviewed
from generator.rendering.shell import Shells
from generator.rules.aligning import AlignedRow, align
from generator.rules.parameters import parameters_for
from generator.rules.recomputing import GRADING, SCORING, recompute
from generator.search.entries import Entry, search_entry
from generator.search.index import File, contents, departments, year_files


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
    publication = Publication(configuration.site.publisher, settings.site_url)
    _Build(workspace, configuration, checked, publication, shells, output).run()
    return Built(frozenset(output.files), len(checked.records), checked.diagnostics)


class _Build:
    """One build: what it works from, and where it writes."""

    def __init__(
        self,
        workspace: Workspace,
        configuration: Configuration,
        checked: Checked,
        publication: Publication,
        shells: Shells,
        output: Output,
    ) -> None:
        self._configuration = configuration
        self._catalogue: Catalogue = catalogue_of(checked.records, checked.units)
        self._sources: dict[str, Source] = {source.file: source for source in checked.sources}
        self._publication = publication
        self._shells = shells
        self._output = output
        self._renderer = Renderer(_templates(workspace.templates), load(configuration.site.language))
        self._reviews = reviews(self._catalogue, self._sources, self._read, configuration)

    def run(self) -> None:
        """Write everything."""
        self._write(self._overviews())
        for year, records in self._catalogue.by_year.items():
            self._write_files(year_files(year, map(self._form, records)))
        self._write_files(self._search_filters())
        rows = ((record, form_url(record.address)) for record in self._catalogue.records)
        self._output.write("data/forms.json", forms_json(rows))
        self._findings()

    def _findings(self) -> None:
        """Write the pages and the file of all findings, or the page that says that there are none to see."""
        if not self._configuration.site.publishes_findings:
            self._write([private_page(self._renderer.language)])
            return
        self._write(findings_pages(self._catalogue, self._reviews, self._renderer.language))
        rows = (
            FindingRow(record, form_url(record.address), finding)
            for record in self._catalogue.records
            for finding in self._reviews[record.address.id].findings
        )
        self._output.write("data/findings.json", findings_json(rows, self._renderer.language))

    def _overviews(self) -> Iterator[Page]:
        """Yield every page that is not a form's."""
        catalogue, types, language = self._catalogue, self._configuration.project_types, self._renderer.language
        yield home_page(catalogue, types, self._configuration.site.introduction, language)
        yield search_page(language)
        yield explore_page(language)
        yield from index_pages(catalogue, types, self._counts(), language)
        for (unit, _), records in catalogue.by_project.items():
            yield project_page(records, self._aligned(records), catalogue.units[unit], language)

    def _search_filters(self) -> Iterator[File]:
        """Yield the files that say what can be filtered by."""
        units = {slug: self._catalogue.units[slug] for slug in self._catalogue.by_unit}
        types = [name for name in self._configuration.project_types if name in self._catalogue.by_type]
        unspecified = [UNSPECIFIED] if UNSPECIFIED in self._catalogue.by_type else []
        names = {slug: unit.name for slug, unit in units.items()}
        yield contents(self._catalogue.by_year, names, [*types, *unspecified])
        yield departments({slug: unit.department for slug, unit in units.items()})

    def _form(self, record: Record) -> Entry:
        """Write the page of a form; return its entry in the search index."""
        form = self._read(record)
        unit = self._catalogue.units[record.unit]
        siblings = self._catalogue.by_project[record.unit, record.address.project]
        definition = self._configuration.definitions[form.definition]
        subject = Subject(form, definition, unit, siblings, self._reviewed(form), self._declaration(record))
        types, language = self._configuration.project_types, self._renderer.language
        page = form_page(subject, types, self._publication, language)
        self._write([page])
        findings = len(self._reviews[form.address.id].findings) if self._configuration.site.publishes_findings else None
        return search_entry(form, unit, page.url, findings)

    def _read(self, record: Record) -> Form:
        form = read_source(self._sources[record.source], self._configuration, self._catalogue.units).form
        if form is None:
            raise ChangedMeanwhile(record.source)
        return form

    def _counts(self) -> dict[str, int] | None:
        """Return the number of findings by form, ``None`` where they are kept off the public pages."""
        if not self._configuration.site.publishes_findings:
            return None
        return {form: len(review.findings) for form, review in self._reviews.items()}

    def _aligned(self, records: Records) -> tuple[AlignedRow, ...]:
        """Return the indicators of a project over its forms; of a single form there is nothing to compare."""
        return align([self._read(record) for record in in_time(records)]) if len(records) > 1 else ()

    def _declaration(self, record: Record) -> Form | None:
        """Return the declaration of the same project and year beside a self-evaluation, where it is there."""
        if record.kind is not Kind.SELF_EVALUATION:
            return None
        siblings = self._catalogue.by_project[record.unit, record.address.project]
        same_year = (one for one in siblings if one.year == record.year and one.kind is Kind.TARGET)
        return next((self._read(one) for one in same_year), None)

    def _reviewed(self, form: Form) -> Reviewed | None:
        if not self._configuration.site.publishes_findings:
            return None
        authority = self._configuration.definitions[form.definition].authority
        packs, year = self._configuration.packs, form.address.year
        bands = parameters_for(GRADING, packs, authority, year).numbers("grades")
        score = recompute(form, parameters_for(SCORING, packs, authority, year), bands)
        return Reviewed(self._reviews[form.address.id], score)

    def _write(self, pages: Iterable[Page]) -> None:
        for page in pages:
            self._output.write(page.file, page.html(self._shells, self._renderer))

    def _write_files(self, files: Iterable[File]) -> None:
        for file in files:
            self._output.write(file.name, file.content)


def _templates(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}
