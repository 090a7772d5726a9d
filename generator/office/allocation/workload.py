"""What an assessor has done, will do and has said they can do, and what is due at their next visit.

In: a register, an assessor, the day and the day of the visit. Out: a value that every school's ranking shares. Cost:
linear in the person's own visits.
"""

from dataclasses import dataclass
from datetime import date

from generator.days import years_after
from generator.records import Assessor
from generator.records.offers import Unavailable
from generator.register import AssessmentOnFile, Register
from generator.scheme.reviews import next_review
from generator.scheme.standing import StandingKind, standing


@dataclass(frozen=True)
class Workload:
    """An assessor's visits, seen from a day.

    `visits` are those made or observed in the last year, and those to come; `most` is how many a year the person wants.
    `review` is the Quality Review that must come before the next visit. `observed` is the number of the moderated visit
    that this one would be, for somebody who is not accredited; `drawn` the year of the draw for a sampled one.
    """

    visits: int
    most: int | None
    review: int | None
    visits_before_review: int
    observed: int | None
    drawn: str | None
    awaited: str | None
    """A moderated visit, made or to come, whose result is not notified yet."""
    away: tuple[Unavailable, ...]
    """Days on which the person cannot visit: those that hold the day of the visit; if no day is agreed, those to
    come."""
    is_away: bool
    """Whether that keeps the person from this visit: on its day, or from now on without an end."""
    elsewhere: str | None
    """A school at which the person is planned on the day of the visit."""

    @property
    def is_full(self) -> bool:
        """Whether the person has as many visits as they want in a year."""
        return self.most is not None and self.visits >= self.most

    @property
    def capacity(self) -> int | None:
        """How many visits more the person wants; None if they set no number."""
        return None if self.most is None else max(self.most - self.visits, 0)


def workload(register: Register, assessor: Assessor, on: date, visit: date | None, drawn: str | None) -> Workload:
    """The workload of one person; `drawn` names the draw that took them, if no visit came of it yet."""
    on_file = [
        appointed
        for appointed in register.appointments.get(assessor.id, ())
        if not appointed.assessment.is_called_off and _counts(appointed, on)
    ]
    to_come = [appointed for appointed in on_file if _is_to_come(appointed, on)]
    review = next_review(register, assessor, on)
    left = review.remaining - sum(appointed.assessment.assessor == assessor.id for appointed in to_come)
    availability = assessor.availability
    day = visit or on
    unavailable = availability.unavailable if availability else ()
    away = tuple(
        period for period in unavailable if (period.holds(day) if visit else period.to is None or period.to >= on)
    )
    elsewhere = (appointed.school.name for appointed in to_come if visit and _day(appointed) == visit)
    is_observed = standing(register, assessor, day).decided is StandingKind.REGISTERED
    awaited = _awaited(register, assessor, on) if is_observed else None
    return Workload(
        visits=len(on_file),
        most=availability.most_visits_a_year if availability else None,
        review=review.number if left <= 0 else None,
        visits_before_review=max(left, 0),
        observed=len(assessor.moderations) + (2 if awaited else 1) if is_observed else None,
        drawn=drawn,
        awaited=awaited,
        away=away,
        is_away=any(visit or (period.to is None and period.from_ <= on) for period in away),
        elsewhere=next(elsewhere, None),
    )


def _awaited(register: Register, assessor: Assessor, on: date) -> str | None:
    """The last assessment by somebody not accredited whose result is not notified by a day."""
    for on_file in reversed(register.assessments_by_assessor.get(assessor.id, ())):
        moderation = register.moderations_by_assessment.get(on_file.id)
        is_notified = moderation is not None and moderation.moderation.notified_on <= on
        if on_file.assessment.is_effective and not is_notified:
            return on_file.id
    return None


def _counts(appointed: AssessmentOnFile, on: date) -> bool:
    """Whether an assessment is a visit of the last year or to come, of those known by a day."""
    visited_on = appointed.assessment.visited_on
    return visited_on is None or visited_on > years_after(on, -1)


def _is_to_come(appointed: AssessmentOnFile, on: date) -> bool:
    visited_on = appointed.assessment.visited_on
    return visited_on is None or visited_on > on


def _day(appointed: AssessmentOnFile) -> date | None:
    return appointed.assessment.visited_on or appointed.assessment.visit_planned_on
