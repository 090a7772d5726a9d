"""Naace paid a Lead Assessor, or their organisation, for a visit they observed (COST.2)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked, worked_out
from generator.office.edits import Edits, given, put_in_assessment
from generator.office.on_file import OrganisationId
from generator.records.forms import Date, Money
from generator.register import Register


class LeadPaid(ActOfAssessment):
    """Naace paid the Lead Assessor who observed a visit, or their organisation."""

    name: ClassVar[str] = "lead-paid"
    family: ClassVar[Family] = Family.MONEY
    example: ClassVar[str] = "assessment=eng-900001/2026-1 amount=120.00 paid_on=2026-11-20"

    amount: Money = asked("The amount.")
    paid_on: Date = asked("The day it was paid.")
    organisation: OrganisationId | None = worked_out("The organisation paid; left out, the Lead Assessor.")

    def edits(self, register: Register) -> Edits:
        fields = given(paid_to=self.organisation or "lead", amount=self.amount, paid_on=self.paid_on)
        yield put_in_assessment(register, self.assessment, lead_fee=fields)

    def said(self, register: Register) -> str:
        return f"The Lead Assessor's fee for {self.assessment} was paid on {in_words(self.paid_on)}"
