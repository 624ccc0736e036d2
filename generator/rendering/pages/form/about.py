"""What a form's page is about in schema.org terms, for search engines and other programs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.publication import Publication
from generator.catalogue.records import Record
from generator.history.changes import History, Unknown
from generator.language import Texts
from generator.model import Correction, PublicUnit
from generator.rendering.addresses import form_url
from generator.rendering.pages.head import Data


def about_form(record: Record, unit: PublicUnit, history: History | Unknown, publication: Publication) -> Data:
    """Return the form as a report; that of a withdrawn form says so, and does not include its money.

    That of a whole unit does not either, since programs would add it to that of its projects.
    """
    language = publication.language
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": record.project_name,
        "genre": language.interface["kind"][record.kind.value],
        "identifier": record.address.id,
        "inLanguage": language.code,
        "temporalCoverage": str(record.year),
        "author": {"@type": "GovernmentOrganization", "name": unit.name},
        "publisher": {"@type": "Organization", "name": publication.publisher},
        **dict(_where_and_when(record, history, publication)),
        **dict(_standing(record, publication.language.interface)),
    }


def _where_and_when(
    record: Record, history: History | Unknown, publication: Publication
) -> Iterator[tuple[str, object]]:
    if publication.site_url:
        yield "url", publication.site_url + form_url(record.address)
    if isinstance(history, History):
        dated = {"datePublished": history.first, "dateModified": history.last}
        yield from ((name, change.time.isoformat()) for name, change in dated.items() if not change.begins)


def _standing(record: Record, words: Texts) -> Iterator[tuple[str, object]]:
    if record.withdrawal:
        yield "creativeWorkStatus", "Withdrawn"
    elif not record.whole_unit:
        yield "about", dict(_project(record))
    if record.corrections:
        yield "correction", [_correction(correction, words) for correction in record.corrections]


def _project(record: Record) -> Iterator[tuple[str, object]]:
    yield "@type", "Project"
    yield "name", record.project_name
    if record.yuan is not None:
        amount = {"@type": "MonetaryAmount", "currency": "CNY", "value": f"{record.yuan:f}"}
        yield "funding", {"@type": "MonetaryGrant", "amount": amount}


def _correction(correction: Correction, words: Texts) -> Data:
    texts = words["texts"]
    text = f"{correction.content}{texts['open']}{correction.reason}{texts['close']}"
    return {"@type": "CorrectionComment", "text": text, "datePublished": correction.date.isoformat()}
