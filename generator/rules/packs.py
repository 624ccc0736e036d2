"""Reads the packs of parameters under ``site_config/rules``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.definition.cells import Definition
from generator.definition.validation import read_conforming
from generator.diagnostics import Diagnostic, Place, Reading, error, warning
from generator.rules.parameters import Pack, Packs, Parameters, order_of, parameters_for
from generator.rules.recomputing import GRADING, WEIGHTING
from generator.rules.registry import rules
from generator.source.document import Document
from generator.source.nodes import locate, plain


def read_packs(files: Mapping[str, bytes]) -> Reading[tuple[Pack, ...]]:
    """Return the packs in ``files`` in order of their names; those that break their schema are omitted."""
    documents: list[Document] = []
    for file, data in sorted(files.items()):
        document = yield from read_conforming(file, data, "rules")
        documents += [document] if document else []
    packs = tuple(map(_pack, documents))
    yield from _ambiguous(tuple(zip(packs, documents, strict=True)))
    for pack, document in zip(packs, documents, strict=True):
        yield from _impossible(pack, document, packs)
    return packs


def _pack(document: Document) -> Pack:
    content = plain(document.root)
    years = content.get("years", {})
    first, last = int(years.get("from", 0)), int(years["to"]) if "to" in years else None
    authority, directions = content.get("authority", ""), content.get("directions", {})
    return Pack(authority, first, last, content["rules"], directions, document.file)


def _ambiguous(packs: Sequence[tuple[Pack, Document]]) -> Iterator[Diagnostic]:
    """Yield each parameter that two packs give for the same forms, none of them the more specific."""
    first: dict[tuple[str, ...], Place] = {}
    for pack, document in packs:
        paths = [("rules", rule, name) for rule, settings in pack.rules.items() for name in settings]
        for path in (*paths, *(("directions", name) for name in pack.directions)):
            place = _at(document, *path)
            other = first.setdefault((pack.authority, str(pack.first_year), *path), place)
            if other is not place:
                yield error("parameter-in-two-packs", place, other, where=".".join(path))


def _impossible(pack: Pack, document: Document, packs: Packs) -> Iterator[Diagnostic]:
    """Yield what no form can conform to in a pack: years and grades in no order, and points above the full score.

    The full score may be that of a less specific pack.
    """
    if pack.last_year is not None and pack.last_year < pack.first_year:
        yield error("years-reversed", _at(document, "years", "to"), first=pack.first_year, last=pack.last_year)
    bounds = Parameters(pack.rules.get(GRADING, {})).numbers("grades")
    too_high = [grade for (_, higher), (grade, bound) in pairwise(bounds.items()) if higher <= bound]
    if too_high:
        grades = [f"{grade} {bound}" for grade, bound in bounds.items()]
        yield error("grades-out-of-order", _at(document, "rules", GRADING, "grades", too_high[0]), grades=grades)
    given = parameters_for(WEIGHTING, packs, pack.authority, pack.first_year)
    points = {
        f"{GRADING}.grades": max(bounds.values(), default=Decimal(0)),
        f"{WEIGHTING}.groups": sum(given.numbers("groups").values(), Decimal(0)),
        f"{WEIGHTING}.execution": given.number("execution") if given.give("execution") else Decimal(0),
    }
    is_own = bool(bounds or pack.rules.get(WEIGHTING)) and given.give("total")
    for where, most in points.items() if is_own else ():
        if most > given.number("total"):
            place = _at(document, "rules", *where.split("."))
            yield error("points-above-total", place, where=where, points=most, total=given.number("total"))


def _at(document: Document, *path: str) -> Place:
    """Return the place of a setting, or of the nearest one above it that the file has."""
    return document.place(locate(document.root, path))


def lacking(definition: Definition, years: Iterable[int], packs: Packs, place: Place) -> Iterator[Diagnostic]:
    """Yield a warning, placed at ``place``, if rules lack a parameter for a definition in one of ``years``.

    Those about the paper, if it is of another year, have a warning of their own. Each names the file of the authority
    that has parameters for that year already, if there is one.
    """
    absent = next(filter(None, (_absent(definition, year, packs) for year in years)), {})
    for year, named in sorted(absent.items()):
        file = _own(packs, definition.authority, year)
        yield warning("rules-without-parameters", place, year=year, rules=named, file=file)


def _absent(definition: Definition, year: int, packs: Packs) -> dict[int, list[str]]:
    """Return the rules that lack parameters for forms of a year, with their names, by the year of the parameters."""
    absent: dict[int, list[str]] = {}
    for rule in rules():
        given = rule.parameters(packs, definition, year)
        needed = dict.fromkeys(need.parameter for need in rule.needs if need.concerns(definition))
        if names := [name for name in needed if not given.give(name)]:
            absent.setdefault(rule.year_of(definition, year), []).append(f"{rule.id} ({', '.join(names)})")
    return absent


def _own(packs: Packs, authority: str, year: int) -> str:
    """Return the file with the parameters that an authority has for a year, empty if it has none of its own."""
    own = [pack for pack in packs if authority and pack.authority == authority and pack.covers(authority, year)]
    return max(own, key=order_of).file if own else ""
