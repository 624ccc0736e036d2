"""Markup, styles and scripts use only what the baseline of browsers has, or newer features listed in `baseline.yml`.

A word that is not in this file is new to the site. Look up which browsers support it, for example on MDN. It belongs
into the list of its kind if all of the baseline do, below `newer` if a page is only plainer without it, else not on the
site.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "theme/assets"
BASELINE: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "baseline.yml").read_text("utf-8"))
NEWER = BASELINE["newer"]

# All global names of today's browser, and the names of their members.
BUILT_IN = """() => {
    const valuesOf = (thing) => Object.values(Object.getOwnPropertyDescriptors(thing)).map(({value}) => value);
    const things = [window, Object.getPrototypeOf(Uint8Array), ...valuesOf(window), ...valuesOf(Intl)];
    const parts = things.flatMap((thing) => [thing, thing?.prototype]).filter((part) => Object(part) === part);
    return [parts.flatMap(Object.getOwnPropertyNames), Object.getOwnPropertyNames(window)];
}"""

# Syntax that browsers of the baseline cannot parse, so that the whole script would fail.
TOO_NEW = {
    "a static block": r"\bstatic \{",
    "a look behind": r"\(\?<[=!]",
    "a flag of an expression": r"/[gimsuy]*[dv][dgimsuvy]*(?=[.,;)])|RegExp\([^)]*, \"\w*[dv]",
    "a test for a private name": r"#\w+ in\b",
    "await outside of a function": r"(?m)^(?:await|(?:const|let) .*= await)\b",
    "attributes of an import": r"\bwith \{ type",
}


def read(pattern: str) -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted(ASSETS.rglob(pattern)))


def bare_script() -> str:
    """All scripts without comments and strings."""
    return re.sub(r'//.*|"(?:\\.|[^"\\\n])*"', '""', read("*.js"))


def bare_style() -> str:
    return re.sub(r'"[^"]*"', '""', re.sub(r"(?s)/\*.*?\*/", "", read("*.css")))


def taken_apart(script: str) -> Iterator[str]:
    """Names that a pattern takes from an object, as in `({ target }) =>`."""
    for names in re.findall(r"\{([\w\s,:]*)\}(?=\)|\s=\s|\sof\s)", script):
        yield from re.findall(r"(?:^|,)\s*(\w+)", names)


def declarations(style: str) -> list[tuple[str, str]]:
    """Properties with their values, except the site's own."""
    return re.findall(r"(?<=[{;])\s*([a-z][a-z-]*):\s*([^;{}]+)(?=[;}])", style)


def selectors(style: str) -> list[str]:
    return [text for text in map(str.strip, re.findall(r"([^{};]+)\{", style)) if not text.startswith("@")]


def used_in_styles() -> dict[str, set[str]]:
    style = bare_style()
    declared = declarations(style)
    # Custom properties and colours contain digits and hyphens that look like units and words.
    values = [re.sub(r"--[\w-]+|#\w+|attr\([\w-]+\)", "", value) for _, value in declared]
    rules = re.findall(r"(@[\w-]+)([^{;]*)\{", style)
    # The conditions of @supports may be anything.
    asked = [text for name, text in rules if name != "@supports"]
    return {
        "properties": {name for name, _ in declared},
        "values": set(re.findall(r"(?<![\w-])[a-z][a-z-]+(?![\w(-])", "\n".join(values))),
        "functions": set(re.findall(r"[a-z-]+(?=\()", "\n".join(values))),
        "units": set(re.findall(r"(?<![\w-])[\d.]+([a-z]+|%)", "\n".join(values))),
        "selectors": set(re.findall(r"::?[a-z-]+", "\n".join(selectors(style)))),
        "rules": {name for name, _ in rules} | set(re.findall(r"(?<![\w:-])[a-z][a-z-]+", "\n".join(asked))),
    }


def used_in_markup() -> dict[str, set[str]]:
    templates = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "theme").rglob("*.html")))
    bare = re.sub(r'(?s)\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|"[^"]*"', " ", templates)
    tags = re.findall(r"<([a-z][\w-]*)([^<>]*)>", bare)
    attributes = {name for _, rest in tags for name in re.findall(r"[a-z][a-zA-Z-]*", rest)}
    return {
        "elements": {name for name, _ in tags} | set(re.findall(r"(?:createElement|make)\(\"(\w+)\"", read("*.js"))),
        # The site's own attributes, and those for screen readers, mean nothing to a browser.
        "attributes": {name for name in attributes if not name.startswith(("data-", "aria-"))},
    }


USED = used_in_styles() | used_in_markup()


@pytest.mark.parametrize("kind", USED)
def test_markup_and_styles_use_nothing_newer_than_the_baseline(kind: str) -> None:
    assert sorted(USED[kind] - {*BASELINE[kind], *NEWER}) == []


def test_scripts_use_no_part_newer_than_the_baseline(page: Page) -> None:
    built_in, _ = page.evaluate(BUILT_IN)
    script = bare_script()
    members = {*re.findall(r"(?<!\.)\.([a-zA-Z]\w*)", script), *taken_apart(script)} & {*built_in}
    assert sorted(members - {*BASELINE["members"]}) == []


def test_scripts_use_nothing_global_newer_than_the_baseline(page: Page) -> None:
    _, global_names = page.evaluate(BUILT_IN)
    words = {*re.findall(r"(?<![\w.#])[a-zA-Z]\w*", bare_script())} & {*global_names}
    assert sorted(words - {*BASELINE["globals"]}) == []


@pytest.mark.parametrize("construct", TOO_NEW)
def test_scripts_hold_nothing_that_a_browser_of_the_baseline_cannot_read(construct: str) -> None:
    assert re.findall(TOO_NEW[construct], read("*.js")) == []


def test_a_selector_that_is_newer_takes_no_other_with_it() -> None:
    """A browser that does not know one selector of a rule drops the whole rule."""
    for text in selectors(bare_style()):
        parts = re.split(r",\s*(?![^(]*\))", text)
        for newer in (word for word in NEWER if word.startswith(":")):
            assert len({newer in part for part in parts}) == 1, text


def test_nothing_is_listed_that_is_not_used() -> None:
    listed = {kind: set(BASELINE[kind]) - words for kind, words in USED.items()}
    assert {kind: words for kind, words in listed.items() if words} == {}
    script = bare_script()
    words = {*re.findall(r"\w+", script)}
    assert {*BASELINE["members"], *BASELINE["globals"]} - words == set()
    assert {*NEWER} - set(chain.from_iterable(USED.values())) == set()


def test_the_style_sheet_of_material_keeps_to_it_too() -> None:
    (named,) = re.findall(r"main\.\w+\.min\.css", (ROOT / "mkdocs.yml").read_text("utf-8"))
    text = files("material").joinpath("templates/assets/stylesheets", named).read_text("utf-8")
    assert [word for word in (":is(", ":where(", ":has(", "@layer", "@container", "@scope", "&") if word in text] == []
