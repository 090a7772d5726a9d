"""Naace upholds or dismisses an appeal (QA.4)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, fill, given
from generator.office.on_file import AssessorId, name_of
from generator.office.refused import ActRefusedError
from generator.records.forms import Date
from generator.register import Register
from generator.vocabulary import AppealOutcome as Outcome


class AppealOutcome(Act):
    """Naace upholds or dismisses an appeal."""

    name: ClassVar[str] = "appeal-outcome"
    family: ClassVar[Family] = Family.QUALITY
    example: ClassVar[str] = "assessor=amina-rahman outcome=upheld decided_on=2026-12-04"

    assessor: AssessorId = asked("The assessor who appealed.")
    outcome: Outcome = asked("What Naace decided.")
    decided_on: Date = asked("The day of the decision.")

    def edits(self, register: Register) -> Edits:
        assessor = register.assessors[self.assessor]
        for index, moderation in enumerate(assessor.moderations):
            if moderation.appeal and moderation.appeal.outcome is None:
                fields = given(outcome=self.outcome, decided_on=self.decided_on)
                yield fill(assessor, "moderations", index, "appeal", fields=fields)
                return
        raise ActRefusedError("assessor", "No appeal of this person is open", "Record the appeal first.")

    def said(self, register: Register) -> str:
        who = name_of(register, self.assessor)
        return f"The appeal of {who} was {self.outcome} on {in_words(self.decided_on)}"
