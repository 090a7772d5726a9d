"""`data/events/ID.yml`: a professional development event."""

from datetime import date
from typing import ClassVar

from generator.price import Price
from generator.records.base import (
    DATED,
    FREE,
    KEPT,
    Entry,
    FieldsCorrected,
    Record,
    confidential,
    public,
    recorded_late,
)
from generator.records.contact_forms import Website
from generator.records.forms import Date, Line, Money, Percent, Slug, Text
from generator.vocabulary import EventKind, RequiredOf, Vat


class Cost(Record):
    """What an assessor pays to take part (CPD.2)."""

    amount: Money = public("Exact pounds.", KEPT)
    vat: Vat = public("Whether VAT is in the amount.", KEPT)
    vat_rate: Percent | None = public(
        "The rate of VAT in per cent; left out where it is not known.", KEPT, default=None
    )
    published_on: Date = public("The day the cost was published; before the event.", KEPT, in_time=True)

    @property
    def price(self) -> Price:
        return Price(self.amount, self.vat, self.vat_rate)


class Sitting(Record):
    """Days on which the event takes place; taking part in one sitting is enough."""

    key: ClassVar[str] = "from_"

    from_: Date = public("The first day.", DATED, alias="from")
    to: Date | None = public("The last day, inclusive; left out for one day.", DATED, default=None)
    place: Line = public("Where it is held; or online.", DATED)

    @property
    def last_day(self) -> date:
        return self.to or self.from_


class Attendance(Record):
    """Who took part in a sitting (CPD.1)."""

    recorded_on: Date = confidential(
        "The day this list was put on file; nobody's absence counts before it.", KEPT, in_time=True
    )
    present: tuple[Slug, ...] = confidential("The ids of the assessors who took part.", KEPT, once=True)
    recorded_late: Text | None = recorded_late()


class EventCorrection(FieldsCorrected):
    """A correction of what is recorded about an event: each field written here replaces that of the same name."""

    sittings: tuple[Sitting, ...] = public("When and where it takes place.", KEPT, default=())
    required_of: RequiredOf | None = public("Which registered assessors must take part.", KEPT, default=None)
    registered_since: Date | None = public("With registered-since: since when.", KEPT, default=None)
    cancelled_on: Date | None = public("The day it was cancelled.", KEPT, in_time=True, default=None)
    cost: Cost | None = public("What taking part costs.", KEPT, default=None)
    attendance: Attendance | None = confidential("Who took part: the whole list.", KEPT, default=None)


class Event(Entry):
    """A professional development, training or moderation event."""

    folder: ClassVar[str] = "events"

    title: Line = public("Its name.", FREE)
    kind: EventKind = public("What it is.", FREE)
    sittings: tuple[Sitting, ...] = public("When and where it takes place, earliest first.", DATED, min_length=1)
    moved_on: tuple[Date, ...] = public(
        "The days on which Naace gave it other days, another place or other words, oldest first.", KEPT, default=()
    )
    required_of: RequiredOf | None = public(
        "Which registered assessors must take part (CPD.1); left out where nobody must.",
        KEPT,
        left_out=True,
        default=None,
    )
    registered_since: Date | None = public(
        "With registered-since: it is required of people registered on this day or later.",
        KEPT,
        left_out=True,
        default=None,
    )
    cancelled_on: Date | None = public(
        "The day it was cancelled; nobody has to take part.", KEPT, in_time=True, default=None
    )
    cost: Cost | None = public("What taking part costs; left out while it is not published.", KEPT, default=None)
    attendance: Attendance | None = confidential("Who took part; left out until the list is there.", KEPT, default=None)
    description: Text | None = public("What it is about, in plain words.", FREE, default=None)
    website: Website | None = public("Where to book.", FREE, default=None)
    corrections: tuple[EventCorrection, ...] = confidential(
        "Corrections of what is never edited, oldest first.", KEPT, default=()
    )
    recorded_late: Text | None = recorded_late()
    note: Line | None = confidential("Staff's own words; shown nowhere.", FREE, default=None)

    @property
    def first_day(self) -> date:
        """The first day of the first sitting."""
        return min(sitting.from_ for sitting in self.sittings)

    @property
    def last_day(self) -> date:
        """The last day of the last sitting."""
        return max(sitting.last_day for sitting in self.sittings)

    @property
    def when_and_where(self) -> tuple[tuple[date, date, str], ...]:
        """The first day, last day and place of each sitting."""
        return tuple((sitting.from_, sitting.last_day, sitting.place) for sitting in self.sittings)

    def changed_on(self, on: date) -> tuple[date, ...]:
        """The days, up to a day, on which it was moved, reworded or cancelled, or its cost was announced, oldest first.

        What was corrected, how often and when is confidential, and none of it is here.
        """
        announced = self.cost.published_on if self.cost else None
        days = (announced, self.cancelled_on, *self.moved_on)
        return tuple(sorted(day for day in days if day and day <= on))

    def is_required(self, registered_on: date, on: date, *, is_lead: bool) -> bool:
        """Whether it is required, as things are on a day, of somebody registered on the other."""
        match self.required_of:
            case None:
                return False
            case RequiredOf.LEAD_ASSESSORS if not is_lead:
                return False
            case RequiredOf.REGISTERED_SINCE if self.registered_since and registered_on < self.registered_since:
                return False
        return not self.is_cancelled(on)

    def attendance_by(self, on: date) -> Attendance | None:
        """The list of those present, if it was on file by the end of a day.

        What is asked of a past day is answered by what was known on it, as for every other fact: a payment counts from
        the day it was made, an excuse from its acceptance. So before `recorded_on` the list is not there, nobody is
        absent, and a notice that it is late was right. A rule on recording asks for the list itself.
        """
        return self.attendance if self.attendance and self.attendance.recorded_on <= on else None

    def whole_attendance_by(self, on: date) -> Attendance | None:
        """The same list, if the last sitting had begun when it was recorded: only that one says who was absent."""
        attendance = self.attendance_by(on)
        is_whole = attendance and attendance.recorded_on >= max(sitting.from_ for sitting in self.sittings)
        return attendance if is_whole else None

    def is_cancelled(self, on: date) -> bool:
        return self.cancelled_on is not None and self.cancelled_on <= on
