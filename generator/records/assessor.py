"""`data/assessors/ID.yml`: an assessor's pen portrait, and every fact that decides their standing."""

from datetime import date, timedelta
from typing import ClassVar

from generator.records.base import (
    DATED,
    FREE,
    KEPT,
    Entry,
    FieldsCorrected,
    Grounds,
    Kept,
    Payment,
    Period,
    Record,
    agreed,
    confidential,
    correcting,
    grounds,
    public,
    recorded_late,
    withdrawing,
)
from generator.records.contact_forms import Email, Phone, PostcodeDistrict, Website
from generator.records.forms import AssessmentId, Date, Line, Money, RegistrationNumber, Slug, Text, WholeNumber, YesNo
from generator.records.materials import MaterialPermission
from generator.records.offers import Availability, PhaseOffered, TypesOffered
from generator.records.photo import PublishPhoto
from generator.vocabulary import (
    AppealOutcome,
    ConcernKind,
    DecisionKind,
    FurtherWork,
    Language,
    Leaving,
    MembershipGrade,
    Phase,
    Region,
    Result,
    ReviewOutcome,
    SchoolType,
)


class Affiliation(Kept, Period):
    """A time with an organisation."""

    key: ClassVar[str] = "from_"

    organisation: Slug = public("The organisation's id.", KEPT)
    corrects: Date | None = correcting("the first day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()


class Contact(Record):
    """How to reach the assessor."""

    email: Email = agreed("Email address.", FREE)
    phone: Phone | None = agreed("Phone number.", FREE, default=None)
    website: Website | None = agreed("Website.", FREE, default=None)


class Publish(Record):
    """For each item, the day from which the assessor agrees to publish it."""

    portrait: Date | None = confidential("The pen portrait.", DATED, default=None)
    email: Date | None = confidential("The email address.", DATED, default=None)
    phone: Date | None = confidential("The phone number.", DATED, default=None)
    website: Date | None = confidential("The website.", DATED, default=None)
    availability: Date | None = confidential(
        "When they cannot visit, and how many visits they want.", DATED, default=None
    )
    recorded_late: Text | None = recorded_late()


class Selection(Kept):
    """An attempt at the competency-based assessment by which assessors are selected (P10)."""

    key: ClassVar[str] = "assessed_on"
    in_order: ClassVar[bool] = True

    assessed_on: Date = confidential("The day its outcome was decided.", KEPT)
    outcome: Result = confidential("Passed or failed.", KEPT)
    corrects: Date | None = correcting("the day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()


class Agreement(Kept):
    """A signature under a version of the code of practice."""

    key: ClassVar[str] = "version"
    in_order: ClassVar[bool] = True

    version: Line = confidential("The version, as in scheme.yml.", KEPT)
    signed_on: Date = confidential("The day of the signature.", KEPT, in_time=True)
    signed_as: Line = confidential("The name signed.", KEPT)
    corrects: Line | None = correcting("the version")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()


class Membership(Kept, Period):
    """A time of Naace membership (P11)."""

    key: ClassVar[str] = "from_"

    from_: Date = confidential("The first day.", KEPT, in_time="again", alias="from")
    number: Line = confidential("The membership number.", KEPT)
    grade: MembershipGrade = confidential("The grade; only full membership counts.", KEPT)
    corrects: Date | None = correcting("the first day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()


class Decision(Kept):
    """A dated act of Naace on this entry."""

    key: ClassVar[str] = "on"
    in_order: ClassVar[bool] = True

    on: Date = confidential(
        "The first day it is in force; the site shows it of everybody on the public list.",
        KEPT,
        in_time=True,
        by_owner=True,
    )
    decision: DecisionKind = confidential("What was decided.", KEPT, by_owner=True)
    clause: Line | None = confidential("For removed: the clause breached, such as UA.1.", KEPT, default=None)
    reason: Text | None = confidential("For removed: the reason.", KEPT, default=None)
    leaving: Leaving | None = confidential("For left: resigned, retired or died.", KEPT, default=None)
    corrects: Date | None = correcting("the day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing(by_owner=True)
    recorded_late: Text | None = recorded_late()


class Concern(Kept):
    """A concern, complaint or warning about the assessor's work (UA.1, PC)."""

    key: ClassVar[str] = "on"

    on: Date = confidential("The day Naace learnt of it, or gave the warning.", KEPT)
    kind: ConcernKind = confidential("Concern, complaint or warning.", KEPT)
    clause: Line = confidential("The clause it is about, such as UA.1.", KEPT)
    text: Text = confidential("What it is about.", KEPT)
    settled_on: Date | None = confidential("The day it was settled; left out while it is open.", KEPT, default=None)
    outcome: Text | None = confidential("How it was settled.", KEPT, default=None)
    corrects: Date | None = correcting("the day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()


class Appeal(Record):
    """An appeal in writing against a failed second moderation (QA.4)."""

    submitted_on: Date = confidential("The day it reached Naace's office.", KEPT, in_time=True)
    outcome: AppealOutcome | None = confidential("Upheld or dismissed; left out while undecided.", KEPT, default=None)
    decided_on: Date | None = confidential("The day it was decided.", KEPT, in_time=True, default=None)
    recorded_late: Text | None = recorded_late()


class Further(Record):
    """A shadowing visit or development required after a failed first moderation (QA.3)."""

    key: ClassVar[str] = "required_on"

    kind: FurtherWork = confidential("Shadowing visit or professional development.", KEPT)
    required_on: Date = confidential("The day it was required.", KEPT, in_time=True)
    completed_on: Date | None = confidential("The day it was completed.", KEPT, in_time=True, default=None)
    recorded_late: Text | None = recorded_late()


class Moderation(Kept):
    """A school assessment by this assessor that a Lead Assessor observed."""

    key: ClassVar[str] = "attempt"
    in_order: ClassVar[bool] = True

    attempt: WholeNumber = confidential("1 or 2; 3 only after an upheld appeal.", KEPT)
    assessment: AssessmentId = confidential("The assessment observed.", KEPT)
    lead: Slug = confidential("The Lead Assessor's id.", KEPT)
    outcome: Result = confidential("Passed or failed.", KEPT)
    notified_on: Date = confidential("The day the Lead Assessor notified the outcome.", KEPT, in_time=True)
    further: tuple[Further, ...] = confidential("What was required before the next attempt.", KEPT, default=())
    appeal: Appeal | None = confidential("The appeal, if any.", KEPT, default=None)
    corrects: WholeNumber | None = correcting("the attempt")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()


class Covered(Period):
    """The days that the ongoing registration fee pays for, from `from` to `to`, both inclusive."""

    to: Date | None = confidential("The last day, inclusive.", KEPT, left_out=True, default=None)


class Invoice(Kept):
    """An invoice from Naace to the assessor, for a fee of the scheme or for an event."""

    key: ClassVar[str] = "number"

    number: Line = confidential("Its number, used once.", KEPT)
    fee: Slug | None = confidential("The fee's id; left out for an event's cost.", KEPT, left_out=True, default=None)
    event: Slug | None = confidential("The event's id; left out for a fee.", KEPT, left_out=True, default=None)
    issued_on: Date = confidential("Its date; the amount in force on it is the amount.", KEPT)
    due_on: Date | None = confidential(
        "The last day to pay; left out, the scheme's payment_days apply.", KEPT, left_out=True, default=None
    )
    amount: Money = confidential("Exact pounds, as published.", KEPT)
    paid_on: Date | None = confidential("The day it was paid in full.", KEPT, in_time=True, default=None)
    part_payments: tuple[Payment, ...] = confidential(
        "Parts paid before the day it was paid in full.", KEPT, default=()
    )
    refunds: tuple[Payment, ...] = confidential("What Naace paid back.", KEPT, default=())
    cancelled_on: Date | None = confidential(
        "The day Naace withdrew it; nothing is owed from then.", KEPT, in_time=True, default=None
    )
    cancelled_because: Text | None = confidential("Why Naace withdrew it.", KEPT, default=None)
    covers: Covered | None = confidential("For the ongoing registration fee: the days it pays for.", KEPT, default=None)
    corrects: Line | None = correcting("the number")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()

    def last_day_to_pay(self, payment_days: int) -> date:
        return self.due_on or self.issued_on + timedelta(days=payment_days)


class LeadTerm(Kept, Period):
    """A time as a Lead Assessor (P12)."""

    key: ClassVar[str] = "from_"

    from_: Date = confidential("The first day.", KEPT, in_time=True, alias="from")
    corrects: Date | None = correcting("the first day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()


class Excuse(Kept):
    """Mitigating circumstances for not attending an event (CONT.2)."""

    key: ClassVar[str] = "event"

    event: Slug = confidential("The event's id.", KEPT)
    notified_on: Date = confidential("The day they were notified in full, in writing.", KEPT, in_time=True)
    accepted_on: Date | None = confidential("The day Naace accepted them.", KEPT, in_time=True, default=None)
    refused_on: Date | None = confidential("The day Naace refused them.", KEPT, in_time=True, default=None)
    corrects: Slug | None = correcting("the event")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()

    def is_decided(self, on: date) -> bool:
        """Whether Naace accepted or refused them by the end of a day."""
        return any(day is not None and day <= on for day in (self.accepted_on, self.refused_on))


class QualityReview(Kept):
    """A Quality Review, due after every tenth assessment (SA.1)."""

    key: ClassVar[str] = "number"

    number: WholeNumber = confidential("1 after the tenth assessment, 2 after the twentieth, and so on.", KEPT)
    reviewed_on: Date = confidential("The day of the review.", KEPT, in_time=True)
    invoice: Line = confidential("The number of the invoice for its fee.", KEPT)
    reviewed_by: Line | None = confidential("The name of the person who reviewed.", KEPT, default=None)
    outcome: ReviewOutcome | None = confidential("What the review found.", KEPT, default=None)
    corrects: WholeNumber | None = correcting("the number")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()


class AssessorCorrection(FieldsCorrected):
    """A correction of the registration number: what is written here replaces it. Nobody gets the wrong number again."""

    registration_number: RegistrationNumber | None = public(
        "The registration number.", KEPT, by_owner=True, default=None
    )


class Assessor(Entry):
    """A person on file."""

    folder: ClassVar[str] = "assessors"

    name: Line = public("The person's name.", FREE)
    registration_number: RegistrationNumber | None = public(
        "The number by which anyone can check a registration, such as ICTM 0042. Naace gives it with the first decision"
        " `registered`, and never to anyone else; left out until then.",
        KEPT,
        by_owner=True,
        default=None,
    )
    former_names: tuple[Line, ...] = confidential("Names under which they signed earlier.", KEPT, default=())
    organisations: tuple[Affiliation, ...] = public(
        "Organisations, with dates; none for an independent.", KEPT, default=()
    )
    contact: Contact = agreed("Contact details.", FREE)
    publish: Publish = confidential(
        "What the person agreed to have published, and since when (INFO.1).", DATED, default=Publish()
    )
    base: PostcodeDistrict = public("The postcode district they travel from.", FREE)
    regions: tuple[Region, ...] = public("Regions and nations they work in.", FREE, some=True, once=True)
    languages: tuple[Language, ...] = public("Languages they can assess in.", FREE, some=True, once=True)
    phases: tuple[PhaseOffered, ...] = public(
        "Phases they offer, with the experience for each (P10).", FREE, default=()
    )
    school_types: tuple[TypesOffered, ...] = public(
        "Types of school they offer, with the experience for each (P10).", FREE, default=()
    )
    portrait: Text | None = agreed("The pen portrait: plain Markdown, no HTML (REG.1).", FREE, default=None)
    portrait_language: Language = public(
        "The language the portrait and the experience are written in.", FREE, default=Language.ENGLISH
    )
    publish_photo: tuple[PublishPhoto, ...] = confidential(
        "Agreements to publish the photo beside this file, oldest first.", KEPT, default=()
    )
    details_confirmed_on: Date = public("The day the person last confirmed these details (INFO.1).", FREE)
    availability: Availability | None = agreed("When they can visit schools, and how often.", FREE, default=None)
    selection: tuple[Selection, ...] = confidential(
        "The competency-based assessment, first attempt first (P10).", KEPT, default=()
    )
    agreements: tuple[Agreement, ...] = confidential(
        "Signatures under the code of practice (CONT.1).", KEPT, default=()
    )
    membership: tuple[Membership, ...] = confidential("Naace membership (P11).", KEPT, default=())
    decisions: tuple[Decision, ...] = confidential("Naace's decisions, oldest first.", KEPT, default=())
    concerns: tuple[Concern, ...] = confidential(
        "Concerns, complaints and warnings, oldest first (UA.1).", KEPT, default=()
    )
    lead_assessor: tuple[LeadTerm, ...] = confidential("When they are a Lead Assessor (P12).", KEPT, default=())
    moderations: tuple[Moderation, ...] = confidential(
        "Moderated assessments, first attempt first (QA).", KEPT, default=()
    )
    invoices: tuple[Invoice, ...] = confidential("Invoices (REG.2, SA.1, CPD.2).", KEPT, default=())
    excuses: tuple[Excuse, ...] = confidential("Excuses for not attending events (CONT.2).", KEPT, default=())
    quality_reviews: tuple[QualityReview, ...] = confidential("Quality Reviews (SA.1).", KEPT, default=())
    material_permissions: tuple[MaterialPermission, ...] = confidential(
        "Permissions to change or reuse the mark's materials (MAT).", KEPT, default=()
    )
    corrections: tuple[AssessorCorrection, ...] = confidential(
        "Corrections of the registration number, oldest first.", KEPT, default=()
    )
    note: Text | None = confidential("Staff's own words; shown nowhere.", FREE, default=None)

    @property
    def registration_numbers(self) -> tuple[tuple[str, tuple[str | int, ...]], ...]:
        """Every registration number this file has, wrong ones that were corrected too, each with its keys."""
        written = self.as_written
        numbers: list[tuple[str | None, tuple[str | int, ...]]] = [
            (written.registration_number, ("registration_number",)),
            *(
                (correction.registration_number, ("corrections", position, "registration_number"))
                for position, correction in enumerate(written.corrections)
            ),
        ]
        return tuple((number, keys) for number, keys in numbers if number)

    def portrait_published(self, on: date) -> bool:
        """Whether the portrait is on file and agreed to on a day."""
        return self.portrait is not None and self.publish.portrait is not None and self.publish.portrait <= on

    def photo_agreement(self, on: date) -> PublishPhoto | None:
        """The agreement to publish a photo that holds on a day; the latest, if several do."""
        return next((agreement for agreement in reversed(self.publish_photo) if agreement.holds(on)), None)

    def agrees_to_a_photo(self, on: date) -> bool:
        """Whether they agree, or will from a later day, to have a photo published: one may be on file."""
        return any(agreement.withdrawn_on is None or on < agreement.withdrawn_on for agreement in self.publish_photo)

    def is_excused(self, event: str, on: date) -> bool:
        """Whether an excuse for not attending an event is accepted by a day."""
        return any(
            excuse.event == event and excuse.accepted_on is not None and excuse.accepted_on <= on
            for excuse in self.excuses
        )

    def is_lead(self, on: date) -> bool:
        return any(period.holds(on) for period in self.lead_assessor)

    def offers(self, phase: Phase, on: date) -> bool:
        return any(offered.phase is phase and offered.holds(on) for offered in self.phases)

    def types_offered(self, on: date) -> frozenset[SchoolType]:
        """The types of school offered on a day."""
        return frozenset(kind for offered in self.school_types if offered.holds(on) for kind in offered.types)
