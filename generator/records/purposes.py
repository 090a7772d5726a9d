"""Why each field about a person is on file, on what lawful basis, and for how long: the table beside the records.

`docs/privacy.md` is made of it. A record inside a file has one line for all its fields; the fields of a file itself
have a line each. What says nothing about a person has none: its record is in `ABOUT_NOBODY`. The periods are settings
of the scheme, which the office decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from pydantic.fields import FieldInfo

from generator.records import assessor as people
from generator.records import event, fee, materials, offers, organisation, photo, sample, scheme, school
from generator.records.base import Entry, Grounds, Payment, Record, Visibility, classified
from generator.records.erasure import Erasure


class _Word(Enum):
    """A word of a closed list, with what it means."""

    def __init__(self, word: str, meaning: str) -> None:
        self.word = word
        self.meaning = meaning


class Basis(_Word):
    """The lawful basis (UK GDPR, Article 6(1))."""

    CONTRACT = "contract", "Article 6(1)(b): Naace's agreement with the assessor, or with the organisation"
    CONSENT = (
        "consent",
        "Held by contract, Article 6(1)(b). Shown by the person's consent to each item, Article 6(1)(a)",
    )
    ACCOUNTS = "accounts", "Contract, Article 6(1)(b), and the law on accounts, Article 6(1)(c)"
    FAIRNESS = "fairness", "Legitimate interests, Article 6(1)(f): assessments are fair"
    RECORD = "record", "Legitimate interests, Article 6(1)(f): the register can be relied on"
    SCHOOL = (
        "school",
        "Legitimate interests, Article 6(1)(f): schools are assessed. Shown by the school's agreement alone",
    )
    OBLIGATION = "obligation", "Legal obligation, Article 6(1)(c): Naace can show that the data was erased"


class Retention(_Word):
    """How long it is kept."""

    PERSON = "person", "`former_kept_years` after the person left the register, `applicant_kept_years` if never on it"
    CHANGED = "changed", "until the person changes it or withdraws their consent, and not longer than their file"
    HELPER = (
        "helper",
        "the name of somebody who is no assessor for `helper_kept_years` after the support; the rest as scheme",
    )
    SCHEME = "scheme", "while the scheme runs. After an erasure it names the person by their id alone"
    PART = "part", "as long as what it is part of"
    NOTE = "note", "until staff delete it, and not longer than the file"
    EVER = "ever", "for good, so that nobody else gets the number or the address"


@dataclass(frozen=True)
class Purpose:
    """Why something is on file, on what basis, and for how long."""

    purpose: str
    basis: Basis
    retention: Retention


_OFFER = Purpose("schools choose an assessor by it", Basis.CONTRACT, Retention.PERSON)
_SHOWN = Purpose("schools reach the assessor and learn about them", Basis.CONSENT, Retention.CHANGED)
_STANDING = Purpose("shows whether the criteria of the code are met", Basis.CONTRACT, Retention.PERSON)
_QUALITY = Purpose("shows that the work is good, and what follows if not", Basis.CONTRACT, Retention.PERSON)
_MONEY = Purpose("shows what is owed and paid", Basis.ACCOUNTS, Retention.PERSON)
_VISIT = Purpose("who assessed a school, when, and what came of it", Basis.SCHOOL, Retention.SCHEME)
_SCHOOL_MONEY = Purpose("what a visit costs, and who was paid", Basis.ACCOUNTS, Retention.SCHEME)
_CONFLICT = Purpose("keeps people with a tie to a school from assessing it", Basis.FAIRNESS, Retention.HELPER)
_MATERIALS = Purpose("who may change or reuse the mark's materials", Basis.CONTRACT, Retention.PART)
_SCHOOL = Purpose("identifies the school, and says who can assess it", Basis.SCHOOL, Retention.SCHEME)
_DRAW = Purpose("anyone in the office can repeat the draw", Basis.FAIRNESS, Retention.SCHEME)
_PRESENT = Purpose("shows who took part in what the code requires", Basis.CONTRACT, Retention.SCHEME)
_CORRECTED = Purpose("shows what was corrected, why and by whom", Basis.RECORD, Retention.PART)

ABOUT_NOBODY: frozenset[type[Record]] = frozenset(
    {
        scheme.Scheme, scheme.AgreementVersion, scheme.ProcedureVersion, scheme.Amendment, fee.Fee, fee.Amount,
        event.Event, event.Sitting, event.Cost,
    }
)  # fmt: skip
"""Records whose public fields say nothing about a person; a confidential one of theirs needs a line all the same."""

EVERYWHERE: Mapping[str, Purpose] = {
    "note": Purpose("staff's own words, for their work", Basis.RECORD, Retention.NOTE),
    "recorded_late": Purpose("why a fact was recorded late", Basis.RECORD, Retention.PART),
    "corrects": _CORRECTED,
    "withdrawn": _CORRECTED,
}
"""Fields that mean the same in every file."""

OF_RECORDS: Mapping[type[Record], Purpose] = {
    Grounds: _CORRECTED,
    Payment: Purpose("shows what is owed and paid", Basis.ACCOUNTS, Retention.PART),
    people.Affiliation: _OFFER,
    people.Contact: _SHOWN,
    people.Publish: Purpose("what the person agreed to show, and since when", Basis.CONTRACT, Retention.PERSON),
    photo.PublishPhoto: _SHOWN,
    people.Selection: _STANDING,
    people.Agreement: _STANDING,
    people.Membership: _STANDING,
    people.Decision: Purpose("says since when somebody is on the register, or not", Basis.CONTRACT, Retention.PERSON),
    people.Concern: _QUALITY,
    people.Moderation: _QUALITY,
    people.Further: _QUALITY,
    people.Appeal: _QUALITY,
    people.Invoice: _MONEY,
    people.Covered: _MONEY,
    people.LeadTerm: _STANDING,
    people.Excuse: _STANDING,
    people.QualityReview: _QUALITY,
    people.AssessorCorrection: _CORRECTED,
    materials.MaterialPermission: _MATERIALS,
    offers.Offer: _OFFER,
    offers.PhaseOffered: _OFFER,
    offers.TypesOffered: _OFFER,
    offers.Availability: _SHOWN,
    offers.Unavailable: _SHOWN,
    school.Support: _CONFLICT,
    school.Predecessor: Purpose("what counts for a school that followed another", Basis.FAIRNESS, Retention.SCHEME),
    school.Request: _VISIT,
    school.Approach: _VISIT,
    school.Declined: _VISIT,
    school.ConflictDeclaration: Purpose("shows that no tie stood in the way", Basis.FAIRNESS, Retention.SCHEME),
    school.FormerLead: _VISIT,
    school.AssessorFee: _SCHOOL_MONEY,
    school.LeadFee: _SCHOOL_MONEY,
    school.Charge: _SCHOOL_MONEY,
    school.Voided: _VISIT,
    school.Correction: _VISIT,
    school.Assessment: _VISIT,
    school.PublishAward: Purpose("what the school agreed to show", Basis.SCHOOL, Retention.SCHEME),
    event.Attendance: _PRESENT,
    event.EventCorrection: _PRESENT,
    organisation.ProviderAgreement: Purpose("who pays in Naace's place", Basis.CONTRACT, Retention.SCHEME),
    sample.Candidate: _DRAW,
    sample.Drawn: _DRAW,
    sample.SampleCorrection: _DRAW,
}
"""For each record inside a file, why its fields are there."""

OF_FIELDS: Mapping[type[Entry], Mapping[str, Purpose]] = {
    people.Assessor: {
        "name": _OFFER,
        "registration_number": Purpose("anyone can check a registration by it", Basis.CONTRACT, Retention.EVER),
        "former_names": Purpose("matches signatures under an earlier name", Basis.CONTRACT, Retention.PERSON),
        "base": _OFFER,
        "regions": _OFFER,
        "languages": _OFFER,
        "portrait": _SHOWN,
        "portrait_language": _OFFER,
        "details_confirmed_on": _OFFER,
    },
    school.School: {
        "name": _SCHOOL,
        "local_authority": _SCHOOL,
        "region": _SCHOOL,
        "phase": _SCHOOL,
        "type": _SCHOOL,
        "postcode": _SCHOOL,
        "closed_on": _SCHOOL,
    },
    organisation.Organisation: {
        "name": Purpose("says whom an assessor works with", Basis.RECORD, Retention.SCHEME),
        "website": Purpose("leads to the organisation", Basis.RECORD, Retention.SCHEME),
    },
    sample.Sample: {"drawn_on": _DRAW, "seed": _DRAW, "share": _DRAW},
    Erasure: {
        "erased_on": Purpose("shows that, and when, it was erased", Basis.OBLIGATION, Retention.EVER),
        "listed": Purpose("says what the old address answers", Basis.OBLIGATION, Retention.EVER),
        "registration_numbers": Purpose("nobody else gets the number", Basis.OBLIGATION, Retention.EVER),
    },
}
"""For each field of a file itself, if it is not a record, why it is there."""


def purpose_of(holder: type[Record], name: str, info: FieldInfo) -> Purpose | None:
    """Why a field of a record is on file; None if it is public and says nothing about a person.

    Raises KeyError if nobody has said why.
    """
    if name in EVERYWHERE:
        return EVERYWHERE[name]
    if issubclass(holder, Entry) and name in OF_FIELDS.get(holder, {}):
        return OF_FIELDS[holder][name]
    if holder in OF_RECORDS:
        return OF_RECORDS[holder]
    if holder in ABOUT_NOBODY and classified(info)["visibility"] is Visibility.PUBLIC:
        return None
    raise KeyError(f"{holder.__name__}.{name}")
