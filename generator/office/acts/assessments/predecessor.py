"""A school came from another one: what is recorded for the earlier school counts for it (P9, ELIG.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, add, given
from generator.office.on_file import SchoolOnFile
from generator.records.forms import Date
from generator.register import Register
from generator.vocabulary import Succession


class Predecessor(Act):
    """A school on file came from another one, so that what is recorded for the earlier school counts for it."""

    name: ClassVar[str] = "predecessor"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "school=eng-900001 earlier=eng-900002 on=2026-09-01 how=conversion"

    school: SchoolOnFile = asked("The school as it is now.")
    earlier: SchoolOnFile = asked("The earlier school.")
    on: Date = asked("The first day of the school in its place.")
    how: Succession = asked("How it came about.")

    def edits(self, register: Register) -> Edits:
        item = given(school=self.earlier, on=self.on, how=self.how)
        yield add(register.schools[self.school], "predecessors", item=item)

    def said(self, register: Register) -> str:
        schools = register.schools
        return f"{schools[self.school].name} came from {schools[self.earlier].name} on {in_words(self.on)}"
