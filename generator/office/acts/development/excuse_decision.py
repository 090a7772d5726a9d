"""Naace accepts or refuses an excuse (CONT.2)."""

from typing import ClassVar, Literal

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, put
from generator.office.on_file import AssessorId, EventId, name_of
from generator.office.refused import ActRefusedError
from generator.records.forms import Date
from generator.register import Register


class ExcuseDecision(Act):
    """Naace accepts or refuses an excuse."""

    name: ClassVar[str] = "excuse-decision"
    family: ClassVar[Family] = Family.DEVELOPMENT
    example: ClassVar[str] = "assessor=amina-rahman event=conference-2026 decision=accepted on=2026-05-28"

    assessor: AssessorId = asked("The assessor.")
    event: EventId = asked("The event.")
    decision: Literal["accepted", "refused"] = asked("What Naace decided.")
    on: Date = asked("The day of the decision.")

    def edits(self, register: Register) -> Edits:
        assessor = register.assessors[self.assessor]
        for index, excuse in reversed(tuple(enumerate(assessor.excuses))):
            if excuse.event == self.event and not (excuse.accepted_on or excuse.refused_on):
                yield put(assessor, "excuses", index, f"{self.decision}_on", value=self.on)
                return
        raise ActRefusedError(
            "event", "No excuse of this person for this event is undecided", "Record the excuse first."
        )

    def said(self, register: Register) -> str:
        who, title = name_of(register, self.assessor), register.events[self.event].title
        return f"The excuse of {who} for {title} was {self.decision} on {in_words(self.on)}"
