"""What style sheets ask for and what pages have, told without the parser of the package."""

import re
from html.parser import HTMLParser
from pathlib import Path

import material

_RULE = re.compile(r'(?:[{}]|^)([^{}@;"]+)\{[^{}]*(?=\})')
_NOT_ASKED = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^]]*\]")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"')

(_SHEET,) = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.css")
MATERIAL = _SHEET.read_text("utf-8")
MAIN = f"assets/stylesheets/{_SHEET.name}"


def selectors_of(sheet: str) -> set[str]:
    """Return the selectors of a minified style sheet, each by itself."""
    plain = _STRING.sub('""', sheet).replace('""', "")
    rules = _RULE.findall(re.sub(r"@[^{};]*[{;]", "{", plain))
    return {selector.strip() for rule in rules for selector in re.split(r",(?![^(]*\))", rule)}


def classes_of(selector: str) -> set[str]:
    """Return the classes and ids that something must have for a selector to match it or what is below it."""
    return set(re.findall(r"[.#](-?[A-Za-z_][\w-]*)", _NOT_ASKED.sub("", selector)))


def classes_on(page: str) -> set[str]:
    """Return the classes and ids on a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("class", "id") and value:
                self.found.update(value.split())
