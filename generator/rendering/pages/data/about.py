"""What the page about the data describes in schema.org terms, for data set searches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalogue.downloads import Download, Format, Selection, Sort
from generator.catalogue.publication import Publication
from generator.rendering.addresses import DATA
from generator.rendering.pages.head import Data

_MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.CSV_PACKAGE: "application/zip",
    Format.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON_LINES: "application/gzip",
    Format.PARQUET: "application/vnd.apache.parquet",
}


def about_data(selections: Sequence[Selection], offered: Sequence[Download], publication: Publication) -> Data:
    """Return the collection as a data set, with the files on offer except their description."""
    language = publication.language
    publisher = {"@type": "Organization", "name": publication.publisher}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": publication.title,
        "description": language.interface["data"]["description"],
        "inLanguage": language.code,
        "isAccessibleForFree": True,
        "creator": publisher,
        "publisher": publisher,
        **dict(_known(selections, publication)),
        "variableMeasured": [language.data["table"][table.name] for table in publication.form_tables],
        "distribution": [_file(each, publication) for each in offered if each.table or each.format is not Format.CSV],
    }


def _known(selections: Sequence[Selection], publication: Publication) -> Iterator[tuple[str, object]]:
    years = sorted(one.slug for one in selections if one.sort is Sort.YEAR)
    if years:
        yield "temporalCoverage", f"{years[0]}/{years[-1]}"
    if publication.site_url:
        yield "url", publication.site_url + DATA
    if publication.licence:
        yield "license", publication.licence.url
    if publication.changed:
        yield "dateModified", publication.changed.isoformat()


def _file(download: Download, publication: Publication) -> Data:
    # Without the site's URL, links are relative to the page, which is in the same folder.
    url = publication.site_url + download.address if publication.site_url else download.address.removeprefix(DATA)
    return {"@type": "DataDownload", "encodingFormat": _MEDIA_TYPES[download.format], "contentUrl": url}
