"""The kinds of pages of a site, with an example of each, so that a new kind is tested from the start."""

import re
from collections.abc import Iterator
from pathlib import Path

FORMS = {
    "sh-target-2019": "forms/innovation-centre-office/2019/innovation-centre-hall/",
    "sh-target-2019-two-levels": "forms/technology-incubation-centre/2019/incubator-services/",
    "sh-target-2020": "forms/sti-information-centre/2020/science-websites/",
    "sh-target-2023": "forms/innovation-centre-office/2023/future-park-hall/",
    "sh-self-evaluation-2021": "forms/innovation-centre-office/2021/future-park-hall.self-evaluation/",
}
"""A form on each official paper."""

_YEAR = re.compile(r"\d{4}")
_NAMED = ("", "about", "forms", "glossary", "how-to-read", "page", "years", "types", "search", "findings", "rules")


def addresses(published: Path) -> list[str]:
    """Return the URLs of all pages, relative to the site, in order; that of the home page is empty."""
    return sorted(_address(published, file) for file in published.rglob("*.html"))


def page_of_each_kind(published: Path) -> list[str]:
    """Return the URL of the largest page of each kind, and of the largest form on each official paper."""
    largest: dict[str, tuple[int, str]] = {}
    for file in sorted(published.rglob("*.html")):
        address = _address(published, file)
        size = file.stat().st_size
        kind = _kind(address, file)
        largest[kind] = max(largest.get(kind, (0, "")), (size, address))
    return sorted(address for _, address in largest.values())


def _address(published: Path, file: Path) -> str:
    address = file.relative_to(published).as_posix()
    return address.removesuffix("index.html") if address.endswith("index.html") else address


def _kind(address: str, file: Path) -> str:
    shape = "/".join(_shape(address))
    paper = re.search(r"<code>([a-z0-9-]+)</code>", file.read_text("utf-8")) if shape == "forms/*/N/*/" else None
    return f"{shape}{paper[1]}" if paper else shape


def _shape(address: str) -> Iterator[str]:
    first, *rest = address.split("/")
    yield first
    for step in rest:
        yield step if step in _NAMED else "N" if _YEAR.fullmatch(step) else "*"
