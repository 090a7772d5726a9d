"""A person confirmed that their details are right (INFO.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, put
from generator.office.on_file import AssessorId, name_of
from generator.records.forms import Date
from generator.register import Register


class Confirmation(Act):
    """Somebody confirmed that the details on file about them are right."""

    name: ClassVar[str] = "confirmation"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman confirmed_on=2026-11-20"

    assessor: AssessorId = asked("The person who confirmed.")
    confirmed_on: Date = asked("The day they confirmed.")

    def edits(self, register: Register) -> Edits:
        yield put(register.assessors[self.assessor], "details_confirmed_on", value=self.confirmed_on)

    def said(self, register: Register) -> str:
        return f"{name_of(register, self.assessor)} confirmed their details on {in_words(self.confirmed_on)}"
