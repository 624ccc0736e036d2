"""Reads the configuration of a site: form definitions, vocabularies, settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.catalogue.downloads import UNSPECIFIED_SLUG
from generator.catalogue.publication import Licence
from generator.definition.cells import Definition
from generator.definition.loading import read_definitions
from generator.definition.validation import read_conforming
from generator.definition.vocabulary import Vocabulary, read_vocabulary
from generator.diagnostics import Diagnostic, Place, Reading, collect, error
from generator.language import DEFAULT, Language, load
from generator.model import Form
from generator.pipeline.inputs.hosting import problems_of_host
from generator.pipeline.inputs.workspace import Workspace, files_below, is_meant_as_yaml, read_file
from generator.reading.place import SLUG
from generator.rendering.hosts import edit_of
from generator.rules.packs import read_packs
from generator.rules.parameters import Pack
from generator.source.document import Document
from generator.source.nodes import Plain, locate, plain

PROJECT_TYPES = "project_types"

_TEXTS = ("language", "publisher", "site_code", "contact", "introduction", "repository", "edit")


class FooterLine(NamedTuple):
    """A line that the publisher wants at the foot of every page, such as a registration number of the site.

    ``url`` is its link, or empty; ``picture`` is the path of a picture beside the pages, such as the mark of an
    authority, or empty.
    """

    text: str
    url: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Settings of the whole site; texts that are not set are empty."""

    language: str
    publisher: str
    site_code: str
    """The code under which the site is registered as one of the government."""
    contact: str
    """Where readers report a page that differs from the paper."""
    introduction: str
    repository: str
    """The URL of a commit, with the placeholder ``{commit}``."""
    edit: str
    """The URL for editing a file, with the placeholder ``{path}``; by default that of a known host."""
    licence: Licence | None
    publishes_findings: bool
    requires_corrections: bool
    """Whether it is an error if a published form changes without a word."""
    footer: tuple[FooterLine, ...]


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything a site is configured with."""

    site: SiteSettings
    definitions: Mapping[str, Definition]
    project_types: Mapping[str, str]
    """The slugs of project types by name, in the order of the vocabulary."""
    type_names: Mapping[str, str]
    """The names of project types, by each of their names and other names."""
    packs: tuple[Pack, ...]
    """The parameters of rules."""
    files: Mapping[str, str]
    """The files of the definitions by name, relative to the workspace."""

    def paper(self, form: Form) -> Definition:
        """Return the definition of a form's paper."""
        return self.definitions[form.definition]


def read_site_configuration(workspace: Workspace) -> Reading[Configuration]:
    """Return the configuration of a workspace; yields what is wrong with it, and with that of the host."""
    yield from problems_of_host(workspace)
    site = yield from read_site_settings(workspace)
    project_types, type_names = yield from _project_types(workspace)
    definition_files = yield from _files(workspace, "forms")
    yield from _misnamed(definition_files)
    definitions = yield from read_definitions(definition_files, {PROJECT_TYPES: type_names})
    packs = yield from read_packs((yield from _files(workspace, "rules")))
    return Configuration(
        site=site,
        definitions=definitions,
        project_types=project_types,
        type_names=type_names,
        packs=packs,
        files={PurePosixPath(file).stem: file for file in definition_files},
    )


def read_site_settings(workspace: Workspace) -> Reading[SiteSettings]:
    """Return the settings of the site; yields what is wrong with them.

    If they cannot be read, all are blank but the language, which is the default one.
    """
    file, data = yield from _own(workspace, "site")
    document = None if data is None else (yield from read_conforming(file, data, "site"))
    site: Plain = plain(document.root) if document else {}
    if document:
        yield from _missing_pictures(document, site, workspace)
    texts = {name: str(site.get(name, "")) for name in _TEXTS}
    texts["language"] = texts["language"] or DEFAULT
    texts["edit"] = texts["edit"] or edit_of(texts["repository"])
    licence = site.get("licence")
    return SiteSettings(
        **texts,
        licence=Licence(**licence) if licence else None,
        publishes_findings=site.get("publish_findings", "true") == "true",
        requires_corrections=site.get("require_corrections", "false") == "true",
        footer=tuple(FooterLine(**line) for line in site.get("footer", ())),
    )


def _missing_pictures(document: Document, site: Plain, workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield an error for each picture of the footer that does not lie beside the pages."""
    for number, line in enumerate(site.get("footer", ())):
        picture = line.get("picture", "")
        path = (workspace.pages / picture).resolve()
        if picture and not (path.is_file() and path.is_relative_to(workspace.pages.resolve())):
            place = document.place(locate(document.root, ("footer", number, "picture")))
            yield error("no-such-picture", place, path=picture)


def language_of(workspace: Workspace) -> Language:
    """Return the language of a site, and of what a command says about it."""
    site, _problems = collect(read_site_settings(workspace))
    return load(site.language)


def _project_types(workspace: Workspace) -> Reading[Vocabulary]:
    file, data = yield from _own(workspace, PROJECT_TYPES)
    return Vocabulary({}, {}) if data is None else (yield from read_vocabulary(file, data, [UNSPECIFIED_SLUG]))


def _files(workspace: Workspace, folder: str) -> Reading[dict[str, bytes]]:
    """Return the contents of the YAML files of a folder, which need not exist, by name."""
    files: dict[str, bytes] = {}
    place = workspace.configuration / folder
    for location, is_link in (yield from files_below(workspace, str(place))).items() if place.exists() else ():
        name = workspace.name(location)
        if is_link:
            yield error("symbolic-link", Place(name))
        elif Path(location).parent == place and name.endswith(".yml"):
            data = yield from read_file(location, name)
            if data is not None:
                files[name] = data
        elif is_meant_as_yaml(Path(name).name) and not Path(name).name.startswith("."):
            yield _passed_over(name, is_elsewhere=Path(location).parent != place)
    return files


def _passed_over(file: str, *, is_elsewhere: bool) -> Diagnostic:
    """Return the error for a file that was meant as a setting and is not read."""
    path = PurePosixPath(file)
    if is_elsewhere:
        return error("setting-too-deep", Place(file), name=path.name)
    return error("wrong-extension", Place(file), name=path.name)


def _misnamed(files: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield an error for each definition whose name is not a slug, so that no form could refer to it."""
    for file in files:
        name = PurePosixPath(file).stem
        if not SLUG.fullmatch(name):
            yield error("wrong-definition-name", Place(file), name=name)


def _own(workspace: Workspace, name: str) -> Reading[tuple[str, bytes | None]]:
    """Return the name of a file of the configuration, and its content, ``None`` if it cannot be read."""
    path = workspace.configuration / f"{name}.yml"
    file = workspace.name(path)
    if not path.exists():
        yield error("no-settings-file", Place(file))
        return file, None
    return file, (yield from read_file(path, file))
