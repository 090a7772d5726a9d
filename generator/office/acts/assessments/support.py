"""Somebody supported a school, or is tied to it (P9, ELIG.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, OrganisationId, SchoolOnFile
from generator.records.forms import Date, Line, Text
from generator.register import Register
from generator.vocabulary import SupportKind


class Support(Act):
    """Naace learns of support that a school had, or of somebody's tie to it."""

    name: ClassVar[str] = "support"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "school=eng-900001 kind=framework assessor=tom-hale from=2026-09-01 to=2026-11-20"

    school: SchoolOnFile = asked("The school.")
    kind: SupportKind = asked("What it was.")
    from_: Date = asked("The first day.", alias="from")
    to: Date | None = worked_out("The last day, inclusive; left out while it lasts.")
    assessor: AssessorId | None = worked_out("The assessor who did it; left out where another person did.")
    given_by: Line | None = worked_out("The name of the person who did it and is no assessor.")
    organisation: OrganisationId | None = worked_out("The organisation it was done for.")
    recorded_late: Text | None = worked_out("Why it is recorded late; only if it is.")

    def edits(self, register: Register) -> Edits:
        item = given(
            kind=self.kind,
            assessor=self.assessor,
            given_by=self.given_by,
            organisation=self.organisation,
            from_=self.from_,
            to=self.to,
            recorded_late=self.recorded_late,
        )
        yield add(register.schools[self.school], "support", item=item)

    def said(self, register: Register) -> str:
        school = register.schools[self.school].name
        return f"{school}: {self.kind.label} from {in_words(self.from_)}"
