"""What the page about the data describes in schema.org terms, for data set searches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalogue.downloads import Download, Format, Selection, Sort
from generator.catalogue.edition import Edition
from generator.language import Language
from generator.rendering.addresses import DATA
from generator.rendering.pages.head import Data

_MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.CSV_PACKAGE: "application/zip",
    Format.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON_LINES: "application/gzip",
    Format.PARQUET: "application/vnd.apache.parquet",
}


def about_data(
    selections: Sequence[Selection], offered: Sequence[Download], edition: Edition, language: Language
) -> Data:
    """Return the collection as a data set, with the files on offer except their description."""
    words = language.interface["data"]
    publisher = {"@type": "Organization", "name": edition.publisher}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": edition.title,
        "description": words["description"],
        "inLanguage": language.code,
        "isAccessibleForFree": True,
        "creator": publisher,
        "publisher": publisher,
        **dict(_known(selections, edition)),
        "variableMeasured": [language.data["table"][table.name] for table in edition.form_tables],
        "distribution": [_file(each, edition) for each in offered if each.table or each.format is not Format.CSV],
    }


def _known(selections: Sequence[Selection], edition: Edition) -> Iterator[tuple[str, object]]:
    years = sorted(one.slug for one in selections if one.sort is Sort.YEAR)
    if years:
        yield "temporalCoverage", f"{years[0]}/{years[-1]}"
    if edition.site_url:
        yield "url", edition.site_url + DATA
    if edition.licence:
        yield "license", edition.licence.url
    if edition.changed:
        yield "dateModified", edition.changed.isoformat()


def _file(download: Download, edition: Edition) -> Data:
    # Without the site's URL, links are relative to the page, which is in the same folder.
    url = edition.site_url + download.address if edition.site_url else download.address.removeprefix(DATA)
    return {"@type": "DataDownload", "encodingFormat": _MEDIA_TYPES[download.format], "contentUrl": url}
