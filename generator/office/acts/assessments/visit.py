"""The assessor visited the school and recommended it for the mark, or did not (P6, P7)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import ActOfAssessment, Family, asked
from generator.office.edits import Edits, put_in_assessment
from generator.records.forms import Date
from generator.register import Register
from generator.vocabulary import VisitOutcome


class Visit(ActOfAssessment):
    """The assessor visited the school, with the outcome."""

    name: ClassVar[str] = "visit"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "assessment=eng-900001/2026-1 visited_on=2026-11-20 outcome=recommended"

    visited_on: Date = asked("The day of the visit.")
    outcome: VisitOutcome = asked("Recommended for the mark, or not.")

    def edits(self, register: Register) -> Edits:
        yield put_in_assessment(register, self.assessment, visited_on=self.visited_on, outcome=self.outcome)

    def said(self, register: Register) -> str:
        outcome = self.outcome.replace("-", " ")
        return f"The visit of {self.assessment} took place on {in_words(self.visited_on)}: {outcome}"
