"""The moderated visit of a drawn assessor is arranged, or its result notified (SA.1)."""

from typing import ClassVar

from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, fill, given
from generator.office.on_file import AssessmentOf, AssessorId, name_of
from generator.office.refused import ActRefusedError
from generator.records.forms import Date, Year
from generator.register import Register
from generator.vocabulary import Result


class SampledVisit(Act):
    """The moderated visit of somebody drawn is arranged, or its result is notified."""

    name: ClassVar[str] = "sampled-visit"
    family: ClassVar[Family] = Family.QUALITY
    example: ClassVar[str] = "year=2026 assessor=amina-rahman assessment=eng-900001/2026-1"

    year: Year = asked("The year of the draw.")
    assessor: AssessorId = asked("The assessor drawn.")
    assessment: AssessmentOf | None = worked_out("The moderated visit.")
    outcome: Result | None = worked_out("What the Lead Assessor found.")
    notified_on: Date | None = worked_out("The day the Lead Assessor notified it.")

    def edits(self, register: Register) -> Edits:
        sample = register.samples.get(self.year)
        drawn = [drawn.assessor for drawn in sample.drawn] if sample else []
        if sample is None or self.assessor not in drawn:
            raise ActRefusedError(
                "assessor", "That year's draw did not take this person", "Correct the year or the id."
            )
        fields = given(
            assessment=self.assessment,
            outcome=self.outcome or None,
            notified_on=self.notified_on,
        )
        yield fill(sample, "drawn", drawn.index(self.assessor), fields=fields)

    def said(self, register: Register) -> str:
        return f"The sampled visit of {name_of(register, self.assessor)} for {self.year} is recorded"
