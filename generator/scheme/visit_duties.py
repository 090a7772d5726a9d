"""What an assessor must still do for visits: declare, complete required work; and what they may appeal against.

Pure: register, assessor and day in. Seen from a day, by what is known on it (CON.2, QA.3, QA.4).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.records import Assessor
from generator.records.assessor import Further, Moderation
from generator.records.school import ConflictDeclaration
from generator.register import AssessmentOnFile, Register
from generator.scheme.duties import Before, Duty
from generator.scheme.standing import StandingKind, ending_to_come, standing
from generator.vocabulary import Result

APPEALED_ATTEMPT = 2
"""The attempt whose failure may be appealed against (QA.4)."""


@dataclass(frozen=True, kw_only=True)
class ToDeclare(Duty):
    """A declaration on conflicts of interest to sign, as assessor or Lead Assessor of a visit to come."""

    assessment: AssessmentOnFile


@dataclass(frozen=True, kw_only=True)
class ToComplete(Duty):
    """Shadowing or development that was required after a failed moderation."""

    work: Further


@dataclass(frozen=True, kw_only=True)
class MayAppeal(Duty):
    """No duty but a right: an appeal against a failed second moderation, which Naace must have by a day."""

    moderation: Moderation


@dataclass(frozen=True)
class VisitDuties:
    """What an assessor must do for visits, each list by its days; and what they may appeal against."""

    to_declare: tuple[ToDeclare, ...] = ()
    to_complete: tuple[ToComplete, ...] = ()
    may_appeal: tuple[MayAppeal, ...] = ()


def visit_duties(register: Register, assessor: Assessor, on: date) -> VisitDuties:
    """What the assessor must still do for visits, seen from a day; nothing for a visit after they leave the register.

    Somebody who left may not appeal either.
    """
    now, ends = standing(register, assessor, on), ending_to_come(assessor, on)
    may_appeal = () if now.kind is StandingKind.LEFT else tuple(_may_appeal(register, assessor, on))
    if now.registered_on is None:
        return VisitDuties(may_appeal=may_appeal)
    to_declare = (
        duty for duty in _to_declare(register, assessor, on) if ends is None or duty.by is None or duty.by < ends.on
    )
    is_accredited = now.decided is StandingKind.ACCREDITED
    return VisitDuties(
        tuple(sorted(to_declare, key=lambda duty: (duty.by or date.max, duty.assessment.id))),
        () if is_accredited else tuple(_to_complete(assessor, on)),
        may_appeal,
    )


def last_day_to_appeal(register: Register, moderation: Moderation) -> date:
    """The last day on which an appeal is in time, counted from the day of notification (QA.4)."""
    return moderation.notified_on + timedelta(days=register.scheme.on(moderation.notified_on).appeal_days)


def _to_declare(register: Register, assessor: Assessor, on: date) -> Iterator[ToDeclare]:
    """The declarations not signed by a day, for appointments made by then whose visit is not past."""
    for on_file in register.appointments.get(assessor.id, ()):
        assessment = on_file.assessment
        visit_on = assessment.visited_on or assessment.visit_planned_on
        is_made = assessment.appointed_on is not None and assessment.appointed_on <= on
        if not is_made or assessment.is_off_by(on) or (assessment.visited_on and assessment.visited_on < on):
            continue
        field, declaration = _declaration(on_file, assessor)
        if declaration is None or declaration.signed_on > on:
            before = None if visit_on else Before.VISIT
            yield ToDeclare(clauses=("CON.2",), at=on_file.at(field), by=visit_on, before=before, assessment=on_file)


def _declaration(on_file: AssessmentOnFile, assessor: Assessor) -> tuple[str, ConflictDeclaration | None]:
    """The person's declaration, and its field."""
    if on_file.assessment.assessor == assessor.id:
        return "conflict_declaration", on_file.assessment.conflict_declaration
    return "lead_declaration", on_file.assessment.lead_declaration


def _to_complete(assessor: Assessor, on: date) -> Iterator[ToComplete]:
    for index, moderation in enumerate(assessor.moderations):
        for position, work in enumerate(moderation.further):
            is_done = work.completed_on is not None and work.completed_on <= on
            if work.required_on <= on and not is_done:
                at = assessor.at("moderations", index, "further", position)
                yield ToComplete(clauses=("QA.3",), at=at, before=Before.OBSERVED_VISIT, work=work)


def _may_appeal(register: Register, assessor: Assessor, on: date) -> Iterator[MayAppeal]:
    for index, moderation in enumerate(assessor.moderations):
        until = last_day_to_appeal(register, moderation)
        is_open = moderation.attempt == APPEALED_ATTEMPT and moderation.outcome is Result.FAILED
        is_submitted = moderation.appeal is not None and moderation.appeal.submitted_on <= on
        if is_open and moderation.notified_on <= on <= until and not is_submitted:
            yield MayAppeal(clauses=("QA.4",), at=assessor.at("moderations", index), by=until, moderation=moderation)
