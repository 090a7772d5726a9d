"""`data/assessors/ID.yml`: an assessor's pen portrait, and every fact that decides their standing."""

from datetime import date, timedelta
from typing import ClassVar

from generator.records.base import (
    Entry,
    Kept,
    Payment,
    Period,
    Record,
    agreed,
    confidential,
    public,
    recorded_late,
    withdrawing,
)
from generator.records.contact_forms import Email, Phone, PostcodeDistrict, Website
from generator.records.forms import AssessmentId, Date, Line, Money, Slug, Text, WholeNumber, YesNo
from generator.records.materials import MaterialPermission
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


class Affiliation(Period):
    """A time with an organisation."""

    organisation: Slug = public("The organisation's id.")


class Contact(Record):
    """How to reach the assessor."""

    email: Email = agreed("Email address.")
    phone: Phone | None = agreed("Phone number.", default=None)
    website: Website | None = agreed("Website.", default=None)


class Publish(Record):
    """For each item, the day from which the assessor agrees to publish it."""

    portrait: Date | None = confidential("The pen portrait.", default=None)
    email: Date | None = confidential("The email address.", default=None)
    phone: Date | None = confidential("The phone number.", default=None)
    website: Date | None = confidential("The website.", default=None)
    availability: Date | None = confidential("When they cannot visit, and how many visits they want.", default=None)


class Offer(Record):
    """Something the assessor offers, on the days `from` to `to`, both inclusive; a day left out sets no limit."""

    from_: Date | None = confidential(
        "The first day it is offered; left out if from the start.", alias="from", default=None
    )
    to: Date | None = confidential("The last day it was offered, inclusive; left out while it is.", default=None)

    def holds(self, on: date) -> bool:
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)


class PhaseOffered(Offer):
    """A phase the assessor offers, with what qualifies them for it (P10, ELIG.2)."""

    phase: Phase = public("The phase.")
    experience: Text = public("Experience of working with school leaders at a strategic level in it.")


class TypesOffered(Offer):
    """Types of school the assessor offers, with what qualifies them for those (P10)."""

    types: tuple[SchoolType, ...] = public("The types; several may share one text.", min_length=1)
    experience: Text | None = public(
        "Experience of working with school leaders at a strategic level in them.", default=None
    )


class Unavailable(Period):
    """Days on which the assessor cannot visit a school, from `from` to `to`, both inclusive."""

    from_: Date = agreed("The first day.", alias="from")
    to: Date | None = agreed("The last day, inclusive; left out while no end is set.", default=None)


class Availability(Record):
    """When the assessor can visit schools, and how often; for allocation."""

    unavailable: tuple[Unavailable, ...] = agreed("Days on which they cannot visit a school.", default=())
    most_visits_a_year: WholeNumber | None = agreed("The most visits a year they want.", default=None, ge=1)


class Selection(Record):
    """An attempt at the competency-based assessment by which assessors are selected (P10)."""

    assessed_on: Date = confidential("The day its outcome was decided.")
    outcome: Result = confidential("Passed or failed.")


class Agreement(Kept):
    """A signature under a version of the code of practice."""

    key: ClassVar[str] = "version"

    version: Line = confidential("The version, as in scheme.yml.")
    signed_on: Date = confidential("The day of the signature.")
    signed_as: Line = confidential("The name signed.")
    corrects: Line | None = confidential("On an entry that corrects one above it: the version it names.", default=None)
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()


class Membership(Period):
    """A time of Naace membership (P11)."""

    number: Line = confidential("The membership number.")
    grade: MembershipGrade = confidential("The grade; only full membership counts.")


class Decision(Kept):
    """A dated act of Naace on this entry."""

    key: ClassVar[str] = "on"

    on: Date = confidential("The first day it is in force; the site shows it of everybody on the public list.")
    decision: DecisionKind = confidential("What was decided.")
    clause: Line | None = confidential("For removed: the clause breached, such as UA.1.", default=None)
    reason: Text | None = confidential("For removed: the reason.", default=None)
    leaving: Leaving | None = confidential("For left: resigned, retired or died.", default=None)
    corrects: Date | None = confidential("On an entry that corrects one above it: the day it names.", default=None)
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()


class Concern(Record):
    """A concern, complaint or warning about the assessor's work (UA.1, PC)."""

    on: Date = confidential("The day Naace learnt of it, or gave the warning.")
    kind: ConcernKind = confidential("Concern, complaint or warning.")
    clause: Line = confidential("The clause it is about, such as UA.1.")
    text: Text = confidential("What it is about.")
    settled_on: Date | None = confidential("The day it was settled; left out while it is open.", default=None)
    outcome: Text | None = confidential("How it was settled.", default=None)


class Appeal(Record):
    """An appeal in writing against a failed second moderation (QA.4)."""

    submitted_on: Date = confidential("The day it reached Naace's office.")
    outcome: AppealOutcome | None = confidential("Upheld or dismissed; left out while undecided.", default=None)
    decided_on: Date | None = confidential("The day it was decided.", default=None)


class Further(Record):
    """A shadowing visit or development required after a failed first moderation (QA.3)."""

    kind: FurtherWork = confidential("Shadowing visit or professional development.")
    required_on: Date = confidential("The day it was required.")
    completed_on: Date | None = confidential("The day it was completed.", default=None)


class Moderation(Kept):
    """A school assessment by this assessor that a Lead Assessor observed."""

    key: ClassVar[str] = "attempt"

    attempt: WholeNumber = confidential("1 or 2; 3 only after an upheld appeal.")
    assessment: AssessmentId = confidential("The assessment observed.")
    lead: Slug = confidential("The Lead Assessor's id.")
    outcome: Result = confidential("Passed or failed.")
    notified_on: Date = confidential("The day the Lead Assessor notified the outcome.")
    further: tuple[Further, ...] = confidential("What was required before the next attempt.", default=())
    appeal: Appeal | None = confidential("The appeal, if any.", default=None)
    corrects: WholeNumber | None = confidential(
        "On an entry that corrects one above it: the attempt it names.", default=None
    )
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()


