"""By when an assessor must confirm their details again (INFO.1). Pure: register, assessor and day in."""

from datetime import date

from generator.days import day_before, months_after
from generator.records import Assessor
from generator.register import Register


def are_stale(register: Register, assessor: Assessor, on: date) -> bool:
    """Whether the details count as not confirmed on a day."""
    return _confirmed_until(register, assessor, on) < on


def confirm_by(register: Register, assessor: Assessor, on: date) -> date:
    """The last day on which the details count as confirmed, seen from a day: in the past if they are stale on it.

    Settings that change later count from their own day.
    """
    last = _confirmed_until(register, assessor, on)
    for begin in sorted(amendment.from_ for amendment in register.scheme.amendments if amendment.from_ > on):
        if last < begin:
            break
        last = max(_confirmed_until(register, assessor, begin), day_before(begin))
    return last


def _confirmed_until(register: Register, assessor: Assessor, day: date) -> date:
    """The last day on which they count as confirmed, by the settings of a day."""
    return months_after(assessor.details_confirmed_on, register.scheme.on(day).stale_after_months)
