"""同名项目分成了两个

查什么：同一单位里，项目名称相同（不计空格和全角半角）的表，文件名是否也相同；unit.yml 的“承接”写明了关系的项目不算。
为什么：文件名是项目历年的身份，两个文件名会使同一项目的历年情况接不上，上年数也无从核对。
编制预算的项目应当前后衔接，见财预〔2015〕88号。
不对：2019/showroom.yml 和 2023/exhibition.yml 的项目名称都是“展厅运营”
对：2019/showroom.yml 和 2023/showroom.yml 的项目名称都是“展厅运营”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalogue.catalogue import grouped
from generator.catalogue.records import Record
from generator.model import ProjectKey
from generator.reading.values.folding import folded
from generator.rules.outcome import Found, Side


def check(records: Sequence[Record]) -> Iterator[tuple[str, Found]]:
    """Yield each form whose project has a namesake under another file name, with the one nearest in time."""
    for namesakes in grouped(records, lambda record: (record.unit, folded(record.project_name))).values():
        candidates = _two_a_year(namesakes)
        for record in namesakes:
            others = [other for other in candidates if other.identity != record.identity]
            if others:
                nearest = min(others, key=lambda other: abs(other.year - record.year))
                yield record.address.id, _found(record, nearest)


def _two_a_year(records: Sequence[Record]) -> Sequence[Record]:
    """Return the first records of two projects in each year: for any project, one of the two belongs to another."""
    kept: dict[int, dict[ProjectKey, Record]] = {}
    for record in records:
        of_year = kept.setdefault(record.year, {})
        if len(of_year) < 2:
            of_year.setdefault(record.identity, record)
    return [record for of_year in kept.values() for record in of_year.values()]


def _found(record: Record, other: Record) -> Found:
    sides = (_side(record), _side(other, other.address.id))
    return Found(f"“{record.project_name}”：{record.address.project} ≠ {other.address.project}", sides)


def _side(record: Record, form: str = "") -> Side:
    cell = record.project_cell
    return Side(cell.label, cell.text, cell.path, form)
