"""A school was told that the assessor appointed does not accept (CON.3)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked
from generator.office.edits import Edits, fill
from generator.office.refused import ActRefusedError
from generator.records.forms import Date
from generator.register import Register


class RefusalTold(ActOfAssessment):
    """The school was told that the assessor appointed does not accept."""

    name: ClassVar[str] = "refusal-told"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "assessment=eng-900001/2026-1 school_told_on=2026-11-21"

    school_told_on: Date = asked("The day the school was told.")

    def edits(self, register: Register) -> Edits:
        on_file = register.assessments_by_id[self.assessment]
        if on_file.assessment.declined is None:
            raise ActRefusedError(
                "assessment", "No refusal is on file for this assessment", "Record the refusal first: act refusal."
            )
        keys = ("assessments", on_file.index, "declined")
        yield fill(on_file.school, *keys, fields={"school_told_on": self.school_told_on})

    def said(self, register: Register) -> str:
        school = register.assessments_by_id[self.assessment].school.name
        return f"{school} was told of the refusal on {in_words(self.school_told_on)}"
