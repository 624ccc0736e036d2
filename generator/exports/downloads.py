"""Writes everything that can be downloaded of a selection of forms, in one pass over them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from generator.catalogue.downloads import downloads
from generator.exports.form_data import FormData
from generator.exports.handout import Handout
from generator.exports.writers import WRITERS


def write_downloads(folder: Path, handout: Handout, forms: Iterable[FormData]) -> tuple[str, ...]:
    """Write the files of a handout below the folder of the site; return their addresses.

    Raises ``generator.exports.sheet.DoesNotFit`` where something is too large for a spreadsheet.
    """
    offered = tuple(downloads(handout.selection, handout.edition.form_tables))
    for each in offered:
        (folder / each.address).parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        adds = [
            stack.enter_context(WRITERS[file_format](folder, tuple(files), handout))
            for file_format, files in groupby(offered, lambda each: each.format)
        ]
        for data in forms:
            for add in adds:
                add(data)
    return tuple(each.address for each in offered)
