"""An assessor works with an organisation."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, OrganisationId, name_of
from generator.records.forms import Date
from generator.register import Register


class Affiliation(Act):
    """Somebody began to work with an organisation."""

    name: ClassVar[str] = "affiliation"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman organisation=hale-ict from=2026-12-01"

    assessor: AssessorId = asked("The assessor.")
    organisation: OrganisationId = asked("The organisation.")
    from_: Date = asked("The first day.", alias="from")
    to: Date | None = worked_out("The last day, inclusive; left out while it lasts.")

    def edits(self, register: Register) -> Edits:
        item = given(organisation=self.organisation, from_=self.from_, to=self.to)
        yield add(register.assessors[self.assessor], "organisations", item=item)

    def said(self, register: Register) -> str:
        organisation = register.organisations[self.organisation].name
        return f"{name_of(register, self.assessor)} works with {organisation} from {in_words(self.from_)}"
