"""The letter on a moderated visit: the result, and what follows from it."""

from collections.abc import Iterator

from generator.office.letters.letter import Block, Desk, Kind, Letter, LetterRefusedError, bullets, facts, paragraph
from generator.office.letters.wording import LetterWording, Worded
from generator.office.on_file import ASSESSORS
from generator.records import Assessor
from generator.records.assessor import Moderation
from generator.records.fee import INITIAL
from generator.scheme.duties import duties
from generator.scheme.standing import StandingKind, standing
from generator.scheme.visit_duties import last_day_to_appeal
from generator.vocabulary import AppealOutcome, Result


def write(desk: Desk, id: str) -> Iterator[Letter]:
    """The letter on the last moderation that was notified by the day. Raises LetterRefusedError without one."""
    assessor = desk.register.assessors[id]
    notified = [moderation for moderation in assessor.moderations if moderation.notified_on <= desk.on]
    if not notified:
        raise LetterRefusedError(f"No moderation of {assessor.name} is on file by that day", "Record its result first.")
    moderation = notified[-1]
    for t in desk.wordings(assessor):
        name = f"moderation-result-{assessor.id}-{moderation.attempt}"
        yield desk.letter(assessor, t, name, t("moderation.subject"), _blocks(desk, assessor, moderation, t))


def _blocks(desk: Desk, assessor: Assessor, moderation: Moderation, t: LetterWording) -> list[Block]:
    observed = desk.register.assessments_by_id[moderation.assessment]
    lead = desk.register.assessors.get(moderation.lead)
    visited_on = observed.assessment.visited_on
    told = facts(
        t,
        school=observed.school.name,
        visited_on=t.day(visited_on) if visited_on else None,
        lead=lead.name if lead else None,
        attempt=str(moderation.attempt),
        outcome=t.term(moderation.outcome),
        notified_on=t.day(moderation.notified_on),
    )
    if moderation.outcome is Result.PASSED:
        return [paragraph(t("moderation.passed")), told, paragraph(_after_passing(desk, assessor, t))]
    failed = paragraph(t("moderation.failed"))
    if moderation.attempt == 1:
        return [failed, told, *_second(moderation, desk, t)]
    appeal = moderation.appeal
    is_won = appeal and appeal.outcome is AppealOutcome.UPHELD and appeal.decided_on and appeal.decided_on <= desk.on
    ends = None if is_won else t("moderation.not_accredited", clause="QA.4")
    return [failed, told, paragraph(ends, _appeal(desk, moderation, t))]


def _after_passing(desk: Desk, assessor: Assessor, t: LetterWording) -> Worded | None:
    now = standing(desk.register, assessor, desk.on)
    if now.decided is StandingKind.ACCREDITED and now.decided_on:
        return t("moderation.accredited", day=t.day(now.decided_on), clause="P14")
    if now.decided is not StandingKind.REGISTERED:
        return None
    fee = next((duty for duty in duties(desk.register, assessor, desk.on).to_pay if duty.of == INITIAL), None)
    if fee and (price := desk.due(t, fee)):
        return t("moderation.fee_first", price=price, clause="REG.2")
    return t("moderation.to_decide", clause="P14")


def _second(moderation: Moderation, desk: Desk, t: LetterWording) -> Iterator[Block]:
    """What comes before the second moderation."""
    yield paragraph(t("moderation.second", clause="QA.3", fee="QA.5"))
    required = [work for work in moderation.further if work.required_on <= desk.on]
    if not required:
        yield paragraph(t("moderation.no_further"))
        return
    yield paragraph(t("moderation.further"))
    yield bullets(
        [
            t("moderation.further_done", kind=t.term(work.kind), day=t.day(work.completed_on))
            if work.completed_on and work.completed_on <= desk.on
            else t("moderation.further_to_do", kind=t.term(work.kind), day=t.day(work.required_on))
            for work in required
        ]
    )


def _appeal(desk: Desk, moderation: Moderation, t: LetterWording) -> Worded | None:
    appeal, until = moderation.appeal, last_day_to_appeal(desk.register, moderation)
    if moderation.attempt != 2:
        return None
    if appeal is None or appeal.submitted_on > desk.on:
        key = "moderation.may_appeal" if desk.on <= until else "moderation.appeal_over"
        return t(key, day=t.day(until), clause="QA.4")
    if appeal.outcome is None or appeal.decided_on is None or appeal.decided_on > desk.on:
        return t("moderation.appealed", day=t.day(appeal.submitted_on))
    is_upheld = appeal.outcome is AppealOutcome.UPHELD
    key = "moderation.appeal_upheld" if is_upheld else "moderation.appeal_dismissed"
    return t(key, day=t.day(appeal.decided_on), clause="QA.4")


KIND = Kind("moderation-result", "To an assessor: the result of the last moderated visit.", ASSESSORS, write)
