"""`data/fees/ID.yml`: a published fee with its full dated schedule."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import ClassVar

from generator.price import Price
from generator.records.base import DATED, FREE, Entry, Grounds, Kept, confidential, correcting, grounds, public
from generator.records.forms import Date, Line, Money, Percent, Text
from generator.vocabulary import Audience, Vat

INITIAL, ONGOING = "registration-initial", "registration-ongoing"
QUALITY_REVIEW = "quality-review"
ASSESSMENT_CHARGE, ASSESSOR_FEE = "assessment-charge", "assessor-fee"
FEES = (INITIAL, ONGOING, QUALITY_REVIEW, ASSESSMENT_CHARGE, ASSESSOR_FEE)
"""The ids of the fees that the scheme needs (REG.2, SA.1, COST); events carry their own cost (CPD.2)."""


class Amount(Kept):
    """An amount from a day on, until the next entry or the day named."""

    key: ClassVar[str] = "from_"

    from_: Date = public("The first day it is in force.", DATED, alias="from")
    to: Date | None = public("The last day, inclusive; left out where the next entry ends it.", DATED, default=None)
    amount: Money = public("Exact pounds.", DATED)
    vat: Vat = public("Whether VAT is in the amount.", DATED)
    vat_rate: Percent | None = public(
        "The rate of VAT in per cent; left out where it is not known.", DATED, default=None
    )
    announced_on: Date | None = public("The day the amount was announced; before it starts.", DATED, default=None)
    corrects: Date | None = correcting("the first day")
    correction: Grounds | None = grounds()

    @property
    def price(self) -> Price:
        return Price(self.amount, self.vat, self.vat_rate)


class Fee(Entry):
    """A fee of the scheme."""

    folder: ClassVar[str] = "fees"

    title: Line = public("Its name.", FREE)
    audience: Audience = public("Who pays it, or is paid it.", FREE)
    explanation: Text | None = public("What it is for and when it is due, in plain words.", FREE, default=None)
    schedule: tuple[Amount, ...] = public("Every amount, past, current and announced, oldest first.", DATED)
    note: Line | None = confidential("Staff's own words; shown nowhere.", FREE, default=None)

    def in_force(self, on: date) -> Amount | None:
        """The entry in force on a day."""
        begun = [entry for entry in self.schedule if entry.from_ <= on]
        latest = max(begun, key=lambda entry: entry.from_, default=None)
        return latest if latest and (latest.to is None or on <= latest.to) else None

    @staticmethod
    def last_days(schedule: Sequence[Amount]) -> Iterator[date | None]:
        """The last day of each entry of a schedule: its own, or the day before the next; None while none is set."""
        for entry, following in zip_longest(schedule, schedule[1:]):
            yield entry.to or (following.from_ - timedelta(days=1) if following else None)
