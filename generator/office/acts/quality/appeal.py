"""An assessor appeals against a failed second moderation (QA.4)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, given, put
from generator.office.on_file import AssessorId, last_moderation, name_of
from generator.records.forms import Date, Text
from generator.register import Register


class Appeal(Act):
    """An assessor appealed in writing against a failed second moderation."""

    name: ClassVar[str] = "appeal"
    family: ClassVar[Family] = Family.QUALITY
    example: ClassVar[str] = "assessor=amina-rahman submitted_on=2026-11-20"

    assessor: AssessorId = asked("The assessor.")
    submitted_on: Date = asked("The day the appeal reached Naace's office.")
    recorded_late: Text | None = worked_out("Why it is recorded late; only if it is.")

    def edits(self, register: Register) -> Edits:
        index = last_moderation(register, self.assessor)
        appeal = given(submitted_on=self.submitted_on, recorded_late=self.recorded_late)
        yield put(register.assessors[self.assessor], "moderations", index, "appeal", value=appeal)

    def said(self, register: Register) -> str:
        return f"{name_of(register, self.assessor)} appealed on {in_words(self.submitted_on)}"
