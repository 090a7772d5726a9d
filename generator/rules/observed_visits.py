"""Rules P12 and QA on observed visits themselves, whether or not a moderation of them is on file.

A visit is observed where the assessment names a Lead Assessor and the assessor is not accredited on its day; a sampled
visit of somebody accredited is none.
"""

from collections.abc import Iterator
from datetime import date

from generator.problem import Severity
from generator.register import AssessmentOnFile, Register
from generator.rules.failures import lapse, lapse_to_come, places
from generator.rules.rule import Finding, rule_of_assessments
from generator.scheme.standing import Standing, StandingKind, decided_in_words, standing
from generator.vocabulary import AppealOutcome, Result

GONE = {StandingKind.REMOVED: "was removed from the register", StandingKind.LEFT: "has left the register"}


@rule_of_assessments("P12", "QA.1")
def lead_assessor_is_not_removed(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """Someone who was removed from the register, or has left it, cannot observe a visit.

    To fix: write the id of another Lead Assessor under `lead`.
    """
    now = _lead(register, on_file, on)
    if now and now.kind in GONE:
        related = ((now.assessor.at("decisions"), "the decisions on this person"),)
        message = f"The Lead Assessor {GONE[now.kind]} by the day of the visit"
        if now.decided_on and now.decided_on > on:
            decided = decided_in_words(now.kind, now.decided_on, on)
            message = f"The Lead Assessor will not be on the register on the day of the visit ({decided})"
        yield Finding(on_file.at("lead"), message, related)


@rule_of_assessments("P12", "QA.1", severity=Severity.WARNED)
def lead_assessor_is_registered(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """A Lead Assessor who observes a visit is registered on that day, and has not lapsed.

    To fix: write the id of another Lead Assessor under `lead`. Or record what this one's registration needs.
    """
    now = _lead(register, on_file, on)
    if now and now.kind is StandingKind.APPLICANT:
        related = ((now.assessor.at("decisions"), "the decisions on this person"),)
        yield Finding(on_file.at("lead"), "The Lead Assessor is not registered on the day of the visit", related)
    elif now and now.kind is StandingKind.LAPSED:
        is_past = on_file.assessment.visited_on is not None
        word, because = (
            ("had lapsed", lapse(now, "had been")) if is_past else ("will have lapsed", lapse_to_come(now, on))
        )
        message = f"The Lead Assessor {word} by the day of the visit, because {because}"
        yield Finding(on_file.at("lead"), message, places(now))


def _lead(register: Register, on_file: AssessmentOnFile, on: date) -> Standing | None:
    """The standing, on the day of the visit, of the Lead Assessor whom an assessment names; None if it names nobody."""
    assessment = on_file.assessment
    if assessment.lead and assessment.lead not in register.erasures and assessment.is_effective:
        return standing(register, register.assessors[assessment.lead], assessment.visit_day(on))
    return None


@rule_of_assessments("QA.2", "QA.3", "QA.4", needs_every_file=True)
def observed_visits_in_order(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """A second observed visit comes after the first result and any required work, and a third only after an upheld
    appeal.

    To fix: record the earlier moderation, the completed work or the upheld appeal. If the visit came too early, add
    `voided: {on: YYYY-MM-DD, reason: It came too early}`.
    """
    if on_file.assessment.visited_on:
        yield from _out_of_turn(register, on_file, on)


@rule_of_assessments("QA.2", "QA.3", "QA.4", severity=Severity.WARNED, needs_every_file=True)
def planned_observed_visits_in_order(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """Naace plans a second observed visit after the first result and any required work, and a third only after an
    upheld appeal.

    To fix: record what is missing before the visit. Or write a later day under `visit_planned_on`.
    """
    if not on_file.assessment.visited_on:
        yield from _out_of_turn(register, on_file, on)


def _out_of_turn(register: Register, visit: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """Why an observed visit comes too early. One with a moderation is judged by that."""
    assessment = visit.assessment
    if not _is_observed(register, visit, on) or visit.id in register.moderations_by_assessment:
        return

    def order(observed: AssessmentOnFile) -> tuple[date, str]:
        return observed.assessment.visit_day(on), observed.id

    earlier = [
        other
        for other in register.assessments_by_assessor.get(assessment.assessor or "", ())
        if other.at() != visit.at() and _is_observed(register, other, on) and order(other) < order(visit)
    ]
    if not earlier:
        return
    before, day = max(earlier, key=order), assessment.visit_day(on)
    if lack := _lack(register, before, day, len(earlier) + 1):
        key = "visited_on" if assessment.visited_on else "visit_planned_on"
        at = visit.at(key) if getattr(assessment, key) else visit.at("lead")
        yield Finding(at, lack, ((before.at("visited_on"), "the observed visit before"),))


def _is_observed(register: Register, on_file: AssessmentOnFile, on: date) -> bool:
    """Whether somebody not accredited on its day makes a visit that a Lead Assessor observes, or will."""
    assessment = on_file.assessment
    if not (assessment.assessor and assessment.lead):
        return False
    if not (assessment.is_effective or register.was_moderated(on_file)):
        return False
    assessor = register.assessors[assessment.assessor]
    return standing(register, assessor, assessment.visit_day(on)).decided is not StandingKind.ACCREDITED


def _lack(register: Register, before: AssessmentOnFile, day: date, number: int) -> str | None:
    """What is missing on a day for the observed visit after `before`, which is the assessor's `number`th."""
    moderation = register.moderations_by_assessment.get(before.id)
    if moderation is None or moderation.moderation.notified_on >= day:
        return "The result of the observed visit before was not notified by that day"
    if moderation.moderation.outcome is Result.PASSED:
        return None
    if any(work.completed_on is None or work.completed_on >= day for work in moderation.moderation.further):
        return "The work required after the visit before was not completed by that day"
    appeal = moderation.moderation.appeal
    is_upheld = appeal and appeal.outcome is AppealOutcome.UPHELD and appeal.decided_on and appeal.decided_on <= day
    if number > 2 and not is_upheld:
        return "The assessor failed two moderations, but no appeal was upheld by that day"
    return None
