"""A person agreed to have a photo of them published (INFO.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, name_of
from generator.records.forms import Date, Line
from generator.register import Register


class Photo(Act):
    """Somebody agreed to have a photo of them on the site, and says what it shows."""

    name: ClassVar[str] = "photo"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = 'assessor=amina-rahman agreed_on=2026-11-20 alternative_text="A woman at a desk, smiling"'

    assessor: AssessorId = asked("The person who agreed.")
    agreed_on: Date = asked("The day they agreed.")
    alternative_text: Line = asked(
        "What the photo shows, in a few words and the language of their portrait, for people who cannot see it."
    )

    def edits(self, register: Register) -> Edits:
        item = given(agreed_on=self.agreed_on, alternative_text=self.alternative_text)
        yield add(register.assessors[self.assessor], "publish_photo", item=item)

    def said(self, register: Register) -> str:
        name = name_of(register, self.assessor)
        return f"{name} agreed on {in_words(self.agreed_on)} to publish a photo"
