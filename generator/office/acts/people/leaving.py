"""An assessor left the register, or an applicant withdrew; this is no breach."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, name_of
from generator.records.forms import Date, Text
from generator.register import Register
from generator.vocabulary import Leaving


class Left(Act):
    """Somebody on the register, or an applicant, resigned, retired or died."""

    name: ClassVar[str] = "leaving"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman leaving=retired on=2026-11-30"

    assessor: AssessorId = asked("The assessor who leaves.")
    leaving: Leaving = asked("How they leave.")
    on: Date = asked("The first day on which they are no longer registered, or no applicant.")
    recorded_late: Text | None = worked_out("Why it is recorded late; only if it is.")

    def edits(self, register: Register) -> Edits:
        item = given(on=self.on, decision="left", leaving=self.leaving, recorded_late=self.recorded_late)
        yield add(register.assessors[self.assessor], "decisions", item=item)

    def said(self, register: Register) -> str:
        return f"{name_of(register, self.assessor)} has left from {in_words(self.on)}"
