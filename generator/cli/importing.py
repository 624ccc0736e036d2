"""The command ``import``: reads forms from a Word, Excel, PDF or text file and writes each to a given place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from generator.cli.checking import Asked, check_and_tell
from generator.cli.endings import WrongConfiguration
from generator.cli.placing import begin_unit, definition_named, place_of, tree_text, write
from generator.cli.project import configuration_of
from generator.cli.telling import say
from generator.cli.words import said, spoken
from generator.definition.cells import Definition
from generator.definition.filled import general_title
from generator.definition.schema import schema_seen_from_form
from generator.importing.apart import SECONDS
from generator.importing.drafts import Draft
from generator.importing.lines import Note, Unreadable
from generator.importing.misnamed import kind_behind_name
from generator.importing.opening import MAX_MEGABYTES
from generator.importing.reading import Papers, papers_in
from generator.importing.shared import Shared
from generator.pipeline.inputs.workspace import Workspace, read_at_most
from generator.source.decoding import MAX_BYTES

SHOWN = 40
"""How many characters are shown of a text that could not be placed."""

LISTED = 100
"""How many things of one kind are shown."""

ROW = 3
"""How many texts on one line are a row of a table, not a label and what is beside it."""


def import_and_tell(workspace: Workspace, file: Path, places: Sequence[str], form: str | None) -> None:
    """Write each form of a file to its place and report what needs review; raises ``WrongConfiguration``.

    ``places`` follow the order of the file; ``form`` is the definition of all of them where titles do not identify it.
    """
    configuration = configuration_of(workspace)
    asked = [definition_named(configuration, form)] if form else [*configuration.definitions.values()]
    data = _data(file)
    papers, notes = _papers(file, data, asked)
    if not any(each.is_recognised for each in papers):
        raise WrongConfiguration(_otherwise_named(file, data) or _not_recognised(file, form))
    drafts = _accepted(file, papers, places)
    paths = [place_of(workspace, place, each.definition) for place, each in zip(places, drafts, strict=True)]
    if len(set(paths)) < len(paths):
        raise WrongConfiguration(said("import_same_place"))
    texts = [_text(file, each, path) for path, each in zip(paths, drafts, strict=True)]
    for path, each, text in zip(paths, drafts, texts, strict=True):
        begin_unit(workspace, path.parts[-3], each.text_of("unit"))
        write(path, text)
        say("\n".join(_told(workspace.name(path), each)))
    passed = (each.first for each in papers if not each.is_recognised and not each.is_short_line)
    for line in (
        *_first(said("import_passed", text=_short(text)) for text in passed),
        *_first(map(_noted, notes)),
    ):
        say(line)
    check_and_tell(workspace, Asked(paths, "text", since=None, findings=False))


def _accepted(file: Path, papers: Iterable[Draft], places: Sequence[str]) -> list[Draft]:
    """Return the papers that are forms, one for each place; raises ``WrongConfiguration``."""
    drafts = [each for each in papers if each.is_recognised]
    if len(places) != len(drafts):
        raise WrongConfiguration(_how_many(file, drafts))
    if units := [line for each in drafts for line in _other_units(each)]:
        raise WrongConfiguration("\n".join([said("import_units", file=file), *_first(units)]))
    return drafts


def _text(file: Path, read: Draft, path: Path) -> str:
    """Return the text of the file of a form; raises ``WrongConfiguration`` if no form may be so long."""
    text = tree_text(schema_seen_from_form(read.definition), read.with_year(path.parent.name))
    if len(text.encode()) > MAX_BYTES:
        raise WrongConfiguration(said("import_long", file=file, size=MAX_BYTES >> 20, **_names(read)))
    return text


def _data(file: Path) -> bytes:
    if not file.is_file():
        raise WrongConfiguration(said("no_such_file", file=file))
    return read_at_most(file, MAX_MEGABYTES << 20)


def _papers(file: Path, data: bytes, definitions: Sequence[Definition]) -> Papers:
    try:
        return papers_in(data, definitions)
    except Unreadable as problem:
        told = said(f"import_{problem}", file=file, size=MAX_MEGABYTES, seconds=SECONDS)
        raise WrongConfiguration((str(problem) == "old" and _otherwise_named(file, data)) or told) from None


def _otherwise_named(file: Path, data: bytes) -> str:
    """Return what a file is that its name does not say, empty if its name says it."""
    kind = kind_behind_name(file.suffix, data)
    return said(f"import_is_{kind}", file=file, suffix=file.suffix) if kind else ""


def _not_recognised(file: Path, form: str | None) -> str:
    return said("import_not_of_form" if form else "import_unknown", file=file, form=form)


def _noted(note: Note) -> str:
    return said(f"import_{note.name}", **{name: _short(spoken().said(value)) for name, value in note.values.items()})


def _how_many(file: Path, drafts: Sequence[Draft]) -> str:
    """Return the list of forms in a file, for a user who gave a different number of places."""
    forms = (said("import_form", number=number, **_names(each)) for number, each in enumerate(drafts, 1))
    return "\n".join([said("import_places", file=file, count=len(drafts)), *_first(forms)])


def _other_units(read: Draft) -> Iterator[str]:
    """Yield the units of money on a paper that differ from those of its definition."""
    for each in read.other_units:
        yield said(
            "import_unit",
            **_names(read),
            text=_short(each.text),
            unit=each.unit,
            label=each.label,
            expected=each.expected,
        )


def _names(read: Draft) -> dict[str, str]:
    project = read.text_of("project") or read.definition.project
    return {"form": read.definition.id, "title": general_title(read.definition), "project": project}


def _told(name: str, read: Draft) -> Iterator[str]:
    """Yield what was written and what in it needs review."""
    yield said("import_written", path=name, **_names(read))
    if read.missing:
        yield said("import_missing", cells=spoken().listed(read.missing))
    if read.slipped:
        names = _first([_short(each.names[-1]) for each in read.slipped])
        yield said("import_slipped", names=spoken().listed(names))
    yield from _first(
        said("import_taken", text=_short(heading.text), label=heading.label) for heading in dict.fromkeys(read.taken)
    )
    for (column, is_copied), lines in _by_cell(read.shared).items():
        told = "import_shared" if is_copied else "import_shared_once"
        yield said(told, column=column, names=spoken().listed(_first(map(_short, lines))))
    if count := sum(len(texts) >= ROW for texts in read.left):
        yield said("import_rows_left", count=count)
    left = ("｜".join(_first(map(_short, texts))) for texts in dict.fromkeys(read.left))
    yield from _first(said("import_left", text=text) for text in left)


def _by_cell(shared: Iterable[Shared]) -> Mapping[tuple[str, bool], Iterable[str]]:
    """Return the names of the lines that share cells, by column and by whether they have got its text."""
    lines: dict[tuple[str, bool], dict[str, None]] = {}
    for each in shared:
        lines.setdefault((each.column, each.is_copied), {})[each.line] = None
    return lines


def _first(texts: Iterable[str]) -> Iterator[str]:
    """Yield as many texts as anybody reads, and how many more there are."""
    texts = iter(texts)
    yield from islice(texts, LISTED)
    if count := sum(1 for _ in texts):
        yield said("import_more", count=count)


def _short(text: str) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}……"
