"""Where readers ask a unit about its forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.language import Language
from generator.model import Form, PublicUnit
from generator.reading.units import is_named, is_url, without_code
from generator.rendering.pages.page import Link


class Asked(NamedTuple):
    """Whom to ask, in words, and where: URLs, and without one telephones and postal addresses."""

    whom: str
    places: Sequence[Link]


def places_of(unit: PublicUnit) -> list[Link]:
    """Return where a unit is asked."""
    return [Link(place, place if is_url(place) else "") for place in unit.enquiries]


def asked_about(form: Form, unit: PublicUnit, language: Language) -> list[Asked]:
    """Return whom to ask about a form: its unit, or those that this became part of.

    Without a place to ask it is said that none is known; the unit's own site or its department are named instead.
    """
    words = language.interface["asking"]
    if unit.heirs:
        return [_asked(words["heir"].format(name=heir.name), heir, words) for heir in unit.heirs]
    whom, department = words["unit"].format(name=unit.name), unit.department or form.department
    if department and not (unit.enquiries or unit.website or is_named(unit, department)):
        whom += words["department"].format(department=without_code(department))
    return [_asked(whom, unit, words)]


def _asked(whom: str, unit: PublicUnit, words: Mapping[str, str]) -> Asked:
    if unit.enquiries:
        return Asked(whom, places_of(unit))
    if unit.website:
        return Asked(whom + words["website"], [Link(unit.website, unit.website)])
    return Asked(whom + words["unknown"], ())