class Invoice(Kept):
    """An invoice from Naace to the assessor, for a fee of the scheme or for an event."""

    key: ClassVar[str] = "number"

    number: Line = confidential("Its number, used once.")
    fee: Slug | None = confidential("The fee's id; left out for an event's cost.", default=None)
    event: Slug | None = confidential("The event's id; left out for a fee.", default=None)
    issued_on: Date = confidential("Its date; the amount in force on it is the amount.")
    due_on: Date | None = confidential("The last day to pay; left out, the scheme's payment_days apply.", default=None)
    amount: Money = confidential("Exact pounds, as published.")
    paid_on: Date | None = confidential("The day it was paid in full.", default=None)
    part_payments: tuple[Payment, ...] = confidential("Parts paid before the day it was paid in full.", default=())
    refunds: tuple[Payment, ...] = confidential("What Naace paid back.", default=())
    cancelled_on: Date | None = confidential("The day Naace withdrew it; nothing is owed from then.", default=None)
    covers: Period | None = confidential("For the ongoing registration fee: the days it pays for.", default=None)
    corrects: Line | None = confidential("On an entry that corrects one above it: the number it names.", default=None)
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()

    def last_day_to_pay(self, payment_days: int) -> date:
        return self.due_on or self.issued_on + timedelta(days=payment_days)


class Excuse(Record):
    """Mitigating circumstances for not attending an event (CONT.2)."""

    event: Slug = confidential("The event's id.")
    notified_on: Date = confidential("The day they were notified in full, in writing.")
    accepted_on: Date | None = confidential("The day Naace accepted them.", default=None)
    refused_on: Date | None = confidential("The day Naace refused them.", default=None)

    def is_decided(self, on: date) -> bool:
        """Whether Naace accepted or refused them by the end of a day."""
        return any(day is not None and day <= on for day in (self.accepted_on, self.refused_on))


class QualityReview(Record):
    """A Quality Review, due after every tenth assessment (SA.1)."""

    number: WholeNumber = confidential("1 after the tenth assessment, 2 after the twentieth, and so on.")
    reviewed_on: Date = confidential("The day of the review.")
    invoice: Line = confidential("The number of the invoice for its fee.")
    reviewed_by: Line | None = confidential("The name of the person who reviewed.", default=None)
    outcome: ReviewOutcome | None = confidential("What the review found.", default=None)


class Assessor(Entry):
    """A person on file."""

    folder: ClassVar[str] = "assessors"
    kept: ClassVar[tuple[str, ...]] = ("agreements", "decisions", "moderations", "invoices")

    name: Line = public("The person's name.")
    former_names: tuple[Line, ...] = confidential("Names under which they signed earlier.", default=())
    organisations: tuple[Affiliation, ...] = public("Organisations, with dates; none for an independent.", default=())
    contact: Contact = agreed("Contact details.")
    publish: Publish = confidential(
        "What the person agreed to have published, and since when (INFO.1).", default=Publish()
    )
    base: PostcodeDistrict = public("The postcode district they travel from.")
    regions: tuple[Region, ...] = public("Regions and nations they work in.")
    languages: tuple[Language, ...] = public("Languages they can assess in.")
    phases: tuple[PhaseOffered, ...] = public("Phases they offer, with the experience for each (P10).", default=())
    school_types: tuple[TypesOffered, ...] = public(
        "Types of school they offer, with the experience for each (P10).", default=()
    )
    portrait: Text | None = agreed("The pen portrait: plain Markdown, no HTML (REG.1).", default=None)
    portrait_language: Language = public(
        "The language the portrait and the experience are written in.", default=Language.ENGLISH
    )
    details_confirmed_on: Date = public("The day the person last confirmed these details (INFO.1).")
    availability: Availability | None = agreed("When they can visit schools, and how often.", default=None)
    selection: tuple[Selection, ...] = confidential(
        "The competency-based assessment, first attempt first (P10).", default=()
    )
    agreements: tuple[Agreement, ...] = confidential("Signatures under the code of practice (CONT.1).", default=())
    membership: tuple[Membership, ...] = confidential("Naace membership (P11).", default=())
    decisions: tuple[Decision, ...] = confidential("Naace's decisions, oldest first.", default=())
    concerns: tuple[Concern, ...] = confidential("Concerns, complaints and warnings, oldest first (UA.1).", default=())
    lead_assessor: tuple[Period, ...] = confidential("When they are a Lead Assessor (P12).", default=())
    moderations: tuple[Moderation, ...] = confidential("Moderated assessments, first attempt first (QA).", default=())
    invoices: tuple[Invoice, ...] = confidential("Invoices (REG.2, SA.1, CPD.2).", default=())
    excuses: tuple[Excuse, ...] = confidential("Excuses for not attending events (CONT.2).", default=())
    quality_reviews: tuple[QualityReview, ...] = confidential("Quality Reviews (SA.1).", default=())
    material_permissions: tuple[MaterialPermission, ...] = confidential(
        "Permissions to change or reuse the mark's materials (MAT).", default=()
    )
    note: Text | None = confidential("Staff's own words; shown nowhere.", default=None)

    def portrait_published(self, on: date) -> bool:
        """Whether the portrait is on file and agreed to on a day."""
        return self.portrait is not None and self.publish.portrait is not None and self.publish.portrait <= on

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
