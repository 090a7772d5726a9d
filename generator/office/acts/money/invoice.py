"""Naace invoices an assessor for a fee of the scheme, or for an event (REG.2, SA.1, CPD.2)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar

from generator.days import in_words, months_after
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, EventId, FeeId, name_of
from generator.office.refused import ActRefusedError
from generator.records.fee import ONGOING
from generator.records.forms import Date, Line, Money
from generator.register import Register
from generator.scheme.invoices import ongoing_fee_due_from
from generator.scheme.standing import standing
from generator.write.yaml_text import Writable


class Invoice(Act):
    """Naace sends somebody an invoice for a fee or for an event."""

    name: ClassVar[str] = "invoice"
    family: ClassVar[Family] = Family.MONEY
    example: ClassVar[str] = "assessor=amina-rahman fee=registration-ongoing issued_on=2026-11-20"

    assessor: AssessorId = asked("The assessor who pays.")
    issued_on: Date = asked("The date of the invoice.")
    fee: FeeId | None = worked_out("The fee it is for; left out for an event.")
    event: EventId | None = worked_out("The event it is for; left out for a fee.")
    number: Line | None = worked_out("Its number; left out, the next one after the highest on file.")
    due_on: Date | None = worked_out("The last day to pay; left out, the settings' payment_days apply.")
    amount: Money | None = worked_out("The amount; left out, the published one of that day.")
    covers_from: Date | None = worked_out(
        "For the ongoing registration fee, the first day it covers; left out, the first not paid for."
    )
    covers_to: Date | None = worked_out("The last day it covers, inclusive; left out, a year later.")

    def edits(self, register: Register) -> Edits:
        item = given(
            number=self.number or next_number(invoice_numbers(register)),
            fee=self.fee,
            event=self.event,
            issued_on=self.issued_on,
            due_on=self.due_on,
            amount=self.amount or self._published(register),
            covers=self._covers(register),
        )
        yield add(register.assessors[self.assessor], "invoices", item=item)

    def said(self, register: Register) -> str:
        number, who = self.number or next_number(invoice_numbers(register)), name_of(register, self.assessor)
        amount = self.amount or self._published(register)
        return f"Invoice {number} over £{amount} goes to {who} on {in_words(self.issued_on)}"

    def _published(self, register: Register) -> Decimal:
        """The amount that is published for the fee, or for the event. Raises ActRefusedError."""
        if (self.fee is None) is (self.event is None):
            raise ActRefusedError("fee", "An invoice is for a fee or for an event", "Write one of the two.")
        if self.event:
            cost = register.events[self.event].cost
            if cost is None:
                raise ActRefusedError("event", "The cost of this event is not published", "Publish it first.")
            return cost.amount
        in_force = register.fees[self.fee or ""].in_force(self.issued_on)
        if in_force is None:
            raise ActRefusedError("fee", "This fee has no amount on the date of the invoice", "Correct `issued_on`.")
        return in_force.amount

    def _covers(self, register: Register) -> Writable | None:
        if self.fee != ONGOING:
            return None
        first = self.covers_from or self._first_day_not_covered(register)
        return given(from_=first, to=self.covers_to or months_after(first, 12) - timedelta(days=1))

    def _first_day_not_covered(self, register: Register) -> date:
        """The day after the last day covered by an invoice, else the first day for which the fee is due."""
        assessor = register.assessors[self.assessor]
        covered = [
            invoice.covers.to
            for invoice in assessor.invoices
            if invoice.covers and invoice.covers.to and not invoice.cancelled_on
        ]
        if covered:
            return max(covered) + timedelta(days=1)
        registered_on = standing(register, assessor, self.issued_on).registered_on
        if registered_on is None:
            raise ActRefusedError(
                "covers_from", "This person is not registered on that day", "Write the first day it covers."
            )
        return ongoing_fee_due_from(register, registered_on)


def invoice_numbers(register: Register) -> Iterator[str]:
    """The numbers of every invoice to an assessor."""
    return (invoice.number for _, _, invoice in register.invoices())


def next_number(numbers: Iterable[str]) -> str:
    """The number after the highest of those that end in digits, with as many digits. Raises ActRefusedError."""
    highest = max(
        (match for number in numbers if (match := re.fullmatch(r"(.*?)(\d{1,9})", number, re.ASCII))),
        key=lambda match: int(match[2]),
        default=None,
    )
    if highest is None:
        raise ActRefusedError("number", "No numbered invoice is on file to go on from", "Write the number.")
    return f"{highest[1]}{int(highest[2]) + 1:0{len(highest[2])}}"
