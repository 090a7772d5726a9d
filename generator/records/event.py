"""`data/events/ID.yml`: a professional development event."""

from typing import ClassVar

from generator.records.base import Entry, Record, confidential, public
from generator.records.forms import Date, Line, Money, Text, Website, YesNo
from generator.vocabulary import EventKind, Vat


class Cost(Record):
    """What an assessor pays to take part (CPD.2)."""

    amount: Money = public("Exact pounds.")
    vat: Vat = public("Whether VAT is in the amount.")
    published_on: Date = public("The day the cost was published; before the event.")


class Event(Entry):
    """A professional development, training or moderation event."""

    folder: ClassVar[str] = "events"

    title: Line = public("Its name.")
    kind: EventKind = public("What it is.")
    from_: Date = public("The first day.", alias="from")
    to: Date | None = public("The last day, inclusive; left out for a one-day event.", default=None)
    place: Line = public("Where it is held; or online.")
    required: YesNo = public("yes where every registered assessor must take part (CPD.1).")
    cost: Cost | None = public("What taking part costs; left out while it is not published.", default=None)
    description: Text | None = public("What it is about, in plain words.", default=None)
    website: Website | None = public("Where to book.", default=None)
    note: Line | None = confidential("Staff's own words; shown nowhere.", default=None)

    @property
    def last_day(self) -> Date:
        return self.to or self.from_
