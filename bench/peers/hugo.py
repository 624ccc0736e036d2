"""The same forms published by Hugo, whose templates show the same data in the same shell.

The data of a unit's forms is one file, from which an adapter makes a page of each. With one file for all forms, or a
file for each page, Hugo took as much time.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.peers.data import Data, form_data
from bench.peers.pages import Made, hand_over
from generator.language import Language
from generator.rendering.pages.head import head_of
from generator.rendering.shell import Shells

SITE = Path(__file__).parent / "hugo"
PUBLIC = "public"
_WORD = re.compile(r"«([\w-]+)\.([\w-]+)((?: \w+=\S+?)*)»")
_ADAPTER = '{{ range resources.Get "%s" | transform.Unmarshal }}{{ $.AddPage . }}{{ end }}\n'


class List(NamedTuple):
    """A list that contains a form: its URL, its template, and the path from it to the site's root."""

    url: str
    title: str
    layout: str
    root: str
    of_year: int = 0


def binary(environment: Path) -> Path:
    """Return the program itself, without its Python launcher."""
    return next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"))


def write_site(project: Path, site: Path) -> None:
    """Write the forms of a project as a site for Hugo."""
    shutil.copytree(SITE, site, ignore=shutil.ignore_patterns("layouts"))
    units: dict[str, dict[str, str]] = {}
    lists: dict[List, None] = {}

    def take(made: Made) -> None:
        if not lists:
            _write_layouts(site / "layouts", made.shells, made.renderer.language)
        entry = _entry(made)
        units.setdefault(made.view.unit.slug, {})[made.page.url] = _json(entry)
        lists.update(dict.fromkeys(_lists_of(entry)))

    hand_over(project, take)
    for unit, entries in units.items():
        _write(site / f"assets/{unit}.json", f"[{','.join(entries.values())}]")
        _write(site / f"content/forms/{unit}/_content.gotmpl", _ADAPTER % f"{unit}.json")
    _write_lists(site / "content", lists)


def _entry(made: Made) -> Data:
    """Return a page in the form that an adapter expects; its path is below that of its unit."""
    page, language = made.page, made.renderer.language
    head = head_of(page.url, page.title, page.about, made.publication, page.feed_of)
    return {
        "path": page.url.rstrip("/").split("/", 2)[2],
        "url": f"/{page.url}",
        "title": page.title,
        "description": page.description,
        "params": {**form_data(made.view, language), "head": head, "address_of_page": page.url},
    }


def _lists_of(entry: Data) -> Iterator[List]:
    _, _, unit, year, *_ = entry["url"].split("/")
    name = entry["params"]["unit"]["name"]
    yield List(f"forms/{unit}/", name, "unit", "../../")
    yield List(f"forms/{unit}/{year}/", f"{name} {year}", "unit-year", "../../../")
    yield List(f"years/{year}/", year, "year", "../../", int(year))


def _write_lists(content: Path, lists: Iterable[List]) -> None:
    for one in lists:
        matter = {"title": one.title, "url": f"/{one.url}", "layout": one.layout, "params": one._asdict()}
        _write(content / one.url / "_index.md", _json(matter))
    for section in ("forms", "years"):
        # A page that only links to these lists is not measured.
        _write(content / section / "_index.md", _json({"title": section, "build": {"render": "never"}}))


def _write_layouts(folder: Path, shells: Shells, language: Language) -> None:
    for name, template, url in (
        ("page", "form", "forms/unit/year/project/"),
        ("unit", "list", "forms/unit/"),
        ("unit-year", "list", "forms/unit/year/"),
        ("year", "list", "years/year/"),
    ):
        body = in_words((SITE / "layouts" / f"{template}.html").read_text("utf-8"), language)
        page = shells.at(url).fill(
            title="{{ .Title }}", description="{{ .Description }}", head="{{ .Params.head | safeHTML }}", body=body
        )
        _write(folder / f"{name}.html", page)


def in_words(template: str, language: Language) -> str:
    """Return a template with its ``«section.name value=.path»`` replaced by the words of a language."""

    def words(match: re.Match[str]) -> str:
        section, name, values = match.groups()
        text = language.interface[section][name]
        for value in values.split():
            placeholder, path = value.split("=", 1)
            text = text.replace(f"{{{placeholder}}}", f"{{{{ {path} }}}}")
        return text

    return _WORD.sub(words, template)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
