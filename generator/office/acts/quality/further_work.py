"""Naace asks for shadowing or development after a failed moderation (QA.3)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, last_moderation, name_of
from generator.records.forms import Date
from generator.register import Register
from generator.vocabulary import FurtherWork as Kind


class FurtherWork(Act):
    """Naace asks for a shadowing visit or development after a failed moderation."""

    name: ClassVar[str] = "further-work"
    family: ClassVar[Family] = Family.QUALITY
    example: ClassVar[str] = "assessor=amina-rahman kind=shadowing required_on=2026-11-20"

    assessor: AssessorId = asked("The assessor.")
    kind: Kind = asked("What is required.")
    required_on: Date = asked("The day Naace asked for it.")

    def edits(self, register: Register) -> Edits:
        index = last_moderation(register, self.assessor)
        item = given(kind=self.kind, required_on=self.required_on)
        yield add(register.assessors[self.assessor], "moderations", index, "further", item=item)

    def said(self, register: Register) -> str:
        who = name_of(register, self.assessor)
        return f"{who} is asked on {in_words(self.required_on)} for a {self.kind.label}"
