"""A school approached an assessor itself (CON.3)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked
from generator.office.edits import Edits, given, put_in_assessment
from generator.office.on_file import AssessorId, name_of
from generator.records.forms import Date, Line
from generator.register import Register


class Approach(ActOfAssessment):
    """Naace hears that a school approached an assessor itself."""

    name: ClassVar[str] = "approach"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = (
        "assessment=eng-900001/2026-1 assessor=amina-rahman on=2026-11-19 told_on=2026-11-20 told_by=school"
    )

    assessor: AssessorId = asked("The assessor approached.")
    on: Date = asked("The day of the approach.")
    told_on: Date = asked("The day Naace was told of it.")
    told_by: Line = asked("Who told Naace: school, or an assessor's id.")

    def edits(self, register: Register) -> Edits:
        approach = given(assessor=self.assessor, on=self.on, told_on=self.told_on, told_by=self.told_by)
        yield put_in_assessment(register, self.assessment, approach=approach)

    def said(self, register: Register) -> str:
        return f"{name_of(register, self.assessor)} was approached for {self.assessment} on {in_words(self.on)}"
