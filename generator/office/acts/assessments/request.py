"""A school asks for an assessment (CON.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, SchoolOnFile
from generator.records import School
from generator.records.forms import AssessmentNumber, Date, Line
from generator.register import Register
from generator.vocabulary import Phase, Requester


class Request(Act):
    """A school asks for an assessment; it may have approached an assessor itself."""

    name: ClassVar[str] = "request"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "school=eng-900001 on=2026-11-20 by=naace"

    school: SchoolOnFile = asked("The school.")
    on: Date = asked("The day of the request.")
    by: Requester = asked("Whether the school chose the assessor, or Naace allocates one.")
    approached: AssessorId | None = worked_out("The assessor whom the school approached itself, if it did.")
    approached_on: Date | None = worked_out("The day of that approach; left out, the day of the request.")
    told_on: Date | None = worked_out("The day Naace was told of it; left out, the day of the request.")
    told_by: Line | None = worked_out("Who told Naace: school, or an assessor's id; left out, school.")
    phase: Phase | None = worked_out("The phase assessed, where it is not the school's phase of today.")
    intermediary: Line | None = worked_out("The organisation that pays, if a NaaceMark Service Provider does.")
    id: AssessmentNumber | None = worked_out("Its id; left out, the year of the request and the next number.")

    def edits(self, register: Register) -> Edits:
        school = register.schools[self.school]
        approach = (
            given(
                assessor=self.approached,
                on=self.approached_on or self.on,
                told_on=self.told_on or self.on,
                told_by=self.told_by or "school",
            )
            if self.approached
            else None
        )
        item = given(
            id=self._id(school),
            requested=given(on=self.on, by=self.by),
            approach=approach,
            phase=self.phase or None,
            intermediary=self.intermediary,
        )
        yield add(school, "assessments", item=item)

    def said(self, register: Register) -> str:
        school = register.schools[self.school]
        return f"{school.name} asked for assessment {self._id(school)} on {in_words(self.on)}"

    def _id(self, school: School) -> str:
        year = f"{self.on.year}-"
        numbers = [
            int(assessment.id.removeprefix(year)) for assessment in school.assessments if assessment.id.startswith(year)
        ]
        return self.id or f"{year}{max(numbers, default=0) + 1}"
