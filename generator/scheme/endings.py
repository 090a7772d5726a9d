"""When what an assessor holds ends by the records alone: registration, membership, the signed code, the paid fee.

Pure: register, assessor and day in.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from generator.days import day_before
from generator.records import Assessor
from generator.register import Register
from generator.scheme.code_versions import newest_signature, unsigned_versions
from generator.scheme.criteria import ONGOING_FEE
from generator.scheme.invoices import first_day_not_paid_for
from generator.scheme.membership import full_membership, full_membership_until, last_full_membership
from generator.scheme.standing import changes_of, standing


class Held(StrEnum):
    """What an assessor holds, and what may end."""

    REGISTRATION = "registration"
    MEMBERSHIP = "full membership"
    AGREEMENT = "signed code of practice"
    ONGOING_FEE = "ongoing registration fee"


@dataclass(frozen=True)
class Ending:
    """The last day, inclusive, of what an assessor holds; if it is not held, the last day on which it was.

    None if no end is on file, or if it never was held.
    """

    of: Held
    is_held: bool
    last_day: date | None


def endings(register: Register, assessor: Assessor, on: date) -> tuple[Ending, ...]:
    """When each thing ends, seen from a day, if nothing else is recorded; the ongoing fee only while registered.

    Seen from a past day, the registration's end is that of everything on file, like the next change of the standing.
    """
    found = [_registration(register, assessor, on), _membership(assessor, on), _agreement(register, assessor, on)]
    fee = _ongoing_fee(register, assessor, on)
    return tuple([*found, fee] if fee else found)


def _registration(register: Register, assessor: Assessor, on: date) -> Ending:
    """It ends with a lapse, a removal or a leaving."""
    changes = changes_of(register, assessor)
    if standing(register, assessor, on).kind.is_listed:
        end = next((change.on for change in changes if change.on > on and not change.kind.is_listed), None)
        return Ending(Held.REGISTRATION, True, end and day_before(end))
    ends = [
        following.on
        for change, following in pairwise(change for change in changes if change.on <= on)
        if change.kind.is_listed and not following.kind.is_listed
    ]
    return Ending(Held.REGISTRATION, False, day_before(ends[-1]) if ends else None)


def _membership(assessor: Assessor, on: date) -> Ending:
    if full_membership(assessor, on) is not None:
        return Ending(Held.MEMBERSHIP, True, full_membership_until(assessor, on))
    index = last_full_membership(assessor, on)
    return Ending(Held.MEMBERSHIP, False, None if index is None else assessor.membership[index].to)


def _agreement(register: Register, assessor: Assessor, on: date) -> Ending:
    """A signature holds until a newer version must be signed."""
    index = newest_signature(register, assessor, on)
    ends = [version.sign_by for version in unsigned_versions(register, assessor, on)]
    if index is None:
        return Ending(Held.AGREEMENT, False, None)
    overdue = [end for end in ends if end < on]
    if overdue:
        return Ending(Held.AGREEMENT, False, min(overdue))
    return Ending(Held.AGREEMENT, True, min(ends, default=None))


def _ongoing_fee(register: Register, assessor: Assessor, on: date) -> Ending | None:
    """It is held while a payment covers the day, or none is due yet."""
    now = standing(register, assessor, on)
    if now.registered_on is None:
        return None
    if fails_from := now.fails_from(ONGOING_FEE):
        return Ending(Held.ONGOING_FEE, False, day_before(fails_from))
    unpaid_from = first_day_not_paid_for(register, assessor, now.registered_on, on, on)
    return Ending(Held.ONGOING_FEE, True, unpaid_from and day_before(unpaid_from))
