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
class VisitsCounted:
    """The visits of an assessor."""

    made: int
    """Visits that count, of the twelve months up to the day."""
    observed: int
    """Visits of others that they observed in those months."""
    to_come: int
    """Visits that they are appointed for, to assess or to observe."""
    most: int | None
    """The most visits a year that they want."""

    @property
    def visits(self) -> int:
        """All of them."""
        return self.made + self.observed + self.to_come


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
    work: VisitsCounted
    """What they do."""
    done: Share
    """Visits made or observed, drawn."""
    to_come: Share
    """Visits to come, drawn after those."""
    most: str
    """The place of the most they want; empty if they did not say."""
    is_full: bool
    """Whether all these reach the most they want."""


@dataclass(frozen=True)
class RegionRow:
    """A region or nation."""

    name: str
    """Its name."""
    assessors: int
    """Assessors on the register who work there."""
    made: int
    """Visits there in the twelve months."""
    to_come: int
    """Visits there that somebody is appointed for."""
    waiting: int
    """Requests from there without an assessor."""
    done: Share
    """Visits made, drawn."""
    to_come_drawn: Share
    """Visits to come, drawn after those."""


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


def visits_of(register: Register, assessor: Assessor, on: date) -> VisitsCounted:
    """What an assessor does, seen from a day: the visits that `allocate` counts. Linear in their appointments."""
    since = years_after(on, -1)
    made = observed = to_come = 0
    for appointed in register.appointments.get(assessor.id, ()):
        visited_on = appointed.assessment.visited_on
        if appointed.assessment.is_called_off:
            continue
        if visited_on is None or visited_on > on:
            to_come += 1
        elif visited_on > since:
            is_own = appointed.assessment.assessor == assessor.id
            made, observed = made + is_own, observed + (not is_own)
    most = assessor.availability.most_visits_a_year if assessor.availability else None
    return VisitsCounted(made, observed, to_come, most)


def load(register: Register, on: date, t: Wording) -> Load:
    """Both tables. Linear in the assessments on file."""
    listed = [assessor for assessor in register.assessors.values() if standing(register, assessor, on).kind.is_listed]
    works = {assessor.id: visits_of(register, assessor, on) for assessor in listed}
    longest = max((max(work.visits, work.most or 0) for work in works.values()), default=0)
    by_work = sorted(listed, key=lambda assessor: (-works[assessor.id].visits, assessor.name, assessor.id))
    rows = tuple(_row(assessor, works[assessor.id], longest) for assessor in by_work)
    regions, longest_region = _regions(register, listed, on, t)
    return Load(rows, regions, longest, longest_region)


def _row(assessor: Assessor, work: VisitsCounted, longest: int) -> AssessorRow:
    done, to_come = _shares(work.made + work.observed, work.to_come, longest)
    is_full = work.most is not None and work.visits >= work.most
    most = _percent(work.most, longest) if work.most else ""
    return AssessorRow(assessor.name, f"assessor-{assessor.id}", work, done, to_come, most, is_full)


def _regions(register: Register, listed: list[Assessor], on: date, t: Wording) -> tuple[tuple[RegionRow, ...], int]:
    since = years_after(on, -1)
    made: Counter[Region] = Counter()
    to_come: Counter[Region] = Counter()
    waiting: Counter[Region] = Counter()
    for on_file in register.every_assessment:
        assessment, region = on_file.assessment, on_file.school.region
        if assessment.counts_on(on) and _day(on_file) > since:
            made[region] += 1
        elif assessment.is_effective and (assessment.visited_on is None or assessment.visited_on > on):
            (to_come if assessment.appointed_on else waiting)[region] += 1
    working = Counter(region for assessor in listed for region in assessor.regions)
    longest = max((made[region] + to_come[region] for region in Region), default=0)
    rows = tuple(
        RegionRow(
            t.term(region),
            working[region],
            made[region],
            to_come[region],
            waiting[region],
            *_shares(made[region], to_come[region], longest),
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
