"""Naace decided on an assessor's registration (P14, REG.1, UA.1)."""

from typing import ClassVar, Literal

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given, put
from generator.office.on_file import AssessorId, name_of
from generator.records.forms import Date, Line, Text
from generator.register import Register


class Decision(Act):
    """Naace registered, accredited, removed or reinstated somebody."""

    name: ClassVar[str] = "decision"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman decision=accredited on=2026-11-20"

    assessor: AssessorId = asked("The person it is about.")
    decision: Literal["registered", "accredited", "removed", "reinstated"] = asked(
        "What was decided. With the first registered comes the next registration number."
    )
    on: Date = asked("The first day it is in force.")
    clause: Line | None = worked_out("For removed only: the clause breached, such as UA.1.")
    reason: Text | None = worked_out("For removed only: why, in a sentence. It stays confidential.")
    recorded_late: Text | None = worked_out("Why it is recorded late; only if it is.")

    def edits(self, register: Register) -> Edits:
        item = given(**self.model_dump(include={"on", "decision", "clause", "reason", "recorded_late"}))
        assessor = register.assessors[self.assessor]
        yield add(assessor, "decisions", item=item)
        if self.decision == "registered" and assessor.registration_number is None:
            yield put(assessor, "registration_number", value=register.next_registration_number)

    def said(self, register: Register) -> str:
        return f"{name_of(register, self.assessor)} is {self.decision} from {in_words(self.on)}"
