"""What becomes of forms that were published: none is to vanish, to change in silence, or to lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.catalogue.records import Record
from generator.diagnostics import Diagnostic, Place, collect, error, warning
from generator.history.git import read_before, read_gone
from generator.pipeline.workspace import UNIT_FILE, Source, Workspace
from generator.reading.comparing import uncorrected
from generator.source.document import Document, read_document


def gone(workspace: Workspace, since: str) -> Iterator[Diagnostic]:
    """Yield a warning for each form whose file is not there any more: to be withdrawn it would have to stay."""
    for file in read_gone(workspace.forms, workspace.name(workspace.forms), since):
        if _is_form(file):
            yield warning("form-gone", Place(file))


def changed_in_silence(workspace: Workspace, since: str) -> Iterator[Diagnostic]:
    """Yield a warning for each cell that was changed since a commit without a correction; none where none is named."""
    for name, held in read_before(workspace.forms, since).items() if since else ():
        path = workspace.forms / name
        if _is_form(name) and path.is_file():
            file = workspace.name(path)
            before, after = _document(file, held), _document(file, path.read_bytes())
            if before and after:
                yield from uncorrected(before, after)


def leading_nowhere(records: Iterable[Record], sources: Iterable[Source]) -> Iterator[Diagnostic]:
    """Yield an error for each withdrawn form that leads readers to a form that is not there, or to itself."""
    there = {"/".join(source.parts).removesuffix(".yml") for source in sources}
    for record in records:
        instead = record.withdrawal.instead if record.withdrawal else ""
        if instead and instead not in there - {record.address.id}:
            yield error("not-another-form", Place(record.source), form=instead)


def _is_form(file: str) -> bool:
    return file.endswith(".yml") and not file.endswith(f"/{UNIT_FILE}")


def _document(file: str, data: bytes) -> Document | None:
    """Return the tree of a form, ``None`` where it cannot be read; what is wrong with it is told elsewhere."""
    return collect(read_document(file, data))[0]
