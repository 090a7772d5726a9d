"""School and assessor agree on a day for the visit, and tell Naace (QA.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked
from generator.office.edits import Edits, put_in_assessment
from generator.records.forms import Date
from generator.register import Register


class VisitDate(ActOfAssessment):
    """Naace hears which day school and assessor agreed for the visit."""

    name: ClassVar[str] = "visit-date"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "assessment=eng-900001/2026-1 visit_on=2027-01-14 told_on=2026-11-20"

    visit_on: Date = asked("The day agreed for the visit.")
    told_on: Date = asked("The day Naace was told.")

    def edits(self, register: Register) -> Edits:
        yield put_in_assessment(register, self.assessment, visit_planned_on=self.visit_on, visit_told_on=self.told_on)

    def said(self, register: Register) -> str:
        return f"The visit of {self.assessment} is planned for {in_words(self.visit_on)}"
