"""A Lead Assessor observed a visit and notified the result (QA.2)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessmentOf, name_of
from generator.office.refused import ActRefusedError
from generator.records.forms import Date, WholeNumber
from generator.register import Register
from generator.vocabulary import Result


class Moderation(Act):
    """A Lead Assessor who observed a visit notified the result."""

    name: ClassVar[str] = "moderation"
    family: ClassVar[Family] = Family.QUALITY
    example: ClassVar[str] = "assessment=eng-900001/2026-1 outcome=passed notified_on=2026-11-20"

    assessment: AssessmentOf = asked("The assessment observed: the school's id, a slash and its own id.")
    outcome: Result = asked("Passed or failed.")
    notified_on: Date = asked("The day the Lead Assessor notified the result.")
    attempt: WholeNumber | None = worked_out("The number of the attempt; left out, the next.")

    def _observed(self, register: Register) -> tuple[str, str]:
        """The assessor and the Lead Assessor of the visit. Raises ActRefusedError."""
        assessment = register.assessments_by_id[self.assessment].assessment
        if assessment.assessor is None or assessment.lead is None:
            raise ActRefusedError(
                "assessment", "No Lead Assessor observes this assessment", "Record who observed it first."
            )
        return assessment.assessor, assessment.lead

    def edits(self, register: Register) -> Edits:
        assessor_id, lead = self._observed(register)
        assessor = register.assessors[assessor_id]
        item = given(
            attempt=self.attempt or len(assessor.moderations) + 1,
            assessment=self.assessment,
            lead=lead,
            outcome=self.outcome,
            notified_on=self.notified_on,
        )
        yield add(assessor, "moderations", item=item)

    def said(self, register: Register) -> str:
        assessor, _ = self._observed(register)
        return f"{name_of(register, assessor)} {self.outcome} a moderation, notified on {in_words(self.notified_on)}"
