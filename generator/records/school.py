"""`data/schools/ID.yml`: a school, what was done with it, and its assessments."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from generator.days import years_after
from generator.problem import Location
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
    Written,
    agreed,
    astray_in,
    confidential,
    corrected_fields,
    correcting,
    grounds,
    recorded_late,
    withdrawing,
)
from generator.records.contact_forms import Postcode
from generator.records.forms import AssessmentNumber, Date, Line, Money, SchoolId, Slug, Text, YesNo
from generator.vocabulary import (
    Declaration,
    DeclineReason,
    EstablishmentType,
    Payer,
    Phase,
    Region,
    Requester,
    Succession,
    SupportKind,
    VisitOutcome,
)

MARK_YEARS = 3
"""Years after which an award expires (P8)."""


class Support(Kept, Period):
    """What an assessor, or an organisation, did with or for the school (P9, ELIG.1)."""

    key: ClassVar[str] = "from_"

    from_: Date = confidential("The first day.", KEPT, by_owner=True, alias="from")
    to: Date | None = confidential(
        "The last day, inclusive; left out while it lasts.", DATED, by_owner=True, in_time="later", default=None
    )
    kind: SupportKind = confidential("What it was.", KEPT, by_owner=True)
    assessor: Slug | None = confidential(
        "The assessor who did it; left out where another person did.", KEPT, by_owner=True, default=None
    )
    given_by: Line | None = confidential(
        "The name of the person who did it and is not an assessor.", KEPT, by_owner=True, default=None
    )
    organisation: Slug | None = confidential("The organisation it was done for.", KEPT, by_owner=True, default=None)
    corrects: Date | None = correcting("the first day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing(by_owner=True)
    recorded_late: Text | None = recorded_late()


class Predecessor(Kept):
    """A school that this one came from; what is recorded for that school counts for this one (P9, ELIG.1)."""

    key: ClassVar[str] = "school"

    school: SchoolId = confidential("The id of the earlier school.", KEPT, by_owner=True)
    on: Date = confidential("The first day of this school in its place.", KEPT)
    how: Succession = confidential("How it came about.", KEPT)
    corrects: Slug | None = correcting("the school")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing(by_owner=True)


class Request(Record):
    """How the assessment came about (CON.1)."""

    on: Date = confidential("The day of the request.", KEPT)
    by: Requester = confidential("Whether the school chose the assessor, or Naace allocates one.", KEPT)


class Approach(Record):
    """A school's direct approach to an assessor, appointed later or not (CON.3)."""

    assessor: Slug = confidential("The assessor approached.", KEPT)
    on: Date = confidential("The day of the approach.", KEPT)
    told_on: Date | None = confidential(
        "The day Naace was told of it; left out while it was not.", KEPT, in_time=True, default=None
    )
    told_by: Line | None = confidential("Who told Naace: the school, or an assessor's id.", KEPT, default=None)


class Declined(Record):
    """The assessor does not accept (CON.2)."""

    on: Date = confidential("The day.", KEPT, in_time=True)
    reason: DeclineReason = confidential("Why.", KEPT)
    school_told_on: Date | None = confidential(
        "The day the assessor told the school too (CON.3); left out while that is not known.",
        KEPT,
        in_time=True,
        default=None,
    )


class ConflictDeclaration(Record):
    """An assessor's declaration about a conflict of interest at this school (CON.2)."""

    signed_on: Date = confidential("The day of the declaration.", KEPT, in_time=True)
    conflict: Declaration = confidential("none, exists, or declined.", KEPT)


class FormerLead(Record):
    """A Lead Assessor who was to observe and was replaced before the visit."""

    key: ClassVar[str] = "lead"

    lead: Slug = confidential("Their id.", KEPT)
    declaration: ConflictDeclaration | None = confidential("Their declaration.", KEPT, default=None)
    replaced_on: Date = confidential("The day they were replaced.", KEPT)


