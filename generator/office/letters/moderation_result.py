"""The letter on a moderated visit: the result, and what follows from it."""

from collections.abc import Iterator

from generator.office.letters.letter import (
    Block,
    Kind,
    Letter,
    LetterRefusedError,
    LetterSource,
    bullets,
    facts,
    paragraph,
)
from generator.office.letters.wording import LetterWording, Worded
from generator.office.on_file import ASSESSORS
from generator.records import Assessor
from generator.records.assessor import Moderation
from generator.records.fee import INITIAL
from generator.scheme.duties import duties
from generator.scheme.standing import StandingKind, standing
from generator.scheme.visit_duties import last_day_to_appeal
from generator.vocabulary import AppealOutcome, Result


def write(source: LetterSource, id: str) -> Iterator[Letter]:
    """The letter on the last moderation that was notified by the day. Raises LetterRefusedError without one."""
    assessor = source.register.assessors[id]
    notified = [moderation for moderation in assessor.moderations if moderation.notified_on <= source.on]
    if not notified:
        raise LetterRefusedError(f"No moderation of {assessor.name} is on file by that day", "Record its result first.")
    moderation = notified[-1]
    for t in source.wordings(assessor):
        name = f"moderation-result-{assessor.id}-{moderation.attempt}"
        yield source.letter(assessor, t, name, t("moderation.subject"), _blocks(source, assessor, moderation, t))


def _blocks(source: LetterSource, assessor: Assessor, moderation: Moderation, t: LetterWording) -> list[Block]:
    observed = source.register.assessments_by_id[moderation.assessment]
    lead = source.register.assessors.get(moderation.lead)
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
        return [paragraph(t("moderation.passed")), told, paragraph(_after_passing(source, assessor, t))]
    failed = paragraph(t("moderation.failed"))
    if moderation.attempt == 1:
        return [failed, told, *_second(moderation, source, t)]
    appeal = moderation.appeal
    is_won = appeal and appeal.outcome is AppealOutcome.UPHELD and appeal.decided_on and appeal.decided_on <= source.on
    ends = None if is_won else t("moderation.not_accredited", clause="QA.4")
    return [failed, told, paragraph(ends, _appeal(source, moderation, t))]


def _after_passing(source: LetterSource, assessor: Assessor, t: LetterWording) -> Worded | None:
    now = standing(source.register, assessor, source.on)
    if now.decided is StandingKind.ACCREDITED and now.decided_on:
        return t("moderation.accredited", day=t.day(now.decided_on), clause="P14")
    if now.decided is not StandingKind.REGISTERED:
        return None
    fee = next((duty for duty in duties(source.register, assessor, source.on).to_pay if duty.of == INITIAL), None)
    if fee and (price := source.due(t, fee)):
        return t("moderation.fee_first", price=price, clause="REG.2")
    return t("moderation.to_decide", clause="P14")


def _second(moderation: Moderation, source: LetterSource, t: LetterWording) -> Iterator[Block]:
    """What comes before the second moderation."""
    yield paragraph(t("moderation.second", clause="QA.3", fee="QA.5"))
    required = [work for work in moderation.further if work.required_on <= source.on]
    if not required:
        yield paragraph(t("moderation.no_further"))
        return
    yield paragraph(t("moderation.further"))
    yield bullets(
        [
            t("moderation.further_done", kind=t.term(work.kind), day=t.day(work.completed_on))
            if work.completed_on and work.completed_on <= source.on
            else t("moderation.further_to_do", kind=t.term(work.kind), day=t.day(work.required_on))
            for work in required
        ]
    )


def _appeal(source: LetterSource, moderation: Moderation, t: LetterWording) -> Worded | None:
    appeal, until = moderation.appeal, last_day_to_appeal(source.register, moderation)
    if moderation.attempt != 2:
        return None
    if appeal is None or appeal.submitted_on > source.on:
        key = "moderation.may_appeal" if source.on <= until else "moderation.appeal_over"
        return t(key, day=t.day(until), clause="QA.4")
    if appeal.outcome is None or appeal.decided_on is None or appeal.decided_on > source.on:
        return t("moderation.appealed", day=t.day(appeal.submitted_on))
    is_upheld = appeal.outcome is AppealOutcome.UPHELD
    key = "moderation.appeal_upheld" if is_upheld else "moderation.appeal_dismissed"
    return t(key, day=t.day(appeal.decided_on), clause="QA.4")


KIND = Kind("moderation-result", "To an assessor: the result of the last moderated visit.", ASSESSORS, write)
