"""An assessor completed what was required after a failed moderation (QA.3)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, put
from generator.office.on_file import AssessorId, last_moderation, name_of
from generator.office.refused import ActRefusedError
from generator.records.forms import Date
from generator.register import Register
from generator.vocabulary import FurtherWork as Kind


class FurtherWorkDone(Act):
    """An assessor completed the shadowing visit or the development required."""

    name: ClassVar[str] = "further-work-done"
    family: ClassVar[Family] = Family.QUALITY
    example: ClassVar[str] = "assessor=amina-rahman kind=shadowing completed_on=2026-12-04"

    assessor: AssessorId = asked("The assessor.")
    kind: Kind = asked("What was completed.")
    completed_on: Date = asked("The day it was completed.")

    def edits(self, register: Register) -> Edits:
        assessor = register.assessors[self.assessor]
        index = last_moderation(register, self.assessor)
        for position, work in enumerate(assessor.moderations[index].further):
            if work.kind is self.kind and work.completed_on is None:
                yield put(assessor, "moderations", index, "further", position, "completed_on", value=self.completed_on)
                return
        raise ActRefusedError("kind", "No such work is open", "Record first that it was required.")

    def said(self, register: Register) -> str:
        who = name_of(register, self.assessor)
        return f"{who} completed a {self.kind.label} on {in_words(self.completed_on)}"
