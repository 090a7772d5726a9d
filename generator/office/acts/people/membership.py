"""A person has Naace membership (P11)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, name_of
from generator.records.forms import Date, Line
from generator.register import Register
from generator.vocabulary import MembershipGrade


class Membership(Act):
    """Somebody took out or renewed Naace membership."""

    name: ClassVar[str] = "membership"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman from=2027-01-01 to=2027-12-31"

    assessor: AssessorId = asked("The member.")
    from_: Date = asked("The first day of the membership.", alias="from")
    to: Date | None = worked_out("Its last day, inclusive; left out if no end is set.")
    number: Line | None = worked_out("The membership number; left out, the one before.")
    grade: MembershipGrade | None = worked_out("The grade; left out, the one before, or full.")

    def edits(self, register: Register) -> Edits:
        assessor = register.assessors[self.assessor]
        before = assessor.membership[-1] if assessor.membership else None
        grade = self.grade or (before.grade if before else MembershipGrade.FULL)
        item = given(
            number=self.number or (before.number if before else None), grade=grade, from_=self.from_, to=self.to
        )
        yield add(assessor, "membership", item=item)

    def said(self, register: Register) -> str:
        return f"{name_of(register, self.assessor)} has Naace membership from {in_words(self.from_)}"
