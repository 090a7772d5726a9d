"""A school agrees that its award is published (P8, INFO.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, add, given
from generator.office.on_file import SchoolOnFile
from generator.records.forms import Date
from generator.register import Register


class Consent(Act):
    """A school agrees that the award it holds is published."""

    name: ClassVar[str] = "consent"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "school=eng-900001 agreed_on=2026-11-20"

    school: SchoolOnFile = asked("The school.")
    agreed_on: Date = asked("The day it agreed.")

    def edits(self, register: Register) -> Edits:
        yield add(register.schools[self.school], "publish_award", item=given(agreed_on=self.agreed_on))

    def said(self, register: Register) -> str:
        return f"{register.schools[self.school].name} agreed on {in_words(self.agreed_on)} to publish its award"
