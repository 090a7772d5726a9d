"""Naace paid an assessor, or their organisation, for an assessment (COST.2)."""

from decimal import Decimal
from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked, worked_out
from generator.office.edits import Edits, given, put_in_assessment
from generator.office.on_file import OrganisationId
from generator.office.refused import ActRefusedError
from generator.records.fee import ASSESSOR_FEE
from generator.records.forms import Date, Money
from generator.register import Register


class AssessorPaid(ActOfAssessment):
    """Naace paid the fee for an assessment to the assessor or to their organisation."""

    name: ClassVar[str] = "assessor-paid"
    family: ClassVar[Family] = Family.MONEY
    example: ClassVar[str] = "assessment=eng-900001/2026-1 paid_on=2026-11-20"

    paid_on: Date = asked("The day it was paid.")
    organisation: OrganisationId | None = worked_out("The organisation paid; left out, the assessor.")
    amount: Money | None = worked_out("The amount; left out, the fee in force on the day of the visit.")

    def edits(self, register: Register) -> Edits:
        fields = given(paid_to=self.organisation or "assessor", amount=self._amount(register), paid_on=self.paid_on)
        yield put_in_assessment(register, self.assessment, assessor_fee=fields)

    def said(self, register: Register) -> str:
        return f"The assessor fee for {self.assessment} was paid on {in_words(self.paid_on)}"

    def _amount(self, register: Register) -> Decimal:
        visited_on = register.assessments_by_id[self.assessment].assessment.visited_on
        fee = register.fees.get(ASSESSOR_FEE)
        in_force = fee.in_force(visited_on) if fee and visited_on else None
        if self.amount is None and in_force is None:
            raise ActRefusedError("amount", "No visit, or no fee on its day, is on file", "Record the visit first.")
        return self.amount if self.amount is not None else in_force.amount if in_force else Decimal()
