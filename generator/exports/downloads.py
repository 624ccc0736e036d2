"""Writes all downloads of a selection of forms, in one pass over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from generator.catalogue.downloads import Download
from generator.exports.form_data import FormData
from generator.exports.handout import Handout
from generator.exports.writers import WRITERS


def write_downloads(folder: Path, handout: Handout, files: Sequence[Download], forms: Iterable[FormData]) -> None:
    """Write the files of a handout below ``folder``, under their paths on the site; ``files`` are grouped by format.

    Raises ``generator.exports.sheet.DoesNotFit`` if something is too large for a spreadsheet.
    """
    for each in files:
        (folder / each.address).parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        adds = [
            stack.enter_context(WRITERS[file_format](folder, tuple(of_format), handout))
            for file_format, of_format in groupby(files, lambda each: each.format)
        ]
        for data in forms:
            for add in adds:
                add(data)
