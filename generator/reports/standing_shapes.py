"""The shapes of a standing explained: each field with its name and meaning, from which docs/standing.md is made.

In `register standing ID --format json` every field is there; one without a value is null. Days are YYYY-MM-DD.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from generator.scheme.development import EventState
from generator.scheme.duties import Before
from generator.scheme.endings import Held
from generator.scheme.reviews import ReviewLack
from generator.scheme.standing import StandingKind
from generator.vocabulary import DecisionKind, FurtherWork, Vat


class Shape(BaseModel):
    """Part of a report."""

    model_config = ConfigDict(frozen=True)


class Placed(Shape):
    """Something with the place where it is written, or would be."""

    file: str = Field(description="The file.")
    line: int = Field(description="The line in it.")


class DecisionShown(Placed):
    """A decision of Naace."""

    on: date = Field(description="The first day it is in force.")
    decision: DecisionKind = Field(description="What was decided.")
    in_force: bool = Field(description="false where it is decided, and in force only from a day to come.")


class CriterionShown(Placed):
    """A continuing criterion on the day asked about, or on the day of the next change."""

    name: str = Field(description="Its name.")
    clauses: tuple[str, ...] = Field(description="The clauses that ask for it.")
    statement: str = Field(description="What must hold.")
    met: bool = Field(description="Whether it holds.")
    in_grace: bool = Field(description="true where it fails, and has not caused a lapse yet.")
    fact: str = Field(description="The fact that decides it.")
    fails_from: date | None = Field(description="The first day on which it failed; null where it is met.")
    met_since: date | None = Field(description="The day since when it is met without a break; null where it is not.")


class DutyShown(Placed):
    """Something that the assessor must do."""

    clauses: tuple[str, ...] = Field(description="The clauses that ask for it.")
    by: date | None = Field(description="The last day to do it; null where no day is set.")
    before: Before | None = Field(
        description="What it must come before, whatever its day; null where nothing is named."
    )
    overdue: bool = Field(description="Whether its last day is past; for an event, once the list says it was missed.")


class ToPayShown(DutyShown):
    """An open invoice, or a fee that is due or is the next one and is not invoiced yet."""

    title: str = Field(description="What it is for: the title of the fee or the event.")
    amount: str | None = Field(
        description="Pounds: what is unpaid, or what the fee is on the day asked about; null where none is published."
    )
    vat: Vat | None = Field(description="Whether VAT is in the amount.")
    number: str | None = Field(description="The invoice's number; null where it is not invoiced yet.")
    issued_on: date | None = Field(description="The invoice's date.")
    due_on: date | None = Field(
        description="The invoice's own last day to pay; `by` is earlier where the days it pays for begin earlier."
    )
    covers_from: date | None = Field(description="For an ongoing fee: the first day it pays for.")


class ToSignShown(DutyShown):
    """A version of the code of practice to sign."""

    version: str = Field(description="The version.")
    in_force_from: date = Field(description="The first day it can be signed.")


class ToDeclareShown(DutyShown):
    """A declaration on conflicts of interest to sign, for a visit to come."""

    assessment: str = Field(description="The school's id, a slash, and the assessment's id.")
    observes: bool = Field(description="true where they observe the visit as Lead Assessor.")


class ToCompleteShown(DutyShown):
    """Work that was required after a failed moderation."""

    kind: FurtherWork = Field(description="What it is.")
    required_on: date = Field(description="The day it was required.")


class MayAppealShown(DutyShown):
    """A failed second moderation against which an appeal is still in time: a right, and no duty."""

    attempt: int = Field(description="The attempt.")
    notified_on: date = Field(description="The day its outcome was notified.")


class ToConfirmShown(DutyShown):
    """The details on file, to be confirmed again."""

    confirmed_on: date = Field(description="The day they were last confirmed.")


class SittingShown(Shape):
    """A sitting of an event; one is enough."""

    from_: date = Field(description="The first day.", serialization_alias="from")
    to: date = Field(description="The last day, inclusive.")
    place: str = Field(description="Where it is held.")


class ToAttendShown(DutyShown):
    """A required event that the assessor is not known to have attended, and is not excused from."""

    event: str = Field(description="The event's id.")
    title: str = Field(description="Its title.")
    sittings: tuple[SittingShown, ...] = Field(description="Its sittings; one is enough.")
    state: EventState = Field(
        description="to come, not recorded (it is over, and the list of those present is not on file) or missed."
    )
    excuse_notified_on: date | None = Field(description="The day an excuse was notified; null where there is none.")
    excuse_decided: bool = Field(description="Whether Naace has decided on that excuse.")


class ReviewShown(Shape):
    """The next Quality Review."""

    number: int = Field(description="Its number.")
    visits: int = Field(description="Visits carried out by the day asked about.")
    remaining: int = Field(description="Visits that are possible before it; 0 where the next visit waits for it.")
    due_from: date | None = Field(
        description="The day of the visit that calls for it, carried out or planned; null while that is not planned."
    )
    lacks: tuple[ReviewLack, ...] = Field(description="What the next visit waits for, if none remains.")


class EndingShown(Shape):
    """When something that the assessor holds ends, if nothing else is recorded."""

    of: Held = Field(description="What it is.")
    held: bool = Field(description="Whether it is held on the day asked about.")
    last_day: date | None = Field(
        description="The last day, inclusive, it is or was held; null where no end is on file, or it never was held."
    )


class NextChange(Shape):
    """What the date alone changes next, and decisions already taken."""

    on: date = Field(description="The day.")
    standing: StandingKind = Field(description="The standing from that day.")
    decided: bool = Field(description="true where a decision already taken makes it; else facts on file do.")
    criteria: tuple[CriterionShown, ...] = Field(description="The criteria that change on it.")


class Lack(Shape):
    """What the records lack for a decision."""

    clauses: tuple[str, ...] = Field(description="The clauses that ask for it.")
    what: str = Field(description="What is missing.")
    do: str = Field(description="How to put it right; empty if nothing on file can.")


class NextDecision(Shape):
    """The decision that would be next: registered, accredited or reinstated."""

    decision: DecisionKind = Field(description="The decision.")
    missing: tuple[Lack, ...] = Field(description="What the records lack for it on the day asked about.")


class Explained(Shape):
    """An assessor's standing on a day, explained. Confidential."""

    id: str = Field(description="The assessor's id.")
    name: str = Field(description="Their name.")
    on: date = Field(description="The day asked about.")
    standing: StandingKind = Field(description="What they are on that day.")
    decided: StandingKind = Field(description="What the decisions in force alone say; a lapse does not change it.")
    decided_on: date | None = Field(
        description="The day of the decision in force, which the site shows; null for an applicant."
    )
    unbroken_since: date | None = Field(
        description="The day since when the standing holds without a break; later than decided_on after a lapse."
    )
    decisions: tuple[DecisionShown, ...] = Field(description="Every decision on file, oldest first.")
    criteria: tuple[CriterionShown, ...] = Field(description="The criteria of the registration; none without one.")
    to_pay: tuple[ToPayShown, ...] = Field(description="What is to be paid, by its days.")
    to_sign: tuple[ToSignShown, ...] = Field(description="What is to be signed.")
    to_declare: tuple[ToDeclareShown, ...] = Field(description="Declarations on conflicts of interest to sign.")
    to_complete: tuple[ToCompleteShown, ...] = Field(description="Work required after a failed moderation.")
    may_appeal: tuple[MayAppealShown, ...] = Field(description="What they may still appeal against.")
    to_confirm: tuple[ToConfirmShown, ...] = Field(description="What is to be confirmed.")
    to_attend: tuple[ToAttendShown, ...] = Field(description="Required events to attend, or missed.")
    quality_review: ReviewShown | None = Field(
        description="The next Quality Review; null without a registration, and while a file cannot be read."
    )
    endings: tuple[EndingShown, ...] = Field(description="When what they hold ends.")
    next_change: NextChange | None = Field(description="The next change; null where none is to be seen.")
    next_decision: NextDecision | None = Field(
        description="The decision that would be next; null where none would be, or a later decision is taken already."
    )
