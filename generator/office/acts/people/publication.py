"""A person agreed to have something about them published (INFO.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, fill
from generator.office.on_file import AssessorId, name_of
from generator.records.assessor import Publish
from generator.records.forms import Date, Line
from generator.register import Register

ITEMS = tuple(name for name in Publish.model_fields if name != "recorded_late")


class Publication(Act):
    """Somebody agreed to have their portrait or contact details on the site."""

    name: ClassVar[str] = "publication"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman items=portrait,email agreed_on=2026-11-20"

    assessor: AssessorId = asked("The person who agreed.")
    items: tuple[Line, ...] = asked(f"What they agreed to: {', '.join(ITEMS)}. Several are separated by commas.")
    agreed_on: Date = asked("The day they agreed.")

    def edits(self, register: Register) -> Edits:
        yield fill(register.assessors[self.assessor], "publish", fields=dict.fromkeys(self.items, self.agreed_on))

    def said(self, register: Register) -> str:
        items = " and ".join(self.items)
        return f"{name_of(register, self.assessor)} agreed on {in_words(self.agreed_on)} to publish: {items}"
