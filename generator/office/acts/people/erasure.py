"""A person's data is erased at their request (INFO.1): the file goes, and the id stays, permanently."""

from typing import ClassVar

from generator.days import day_after, in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Added, Edits, Removed, given
from generator.office.on_file import AssessorId
from generator.records import Erasure
from generator.records.forms import Date
from generator.register import Register
from generator.scheme.once_listed import was_listed


class Erased(Act):
    """Somebody's data is erased at their request."""

    name: ClassVar[str] = "erasure"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman erased_on=2026-11-20"

    assessor: AssessorId = asked("The person who asked for it.")
    erased_on: Date = asked("The day of the erasure.")

    def edits(self, register: Register) -> Edits:
        assessor = register.assessors[self.assessor]
        listed = was_listed(register, assessor, day_after(self.erased_on))
        yield Removed(assessor.file)
        yield Added(
            Erasure.file_of(self.assessor),
            given(
                erased_on=self.erased_on,
                listed=listed,
                registration_numbers=list(dict.fromkeys(number for number, _ in assessor.registration_numbers)),
            ),
        )

    def said(self, register: Register) -> str:
        return f"The data of {self.assessor} is erased on {in_words(self.erased_on)}"
