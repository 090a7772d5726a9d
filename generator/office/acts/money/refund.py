"""Naace paid money back (REG.2, CPD.2)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, add, given
from generator.office.on_file import BilledNumber, billed_by_number
from generator.records.forms import Date, Money
from generator.register import Register


class Refund(Act):
    """Naace paid back some of an invoice or charge, or all of it."""

    name: ClassVar[str] = "refund"
    family: ClassVar[Family] = Family.MONEY
    example: ClassVar[str] = "invoice=INV-0107 on=2026-11-20 amount=150.00"

    invoice: BilledNumber = asked("The number of the invoice or charge.")
    on: Date = asked("The day it was paid back.")
    amount: Money = asked("What was paid back.")

    def edits(self, register: Register) -> Edits:
        billed = billed_by_number(register)[self.invoice]
        yield add(billed.entry, *billed.keys, "refunds", item=given(on=self.on, amount=self.amount))

    def said(self, register: Register) -> str:
        payer = billed_by_number(register)[self.invoice].payer
        return f"Naace paid back £{self.amount} of {self.invoice} to {payer} on {in_words(self.on)}"
