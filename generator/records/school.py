"""`data/schools/ID.yml`: a school, what was done with it, and its assessments."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Self

from generator.days import years_after
from generator.problem import Location
from generator.records.base import Entry, Payment, Period, Record, agreed, confidential, recorded_late
from generator.records.contact_forms import Postcode
from generator.records.forms import AssessmentNumber, Date, Line, Money, SchoolId, Slug, Text
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


class Support(Period):
    """What an assessor, or an organisation, did with or for the school (P9, ELIG.1)."""

    kind: SupportKind = confidential("What it was.")
    assessor: Slug | None = confidential("The assessor who did it; left out where another person did.", default=None)
    given_by: Line | None = confidential("The name of the person who did it and is not an assessor.", default=None)
    organisation: Slug | None = confidential("The organisation it was done for.", default=None)


class Predecessor(Record):
    """A school that this one came from; what is recorded for that school counts for this one (P9, ELIG.1)."""

    school: SchoolId = confidential("The id of the earlier school.")
    on: Date = confidential("The first day of this school in its place.")
    how: Succession = confidential("How it came about.")


class Request(Record):
    """How the assessment came about (CON.1)."""

    on: Date = confidential("The day of the request.")
    by: Requester = confidential("Whether the school chose the assessor, or Naace allocates one.")


class Approach(Record):
    """A school's direct approach to an assessor, appointed later or not (CON.3)."""

    assessor: Slug = confidential("The assessor approached.")
    on: Date = confidential("The day of the approach.")
    told_on: Date | None = confidential("The day Naace was told of it; left out while it was not.", default=None)
    told_by: Line | None = confidential("Who told Naace: the school, or an assessor's id.", default=None)


class Declined(Record):
    """The assessor does not accept (CON.2)."""

    on: Date = confidential("The day.")
    reason: DeclineReason = confidential("Why.")


class ConflictDeclaration(Record):
    """An assessor's declaration about a conflict of interest at this school (CON.2)."""

    signed_on: Date = confidential("The day of the declaration.")
    conflict: Declaration = confidential("none, exists, or declined.")


class FormerLead(Record):
    """A Lead Assessor who was to observe and was replaced before the visit."""

    lead: Slug = confidential("Their id.")
    declaration: ConflictDeclaration | None = confidential("Their declaration.", default=None)
    replaced_on: Date = confidential("The day they were replaced.")


class AssessorFee(Record):
    """The one fee that Naace pays for the assessment; travel is inside it (COST.2)."""

    paid_to: Line = confidential("assessor, or the id of their organisation.")
    amount: Money = confidential("Exact pounds: the fee in force on the day of the visit.")
    paid_on: Date = confidential("The day it was paid.")


class LeadFee(Record):
    """What Naace pays the Lead Assessor who observed."""

    paid_to: Line = confidential("lead, or the id of their organisation.")
    amount: Money = confidential("Exact pounds.")
    paid_on: Date = confidential("The day it was paid.")


class Charge(Record):
    """What Naace charges the school, or the intermediary (COST.1)."""

    number: Line = confidential("The invoice's number, used once.")
    issued_on: Date = confidential("Its date.")
    amount: Money = confidential("Exact pounds.")
    charged_to: Payer = confidential("Who is charged.", default=Payer.SCHOOL)
    agreed: Line | None = confidential(
        "If an amount other than the standard charge was agreed: who agreed it.", default=None
    )
    paid_on: Date | None = confidential("The day it was paid in full.", default=None)
    part_payments: tuple[Payment, ...] = confidential("Parts paid before the day it was paid in full.", default=())
    refunds: tuple[Payment, ...] = confidential("What Naace paid back.", default=())


class Voided(Record):
    """A visit that does not count, because it was not carried out by the scheme's rules."""

    on: Date = confidential("The day Naace decided this.")
    reason: Text = confidential("Why.")


class Correction(Record):
    """A correction of a wrong record about a visit, an award or a payment: each field written here replaces the
    assessment's field of that name.
    """

    on: Date = confidential("The day of the correction.")
    visited_on: Date | None = confidential("The day of the visit.", default=None)
    outcome: VisitOutcome | None = confidential("Recommended for the mark, or not.", default=None)
    awarded_on: Date | None = confidential("The day of the award.", default=None)
    charge: Charge | None = confidential("What was charged.", default=None)
    assessor_fee: AssessorFee | None = confidential("What was paid to the assessor or organisation.", default=None)
    lead_fee: LeadFee | None = confidential("What was paid to the Lead Assessor or organisation.", default=None)


CORRECTED = tuple(name for name in Correction.model_fields if name != "on")
"""The fields of an assessment that a correction may replace."""


