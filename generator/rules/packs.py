"""Reads the packs of parameters under ``site_config/rules``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from generator.definition.validation import read_configuration
from generator.diagnostics import Place, Reading, error
from generator.rules.parameters import Pack, Settings


def read_packs(files: Mapping[str, bytes]) -> Reading[tuple[Pack, ...]]:
    """Return the packs in ``files`` in order of their names; those with errors are left out."""
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
        packs.append(Pack(str(content.get("authority", "")), first, last, settings))
    return tuple(packs)
