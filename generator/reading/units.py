"""Units: their descriptions, and whether a name on a form is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.definition.validation import read_conforming
from generator.diagnostics import Diagnostic, Place, Reading, error, warning
from generator.model import PublicUnit, Takeover
from generator.personal import address_has_persons_own, has_persons_own, looks_personal
from generator.reading.paper.texts import read_said
from generator.reading.substitutes import with_substitutes
from generator.reading.values.folding import folded
from generator.reading.values.scalars import year_in
from generator.source.document import Document
from generator.source.nodes import List, Scalar, plain

NAME = "名称"
ALIASES = "别名"
MERGED_INTO = "并入"
TAKEN_OVER = "承接"
FIRST_YEAR = "起始年度"
LAST_YEAR = "终止年度"
NOTE = "说明"
ENQUIRIES = "咨询"
STAMP = re.compile(r"\((?:盖章|公章|签章)\)")
CODE = re.compile(r"^\s*(?:\d{3,}\s*[-－‐–—]|[\[［【〔]\s*\d+\s*[\]］】〕])\s*(?=\S)")
"""The number of a unit in the budget, which systems print before its name: ``219001-某镇人民政府``, ``[123]某某局``."""


def read_unit(file: str, data: bytes, slug: str) -> Reading[PublicUnit | None]:
    """Return the unit described in a ``unit.yml``, ``None`` if that has errors."""
    document = yield from read_conforming(file, data, "unit")
    return None if document is None else (yield from with_substitutes(document, _unit_in(document, file, slug)))


def _unit_in(document: Document, file: str, slug: str) -> Reading[PublicUnit]:
    if NOTE in document.root.entries:
        yield from read_said(document, document.root.entries[NOTE].value, NOTE)
    if address_has_persons_own(slug):
        yield warning("personal-address", Place(file))
    yield from _doubted(document)
    content = plain(document.root)
    first, last = (_year(content.get(name)) for name in (FIRST_YEAR, LAST_YEAR))
    if first and last and last < first:
        place = document.place(document.root.entries[LAST_YEAR].value)
        yield error("years-reversed", place, first=first, last=last)
    return PublicUnit(
        slug=slug,
        name=content[NAME],
        aliases=tuple(content.get(ALIASES, [])),
        department=content.get("主管部门", ""),
        website=content.get("网站", ""),
        enquiries=_listed(content.get(ENQUIRIES, [])),
        merged_into=_listed(content.get(MERGED_INTO, [])),
        taken_over=tuple(Takeover(project, _listed(of)) for project, of in content.get(TAKEN_OVER, {}).items()),
        first_year=first,
        last_year=last,
        note=content.get(NOTE, ""),
    )


def _year(written: str | None) -> int | None:
    return year_in(written) if written else None


def _doubted(document: Document) -> Iterator[Diagnostic]:
    """Yield what may be somebody's number in a text or a list of texts, but for the note."""
    for key, entry in document.root.entries.items():
        values = entry.value.nodes if isinstance(entry.value, List) else (entry.value,)
        for node in values:
            if key != NOTE and isinstance(node, Scalar):
                yield from _doubts(document.place(node), key, node.text)


def _doubts(place: Place, key: str, text: str) -> Iterator[Diagnostic]:
    """Yield a warning, or an error for what readers ask at, where the landline of an office is meant."""
    if is_url(text):
        if address_has_persons_own(text):
            yield warning("personal-address", place)
    elif key == ENQUIRIES:
        if has_persons_own(text):
            yield error("personal-number", place, key=key)
    elif looks_personal(text):
        yield warning("looks-personal", place, key=key)


def _listed(written: str | list[str]) -> tuple[str, ...]:
    """Return a single value or a list as a tuple without duplicates."""
    return (written,) if isinstance(written, str) else tuple(dict.fromkeys(written))


def is_url(place: str) -> bool:
    """Tell whether one of a unit's ``enquiries`` is a URL and no telephone or address."""
    return place.startswith(("http://", "https://"))


def is_named(unit: PublicUnit, written: str) -> bool:
    """Tell whether a name on a form is one of the unit's names.

    A stamp mark (``（盖章）``) and a budget code are not part of a name; widths of characters and spaces do not matter.
    """
    if written == unit.name:  # true of most forms, and needs no normalising
        return True
    return _bare(written) in set(map(_bare, names_of(unit)))


def without_code(written: str) -> str:
    """Return the name of a unit without its budget code."""
    return CODE.sub("", written)


def names_of(unit: PublicUnit) -> tuple[str, ...]:
    """Return the names that may stand on a unit's forms: its own first, each alias, and its own with one in brackets.

    A unit that became part of another has the other's names too, since that one files its remaining forms.
    """
    bracketed = (f"{unit.name}({alias})" for alias in unit.aliases)
    return unit.name, *unit.aliases, *bracketed, *(name for heir in unit.heirs for name in names_of(heir))


def _bare(name: str) -> str:
    return STAMP.sub("", folded(without_code(name)))
