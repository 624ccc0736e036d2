"""What became of declarations: the self-evaluation of the same project and year, or the lack of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.catalogue.lineage import Kin, origin_of
from generator.catalogue.records import Record
from generator.model import Kind, ProjectKey, ProjectYear


def unevaluated(records: Iterable[Record], origins: Mapping[ProjectKey, ProjectKey]) -> frozenset[ProjectYear]:
    """Return the project years of declarations that lack a self-evaluation although their year is over.

    A project that goes on in another unit or by another name is one, see ``Lineage.origins``, and its self-evaluation
    may be there. The records are those of forms that are not withdrawn. A year is over once there are forms of a later
    one: self-evaluations are filed in the year after, and the same forms are to give the same pages on any day.
    """
    records = tuple(records)
    newest = newest_year(records)
    evaluated = {_identity(record, origins) for record in records if record.kind is Kind.SELF_EVALUATION}
    declared = (record for record in records if record.kind is Kind.TARGET and record.year < newest)
    return frozenset(one.address.project_year for one in declared if _identity(one, origins) not in evaluated)


def evaluated_elsewhere(records: Sequence[Record], origins: Mapping[ProjectKey, ProjectKey]) -> frozenset[ProjectYear]:
    """Return the project years of declarations whose self-evaluations are in another unit or by another name.

    ``origins`` and the records are as in ``unevaluated``.
    """
    if not origins:
        return frozenset()
    evaluations = [record for record in records if record.kind is Kind.SELF_EVALUATION]
    own = {record.address.project_year for record in evaluations}
    evaluated = {_identity(record, origins) for record in evaluations}
    declared = (record for record in records if record.kind is Kind.TARGET and record.address.project_year not in own)
    return frozenset(one.address.project_year for one in declared if _identity(one, origins) in evaluated)


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


def _identity(record: Record, origins: Mapping[ProjectKey, ProjectKey]) -> tuple[ProjectKey, int]:
    return origin_of(record, origins), record.year
