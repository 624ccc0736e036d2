"""Makes up any number of valid, realistic forms; the same number always gives the same forms.

They use all layouts of the project. A unit has projects, a project has a declaration for each of its years and for some
a self-evaluation, and forms agree with each other, with a few mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count as numbers
from itertools import islice
from random import Random

from bench.configuration import configuration
from bench.facts import facts_of
from bench.handwriting import yaml_text
from bench.papers import Filling, passages_in
from bench.passages import Passages
from bench.projects import Project, ProjectYear, made_up_project
from bench.vocabulary import vocabulary
from generator.definition.cells import Definition
from generator.model import Address, Kind

SEED = 20_190_419
YEARS = (2019,)
PROJECTS_OF_A_UNIT = 24
UNITS_OF_A_DEPARTMENT = 10


@dataclass(frozen=True, slots=True)
class MadeUpForm:
    """A file below the folder of forms: its path relative to that, and its text."""

    path: str
    text: str


def made_up(count: int, years: Sequence[int] = YEARS, seed: int = SEED) -> Iterator[MadeUpForm]:
    """Yield forms of consecutive years, and before each unit's first one the unit's own file."""
    left = count
    for number in numbers():
        unit = _Unit(number // PROJECTS_OF_A_UNIT)
        if number % PROJECTS_OF_A_UNIT == 0 and left:
            yield unit.file()
        for form in islice(unit.forms(number, years, Random(f"{seed} {number}")), left):
            left -= 1
            yield form
        if not left:
            return


@dataclass(frozen=True, slots=True)
class _Unit:
    number: int

    @property
    def slug(self) -> str:
        return f"unit-{self.number:04}"

    @property
    def names(self) -> tuple[str, str]:
        """The name of the unit, and that of its department."""
        return f"第{self.number + 1}项目单位", f"第{self.number // UNITS_OF_A_DEPARTMENT + 1}主管部门"

    def file(self) -> MadeUpForm:
        name, department = self.names
        return MadeUpForm(f"{self.slug}/unit.yml", f"名称: {name}\n主管部门: {department}\n")

    def forms(self, number: int, years: Sequence[int], random: Random) -> Iterator[MadeUpForm]:
        """Yield the forms of a project."""
        types = tuple(configuration().project_types)
        project = made_up_project(f"project-{number:06}", vocabulary(), types, years, random)
        for year in project.years:
            for kind in year.kinds:
                name = Address(self.slug, year.year, project.slug, kind).name
                yield MadeUpForm(f"{self.slug}/{year.year}/{name}.yml", self._text(project, year, kind, random))

    def _text(self, project: Project, year: ProjectYear, kind: Kind, random: Random) -> str:
        definition = random.choice(papers(kind, year.year))
        facts = facts_of(project, year, kind, self.names, random)
        passages = Passages(vocabulary(), passages_in(definition), random)
        return yaml_text(Filling(facts, passages, project.type, random).of(definition))


def papers(kind: Kind, year: int) -> list[Definition]:
    """Return the definitions of a kind for a year, or else those closest to it."""
    known = [one for one in configuration().definitions.values() if one.kind is kind]

    def distance(one: Definition) -> int:
        return max(one.first_year - year, year - (one.last_year or year), 0)

    return [one for one in known if distance(one) == min(map(distance, known))]
