"""Full Naace membership, which a registration needs (P11). Pure: assessor and day in."""

from datetime import date

from generator.days import day_after
from generator.records import Assessor
from generator.vocabulary import MembershipGrade


def full_membership(assessor: Assessor, on: date) -> int | None:
    """The position of the full membership that holds on a day; None if none does."""
    for index, membership in enumerate(assessor.membership):
        if membership.grade is MembershipGrade.FULL and membership.holds(on):
            return index
    return None


def full_membership_until(assessor: Assessor, on: date) -> date | None:
    """The last day, inclusive, of the full membership that holds on a day, renewals without a gap included.

    None if no end is on file, or if there is no full membership on that day.
    """
    day, last = on, None
    while (index := full_membership(assessor, day)) is not None:
        last = assessor.membership[index].to
        if last is None:
            return None
        day = day_after(last)
    return last


def last_full_membership(assessor: Assessor, on: date) -> int | None:
    """The position of the full membership that ended last before a day; None if none has."""
    ended = [
        (membership.to, index)
        for index, membership in enumerate(assessor.membership)
        if membership.grade is MembershipGrade.FULL and membership.to and membership.to < on
    ]
    return max(ended)[1] if ended else None
