"""An assessor becomes a Lead Assessor (P12)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, name_of
from generator.records.forms import Date
from generator.register import Register


class LeadAssessor(Act):
    """Somebody becomes a Lead Assessor."""

    name: ClassVar[str] = "lead-assessor"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman from=2027-01-01"

    assessor: AssessorId = asked("The assessor.")
    from_: Date = asked("The first day of the term.", alias="from")
    to: Date | None = worked_out("Its last day, inclusive; left out while it lasts.")

    def edits(self, register: Register) -> Edits:
        term = given(from_=self.from_, to=self.to)
        yield add(register.assessors[self.assessor], "lead_assessor", item=term)

    def said(self, register: Register) -> str:
        return f"{name_of(register, self.assessor)} is a Lead Assessor from {in_words(self.from_)}"
