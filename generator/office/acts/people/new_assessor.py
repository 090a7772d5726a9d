"""A person who applies to be an assessor is put on file (P10, REG.1)."""

from collections.abc import Mapping
from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, today_if_left_out, worked_out
from generator.office.acts.people.publication import ITEMS
from generator.office.edits import Added, Edits, given, id_from
from generator.office.on_file import OrganisationId
from generator.office.refused import ActRefusedError
from generator.records import Assessor
from generator.records.contact_forms import Email, Phone, PostcodeDistrict, Website
from generator.records.forms import Date, Line, Slug, Text
from generator.register import Register
from generator.vocabulary import Language, Phase, Region, SchoolType
from generator.write.yaml_text import Writable


class NewAssessor(Act):
    """Somebody who applies to be an assessor is put on file, with their registration if Naace has decided it."""

    name: ClassVar[str] = "new-assessor"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = (
        'name="Ceri Vaughan" email=ceri@harbour.example base=LL57 regions=wales languages=cy,en phases=primary'
        ' experience="Head of a primary school for ten years" school_types=maintained'
    )

    person: Line = asked("The person's name.", alias="name")
    email: Email = asked("Their email address.")
    base: PostcodeDistrict = asked("The postcode district they travel from, such as LL57.")
    regions: tuple[Region, ...] = asked("The regions and nations they work in, separated by commas.")
    languages: tuple[Language, ...] = asked("The languages they can assess in, separated by commas.")
    phases: tuple[Phase, ...] = asked("The phases they offer, separated by commas.")
    experience: Text = asked("Their experience of working with school leaders in those phases.")
    school_types: tuple[SchoolType, ...] = asked("The types of school they offer, separated by commas.")
    types_experience: Text | None = worked_out("Their experience with those types; left out, the same as for phases.")
    phone: Phone | None = worked_out("Their phone number.")
    website: Website | None = worked_out("Their website.")
    organisation: OrganisationId | None = worked_out("The organisation they work with.")
    organisation_from: Date | None = worked_out("The first day with it.")
    portrait: Text | None = worked_out("The pen portrait, in plain Markdown.")
    publish: tuple[Line, ...] = asked(
        f"What they agreed to have published: {', '.join(ITEMS)}; separated by commas.", default=()
    )
    agreed_on: Date | None = worked_out("The day they agreed to that.")
    confirmed_on: Date = today_if_left_out("The day they confirmed these details; left out, today.")
    membership_number: Line | None = worked_out("Their Naace membership number.")
    membership_from: Date | None = worked_out("The first day of their full membership.")
    membership_to: Date | None = worked_out("Its last day, inclusive; left out if no end is set.")
    selected_on: Date | None = worked_out("The day they passed the competency-based assessment.")
    signed_on: Date | None = worked_out("The day they signed the code of practice, in the version in force.")
    registered_on: Date | None = worked_out("The day from which Naace registered them; left out for an applicant.")
    id: Slug | None = worked_out("The id, which never changes; left out, it is made from the name.")

    def edits(self, register: Register) -> Edits:
        yield Added(Assessor.file_of(self.id or id_from(self.person, register.assessors)), self._fields(register))

    def said(self, register: Register) -> str:
        if self.registered_on:
            return f"{self.person} is on file, registered from {in_words(self.registered_on)}"
        return f"{self.person} is on file as an applicant"

    def _fields(self, register: Register) -> Mapping[str, Writable]:
        if self.publish and self.agreed_on is None:
            raise ActRefusedError("agreed_on", "The day of the agreement to publish is missing", "Write the day.")
        if (self.organisation is None) is not (self.organisation_from is None):
            raise ActRefusedError("organisation_from", "An organisation and its first day go together", "Write both.")
        if (self.membership_number is None) is not (self.membership_from is None):
            raise ActRefusedError("membership_from", "A membership's number and first day go together", "Write both.")
        types = given(types=list(self.school_types), experience=self.types_experience or self.experience)
        return given(
            name=self.person,
            registration_number=register.next_registration_number if self.registered_on else None,
            organisations=[given(organisation=self.organisation, from_=self.organisation_from)]
            if self.organisation
            else [],
            contact=given(email=self.email, phone=self.phone, website=self.website),
            publish=dict.fromkeys(self.publish, self.agreed_on),
            base=self.base,
            regions=list(self.regions),
            languages=list(self.languages),
            phases=[given(phase=phase, experience=self.experience) for phase in self.phases],
            school_types=[types] if self.school_types else [],
            portrait=self.portrait,
            details_confirmed_on=self.confirmed_on,
            selection=[given(assessed_on=self.selected_on, outcome="passed")] if self.selected_on else [],
            agreements=self._signed(register),
            membership=[
                given(number=self.membership_number, grade="full", from_=self.membership_from, to=self.membership_to)
            ]
            if self.membership_number
            else [],
            decisions=[given(on=self.registered_on, decision="registered")] if self.registered_on else [],
        )

    def _signed(self, register: Register) -> list[Writable]:
        if self.signed_on is None:
            return []
        version = register.scheme.agreement_in_force(self.signed_on)
        if version is None:
            raise ActRefusedError("signed_on", "No version of the code was in force on that day", "Correct the day.")
        return [given(version=version.version, signed_on=self.signed_on, signed_as=self.person)]
