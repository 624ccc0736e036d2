"""Reads the packs of parameters under ``site_config/rules``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from generator.definition.cells import Definition
from generator.definition.validation import read_configuration
from generator.diagnostics import Diagnostic, Place, Reading, error, warning
from generator.rules.parameters import Pack, Packs, Settings, parameters_for
from generator.rules.registry import rules


def read_packs(files: Mapping[str, bytes]) -> Reading[tuple[Pack, ...]]:
    """Return the packs in ``files`` in order of their names; those with errors are omitted."""
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
        packs.append(Pack(str(content.get("authority", "")), first, last, settings, directions))
    return tuple(packs)


def lacking(definition: Definition, years: Iterable[int], packs: Packs, place: Place) -> Iterator[Diagnostic]:
    """Yield one warning, placed at ``place``, if rules lack a parameter for a definition in one of ``years``."""
    needs = [(rule.id, need.parameter) for rule in rules() for need in rule.needs if need.concerns(definition)]
    authority = definition.authority
    for year in years:
        given = {rule: parameters_for(rule, packs, authority, year) for rule, _ in needs}
        if absent := list(dict.fromkeys(rule for rule, name in needs if not given[rule].give(name))):
            named = "、".join(absent)
            yield warning("rules-without-parameters", place, authority=authority, year=year, rules=named)
            return
