"""Naace charges a school, or an intermediary, for an assessment (COST.1)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked, worked_out
from generator.office.acts.money.invoice import next_number
from generator.office.edits import Edits, given, put_in_assessment
from generator.office.refused import ActRefusedError
from generator.records.fee import ASSESSMENT_CHARGE
from generator.records.forms import Date, Line, Money
from generator.register import Register
from generator.vocabulary import Payer


class Charge(ActOfAssessment):
    """Naace charges a school, or an intermediary, for an assessment."""

    name: ClassVar[str] = "charge"
    family: ClassVar[Family] = Family.MONEY
    example: ClassVar[str] = "assessment=eng-900001/2026-1 issued_on=2026-11-20"

    issued_on: Date = asked("The date of the charge.")
    number: Line | None = worked_out("Its number; left out, the next one after the highest on file.")
    amount: Money | None = worked_out("The amount; left out, the standard charge of that day.")
    agreed: Line | None = worked_out("If another amount was agreed: who agreed it.")
    charged_to: Payer | None = worked_out(
        "Who is charged; left out, the intermediary if there is one, else the school."
    )

    def edits(self, register: Register) -> Edits:
        assessment = register.assessments_by_id[self.assessment].assessment
        payer = self.charged_to or (Payer.INTERMEDIARY if assessment.intermediary else Payer.SCHOOL)
        fields = given(
            number=self.number or next_number(_numbers(register)),
            issued_on=self.issued_on,
            amount=self._amount(register),
            charged_to=payer if payer is not Payer.SCHOOL else None,
            agreed=self.agreed,
        )
        yield put_in_assessment(register, self.assessment, charge=fields)

    def said(self, register: Register) -> str:
        number = self.number or next_number(_numbers(register))
        return f"Charge {number} over £{self._amount(register)} for {self.assessment} on {in_words(self.issued_on)}"

    def _amount(self, register: Register) -> Decimal:
        fee = register.fees.get(ASSESSMENT_CHARGE)
        in_force = fee.in_force(self.issued_on) if fee else None
        if self.amount is None and in_force is None:
            raise ActRefusedError("amount", "There is no standard charge on that day", "Write the amount agreed.")
        return self.amount if self.amount is not None else in_force.amount if in_force else Decimal()


def _numbers(register: Register) -> Iterator[str]:
    return (charge.number for _, charge in register.charges())
