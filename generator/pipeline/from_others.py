"""What a project is told from the other projects; all else that is published of it depends on its own files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.catalogue.lineage import NO_KIN, Kin, Lineage, with_families
from generator.catalogue.records import Record
from generator.model import ProjectKey
from generator.pipeline.inputs.workspace import Source
from generator.rules.outcome import Found
from generator.rules.running import find_in_collection


class FromOthers(NamedTuple):
    """What a project is told from the others.

    ``found`` is what the rules of the collection found in it: pairs of rule and outcome by form identifier, ``sources``
    the files of the forms of other projects that the outcomes refer to, ``kin`` the same project in other units or by
    other names, ``instead`` the forms that its withdrawn ones refer readers to.
    """

    found: Mapping[str, tuple[tuple[str, Found], ...]]
    sources: Mapping[str, Source]
    kin: Kin = NO_KIN
    instead: tuple[Record, ...] = ()


NOTHING = FromOthers({}, {})


def found_among_all(
    records: Sequence[Record], sources: Iterable[Source], lineage: Lineage
) -> dict[ProjectKey, FromOthers]:
    """Return what the rules of the collection find, by project; ``sources`` include those of all records."""
    found = find_in_collection(with_families(records, lineage))
    if not found:
        return {}
    by_id = {record.address.id: record for record in records}
    files = {source.file: source for source in sources}
    told: dict[ProjectKey, FromOthers] = {}
    for form, outcomes in found.items():
        key = by_id[form].address.project_key
        before = told.get(key, NOTHING)
        others = {side.form.id for _, one in outcomes for side in one.sides if side.form}
        referred = {other: files[by_id[other].source] for other in sorted(others)}
        told[key] = FromOthers({**before.found, form: outcomes}, {**before.sources, **referred})
    return told


def with_forms_instead(
    told: Mapping[ProjectKey, FromOthers], records: Sequence[Record]
) -> dict[ProjectKey, FromOthers]:
    """Return what projects are told, with the forms that withdrawn ones refer to, as far as there are such."""
    by_id = {record.address.id: record for record in records}
    more = dict(told)
    for record in records:
        other = by_id.get(record.withdrawal.instead) if record.withdrawal else None
        if other:
            before = more.get(record.address.project_key, NOTHING)
            more[record.address.project_key] = before._replace(instead=(*before.instead, other))
    return more
