"""Another Lead Assessor is to observe a visit (QA.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked
from generator.office.edits import Edited, Edits, add, given, put_in_assessment
from generator.office.on_file import AssessorId, name_of
from generator.office.refused import ActRefusedError
from generator.records.forms import Date
from generator.register import Register
from generator.write.yaml_edit import Delete


class LeadReplaced(ActOfAssessment):
    """Another Lead Assessor is to observe a visit; the first one's declaration stays on file."""

    name: ClassVar[str] = "lead-replaced"
    family: ClassVar[Family] = Family.QUALITY
    example: ClassVar[str] = "assessment=eng-900001/2026-1 lead=tom-hale replaced_on=2026-11-20"

    lead: AssessorId = asked("The Lead Assessor who observes now.")
    replaced_on: Date = asked("The day of the change.")

    def edits(self, register: Register) -> Edits:
        on_file = register.assessments_by_id[self.assessment]
        assessment, keys = on_file.assessment, on_file.at().keys
        if assessment.lead is None:
            raise ActRefusedError(
                "assessment", "No Lead Assessor is recorded yet", "Record the appointment with `lead`."
            )
        declaration = assessment.lead_declaration
        former = given(
            lead=assessment.lead,
            declaration=given(signed_on=declaration.signed_on, conflict=declaration.conflict) if declaration else None,
            replaced_on=self.replaced_on,
        )
        yield add(on_file.school, *keys, "former_leads", item=former)
        if declaration:
            yield Edited(on_file.school.file, (Delete((*keys, "lead_declaration")),))
        yield put_in_assessment(register, self.assessment, lead=self.lead)

    def said(self, register: Register) -> str:
        who = name_of(register, self.lead)
        return f"{who} observes {self.assessment} instead, from {in_words(self.replaced_on)}"
