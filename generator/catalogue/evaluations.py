"""What became of declarations: the self-evaluation of the same project and year, or the lack of one."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalogue.lineage import Kin
from generator.catalogue.records import Record
from generator.model import ProjectYear


def unevaluated(records: Iterable[Record]) -> frozenset[ProjectYear]:
    """Return the project years of declarations that lack a self-evaluation although their year is over.

    The records are those of forms that are not withdrawn, with their origins. A year is over once there are forms of a
    later one: self-evaluations are filed in the year after, and the same forms are to give the same pages on any day.
    """
    records = tuple(records)
    newest = newest_year(records)
    evaluated = {record.project_year for record in records if record.is_evaluation}
    declared = {record.project_year for record in records if not record.is_evaluation and record.year < newest}
    return frozenset(declared - evaluated)


def newest_year(records: Iterable[Record]) -> int:
    """Return the newest year of forms, 0 if there are none."""
    return max((record.year for record in records), default=0)


def counterpart(record: Record, siblings: Iterable[Record], kin: Kin) -> Record | None:
    """Return the self-evaluation of a declaration, or the declaration of a self-evaluation, ``None`` if there is none.

    ``siblings`` are the forms of its own project, which come before those of its ``kin``. A withdrawn form has and is
    none.
    """
    elsewhere = (one.record for one in (*kin.later, *reversed(kin.earlier)))
    there = (other for other in (*siblings, *elsewhere) if not other.withdrawal and other.year == record.year)
    return None if record.withdrawal else next((other for other in there if other.kind is not record.kind), None)
