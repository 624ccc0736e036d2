"""Reads the packs of parameters under ``site_config/rules``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import cast

from generator.definition.cells import Definition
from generator.definition.validation import read_configuration
from generator.diagnostics import Diagnostic, Place, Reading, error, warning
from generator.rules.parameters import Pack, Packs, Parameters, Settings, order_of, parameters_for
from generator.rules.recomputing import GRADING, WEIGHTING
from generator.rules.registry import rules


def read_packs(files: Mapping[str, bytes]) -> Reading[tuple[Pack, ...]]:
    """Return the packs in ``files`` in order of their names; those that break their schema are omitted."""
    packs: list[Pack] = []
    for file, data in sorted(files.items()):
        content = yield from read_configuration(file, data, "rules")
        if content is None:
            continue
        settings = cast("Mapping[str, Settings]", content["rules"])
        years = cast("Mapping[str, str]", content.get("years", {}))
        first, last = int(years.get("from", 0)), int(years["to"]) if "to" in years else None
        if last is not None and last < first:
            yield error("years-reversed", Place(file), first=first, last=last)
        directions = cast("Settings", content.get("directions", {}))
        packs.append(Pack(str(content.get("authority", "")), first, last, settings, directions, file))
    for pack in packs:
        yield from _impossible(pack, tuple(packs))
    return tuple(packs)


def _impossible(pack: Pack, packs: Packs) -> Iterator[Diagnostic]:
    """Yield what no form can conform to in a pack: grades in no order, and points above the full score.

    The full score may be that of a less specific pack.
    """
    bounds = Parameters(pack.rules.get(GRADING, {})).numbers("grades")
    if any(bound <= lower for bound, lower in pairwise(bounds.values())):
        grades = "、".join(f"{grade} {bound}" for grade, bound in bounds.items())
        yield error("grades-out-of-order", Place(pack.file), grades=grades)
    given = parameters_for(WEIGHTING, packs, pack.authority, pack.first_year)
    points = {
        f"{GRADING}.grades": max(bounds.values(), default=Decimal(0)),
        f"{WEIGHTING}.groups": sum(given.numbers("groups").values(), Decimal(0)),
        f"{WEIGHTING}.execution": given.number("execution") if given.give("execution") else Decimal(0),
    }
    is_own = bool(bounds or pack.rules.get(WEIGHTING)) and given.give("total")
    for where, most in points.items() if is_own else ():
        if most > given.number("total"):
            yield error("points-above-total", Place(pack.file), where=where, points=most, total=given.number("total"))


def lacking(definition: Definition, years: Iterable[int], packs: Packs, place: Place) -> Iterator[Diagnostic]:
    """Yield one warning, placed at ``place``, if rules lack a parameter for a definition in one of ``years``.

    It names the file of the authority that has parameters for that year already, if there is one.
    """
    needs = {rule.id: [need.parameter for need in rule.needs if need.concerns(definition)] for rule in rules()}
    authority = definition.authority
    for year in years:
        given = {rule: parameters_for(rule, packs, authority, year) for rule in needs}
        absent = {rule: [name for name in names if not given[rule].give(name)] for rule, names in needs.items()}
        if named := "、".join(f"{rule}（{'、'.join(names)}）" for rule, names in absent.items() if names):
            yield warning("rules-without-parameters", place, year=year, rules=named, file=_own(packs, authority, year))
            return


def _own(packs: Packs, authority: str, year: int) -> str:
    """Return the file with the parameters that an authority has for a year, empty if it has none of its own."""
    own = [pack for pack in packs if authority and pack.authority == authority and pack.covers(authority, year)]
    return max(own, key=order_of).file if own else ""
