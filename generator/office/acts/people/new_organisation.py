"""An organisation of assessors, or one that pays in Naace's place, is put on file."""

from typing import ClassVar

from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Added, Edits, given, id_from
from generator.records import Organisation
from generator.records.contact_forms import Website
from generator.records.forms import Date, Line, Slug
from generator.register import Register


class NewOrganisation(Act):
    """An organisation is put on file."""

    name: ClassVar[str] = "new-organisation"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = 'name="Harbour Learning" website=https://harbour.example'

    title: Line = asked("The organisation's name.", alias="name")
    website: Website | None = worked_out("Its website.")
    provider_from: Date | None = worked_out("The first day of its agreement as a NaaceMark Service Provider, if any.")
    id: Slug | None = worked_out("The id, which never changes; left out, it is made from the name.")

    def edits(self, register: Register) -> Edits:
        agreements = (given(from_=self.provider_from),) if self.provider_from else ()
        fields = given(name=self.title, website=self.website, service_provider_agreements=agreements)
        yield Added(Organisation.file_of(self.id or id_from(self.title, register.organisations)), fields)

    def said(self, register: Register) -> str:
        return f"{self.title} is on file as an organisation"
