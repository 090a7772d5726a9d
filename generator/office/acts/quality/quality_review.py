"""A Quality Review of an assessor was held (SA.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, fill, given
from generator.office.on_file import AssessorId, InvoiceNumber, name_of
from generator.office.refused import ActRefusedError
from generator.records.assessor import QualityReview as Review
from generator.records.fee import QUALITY_REVIEW
from generator.records.forms import Date, Line, WholeNumber
from generator.register import Register
from generator.vocabulary import ReviewOutcome


class QualityReview(Act):
    """A Quality Review of an assessor was held; or the one on file of that day gets its reviewer and outcome."""

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
        unsigned = (at for at, review in enumerate(assessor.quality_reviews) if self._is_completed_by_this(review))
        if (at := next(unsigned, None)) is not None:
            fields = given(reviewed_by=self.reviewed_by, outcome=self.outcome)
            yield fill(assessor, "quality_reviews", at, fields=fields)
            return
        item = given(
            number=self.number or len(assessor.quality_reviews) + 1,
            reviewed_on=self.reviewed_on,
            invoice=self.invoice or self._invoice(register),
            reviewed_by=self.reviewed_by,
            outcome=self.outcome,
        )
        yield add(assessor, "quality_reviews", item=item)

    def _is_completed_by_this(self, review: Review) -> bool:
        """Whether it is the review of that day, on file without its reviewer or outcome."""
        return review.reviewed_on == self.reviewed_on and not (review.reviewed_by and review.outcome)

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
