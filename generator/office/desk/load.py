"""How much each assessor does, and what each region asks for: in the last twelve months, and in visits to come.

In: the register and the day. Out: rows with their numbers, and bars to one scale for each table.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from generator.days import years_after
from generator.records import Assessor
from generator.register import AssessmentOnFile, Register
from generator.scheme.standing import standing
from generator.site.messages import Wording
from generator.vocabulary import Region


@dataclass(frozen=True)
class Work:
    """The visits of an assessor."""

    made: int
    """Visits that count, of the twelve months up to the day."""
    observed: int
    """Visits of others that they observed in those months."""
    planned: int
    """Visits with a day agreed, from the day on."""
    most: int | None
    """The most visits a year that they want."""


@dataclass(frozen=True)
class Share:
    """A part of a bar, in percent of the longest bar there could be."""

    x: str
    """Where it begins."""
    width: str
    """How long it is."""


@dataclass(frozen=True)
class AssessorRow:
    """An assessor on the register."""

    name: str
    """Their name."""
    anchor: str
    """The id of their part of the page."""
    work: Work
    """What they do."""
    made: Share
    """Visits made, drawn."""
    planned: Share
    """Visits planned, drawn after those."""
    most: str
    """The place of the most they want; empty if they did not say."""
    is_full: bool
    """Whether what they made and planned reaches the most they want."""


@dataclass(frozen=True)
class RegionRow:
    """A region or nation."""

    name: str
    """Its name."""
    assessors: int
    """Assessors on the register who work there."""
    made: int
    """Visits there in the twelve months."""
    planned: int
    """Visits planned there."""
    waiting: int
    """Requests from there without an assessor."""
    bar: Share
    """Visits made, drawn."""
    planned_bar: Share
    """Visits planned, drawn after those."""


@dataclass(frozen=True)
class Load:
    """The two tables."""

    assessors: tuple[AssessorRow, ...]
    """Everybody on the register, those with most visits first."""
    regions: tuple[RegionRow, ...]
    """Every region and nation, in the order of the vocabulary."""
    longest: int
    """The number of visits that the full width stands for, in the table of assessors."""
    longest_region: int
    """The same for regions."""


def work_of(register: Register, assessor: Assessor, on: date) -> Work:
    """What an assessor does, seen from a day. Time linear in their appointments."""
    visits, since = register.visits_by(assessor.id, on), years_after(on, -1)
    made = sum(_day(visit) > since for visit in visits)
    observed = sum(
        visit.assessment.lead == assessor.id and visit.assessment.counts_on(on) and _day(visit) > since
        for visit in register.appointments.get(assessor.id, ())
    )
    planned = sum(
        visit.assessment.visit_planned_on is not None and visit.assessment.visit_planned_on >= on
        for visit in register.visits_planned.get(assessor.id, ())
    )
    return Work(made, observed, planned, assessor.availability.most_visits_a_year if assessor.availability else None)


def load(register: Register, on: date, t: Wording) -> Load:
    """Both tables. Linear in the assessments on file."""
    listed = [assessor for assessor in register.assessors.values() if standing(register, assessor, on).kind.is_listed]
    works = {assessor.id: work_of(register, assessor, on) for assessor in listed}
    longest = max((max(work.made + work.planned, work.most or 0) for work in works.values()), default=0)
    by_work = sorted(listed, key=lambda assessor: (-sum(_visits(works[assessor.id])), assessor.name, assessor.id))
    regions, longest_region = _regions(register, listed, on, t)
    return Load(
        tuple(_row(assessor, works[assessor.id], longest) for assessor in by_work), regions, longest, longest_region
    )


def _visits(work: Work) -> tuple[int, int]:
    return work.made, work.planned


def _row(assessor: Assessor, work: Work, longest: int) -> AssessorRow:
    made, planned = _shares(work.made, work.planned, longest)
    is_full = work.most is not None and work.made + work.planned >= work.most
    most = _percent(work.most, longest) if work.most else ""
    return AssessorRow(assessor.name, f"assessor-{assessor.id}", work, made, planned, most, is_full)


def _regions(register: Register, listed: list[Assessor], on: date, t: Wording) -> tuple[tuple[RegionRow, ...], int]:
    since = years_after(on, -1)
    made: Counter[Region] = Counter()
    planned: Counter[Region] = Counter()
    waiting: Counter[Region] = Counter()
    for on_file in register.every_assessment:
        assessment, region = on_file.assessment, on_file.school.region
        if assessment.counts_on(on) and _day(on_file) > since:
            made[region] += 1
        elif assessment.is_effective and not assessment.visited_on:
            if assessment.visit_planned_on and assessment.visit_planned_on >= on:
                planned[region] += 1
            elif not assessment.appointed_on:
                waiting[region] += 1
    working = Counter(region for assessor in listed for region in assessor.regions)
    longest = max((made[region] + planned[region] for region in Region), default=0)
    rows = tuple(
        RegionRow(
            t.term(region),
            working[region],
            made[region],
            planned[region],
            waiting[region],
            *_shares(made[region], planned[region], longest),
        )
        for region in t.in_order(Region)
    )
    return rows, longest


def _shares(first: int, second: int, longest: int) -> tuple[Share, Share]:
    """Two parts of a bar, one after the other."""
    return Share("0%", _percent(first, longest)), Share(_percent(first, longest), _percent(second, longest))


def _percent(number: int, longest: int) -> str:
    return f"{100 * number / longest if longest else 0:.2f}%"


def _day(visit: AssessmentOnFile) -> date:
    return visit.assessment.visited_on or date.min