class AssessorFee(Record):
    """The one fee that Naace pays for the assessment; travel is inside it (COST.2)."""

    paid_to: Line = confidential("assessor, or the id of their organisation.", KEPT)
    amount: Money = confidential("Exact pounds: the fee in force on the day of the visit.", KEPT)
    paid_on: Date = confidential("The day it was paid.", KEPT, in_time=True)


class LeadFee(Record):
    """What Naace pays the Lead Assessor who observed."""

    paid_to: Line = confidential("lead, or the id of their organisation.", KEPT)
    amount: Money = confidential("Exact pounds.", KEPT)
    paid_on: Date = confidential("The day it was paid.", KEPT, in_time=True)


class Charge(Record):
    """What Naace charges the school, or the intermediary (COST.1)."""

    number: Line = confidential("The invoice's number, used once.", KEPT)
    issued_on: Date = confidential("Its date.", KEPT)
    amount: Money = confidential("Exact pounds.", KEPT)
    charged_to: Payer = confidential("Who is charged.", KEPT, default=Payer.SCHOOL)
    agreed: Line | None = confidential(
        "If an amount other than the standard charge was agreed: who agreed it.", KEPT, default=None
    )
    paid_on: Date | None = confidential("The day it was paid in full.", KEPT, in_time=True, default=None)
    part_payments: tuple[Payment, ...] = confidential(
        "Parts paid before the day it was paid in full.", KEPT, default=()
    )
    refunds: tuple[Payment, ...] = confidential("What Naace paid back.", KEPT, default=())


class Voided(Grounds):
    """A visit that does not count, because it was not carried out by the scheme's rules: decided on `on`."""

    reason: Text = confidential("Why.", KEPT)


class Correction(FieldsCorrected):
    """A correction of what is recorded about an assessment: each field written here replaces the assessment's field of
    that name.
    """

    requested: Request | None = confidential("The request.", KEPT, default=None)
    approach: Approach | None = confidential("The school's direct approach to an assessor.", KEPT, default=None)
    assessor: Slug | None = confidential("The assessor appointed.", KEPT, default=None)
    phase: Phase | None = confidential("The phase assessed.", KEPT, default=None)
    type: EstablishmentType | None = confidential("The type of the school assessed.", KEPT, default=None)
    appointed_on: Date | None = confidential("The day of the appointment.", KEPT, in_time=True, default=None)
    accepted_on: Date | None = confidential("The day the assessor accepted.", KEPT, in_time=True, default=None)
    declined: Declined | None = confidential("Says that the assessor does not accept.", KEPT, default=None)
    cancelled_on: Date | None = confidential("The day it was called off.", KEPT, in_time=True, default=None)
    conflict_declaration: ConflictDeclaration | None = confidential("The assessor's declaration.", KEPT, default=None)
    lead: Slug | None = confidential("The Lead Assessor who observed.", KEPT, default=None)
    lead_declaration: ConflictDeclaration | None = confidential("The Lead Assessor's declaration.", KEPT, default=None)
    former_leads: tuple[FormerLead, ...] = confidential("Lead Assessors who were replaced.", KEPT, default=())
    visit_planned_on: Date | None = confidential("The day agreed with the school for the visit.", KEPT, default=None)
    visit_told_on: Date | None = confidential("The day Naace was told of that day (QA.1).", KEPT, default=None)
    visited_on: Date | None = confidential("The day of the visit.", KEPT, in_time=True, default=None)
    outcome: VisitOutcome | None = confidential("Recommended for the mark, or not.", KEPT, default=None)
    awarded_on: Date | None = confidential("The day of the award.", KEPT, in_time=True, by_owner=True, default=None)
    intermediary: Slug | None = confidential("The NaaceMark Service Provider that pays.", KEPT, default=None)
    charge: Charge | None = confidential("What was charged.", KEPT, default=None)
    assessor_fee: AssessorFee | None = confidential(
        "What was paid to the assessor or organisation.", KEPT, default=None
    )
    lead_fee: LeadFee | None = confidential("What was paid to the Lead Assessor or organisation.", KEPT, default=None)


