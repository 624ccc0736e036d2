"""Records that identify a form, with only the facts that a test is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.catalogue.completeness import Completeness
from generator.catalogue.records import Record
from generator.model import Address


def record_at(address: Address, **said: Any) -> Record:
    """Return the record of a form with everything blank except what is ``said``."""
    blank = Record(address, "form", f"{address.id}.yml", "单位", "项目", (), None, None, None, Completeness(0, 0))
    return replace(blank, **said)
