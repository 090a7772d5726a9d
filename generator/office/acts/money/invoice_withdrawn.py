"""Naace withdraws an invoice: nothing is owed from that day."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, fill, given
from generator.office.on_file import InvoiceNumber, billed_by_number
from generator.records.forms import Date, Text
from generator.register import Register


class InvoiceWithdrawn(Act):
    """Naace withdraws an invoice to an assessor."""

    name: ClassVar[str] = "invoice-withdrawn"
    family: ClassVar[Family] = Family.MONEY
    example: ClassVar[str] = 'invoice=INV-0107 cancelled_on=2026-11-20 because="Sent to the wrong person"'

    invoice: InvoiceNumber = asked("The number of the invoice.")
    cancelled_on: Date = asked("The day Naace withdrew it.")
    because: Text = asked("Why, in a sentence. It stays confidential.")

    def edits(self, register: Register) -> Edits:
        invoice = billed_by_number(register)[self.invoice]
        fields = given(cancelled_on=self.cancelled_on, cancelled_because=self.because)
        yield fill(invoice.entry, *invoice.keys, fields=fields)

    def said(self, register: Register) -> str:
        payer = billed_by_number(register)[self.invoice].payer
        return f"Invoice {self.invoice} to {payer} is withdrawn on {in_words(self.cancelled_on)}"
