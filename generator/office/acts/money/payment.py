"""Money for an invoice, or for a charge to a school, arrived."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given, put
from generator.office.on_file import BilledNumber, billed_by_number
from generator.office.refused import ActRefusedError
from generator.records.forms import Date, Money
from generator.register import Register
from generator.scheme.invoices import total


class Payment(Act):
    """An invoice to an assessor, or a charge to a school, is paid."""

    name: ClassVar[str] = "payment"
    family: ClassVar[Family] = Family.MONEY
    example: ClassVar[str] = "invoice=INV-0107 paid_on=2026-11-20"

    invoice: BilledNumber = asked("The number of the invoice or charge.")
    paid_on: Date = asked("The day the money arrived.")
    amount: Money | None = worked_out("What arrived; left out, all of it.")

    def edits(self, register: Register) -> Edits:
        billed = billed_by_number(register)[self.invoice]
        if billed.record.paid_on:
            raise ActRefusedError(
                "invoice", f"This was paid on {in_words(billed.record.paid_on)}", "Look for the number that you mean."
            )
        open_amount = billed.record.amount - total(billed.record.part_payments)
        if self.amount is not None and self.amount > open_amount:
            raise ActRefusedError(
                "amount", f"Only £{open_amount} of it is open", "Record the rest under the invoice it belongs to."
            )
        if self.amount is None or self.amount == open_amount:
            yield put(billed.entry, *billed.keys, "paid_on", value=self.paid_on)
        else:
            part = given(on=self.paid_on, amount=self.amount)
            yield add(billed.entry, *billed.keys, "part_payments", item=part)

    def said(self, register: Register) -> str:
        billed = billed_by_number(register)[self.invoice]
        part = "" if self.amount is None else f"£{self.amount} of "
        return f"{billed.payer} paid {part}{self.invoice} on {in_words(self.paid_on)}"