class Assessment(Record):
    """One assessment of the school, from the request to the award."""

    key: ClassVar[str] = "id"

    id: AssessmentNumber = confidential("Year and number, such as 2026-1; never used again.", KEPT)
    requested: Request = confidential("The request.", KEPT)
    approach: Approach | None = confidential(
        "The school's direct approach to an assessor.", KEPT, left_out="awarded_on", default=None
    )
    assessor: Slug | None = confidential("The assessor appointed.", KEPT, left_out="awarded_on", default=None)
    phase: Phase | None = confidential(
        "The phase assessed, where it is not the school's phase of today.", KEPT, left_out="awarded_on", default=None
    )
    type: EstablishmentType | None = confidential(
        "The type of the school assessed, where it is not its type of today.", KEPT, left_out="awarded_on", default=None
    )
    appointed_on: Date | None = confidential(
        "The day of the appointment.", KEPT, in_time=True, left_out="awarded_on", default=None
    )
    accepted_on: Date | None = confidential(
        "The day the assessor accepted.", KEPT, in_time=True, left_out="awarded_on", default=None
    )
    declined: Declined | None = confidential("Says that the assessor does not accept.", KEPT, default=None)
    cancelled_on: Date | None = confidential(
        "The day it was called off before a visit.", KEPT, in_time=True, default=None
    )
    conflict_declaration: ConflictDeclaration | None = confidential(
        "The assessor's declaration.", KEPT, left_out="awarded_on", default=None
    )
    lead: Slug | None = confidential(
        "The Lead Assessor who observes.", DATED, left_out="awarded_on", until="visited_on", default=None
    )
    lead_declaration: ConflictDeclaration | None = confidential(
        "The Lead Assessor's declaration.", DATED, left_out="awarded_on", until="visited_on", default=None
    )
    former_leads: tuple[FormerLead, ...] = confidential(
        "Lead Assessors who were replaced, oldest first.", KEPT, default=()
    )
    visit_planned_on: Date | None = confidential(
        "The day agreed with the school for the visit.", DATED, until="visited_on", default=None
    )
    visit_told_on: Date | None = confidential(
        "The day Naace was told of that day (QA.1).",
        DATED,
        until="visited_on",
        left_out="awarded_on",
        in_time=True,
        default=None,
    )
    visited_on: Date | None = confidential(
        "The day of the visit.", KEPT, in_time=True, left_out="awarded_on", default=None
    )
    outcome: VisitOutcome | None = confidential(
        "Recommended for the mark, or not.", KEPT, left_out="awarded_on", default=None
    )
    awarded_on: Date | None = confidential(
        "The day of the award of the mark.", KEPT, in_time=True, by_owner=True, default=None
    )
    intermediary: Slug | None = confidential(
        "The NaaceMark Service Provider that pays, if one does.", KEPT, default=None
    )
    charge: Charge | None = confidential("What was charged.", KEPT, default=None)
    assessor_fee: AssessorFee | None = confidential(
        "What was paid to the assessor or organisation.", KEPT, default=None
    )
    lead_fee: LeadFee | None = confidential("What was paid to the Lead Assessor or organisation.", KEPT, default=None)
    voided: Voided | None = confidential("That the visit does not count, and why.", KEPT, by_owner=True, default=None)
    corrections: tuple[Correction, ...] = confidential(
        "Corrections of what is never edited, oldest first.", KEPT, default=()
    )
    recorded_late: Text | None = recorded_late()

    @property
    def mark_expires_on(self) -> date | None:
        """The day the mark ends: three years after the award (P8); held up to the day before. Always computed."""
        return years_after(self.awarded_on, MARK_YEARS) if self.awarded_on else None

    @property
    def is_called_off(self) -> bool:
        """Declined or cancelled: no visit follows, none counts."""
        return self.declined is not None or self.cancelled_on is not None

    def is_off_by(self, day: date) -> bool:
        """Whether it was declined or cancelled by the end of a day."""
        ends = (self.declined.on if self.declined else None, self.cancelled_on)
        return any(end is not None and end <= day for end in ends)

    @property
    def is_effective(self) -> bool:
        """Whether it is to be, or was, carried out: neither called off nor voided."""
        return not self.is_called_off and self.voided is None

    def counts_on(self, day: date) -> bool:
        """Whether a visit was made by the end of a day and was not voided by then."""
        if self.is_called_off or self.visited_on is None or self.visited_on > day:
            return False
        return self.voided is None or self.voided.on > day

    def is_awarded_on(self, day: date) -> bool:
        """Whether the mark was awarded by the end of a day, and the award was not voided by then."""
        is_voided = self.voided is not None and self.voided.on <= day
        return self.awarded_on is not None and self.awarded_on <= day and not is_voided

    def visit_day(self, on: date) -> date:
        """The day of the visit; while it is to come the day planned, else the later of the appointment and `on`."""
        return self.visited_on or self.visit_planned_on or max(self.appointed_on or on, on)


