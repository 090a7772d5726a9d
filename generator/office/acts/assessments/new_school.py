"""A school is put on file, as the nation's official list has it."""

from typing import ClassVar

from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Added, Edits, given
from generator.records import School
from generator.records.contact_forms import Postcode
from generator.records.forms import Line, SchoolId
from generator.register import Register
from generator.vocabulary import EstablishmentType, Phase, Region


class NewSchool(Act):
    """A school is put on file, as the official list has it."""

    name: ClassVar[str] = "new-school"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = (
        'id=eng-900099 name="Harbour Primary School" local_authority=York region=yorkshire-and-the-humber'
        ' phase=primary type=community-school postcode="YO1 9ZZ"'
    )

    id: SchoolId = asked("The nation and the official number, such as eng-900001.")
    title: Line = asked("The school's name.", alias="name")
    local_authority: Line = asked("The local authority.")
    region: Region = asked("The region or nation.")
    type: EstablishmentType = asked("The type of establishment.")
    phase: Phase | None = worked_out("The phase; left out where the official list gives none.")
    postcode: Postcode | None = worked_out("The postcode; left out where the official list gives none.")

    def edits(self, register: Register) -> Edits:
        fields = given(
            name=self.title,
            local_authority=self.local_authority,
            region=self.region,
            phase=self.phase,
            type=self.type,
            postcode=self.postcode,
        )
        yield Added(School.file_of(self.id), fields)

    def said(self, register: Register) -> str:
        return f"{self.title} is on file"
