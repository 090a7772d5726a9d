"""A person took the competency-based assessment (P10)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, name_of
from generator.records.forms import Date
from generator.register import Register
from generator.vocabulary import Result


class Selection(Act):
    """Somebody passed or failed the competency-based assessment."""

    name: ClassVar[str] = "selection"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman assessed_on=2026-11-20 outcome=passed"

    assessor: AssessorId = asked("The person assessed.")
    assessed_on: Date = asked("The day its outcome was decided.")
    outcome: Result = asked("Passed or failed.")

    def edits(self, register: Register) -> Edits:
        item = given(assessed_on=self.assessed_on, outcome=self.outcome)
        yield add(register.assessors[self.assessor], "selection", item=item)

    def said(self, register: Register) -> str:
        who = name_of(register, self.assessor)
        return f"{who} {self.outcome} the competency-based assessment on {in_words(self.assessed_on)}"
