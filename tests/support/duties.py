"""The last day on which somebody stays in good standing by their duties and endings alone."""

from datetime import date

from generator.days import day_before
from generator.records import Assessor
from generator.register import Register
from generator.scheme.duties import duties
from generator.scheme.endings import Held, endings
from generator.scheme.standing import ending_to_come


def last_good_day(register: Register, assessor: Assessor, on: date) -> date:
    """The first day by which something must be signed, paid or attended, or on which something held ends."""
    found = duties(register, assessor, on)
    due = [duty.by for duty in (*found.to_pay, *found.to_sign, *found.to_attend)]
    held = [ending.last_day for ending in endings(register, assessor, on) if ending.of is Held.MEMBERSHIP]
    ends = ending_to_come(assessor, on)
    decided = [day_before(ends.on)] if ends else []
    return min((day for day in (*due, *held, *decided) if day), default=date.max)
