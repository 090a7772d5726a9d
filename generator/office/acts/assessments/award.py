"""Naace awards the mark (P4, P7)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, AssessmentOf, Edits, Family, asked, put_in_assessment
from generator.records.forms import Date
from generator.register import Register


class Award(Act):
    """Naace awards a school the mark."""

    name: ClassVar[str] = "award"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "assessment=eng-900001/2026-1 awarded_on=2026-11-20"

    assessment: AssessmentOf = asked("The assessment: the school's id, a slash and its own id.")
    awarded_on: Date = asked("The day of the award.")

    def edits(self, register: Register) -> Edits:
        yield put_in_assessment(register, self.assessment, awarded_on=self.awarded_on)

    def said(self, register: Register) -> str:
        school = register.assessments_by_id[self.assessment].school
        return f"{school.name} has the mark from {in_words(self.awarded_on)}"
