"""Somebody told Naace why they cannot take part in an event (CONT.2)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, EventId, name_of
from generator.records.forms import Date
from generator.register import Register


class Excuse(Act):
    """Somebody told Naace in writing why they cannot, or could not, take part in an event."""

    name: ClassVar[str] = "excuse"
    family: ClassVar[Family] = Family.DEVELOPMENT
    example: ClassVar[str] = "assessor=amina-rahman event=conference-2026 notified_on=2026-05-20"

    assessor: AssessorId = asked("The assessor.")
    event: EventId = asked("The event.")
    notified_on: Date = asked("The day Naace had it in full, in writing.")

    def edits(self, register: Register) -> Edits:
        item = given(event=self.event, notified_on=self.notified_on)
        yield add(register.assessors[self.assessor], "excuses", item=item)

    def said(self, register: Register) -> str:
        title = register.events[self.event].title
        return f"{name_of(register, self.assessor)} asked on {in_words(self.notified_on)} to be excused from {title}"
