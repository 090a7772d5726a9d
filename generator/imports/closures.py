"""Compares the official lists with the schools on file: which have closed or are gone, and what school followed them.

In: the schools on file that the lists do not have as open, what the lists say of those that closed, and the schools
that may have followed. Out: facts to show, and predecessors to write. Pure: `schools` reads, edits and writes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.imports.school_lists.listed import ClosedError, Listed
from generator.records import School
from generator.records.school import Predecessor
from generator.rules.one_file import plain
from generator.vocabulary import EstablishmentType, Succession

A_YEAR = timedelta(days=366)
"""A school that opened longer than this before or after another one closed did not follow it."""


@dataclass(frozen=True)
class Later:
    """A school that may have followed another: one that a list has as open, or one on file."""

    id: str
    name: str
    type: EstablishmentType
    postcode: str | None
    opened_on: date | None
    local_number: str | None

    @classmethod
    def of(cls, school: Listed | School) -> "Later":
        opened_on = school.opened_on if isinstance(school, Listed) else None
        local_number = school.local_number if isinstance(school, Listed) else None
        return cls(school.id, school.name, school.type, school.postcode, opened_on, local_number)


@dataclass(frozen=True)
class Closure:
    """A school on file that has closed: by its list, or else by its file.

    `closed_on` is None where neither says when. `day_as_written` is what the list has in place of a day.
    """

    school: School
    closed_on: date | None
    local_number: str | None
    day_as_written: str = ""

    @classmethod
    def of(cls, school: School, row: ClosedError | None) -> "Closure":
        if row is None:
            return cls(school, school.closed_on, None)
        return cls(school, row.closed_on or school.closed_on, row.local_number, row.day_as_written)

    @property
    def is_news(self) -> bool:
        """Whether the file does not say so yet."""
        return self.closed_on is None or self.closed_on != self.school.closed_on

    @property
    def visits_after(self) -> list[date]:
        """The days of visits, made or planned, on which the school is closed."""
        visits = {
            visit_on
            for assessment in self.school.assessments
            for visit_on in (assessment.visit_planned_on, assessment.visited_on)
            if visit_on and self.closed_on and visit_on > self.closed_on and assessment.is_effective
        }
        return sorted(visits)


@dataclass(frozen=True)
class Succeeded:
    """A school on file and the school that followed it; `on` is None where no list says when."""

    earlier: School
    later: Later
    on: date | None
    how: Succession

    @property
    def predecessor(self) -> Predecessor | None:
        """What the later school's file is to say; None while the day is not known."""
        return Predecessor(school=self.earlier.id, on=self.on, how=self.how) if self.on else None


def succeeded(closures: Iterable[Closure], later: Sequence[Later]) -> tuple[Succeeded, ...]:
    """Each closed school with the school that followed it, as far as one can be sure.

    It has the same name and postcode, or the same number within its local authority and opened within a year of the
    other's closure. A school that took the place of several is a merger.
    """
    by_place: dict[tuple[str, str], list[Later]] = {}
    by_number: dict[str, list[Later]] = {}
    for school in later:
        if school.postcode:
            by_place.setdefault((plain(school.name), school.postcode), []).append(school)
        if school.local_number:
            by_number.setdefault(school.local_number, []).append(school)
    pairs = [
        (closure, follower) for closure in closures for follower in _followers(closure, by_place, by_number).values()
    ]
    predecessors = Counter(follower.id for _, follower in pairs)
    return tuple(
        Succeeded(closure.school, follower, _first_day(closure, follower), _how(closure, follower, predecessors))
        for closure, follower in pairs
    )


def _followers(
    closure: Closure, by_place: Mapping[tuple[str, str], Sequence[Later]], by_number: Mapping[str, Sequence[Later]]
) -> dict[str, Later]:
    nation = closure.school.id.partition("-")[0]
    places = by_place.get((plain(closure.school.name), closure.school.postcode or ""), ())
    found = {school.id: school for school in places if _apart(closure, school) in (None, True)}
    for school in by_number.get(closure.local_number or "", ()):
        if _apart(closure, school):
            found[school.id] = school
    return {id: school for id, school in found.items() if id != closure.school.id and id.startswith(nation)}


def _apart(closure: Closure, school: Later) -> bool | None:
    """Whether the school opened within a year of the closure; None where one of the days is not known."""
    if closure.closed_on is None or school.opened_on is None:
        return None
    return abs(school.opened_on - closure.closed_on) <= A_YEAR


def _first_day(closure: Closure, follower: Later) -> date | None:
    """The day the later school opened, else the day after the earlier one closed."""
    return follower.opened_on or (closure.closed_on and closure.closed_on + timedelta(days=1))


def _how(closure: Closure, follower: Later, predecessors: Mapping[str, int]) -> Succession:
    if predecessors[follower.id] > 1:
        return Succession.MERGER
    if follower.type is not closure.school.type:
        return Succession.CONVERSION
    return Succession.RENUMBERING if follower.postcode == closure.school.postcode else Succession.MOVE
