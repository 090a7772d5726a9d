"""Naace appoints an assessor for a school (CON.1, P14)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked, worked_out
from generator.office.edits import Edits, given, put_in_assessment
from generator.office.on_file import AssessorId, name_of
from generator.records.forms import Date
from generator.register import Register


class Appointment(ActOfAssessment):
    """Naace appoints an assessor, and for a moderated visit a Lead Assessor too."""

    name: ClassVar[str] = "appointment"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "assessment=eng-900001/2026-1 assessor=amina-rahman appointed_on=2026-11-20"

    assessor: AssessorId = asked("The assessor appointed.")
    appointed_on: Date = asked("The day of the appointment.")
    lead: AssessorId | None = worked_out("For a moderated visit: the Lead Assessor who observes.")

    def edits(self, register: Register) -> Edits:
        fields = given(assessor=self.assessor, appointed_on=self.appointed_on, lead=self.lead)
        yield put_in_assessment(register, self.assessment, **fields)

    def said(self, register: Register) -> str:
        return f"{name_of(register, self.assessor)} is appointed for {self.assessment} on {in_words(self.appointed_on)}"
