"""Naace awards the mark (P4, P7)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked
from generator.office.edits import Edits, put_in_assessment
from generator.records.forms import Date
from generator.register import Register


class Award(ActOfAssessment):
    """Naace awards a school the mark."""

    name: ClassVar[str] = "award"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "assessment=eng-900001/2026-1 awarded_on=2026-11-20"

    awarded_on: Date = asked("The day of the award.")

    def edits(self, register: Register) -> Edits:
        yield put_in_assessment(register, self.assessment, awarded_on=self.awarded_on)

    def said(self, register: Register) -> str:
        school = register.assessments_by_id[self.assessment].school
        return f"{school.name} has the mark from {in_words(self.awarded_on)}"
