"""What a list of people may say of somebody: each field with its meaning, its form, and the headings that name it."""

from enum import Enum
from typing import Any, NamedTuple

from generator.records.contact_forms import Email, Phone, Website
from generator.records.forms import Line, RegistrationNumber, Text
from generator.vocabulary import (
    Language,
    Leaving,
    MembershipGrade,
    Phase,
    Region,
    Requester,
    SchoolType,
    Term,
    VisitOutcome,
)


class Form(Enum):
    """How a cell is read, where it is not by the form of the record's own field."""

    DAY = "a day"
    AMOUNT = "an amount in pounds"
    DISTRICT = "a postcode or its district"
    ITEMS = "what they agreed to have published"
    ID = "an id"
    SCHOOL = "a school's id or official number"
    PERSON = "a name or an id"


class Field(NamedTuple):
    """A field: its meaning, its form, and headings that lists have for it, in small letters and digits alone."""

    meaning: str
    form: Any
    headings: tuple[str, ...]

    @property
    def term(self) -> type[Term] | None:
        """The closed list of its words, of which a cell may name several."""
        return self.form if isinstance(self.form, type) and issubclass(self.form, Term) else None


FIELDS = {
    "id": Field("The id of somebody on file, or `new` for a new person of a name on file.", Form.ID, ("id",)),
    "name": Field("The name.", Line, ("name", "fullname", "assessor", "assessorname")),
    "first": Field(
        "The first name, where the surname has its own column.", Line, ("firstname", "forename", "givenname")
    ),
    "last": Field("The surname.", Line, ("surname", "lastname", "familyname")),
    "registration_number": Field(
        "The registration number; left out, the next one.", RegistrationNumber, ("registrationnumber", "registrationno")
    ),
    "email": Field("The email address.", Email, ("email", "emailaddress", "mail")),
    "phone": Field("The phone number.", Phone, ("phone", "telephone", "phonenumber", "mobile", "tel")),
    "website": Field("The website.", Website, ("website", "web", "url")),
    "base": Field(
        "The postcode they travel from; its district is kept.", Form.DISTRICT, ("base", "postcode", "postcodedistrict")
    ),
    "regions": Field("Regions and nations, separated by commas.", Region, ("regions", "region", "areas", "area")),
    "languages": Field("Languages, separated by commas.", Language, ("languages", "language")),
    "phases": Field("Phases, separated by commas.", Phase, ("phases", "phase", "phasesoffered")),
    "experience": Field("Experience in those phases.", Text, ("experience", "phaseexperience", "background")),
    "school_types": Field(
        "Types of school, separated by commas.", SchoolType, ("schooltypes", "typesofschool", "schooltype", "types")
    ),
    "types_experience": Field("Experience with those types.", Text, ("typesexperience", "experiencewithtypes")),
    "portrait": Field("The pen portrait.", Text, ("portrait", "penportrait", "biography", "bio", "profile")),
    "publish": Field(
        "What they agreed to publish, such as portrait, email.", Form.ITEMS, ("publish", "agreedtopublish")
    ),
    "agreed_on": Field("The day they agreed to that.", Form.DAY, ("agreedon", "consenton", "consentdate", "gdprdate")),
    "confirmed_on": Field(
        "The day they last confirmed these details.", Form.DAY, ("confirmedon", "detailsconfirmed", "lastconfirmed")
    ),
    "organisation": Field("The organisation they work with.", Line, ("organisation", "company", "employer", "firm")),
    "organisation_from": Field("The first day with it.", Form.DAY, ("organisationfrom", "withcompanysince")),
    "organisation_to": Field("The last day with it.", Form.DAY, ("organisationto",)),
    "selected_on": Field(
        "The day they passed the selection.", Form.DAY, ("selectedon", "selection", "passedselection", "interviewed")
    ),
    "signed_on": Field(
        "The day they signed the code.", Form.DAY, ("signedon", "signed", "datesigned", "codesigned", "agreementsigned")
    ),
    "signed_version": Field(
        "The version signed; left out, the one in force that day.", Line, ("version", "signedversion", "codeversion")
    ),
    "signed_as": Field("The name signed; left out, the name.", Line, ("signedas",)),
    "membership_number": Field(
        "The Naace membership number.", Line, ("membershipnumber", "membershipno", "memberno", "naacenumber", "naaceno")
    ),
    "membership_grade": Field("The grade; left out, full.", MembershipGrade, ("grade", "membershipgrade")),
    "membership_from": Field(
        "The first day of the membership.", Form.DAY, ("membershipfrom", "membersince", "joined", "membershipstart")
    ),
    "membership_to": Field(
        "Its last day; left out if no end is set.", Form.DAY, ("membershipto", "membershipends", "membershipexpires")
    ),
    "registered_on": Field("The day they were registered.", Form.DAY, ("registeredon", "registered", "dateregistered")),
    "accredited_on": Field("The day they were accredited.", Form.DAY, ("accreditedon", "accredited", "dateaccredited")),
    "left_on": Field("The day they left.", Form.DAY, ("lefton", "left", "dateleft", "leavingdate")),
    "left_how": Field("How: resigned, retired or died.", Leaving, ("lefthow", "leaving", "reasonforleaving")),
    "removed_on": Field("The day they were removed.", Form.DAY, ("removedon", "removed", "dateremoved")),
    "removed_clause": Field("For a removal, the clause breached.", Line, ("clause", "removedclause")),
    "removed_reason": Field("For a removal, the reason.", Text, ("removedreason", "reasonforremoval")),
    "lead_from": Field("The first day as a Lead Assessor.", Form.DAY, ("leadfrom", "leadassessorfrom", "leadsince")),
    "lead_to": Field("The last day as a Lead Assessor.", Form.DAY, ("leadto", "leadassessorto", "leaduntil")),
    "initial_invoice": Field("The number of the invoice for the initial fee.", Line, ("initialinvoice",)),
    "initial_issued_on": Field("The date of that invoice.", Form.DAY, ("initialissued", "initialinvoicedate")),
    "initial_amount": Field("Its amount; left out, the published one.", Form.AMOUNT, ("initialfee", "initialamount")),
    "initial_paid_on": Field("The day it was paid.", Form.DAY, ("initialpaid", "initialfeepaid", "initialpaidon")),
    "ongoing_invoice": Field("The number of the invoice for the ongoing fee.", Line, ("ongoinginvoice",)),
    "ongoing_issued_on": Field("The date of that invoice.", Form.DAY, ("ongoingissued", "ongoinginvoicedate")),
    "ongoing_amount": Field("Its amount; left out, the published one.", Form.AMOUNT, ("ongoingfee", "ongoingamount")),
    "ongoing_paid_on": Field("The day it was paid.", Form.DAY, ("ongoingpaid", "ongoingfeepaid", "ongoingpaidon")),
    "ongoing_from": Field("The first day that it pays for.", Form.DAY, ("ongoingfrom", "coversfrom", "paidfrom")),
    "ongoing_to": Field("The last day that it pays for.", Form.DAY, ("ongoingto", "coversto", "paidto", "paiduntil")),
    "moderation_school": Field(
        "The school of the moderated visit that was passed.", Form.SCHOOL, ("moderationschool", "moderatedat")
    ),
    "moderation_requested_on": Field("The day that school asked for it.", Form.DAY, ("moderationrequested",)),
    "moderation_appointed_on": Field("The day of the appointment to it.", Form.DAY, ("moderationappointed",)),
    "moderation_accepted_on": Field("The day the assessor accepted.", Form.DAY, ("moderationaccepted",)),
    "moderation_declared_on": Field(
        "The day the assessor declared that there was no conflict.", Form.DAY, ("moderationdeclared",)
    ),
    "moderation_told_on": Field("The day Naace was told of the visit.", Form.DAY, ("moderationtold",)),
    "moderation_lead": Field(
        "The Lead Assessor who observed.", Form.PERSON, ("moderationlead", "moderatedby", "moderator")
    ),
    "moderation_lead_declared_on": Field(
        "The day the Lead Assessor declared that there was no conflict.", Form.DAY, ("moderationleaddeclared",)
    ),
    "moderation_visited_on": Field("The day of the visit.", Form.DAY, ("moderationvisit", "moderatedon", "moderation")),
    "moderation_notified_on": Field("The day the result was notified.", Form.DAY, ("moderationnotified",)),
    "moderation_requested_by": Field("Who chose the assessor: school or naace.", Requester, ("moderationrequestedby",)),
    "moderation_outcome": Field("The outcome of the visit: recommended or not.", VisitOutcome, ("moderationoutcome",)),
    "moderation_awarded_on": Field("The day of the award that followed, if any.", Form.DAY, ("moderationawarded",)),
    "recorded_late": Field("Why it is recorded only now, where it is late.", Text, ("recordedlate",)),
}
"""Every field by its name, in the order in which the map and the documentation show them."""
SEVERAL = frozenset({"regions", "languages", "phases", "school_types"})
"""Fields of which a cell may name several words."""
