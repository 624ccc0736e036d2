"""A pipeline that replaces the real one: it fills every kind of shell with the same hostile text."""

from generator.catalogue.publication import Publication
from generator.history.changes import Histories
from generator.language import load
from generator.pipeline.outcome import Built
from generator.pipeline.settings import BuildSettings, Hosted, Run
from generator.publishing.stage import Stage
from generator.rendering.shell import MARKS, Section

URLS = (
    "",
    *(f"{section}/" for section in Section if section not in (Section.HOME, Section.OTHER)),
    "elsewhere/",
    "forms/unit/",
    "forms/unit/2019/",
    "forms/unit/2019/project/",
    "forms/unit/2019/page/2/",
    "forms/unit/2019/project/history/2/",
    "projects/unit/project/",
    "years/2019/",
    "years/2019/page/2/",
    "types/type/",
    "findings/rules/rule/",
)
# Downloads, and what the search pages request in their heads.
DATA = (
    "data/forms.json",
    "data/forms.csv",
    "data/search/contents.json",
    "data/search/departments.json",
    "data/fill/contents.json",
)
HOSTILE = f"""</title><script>alert('1')</script>" onload="x & {{{{ page }}}} {MARKS[0]}"""
BODY = '<h1>甲项目</h1><p id="body">正文</p>'


def build_pages(settings: BuildSettings, hosted: Hosted, stage: Stage, _run: Run) -> Built:
    files = [stage.writer.write(name, "[]") for name in DATA]
    for url in URLS:
        title = f"{HOSTILE} {settings.site_name}"
        page = hosted.shells.at(url).fill(title=title, description=HOSTILE, head="", body=BODY)
        files.append(stage.writer.write(f"{url}index.html", page))
    return Built(tuple(files), 0, (), Histories({}), Publication(settings.site_name, "", load()))


def fail(*_: object) -> Built:
    raise RuntimeError("the pipeline failed")