class Assessment(Record):
    """One assessment of the school, from the request to the award."""

    id: AssessmentNumber = confidential("Year and number, such as 2026-1; never used again.")
    requested: Request = confidential("The request.")
    approach: Approach | None = confidential("The school's direct approach to an assessor.", default=None)
    assessor: Slug | None = confidential("The assessor appointed.", default=None)
    phase: Phase | None = confidential("The phase assessed, where it is not the school's phase of today.", default=None)
    appointed_on: Date | None = confidential("The day of the appointment.", default=None)
    accepted_on: Date | None = confidential("The day the assessor accepted.", default=None)
    declined: Declined | None = confidential("Says that the assessor does not accept.", default=None)
    cancelled_on: Date | None = confidential("The day it was called off before a visit.", default=None)
    conflict_declaration: ConflictDeclaration | None = confidential("The assessor's declaration.", default=None)
    lead: Slug | None = confidential("The Lead Assessor who observes.", default=None)
    lead_declaration: ConflictDeclaration | None = confidential("The Lead Assessor's declaration.", default=None)
    former_leads: tuple[FormerLead, ...] = confidential("Lead Assessors who were replaced, oldest first.", default=())
    visit_planned_on: Date | None = confidential("The day agreed with the school for the visit.", default=None)
    visit_told_on: Date | None = confidential("The day Naace was told of that day (QA.1).", default=None)
    visited_on: Date | None = confidential("The day of the visit.", default=None)
    outcome: VisitOutcome | None = confidential("Recommended for the mark, or not.", default=None)
    awarded_on: Date | None = confidential("The day of the award of the mark.", default=None)
    intermediary: Slug | None = confidential("The NaaceMark Service Provider that pays, if one does.", default=None)
    charge: Charge | None = confidential("What was charged.", default=None)
    assessor_fee: AssessorFee | None = confidential("What was paid to the assessor or organisation.", default=None)
    lead_fee: LeadFee | None = confidential("What was paid to the Lead Assessor or organisation.", default=None)
    voided: Voided | None = confidential("That the visit does not count, and why.", default=None)
    corrections: tuple[Correction, ...] = confidential("Corrections of what is never edited, oldest first.", default=())
    recorded_late: Text | None = recorded_late()

    @property
    def mark_expires_on(self) -> date | None:
        """The day the mark ends: three years after the award (P8); held up to the day before. Always computed."""
        return years_after(self.awarded_on, MARK_YEARS) if self.awarded_on else None

    @property
    def is_called_off(self) -> bool:
        """Declined or cancelled: no visit follows, none counts."""
        return self.declined is not None or self.cancelled_on is not None

    @property
    def is_effective(self) -> bool:
        """Whether it is to be, or was, carried out: neither called off nor voided."""
        return not self.is_called_off and self.voided is None

    def counts_on(self, day: date) -> bool:
        """Whether a visit was made by the end of a day and was not voided by then."""
        if self.is_called_off or self.visited_on is None or self.visited_on > day:
            return False
        return self.voided is None or self.voided.on > day

    def visit_day(self, on: date) -> date:
        """The day of the visit; while it is to come the day planned, else the later of the appointment and `on`."""
        return self.visited_on or self.visit_planned_on or max(self.appointed_on or on, on)


class PublishAward(Record):
    """The school's agreement that the award it holds on that day is published; a later award needs another."""

    agreed_on: Date = confidential("The day it agreed.")
    withdrawn_on: Date | None = confidential("The day it withdrew its agreement.", default=None)

    def holds(self, on: date) -> bool:
        return self.agreed_on <= on and (self.withdrawn_on is None or on < self.withdrawn_on)


class School(Entry):
    """A school of the United Kingdom."""

    folder: ClassVar[str] = "schools"

    id: SchoolId = confidential("The file's name without .yml: not written inside the file.", exclude=True)
    name: Line = agreed("The school's name: public only with its agreement to publish the award.")
    local_authority: Line = confidential("The local authority.")
    region: Region = confidential("The region or nation.")
    phase: Phase | None = confidential(
        "The phase; left out where the official list gives none, and asked for at the first assessment.", default=None
    )
    type: EstablishmentType = confidential("The type of establishment.")
    postcode: Postcode | None = confidential("The postcode; left out where the official list gives none.", default=None)
    closed_on: Date | None = confidential("The day it closed.", default=None)
    predecessors: tuple[Predecessor, ...] = confidential("The schools it came from.", default=())
    support: tuple[Support, ...] = confidential("What was done with or for it (P9, ELIG.1).", default=())
    assessments: tuple[Assessment, ...] = confidential("Its assessments, oldest first.", default=())
    publish_award: tuple[PublishAward, ...] = confidential(
        "Its agreements to publish an award, oldest first.", default=()
    )
    note: Text | None = confidential("Staff's own words; shown nowhere.", default=None)

    def astray(self) -> Iterator[Location]:
        """The corrections of fields that the assessment does not have."""
        for index, assessment in enumerate(self.assessments):
            for position, correction in enumerate(assessment.corrections):
                for name in CORRECTED:
                    if getattr(correction, name) is not None and getattr(assessment, name) is None:
                        yield self.at("assessments", index, "corrections", position, name)

    def as_corrected(self) -> Self:
        if not any(assessment.corrections for assessment in self.assessments):
            return self
        assessments = []
        written: dict[tuple[str | int, ...], tuple[str | int, ...]] = {}
        for index, assessment in enumerate(self.assessments):
            update = {}
            for position, correction in enumerate(assessment.corrections):
                for name in CORRECTED:
                    if (value := getattr(correction, name)) is not None:
                        update[name] = value
                        above = ("assessments", index)
                        written[*above, name] = (*above, "corrections", position, name)
            assessments.append(assessment.model_copy(update=update))
        return self.rewritten({"assessments": tuple(assessments)}, written)
