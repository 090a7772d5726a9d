"""The assessor does not accept an assessment (CON.2)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked
from generator.office.edits import Edits, given, put_in_assessment
from generator.records.forms import Date
from generator.register import Register
from generator.vocabulary import DeclineReason


class Refusal(ActOfAssessment):
    """The assessor appointed does not accept."""

    name: ClassVar[str] = "refusal"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "assessment=eng-900001/2026-1 on=2026-11-20 reason=distance"

    on: Date = asked("The day the assessor said so.")
    reason: DeclineReason = asked("Why.")

    def edits(self, register: Register) -> Edits:
        yield put_in_assessment(register, self.assessment, declined=given(on=self.on, reason=self.reason))

    def said(self, register: Register) -> str:
        return f"{self.assessment} was declined on {in_words(self.on)}"