class PublishAward(Kept):
    """The school's agreement that the award it holds on that day is published; a later award needs another."""

    key: ClassVar[str] = "agreed_on"

    agreed_on: Date = confidential("The day it agreed.", KEPT)
    withdrawn_on: Date | None = confidential("The day it withdrew its agreement.", KEPT, default=None)
    corrects: Date | None = correcting("the day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()

    def holds(self, on: date) -> bool:
        return self.agreed_on <= on and (self.withdrawn_on is None or on < self.withdrawn_on)


class School(Entry):
    """A school of the United Kingdom."""

    folder: ClassVar[str] = "schools"

    id: SchoolId = confidential("The file's name without .yml: not written inside the file.", FREE, exclude=True)
    name: Line = agreed("The school's name: public only with its agreement to publish the award.", FREE)
    local_authority: Line = confidential("The local authority.", FREE)
    region: Region = confidential("The region or nation.", FREE)
    phase: Phase | None = confidential(
        "The phase; left out where the official list gives none, and asked for at the first assessment.",
        FREE,
        default=None,
    )
    type: EstablishmentType = confidential("The type of establishment.", FREE)
    postcode: Postcode | None = confidential(
        "The postcode; left out where the official list gives none.", FREE, default=None
    )
    closed_on: Date | None = confidential("The last day on which it was open.", FREE, default=None)
    predecessors: tuple[Predecessor, ...] = confidential("The schools it came from.", KEPT, default=())
    support: tuple[Support, ...] = confidential("What was done with or for it (P9, ELIG.1).", KEPT, default=())
    assessments: tuple[Assessment, ...] = confidential("Its assessments, oldest first.", KEPT, default=())
    publish_award: tuple[PublishAward, ...] = confidential(
        "Its agreements to publish an award, oldest first.", KEPT, default=()
    )
    note: Text | None = confidential("Staff's own words; shown nowhere.", FREE, default=None)

    def has_closed(self, day: date) -> bool:
        """Whether its last open day is before a day."""
        return self.closed_on is not None and self.closed_on < day

    def astray(self) -> Iterator[Location]:
        yield from super().astray()
        for index, assessment in enumerate(self.assessments):
            for keys in astray_in(assessment):
                yield self.at("assessments", index, *keys)

    def _corrected(self) -> tuple[dict[str, object], Written]:
        update, written = super()._corrected()
        if any(assessment.corrections for assessment in self.assessments):
            assessments = []
            for index, assessment in enumerate(self.assessments):
                corrected = corrected_fields(assessment)
                above = ("assessments", index)
                for name, (_, position) in corrected.items():
                    written[*above, name] = (*above, "corrections", position, name)
                assessments.append(
                    assessment.model_copy(update={name: value for name, (value, _) in corrected.items()})
                )
            update["assessments"] = tuple(assessments)
        return update, written
