"""Naace publishes what an event costs (CPD.2)."""

from typing import ClassVar

from generator.office.act import Act, Family, asked, today_if_left_out, worked_out
from generator.office.acts.development.new_event import cost_of
from generator.office.edits import Edits, put
from generator.office.on_file import EventId
from generator.records.forms import Date, Money, Percent
from generator.register import Register
from generator.vocabulary import Vat


class EventCost(Act):
    """Naace publishes what an event costs."""

    name: ClassVar[str] = "event-cost"
    family: ClassVar[Family] = Family.DEVELOPMENT
    example: ClassVar[str] = "event=conference-2027 amount=95.00 vat=excluded"

    event: EventId = asked("The event.")
    amount: Money = asked("What it costs; 0.00 if it is free.")
    vat: Vat = asked("Whether VAT is in the cost.")
    vat_rate: Percent | None = worked_out("The rate of VAT in per cent, where there is any and it is known.")
    published_on: Date = today_if_left_out("The day it was published; left out, today.")

    def edits(self, register: Register) -> Edits:
        cost = cost_of(self.amount, self.vat, self.vat_rate, self.published_on)
        yield put(register.events[self.event], "cost", value=cost or {})

    def said(self, register: Register) -> str:
        return f"{register.events[self.event].title} costs £{self.amount}"
