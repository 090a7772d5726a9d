"""A concern about an assessor's work is settled (UA.1, PC)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, fill, given
from generator.office.on_file import AssessorId, name_of
from generator.office.refused import ActRefusedError
from generator.records.forms import Date, Text
from generator.register import Register


class ConcernOutcome(Act):
    """A concern about somebody's work is settled."""

    name: ClassVar[str] = "concern-outcome"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = 'assessor=amina-rahman settled_on=2026-11-20 outcome="No breach was found"'

    assessor: AssessorId = asked("The assessor it is about.")
    settled_on: Date = asked("The day it was settled.")
    outcome: Text = asked("How it was settled. It stays confidential.")
    on: Date | None = worked_out("The day of the concern; left out, the only open one.")

    def edits(self, register: Register) -> Edits:
        assessor = register.assessors[self.assessor]
        still_open = [
            index
            for index, concern in enumerate(assessor.concerns)
            if concern.outcome is None and self.on in (None, concern.on)
        ]
        if len(still_open) != 1:
            raise ActRefusedError(
                "on",
                f"Open concerns that this could mean: {len(still_open)}",
                "Write the day of one that is not settled.",
            )
        fields = given(settled_on=self.settled_on, outcome=self.outcome)
        yield fill(assessor, "concerns", still_open[0], fields=fields)

    def said(self, register: Register) -> str:
        return f"A concern about {name_of(register, self.assessor)} was settled on {in_words(self.settled_on)}"
