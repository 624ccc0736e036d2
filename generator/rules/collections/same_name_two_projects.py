"""同名项目分成了两个

查什么：同一单位里，项目名称相同（不计空格和全角半角）的表，文件名是否也相同。
不同年度的表，名称里写的本年度（如“2020年”“（2020年度）”）也不计，除非两个项目在同一年都有表。
unit.yml 的“承接”写明了关系的项目不算。
为什么：文件名是项目历年的身份，两个文件名会使同一项目的历年情况接不上，上年数也无从核对。
编制预算的项目应当前后衔接，见财预〔2015〕88号。
不对：2019/showroom.yml 和 2023/exhibition.yml 的项目名称都是“展厅运营”
对：2019/showroom.yml 和 2023/showroom.yml 的项目名称都是“展厅运营”
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from generator.catalogue.catalogue import grouped
from generator.catalogue.records import Record
from generator.diagnostics import quoted, worded
from generator.model import Address, ProjectKey
from generator.reading.values.folding import folded
from generator.rules.outcome import Found, Side

OWN_YEAR = r"\({year}(年度?)?\)|(?<![\d\-—~至]){year}年度?"
"""How a name contains the year of its form; a span of years that ends with it is something else."""


def check(records: Sequence[Record]) -> Iterator[tuple[str, Found]]:
    """Yield each form whose project has a namesake under another file name, with the one nearest in time."""
    years = {project: {one.year for one in own} for project, own in grouped(records, lambda one: one.identity).items()}

    def may_continue(record: Record, other: Record) -> bool:
        return years[record.identity].isdisjoint(years[other.identity])

    found = dict(_found_by(_lasting_name, records, may_continue))
    found |= _found_by(_name, records, lambda _record, _other: True)
    yield from found.items()


def _found_by(
    name: Callable[[Record], str], records: Sequence[Record], may_be_one: Callable[[Record, Record], bool]
) -> Iterator[tuple[str, Found]]:
    by_name = grouped(records, lambda record: (record.unit, name(record))).values()
    for namesakes in filter(_are_of_several, by_name):
        candidates = _two_a_year(namesakes)
        for record in namesakes:
            others = [one for one in candidates if one.identity != record.identity and may_be_one(record, one)]
            if others:
                nearest = min(others, key=lambda other: abs(other.year - record.year))
                yield record.address.id, _found(record, nearest)


def _are_of_several(records: Sequence[Record]) -> bool:
    return len({record.identity for record in records}) > 1


def _name(record: Record) -> str:
    return folded(record.project_name)


def _lasting_name(record: Record) -> str:
    """Return the project's name without the form's own year."""
    name = _name(record)
    return re.sub(OWN_YEAR.format(year=record.year), "", name) or name


def _two_a_year(records: Sequence[Record]) -> Sequence[Record]:
    """Return the first records of two projects in each year: for any project, one of the two belongs to another."""
    kept: dict[int, dict[ProjectKey, Record]] = {}
    for record in records:
        of_year = kept.setdefault(record.year, {})
        if len(of_year) < 2:
            of_year.setdefault(record.identity, record)
    return [record for of_year in kept.values() for record in of_year.values()]


def _found(record: Record, other: Record) -> Found:
    sides = (_side(record), _side(other, other.address))
    names = (record,) if _name(record) == _name(other) else (record, other)
    places = worded("differ", one=record.address.project, other=other.address.project)
    return Found(worded("names", names=quoted(one.project_name for one in names), places=places), sides)


def _side(record: Record, form: Address | None = None) -> Side:
    cell = record.project_cell
    return Side(cell.label, cell.text, cell.path, form)
