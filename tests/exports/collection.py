"""A collection of forms with their downloads: all real ones, made-up ones, and a few difficult ones."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.project import write_project
from generator.catalogue.catalogue import Catalogue, Records, catalogue_of
from generator.catalogue.downloads import Selection, selections
from generator.catalogue.publication import Licence, Publication
from generator.diagnostics import collect
from generator.exports.form_data import FormData, form_data
from generator.exports.handout import Handout
from generator.exports.summary import Origin
from generator.exports.writers import write_downloads
from generator.language import load
from generator.model import Form
from generator.pipeline.checking import check
from generator.pipeline.from_others import NOTHING, found_among_all
from generator.pipeline.inputs.configuration import Configuration, read_site_configuration
from generator.pipeline.inputs.sources import Readable
from generator.pipeline.inputs.workspace import Workspace
from generator.pipeline.projects import by_project, read_project, review_project
from generator.rules.judging import Reviewed
from tests.project import PUBLISHED, REPOSITORY, write
from tests.sample import EVALUATION, FOLDER, changed, sample

PUBLICATION = Publication(
    "绩效信息公开", "某市财政局", load(), "https://example.org/", licence=Licence("CC BY 4.0", "https://example.org/by")
)
MADE_UP = 40
ODD_PAPER = REPOSITORY / "tests/definition/made_up"

WITHDRAWN = "撤回: {日期: 2026-05-01, 原因: 与另一份表重复}\n"
CORRECTED = "更正:\n  - {日期: 2026-04-01, 内容: 甲改为乙, 原因: 笔误}\n回应: {period-reversed: 没有填反}\n"
HOSTILE = """\
项目概况: "=1+1"
立项依据: "'前面有单引号"
项目设立的必要性: "+86"
保证项目实施的制度、措施: |
  - 甲，"乙"

  <b>&amp;</b>; _x000D_
开始时间: 1899-12-31
项目总预算（元）: 123456789012345678.12345678
项目当年预算（元）: "-1,000.50"
项目实施计划: "@SUM(A1)"
备注: "　 两头有空格 "
分解目标:
  =产出:
    -数量:
      "'指标": "=100%"
"""
FORMS = {
    "operation.yml": sample(),
    "hostile.yml": changed(sample(), HOSTILE),
    "corrected.yml": changed(sample(), CORRECTED),
    "withdrawn.yml": changed(sample(), WITHDRAWN),
}


class Collection(NamedTuple):
    """The forms, and their downloads."""

    forms: Mapping[str, Form]
    data: Mapping[str, FormData]
    catalogue: Catalogue
    configuration: Configuration

    def selections(self) -> Iterator[tuple[Selection, Records]]:
        return selections(self.catalogue, self.configuration.project_types, load())

    def handouts(self, publication: Publication = PUBLICATION) -> Iterator[tuple[Handout, Sequence[FormData]]]:
        """Yield the selections to download, each with its forms."""
        for selection, records in self.selections():
            units = [self.catalogue.units[slug] for slug in sorted({record.unit for record in records})]
            yield Handout(selection, units, publication), [self.data[record.address.id] for record in records]

    def write(self, folder: Path, publication: Publication = PUBLICATION) -> list[str]:
        """Write all downloads; return the paths of the files."""
        addresses: list[str] = []
        for handout, forms in self.handouts(publication):
            write_downloads(folder, handout, handout.files, forms)
            addresses += [each.address for each in handout.files]
        return addresses


def project(root: Path) -> Workspace:
    """Write all forms into a folder, and one on a paper with every feature."""
    write_project(root, MADE_UP)
    shutil.copy(ODD_PAPER / "river-evaluation-2031.yml", root / "site_config/forms")
    with (root / "site_config/project_types.yml").open("a", encoding="utf-8") as types:
        types.write("甲类: {id: a}\n乙类: {id: b}\n")
    write(root, "content/forms/science-museum/2032/river.yml", (ODD_PAPER / "filled-2031.txt").read_text("utf-8"))
    shutil.copytree(PUBLISHED / "content/forms", root / "content/forms", dirs_exist_ok=True)
    write(root, "content/forms/science-museum/unit.yml", (FOLDER / "unit.yml").read_text("utf-8"))
    for name, text in FORMS.items():
        write(root, f"content/forms/science-museum/2019/{name}", text)
    write(root, "content/forms/science-museum/2021/operation.self-evaluation.yml", sample(EVALUATION))
    return Workspace.at(root)


def read_collection(workspace: Workspace) -> Collection:
    """Return the collection of a project without errors."""
    configuration, _ = collect(read_site_configuration(workspace))
    checked = check(workspace, configuration)
    assert checked.is_publishable, checked.diagnostics
    readable = Readable(configuration, checked.found.units)
    told = found_among_all(checked.records, checked.sources, checked.found.lineage)
    forms: dict[str, Form] = {}
    data: dict[str, FormData] = {}
    for key, sources in by_project(checked.sources).items():
        project = read_project(sources, readable)
        reviews = review_project(project, readable, told.get(key, NOTHING))
        for form in project.all:
            name = form.address.id
            origin = Origin(
                configuration.definitions[form.definition],
                checked.found.described[form.address.unit],
                f"{PUBLICATION.site_url}forms/{name}/",
            )
            reviewed = Reviewed(reviews[name], None, ()) if name in reviews else None
            forms[name] = form
            data[name] = form_data(form, origin, reviewed, PUBLICATION)
    return Collection(forms, data, catalogue_of(checked.records, checked.found.described), configuration)
