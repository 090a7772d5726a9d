"""What an assessor offers to schools, and when: parts of their file."""

from datetime import date

from generator.records.base import FREE, Period, Record, agreed, confidential, public
from generator.records.forms import Date, Text, WholeNumber
from generator.vocabulary import Phase, SchoolType


class Offer(Record):
    """Something the assessor offers, on the days `from` to `to`, both inclusive; a day left out sets no limit."""

    from_: Date | None = confidential(
        "The first day it is offered; left out if from the start.", FREE, alias="from", default=None
    )
    to: Date | None = confidential("The last day it was offered, inclusive; left out while it is.", FREE, default=None)

    def holds(self, on: date) -> bool:
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)


class PhaseOffered(Offer):
    """A phase the assessor offers, with what qualifies them for it (P10, ELIG.2)."""

    phase: Phase = public("The phase.", FREE)
    experience: Text = public("Experience of working with school leaders at a strategic level in it.", FREE)


class TypesOffered(Offer):
    """Types of school the assessor offers, with what qualifies them for those (P10)."""

    types: tuple[SchoolType, ...] = public("The types; several may share one text.", FREE, min_length=1)
    experience: Text | None = public(
        "Experience of working with school leaders at a strategic level in them.", FREE, default=None
    )


class Unavailable(Period):
    """Days on which the assessor cannot visit a school, from `from` to `to`, both inclusive."""

    from_: Date = agreed("The first day.", FREE, alias="from")
    to: Date | None = agreed("The last day, inclusive; left out while no end is set.", FREE, default=None)


class Availability(Record):
    """When the assessor can visit schools, and how often; for allocation."""

    unavailable: tuple[Unavailable, ...] = agreed("Days on which they cannot visit a school.", FREE, default=())
    most_visits_a_year: WholeNumber | None = agreed("The most visits a year they want.", FREE, default=None, ge=1)
