"""Naace learnt of a concern about an assessor's work, or gave a warning (UA.1, PC)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, name_of
from generator.records.forms import Date, Line, Text
from generator.register import Register
from generator.vocabulary import ConcernKind


class Concern(Act):
    """Naace learnt of a concern or complaint about somebody's work, or gave a warning."""

    name: ClassVar[str] = "concern"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = (
        'assessor=amina-rahman on=2026-11-20 kind=concern clause=UA.1 text="Cancelled a visit twice"'
    )

    assessor: AssessorId = asked("The assessor it is about.")
    on: Date = asked("The day Naace learnt of it, or gave the warning.")
    kind: ConcernKind = asked("What it is.")
    clause: Line = asked("The clause of the code that it is about, such as UA.1.")
    text: Text = asked("What it is about. It stays confidential.")

    def edits(self, register: Register) -> Edits:
        item = given(on=self.on, kind=self.kind, clause=self.clause, text=self.text)
        yield add(register.assessors[self.assessor], "concerns", item=item)

    def said(self, register: Register) -> str:
        return f"A {self.kind} about {name_of(register, self.assessor)} of {in_words(self.on)} is on file"
