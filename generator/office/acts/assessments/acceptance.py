"""The assessor accepts an assessment and declares what ties them to the school (CON.2)."""

from datetime import date
from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked, worked_out
from generator.office.edits import Edits, given, put_in_assessment
from generator.records.forms import Date
from generator.register import Register
from generator.vocabulary import Declaration
from generator.write.yaml_text import Writable


class Acceptance(ActOfAssessment):
    """The assessor accepts, and declares whether there is a conflict of interest."""

    name: ClassVar[str] = "acceptance"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "assessment=eng-900001/2026-1 accepted_on=2026-11-20 conflict=none"

    accepted_on: Date = asked("The day the assessor accepted.")
    conflict: Declaration = asked("What the assessor declared.")
    signed_on: Date | None = worked_out("The day of the declaration; left out, the day of the acceptance.")
    lead_conflict: Declaration | None = worked_out("For a moderated visit: what the Lead Assessor declared.")
    lead_signed_on: Date | None = worked_out("The day of the Lead Assessor's declaration; left out, the same.")

    def edits(self, register: Register) -> Edits:
        def declared(conflict: Declaration | None, day: date | None) -> Writable | None:
            return given(signed_on=day or self.accepted_on, conflict=conflict) if conflict else None

        fields = given(
            accepted_on=self.accepted_on,
            conflict_declaration=declared(self.conflict, self.signed_on),
            lead_declaration=declared(self.lead_conflict, self.lead_signed_on),
        )
        yield put_in_assessment(register, self.assessment, **fields)

    def said(self, register: Register) -> str:
        return f"{self.assessment} was accepted on {in_words(self.accepted_on)}"
