"""A visit does not count, because it was not carried out by the scheme's rules (P5)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked, worked_out
from generator.office.edits import Edits, given, put_in_assessment
from generator.records.forms import Date, Line, Text
from generator.register import Register


class Void(ActOfAssessment):
    """Naace decides that a visit does not count."""

    name: ClassVar[str] = "void"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = 'assessment=eng-900001/2026-1 on=2026-11-20 reason="No declaration was signed"'

    on: Date = asked("The day Naace decided it.")
    reason: Text = asked("Why, in a sentence. It stays confidential.")
    approved_by: Line | None = worked_out("The owner of the rules who approved it, where one is needed.")
    approved_on: Date | None = worked_out("The day of that approval.")

    def edits(self, register: Register) -> Edits:
        voided = given(**self.model_dump(include={"on", "reason", "approved_by", "approved_on"}))
        yield put_in_assessment(register, self.assessment, voided=voided)

    def said(self, register: Register) -> str:
        return f"The visit of {self.assessment} does not count: decided on {in_words(self.on)}"
