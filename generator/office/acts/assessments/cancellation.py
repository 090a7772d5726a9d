"""An assessment is called off before a visit (P5)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked
from generator.office.edits import Edits, put_in_assessment
from generator.records.forms import Date
from generator.register import Register


class Cancellation(ActOfAssessment):
    """An assessment is called off before the visit."""

    name: ClassVar[str] = "cancellation"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "assessment=eng-900001/2026-1 cancelled_on=2026-11-20"

    cancelled_on: Date = asked("The day it was called off.")

    def edits(self, register: Register) -> Edits:
        yield put_in_assessment(register, self.assessment, cancelled_on=self.cancelled_on)

    def said(self, register: Register) -> str:
        return f"{self.assessment} was called off on {in_words(self.cancelled_on)}"
