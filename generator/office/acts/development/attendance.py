"""The list of those who took part in an event is put on file (CPD.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, today_if_left_out
from generator.office.edits import Edits, given, put
from generator.office.on_file import AssessorId, EventId
from generator.office.refused import ActRefusedError
from generator.records.forms import Date
from generator.register import Register


class Attendance(Act):
    """The whole list of those who took part in an event is put on file."""

    name: ClassVar[str] = "attendance"
    family: ClassVar[Family] = Family.DEVELOPMENT
    example: ClassVar[str] = "event=conference-2026 present=amina-rahman,tom-hale"

    event: EventId = asked("The event.")
    present: tuple[AssessorId, ...] = asked("Everyone who took part in any sitting, separated by commas.")
    recorded_on: Date = today_if_left_out("The day the list is put on file; left out, today.")

    def edits(self, register: Register) -> Edits:
        event = register.events[self.event]
        if event.attendance:
            raise ActRefusedError(
                "event",
                f"The list of this event was put on file on {in_words(event.attendance.recorded_on)}",
                "To add or take out a person, record a correction of the event.",
            )
        present = sorted(set(self.present))
        yield put(event, "attendance", value=given(recorded_on=self.recorded_on, present=present))

    def said(self, register: Register) -> str:
        return f"{register.events[self.event].title}: {len(set(self.present))} assessors took part"
