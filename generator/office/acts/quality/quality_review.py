"""A Quality Review of an assessor was held (SA.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, InvoiceNumber, name_of
from generator.office.refused import ActRefusedError
from generator.records.fee import QUALITY_REVIEW
from generator.records.forms import Date, Line, WholeNumber
from generator.register import Register
from generator.vocabulary import ReviewOutcome


class QualityReview(Act):
    """A Quality Review of an assessor was held."""

    name: ClassVar[str] = "quality-review"
    family: ClassVar[Family] = Family.QUALITY
    example: ClassVar[str] = 'assessor=amina-rahman reviewed_on=2026-11-20 reviewed_by="Jo Lister" outcome=satisfactory'

    assessor: AssessorId = asked("The assessor reviewed.")
    reviewed_on: Date = asked("The day of the review.")
    reviewed_by: Line = asked("The name of the person who reviewed.")
    outcome: ReviewOutcome = asked("What the review found.")
    invoice: InvoiceNumber | None = worked_out("The invoice for its fee; left out, the one that no review names yet.")
    number: WholeNumber | None = worked_out("Its number; left out, the next.")

    def edits(self, register: Register) -> Edits:
        assessor = register.assessors[self.assessor]
        item = given(
            number=self.number or len(assessor.quality_reviews) + 1,
            reviewed_on=self.reviewed_on,
            invoice=self.invoice or self._invoice(register),
            reviewed_by=self.reviewed_by,
            outcome=self.outcome,
        )
        yield add(assessor, "quality_reviews", item=item)

    def said(self, register: Register) -> str:
        who = name_of(register, self.assessor)
        return f"The Quality Review of {who} was held on {in_words(self.reviewed_on)}"

    def _invoice(self, register: Register) -> str:
        assessor = register.assessors[self.assessor]
        named = {review.invoice for review in assessor.quality_reviews}
        numbers = [
            invoice.number
            for invoice in assessor.invoices
            if invoice.fee == QUALITY_REVIEW and invoice.number not in named and not invoice.cancelled_on
        ]
        if len(numbers) != 1:
            raise ActRefusedError(
                "invoice", f"Invoices that this could mean: {len(numbers)}", "Write the number of its invoice."
            )
        return numbers[0]
