"""The URLs of all pages, relative to the root of the site and ending in a slash; the root itself is empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from generator.model import Address, ProjectKey

HOME = ""
UNITS = "forms/"
YEARS = "years/"
TYPES = "types/"
SEARCH = "search/"
EXPLORE = "explore/"
COMPARE = "compare/"
FINDINGS = "findings/"
DATA = "data/"
FILL = "fill/"
FEED = "feed.xml"

_PAGE = "index.html"
_PART = re.compile(r"(?:.*/)?page/\d+/")


def urls_of(files: Iterable[str]) -> Iterator[str]:
    """Yield the URLs of the pages among files of the site."""
    return (name.removesuffix(_PAGE) for name in files if name == _PAGE or name.endswith(f"/{_PAGE}"))


def form_url(address: Address) -> str:
    """Return the URL of a form's page."""
    return f"{UNITS}{address.id}/"


def unit_url(unit: str) -> str:
    """Return the URL of a unit's page."""
    return f"{UNITS}{unit}/"


def unit_feed(unit: str) -> str:
    """Return the URL of the feed of a unit's new and changed forms."""
    return f"{unit_url(unit)}{FEED}"


def unit_year_url(unit: str, year: int) -> str:
    """Return the URL of the page of a unit's forms of one year."""
    return f"{UNITS}{unit}/{year}/"


def review_url(address: Address) -> str:
    """Return the URL of the findings on a form's page."""
    return f"{form_url(address)}#review"


def project_url(project: ProjectKey) -> str:
    """Return the URL of the page of a project."""
    return f"projects/{'/'.join(project)}/"


def life_url(project: ProjectKey) -> str:
    """Return the URL of the forms of a project, on its page."""
    return f"{project_url(project)}#life"


def explore_url(**chosen: str) -> str:
    """Return the URL at which the explorer shows the forms that match its filters.

    ``form`` is a form that is already selected for comparison.
    """
    return f"{EXPLORE}?{urlencode(chosen, safe='/')}"


def missed_url(explored: str) -> str:
    """Return the URL at which the explorer shows, of the forms shown at another, those that missed a target."""
    return f"{explored}{'&' if '?' in explored else '?'}missed=1"


def unevaluated_url(explored: str, years: Iterable[int]) -> str:
    """Return the URL at which the explorer shows, of the forms shown at another, those declarations of some years that
    lack a self-evaluation.
    """
    query = urlencode([*(("year", year) for year in years), ("due", 1)])
    return f"{explored}{'&' if '?' in explored else '?'}{query}"


def compare_url(forms: Iterable[Address]) -> str:
    """Return the URL of the page that compares these forms."""
    return f"{COMPARE}?{urlencode([('form', form.id) for form in forms], safe='/')}"


def fill_url(**chosen: str) -> str:
    """Return the URL for filling in a form; ``unit`` and ``year`` can be preset, or ``base``, a form to start from.

    ``correct`` is a published form to be corrected.
    """
    return f"{FILL}?{urlencode(chosen, safe='/')}"


def year_url(year: int) -> str:
    """Return the URL of a year's page."""
    return f"{YEARS}{year}/"


def type_url(slug: str) -> str:
    """Return the URL of the page of a project type."""
    return f"{TYPES}{slug}/"


def type_year_url(slug: str, year: int) -> str:
    """Return the URL of the page of a project type's forms of one year."""
    return f"{TYPES}{slug}/{year}/"


def unit_findings_url(unit: str) -> str:
    """Return the URL of the page of all findings in a unit's forms."""
    return f"{FINDINGS}units/{unit}/"


def unit_year_findings_url(unit: str, year: int, part: int) -> str:
    """Return the URL of the findings on a unit's forms of one year: a section of a part of the page of all findings."""
    return f"{part_url(unit_findings_url(unit), part)}#{year}"


def year_findings_url(year: int) -> str:
    """Return the URL of the page of all findings on a year's forms."""
    return f"{FINDINGS}years/{year}/"


def rule_url(rule: str) -> str:
    """Return the URL of a rule's page: its explanation and its findings."""
    return f"{FINDINGS}rules/{rule}/"


def part_url(url: str, number: int) -> str:
    """Return the URL of one part of a list over several pages; the first has the list's own."""
    return url if number == 1 else f"{url}page/{number}/"


def is_part(url: str) -> bool:
    """Tell whether a URL is that of a further part of a list."""
    return _PART.fullmatch(url) is not None


def root_from(here: str) -> str:
    """Return the prefix that makes a URL relative to the page at ``here``, so that the site works anywhere."""
    return "../" * here.count("/")
