"""An event is cancelled: nobody has to take part (CPD.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, put
from generator.office.on_file import EventId
from generator.records.forms import Date
from generator.register import Register


class EventCancelled(Act):
    """An event is cancelled."""

    name: ClassVar[str] = "event-cancelled"
    family: ClassVar[Family] = Family.DEVELOPMENT
    example: ClassVar[str] = "event=conference-2027 cancelled_on=2026-11-20"

    event: EventId = asked("The event.")
    cancelled_on: Date = asked("The day it was cancelled.")

    def edits(self, register: Register) -> Edits:
        yield put(register.events[self.event], "cancelled_on", value=self.cancelled_on)

    def said(self, register: Register) -> str:
        return f"{register.events[self.event].title} was cancelled on {in_words(self.cancelled_on)}"
