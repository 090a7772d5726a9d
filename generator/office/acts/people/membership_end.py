"""A person's Naace membership ends (P11)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, put
from generator.office.on_file import AssessorId, name_of
from generator.office.refused import ActRefusedError
from generator.records.forms import Date
from generator.register import Register


class MembershipEnd(Act):
    """Somebody's Naace membership, of which no end was set, ends."""

    name: ClassVar[str] = "membership-end"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman to=2026-12-31"

    assessor: AssessorId = asked("The member.")
    to: Date = asked("The last day of the membership, inclusive.")

    def edits(self, register: Register) -> Edits:
        assessor = register.assessors[self.assessor]
        running = [index for index, membership in enumerate(assessor.membership) if membership.to is None]
        if not running:
            raise ActRefusedError(
                "assessor", "No membership without an end is on file", "Look at `membership` in the file."
            )
        yield put(assessor, "membership", running[-1], "to", value=self.to)

    def said(self, register: Register) -> str:
        return f"The Naace membership of {name_of(register, self.assessor)} ends on {in_words(self.to)}"
