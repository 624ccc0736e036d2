"""Where the page of a form leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.catalogue.downloads import data_of
from generator.catalogue.publication import Publication
from generator.model import Form, PublicUnit
from generator.rendering import addresses
from generator.rendering.pages.form.neighbours import Neighbours
from generator.rendering.pages.page import Link, crumbs_to

FILES = (("JSON", "json"), ("YAML", "yml"))
"""The data formats of a form, and the endings of their files."""


class FormLinks(NamedTuple):
    """The URLs on the page of a form, relative to the site's but for ``page``, its own, and ``edit``, its file's."""

    page: str
    unit: str
    project: str
    peers: str
    """The explorer with forms of the same kind, year and type."""
    beside: str
    """The comparison with the forms of the project before and after it, empty if there are none."""
    fill: str
    """The page for filling in a form, which starts with a copy of this one."""
    correct: str
    edit: str
    files: Sequence[Link]
    crumbs: Sequence[Link]


def form_links(
    form: Form, unit: PublicUnit, types: Sequence[str], beside: Neighbours, publication: Publication
) -> FormLinks:
    """Return the links of a form's page; ``types`` are the project types that it is listed under."""
    own, year, language = form.address, form.address.year, publication.language
    of_year = language.interface["navigation"]["year"].format(year=year)
    return FormLinks(
        page=publication.site_url + addresses.form_url(own),
        unit=addresses.unit_url(unit.slug),
        project=addresses.project_url(own.project_key),
        peers=_peers(form, types),
        beside=_beside(form, beside),
        fill=addresses.fill_url(base=own.id),
        correct=addresses.fill_url(correct=own.id),
        edit=publication.edit.replace("{path}", form.source),
        files=[Link(name, data_of(own.id, extension)) for name, extension in FILES],
        crumbs=[*crumbs_to(unit, language), Link(of_year, addresses.unit_year_url(unit.slug, year))],
    )


def _beside(form: Form, beside: Neighbours) -> str:
    before, after = ([one.address] if one and not one.withdrawal else [] for one in beside)
    return addresses.compare_url([*before, form.address, *after]) if before or after else ""


def _peers(form: Form, types: Sequence[str]) -> str:
    first, own = types[0] if types else "", form.address
    chosen = {"year": str(own.year), "kind": own.kind.value, "type": first, "form": own.id}
    return addresses.explore_url(**{name: value for name, value in chosen.items() if value})
