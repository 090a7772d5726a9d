"""Rules P12 and QA: who moderates the first visit, and what follows a failed moderation.

A moderation is in the assessor's file, and the visit it observed in the school's; the two must agree.
"""

from collections.abc import Iterator
from datetime import date

from generator.problem import Severity
from generator.records import Assessor
from generator.register import AssessmentOnFile, ModerationOnFile, Register
from generator.rules.failures import next_moderation
from generator.rules.rule import Finding, rule, rule_of_assessments
from generator.scheme.standing import StandingKind, standing
from generator.scheme.visit_duties import APPEALED_ATTEMPT, last_day_to_appeal
from generator.vocabulary import AppealOutcome, Result


@rule_of_assessments("P12", "QA.1")
def lead_assessor_in_office(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """The observer of a visit is a Lead Assessor on the day.

    To fix: write the id of someone who is a Lead Assessor on that day under `lead`. If this person is one, add to their
    file `lead_assessor: [{from: YYYY-MM-DD}]`.
    """
    assessment = on_file.assessment
    if assessment.lead and assessment.lead not in register.erasures and assessment.is_effective:
        lead = register.assessors[assessment.lead]
        if not lead.is_lead(assessment.visit_day(on)):
            related = ((lead.at("lead_assessor"), "the days on which they are a Lead Assessor"),)
            yield Finding(on_file.at("lead"), "The observer must be a Lead Assessor on the day", related)


@rule_of_assessments("P12", "QA.1")
def lead_assessor_is_not_the_assessor(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """The observer of a visit cannot be the assessor.

    To fix: write the id of another Lead Assessor under `lead`.
    """
    if on_file.assessment.lead and on_file.assessment.lead == on_file.assessment.assessor:
        related = ((on_file.at("assessor"), "the assessor"),)
        yield Finding(on_file.at("lead"), "The observer cannot be the assessor", related)


@rule_of_assessments("P12", "QA.1")
def lead_assessor_replaced_before_the_visit(
    register: Register, on_file: AssessmentOnFile, on: date
) -> Iterator[Finding]:
    """A Lead Assessor is replaced on the day of the appointment or later, and by the day of the visit.

    To fix: correct `replaced_on`. If that person observed the visit, write their id under `lead`.
    """
    assessment = on_file.assessment
    for index, former in enumerate(assessment.former_leads):
        at = on_file.at("former_leads", index, "replaced_on")
        if assessment.visited_on and former.replaced_on > assessment.visited_on:
            related = ((on_file.at("visited_on"), "the visit"),)
            yield Finding(at, "The Lead Assessor was replaced after the visit", related)
        elif assessment.appointed_on and former.replaced_on < assessment.appointed_on:
            related = ((on_file.at("appointed_on"), "the appointment"),)
            yield Finding(at, "The Lead Assessor was replaced before the appointment", related)


@rule("QA.1", needs_every_file=True)
def first_visit_moderated(register: Register, on: date) -> Iterator[Finding]:
    """A Lead Assessor observes an assessor's first visit, which is their first moderation.

    To fix: add the Lead Assessor to the assessment: `lead: their-id`. Then add under `moderations` in the assessor's
    file `- {attempt: 1, assessment: eng-900001/2026-1, lead: their-id, outcome: passed, notified_on: YYYY-MM-DD}`.
    """
    for id, first in register.first_visits.items():
        assessor, later = register.assessors[id], register.visits.get(id, ())[1:]
        if not first.assessment.lead:
            yield Finding(
                first.at("visited_on"),
                "This is the assessor's first visit, but the record names no Lead Assessor",
                ((assessor.at("moderations"), "the assessor's moderations"),),
                "If a Lead Assessor observed it, add `lead: their-id` and `lead_declaration: {signed_on: YYYY-MM-DD,"
                " conflict: none}` to this assessment. If nobody did, add `voided: {on: YYYY-MM-DD, reason: Nobody"
                " observed the visit}`.",
            )
        elif assessor.moderations and assessor.moderations[0].assessment != first.id:
            related = ((first.at("visited_on"), "the first visit"),)
            message = "The first moderation does not name the assessor's first visit"
            fix = "Correct the assessment that it names, or the dates of the visits."
            yield Finding(assessor.at("moderations", 0, "assessment"), message, related, fix)
        elif later and not assessor.moderations:
            related = ((later[0].at("visited_on"), "the next visit"),)
            message = "Another visit followed the first, but no moderation is on file"
            yield Finding(first.at("visited_on"), message, related)


@rule("QA.1")
def moderation_agrees_with_its_visit(register: Register, on: date) -> Iterator[Finding]:
    """A moderation and its assessment name the same assessor and Lead Assessor, and a visit that took place by the
    notification.

    To fix: check which of the two is right, and correct the other.
    """
    for on_file in register.moderations:
        moderation, observed = on_file.moderation, on_file.observed
        assessment = observed.assessment
        if assessment.assessor != on_file.assessor.id:
            related = ((observed.at("assessor"), "its assessor"),)
            yield Finding(on_file.at("assessment"), "This assessment is by another assessor", related)
        if assessment.lead != moderation.lead:
            related = ((observed.at("lead"), "its Lead Assessor"),)
            yield Finding(on_file.at("lead"), "The assessment does not name this Lead Assessor", related)
        if not assessment.visited_on or not (assessment.is_effective or register.was_moderated(observed)):
            related = ((observed.at(), "the assessment"),)
            yield Finding(on_file.at("assessment"), "This assessment has no visit that counts", related)
        elif moderation.notified_on < assessment.visited_on:
            related = ((observed.at("visited_on"), "the day of the visit"),)
            yield Finding(on_file.at("notified_on"), "The outcome was notified before the visit", related)


@rule("QA.1")
def visit_moderated_once(register: Register, on: date) -> Iterator[Finding]:
    """Only one moderation names an observed visit.

    To fix: in each moderation, name the assessment that was observed.
    """
    seen: dict[str, ModerationOnFile] = {}
    for on_file in register.moderations:
        first = seen.setdefault(on_file.observed.id, on_file)
        if first is not on_file:
            related = ((first.at("assessment"), "the other moderation"),)
            yield Finding(on_file.at("assessment"), "Another moderation observed the same assessment", related)


@rule("QA.2", severity=Severity.TOLD)
def moderation_outcome_awaited(register: Register, on: date) -> Iterator[Finding]:
    """Naace records the outcome of each moderated visit by someone who is not accredited yet.

    To fix: when the outcome arrives, add under `moderations` in the assessor's file `- {attempt: 1, assessment:
    eng-900001/2026-1, lead: their-id, outcome: passed, notified_on: YYYY-MM-DD}`.
    """
    for id, visits in register.visits.items():
        assessor = register.assessors[id]
        if any(moderation.outcome is Result.PASSED for moderation in assessor.moderations):
            continue  # A visit observed after a passed moderation is no attempt: it has no outcome of its own.
        for visit in visits:
            is_awaited = visit.assessment.lead and visit.id not in register.moderations_by_assessment
            if is_awaited and _past(visit, on) and _not_accredited(register, assessor, visit):
                related = ((assessor.at("moderations"), "the assessor's moderations"),)
                message, fix = "The outcome of this moderated visit is not on file", _outcome_to_add(assessor)
                yield Finding(visit.at("visited_on"), message, related, fix)


def _outcome_to_add(assessor: Assessor) -> str:
    entry = next_moderation(assessor)
    if entry is None:
        return (
            "The assessor failed two moderations, so this visit needs an upheld appeal: record it first. If there was"
            " none, add `voided: {on: YYYY-MM-DD, reason: No appeal was upheld}` to this assessment."
        )
    return f"When the outcome arrives, add to the assessor's file {entry}."


@rule("QA.3")
def moderations_in_order(register: Register, on: date) -> Iterator[Finding]:
    """Moderations have the numbers 1, 2 and 3 in date order, and each visit comes after the result before it.

    To fix: write the oldest first, and number them from 1. Correct the wrong date.
    """
    for assessor in register.assessors.values():
        for index, moderation in enumerate(assessor.moderations):
            if moderation.attempt != index + 1 or moderation.attempt > APPEALED_ATTEMPT + 1:
                message = "The number does not match the place of the attempt in the list, 1 to 3"
                yield Finding(assessor.at("moderations", index, "attempt"), message)
    for earlier, later in register.moderations_in_turn:
        visited_on = later.observed.assessment.visited_on
        if visited_on and visited_on <= earlier.moderation.notified_on:
            related = ((earlier.at("notified_on"), "the notification of the attempt before"),)
            yield Finding(
                later.observed.at("visited_on"), "This visit is not after the result of the visit before it", related
            )


@rule("QA.3")
def moderation_only_after_a_failed_one(register: Register, on: date) -> Iterator[Finding]:
    """No moderation follows one that was passed, because a later sampled visit does not count as one.

    To fix: delete the later attempt, or correct the outcome of the one before.
    """
    for earlier, later in register.moderations_in_turn:
        if earlier.moderation.outcome is Result.PASSED:
            related = ((earlier.at("outcome"), "the attempt before, passed"),)
            yield Finding(later.at("attempt"), "This attempt follows one that was passed", related)


@rule("QA.3")
def required_work_completed(register: Register, on: date) -> Iterator[Finding]:
    """After a failed moderation, an assessor completes the shadowing or development that Naace requires before the next
    observed visit.

    To fix: add `completed_on: YYYY-MM-DD`, the day it was completed. Until then, do not plan the next observed visit.
    If two dates are in the wrong order, correct the wrong one. If the moderation was passed, delete `further`.
    """
    following = {
        (earlier.assessor.id, earlier.index): later.observed for earlier, later in register.moderations_in_turn
    }
    for on_file in register.moderations:
        following_visit = following.get((on_file.assessor.id, on_file.index))
        for index, work in enumerate(on_file.moderation.further):
            at, done = on_file.at("further", index), work.completed_on
            if on_file.moderation.outcome is Result.PASSED:
                yield Finding(
                    at, "Work is required after a passed moderation", ((on_file.at("outcome"), "its outcome"),)
                )
            if work.required_on < on_file.moderation.notified_on:
                related = ((on_file.at("notified_on"), "the notification"),)
                yield Finding(
                    on_file.at("further", index, "required_on"), "This was required before the notification", related
                )
            if done and done < work.required_on:
                message = "This was completed before it was required"
                yield Finding(on_file.at("further", index, "completed_on"), message, ((at, "the day required"),))
            visited_on = following_visit.assessment.visited_on if following_visit else None
            if following_visit and visited_on and (done is None or done >= visited_on):
                related = ((following_visit.at("visited_on"), "the next moderated visit"),)
                yield Finding(at, "This was not completed before the next moderated visit", related)


@rule("QA.4")
def third_moderation_only_on_appeal(register: Register, on: date) -> Iterator[Finding]:
    """A third moderation needs an upheld appeal against the second.

    To fix: if Naace upheld an appeal, add to the second attempt `appeal: {submitted_on: YYYY-MM-DD, outcome: upheld,
    decided_on: YYYY-MM-DD}`. If not, delete the third attempt.
    """
    for earlier, later in register.moderations_in_turn:
        appeal, visited_on = earlier.moderation.appeal, later.observed.assessment.visited_on
        if earlier.index + 1 < APPEALED_ATTEMPT:
            continue
        related = ((earlier.at("appeal"), "the appeal against the attempt before"),)
        if not appeal or appeal.outcome is not AppealOutcome.UPHELD:
            yield Finding(later.at("attempt"), "No upheld appeal allows a third attempt", related)
        elif visited_on and appeal.decided_on and visited_on < appeal.decided_on:
            yield Finding(
                later.observed.at("visited_on"), "The visit is before the day Naace upheld the appeal", related
            )


@rule("QA.4")
def appeal_in_time(register: Register, on: date) -> Iterator[Finding]:
    """An assessor appeals against a failed second moderation within 30 days of notification, unless the settings give
    another number.

    To fix: correct the wrong date. If the appeal came too late, or is against another result, delete it.
    """
    for on_file in register.moderations:
        moderation, appeal = on_file.moderation, on_file.moderation.appeal
        if not appeal:
            continue
        if moderation.attempt != APPEALED_ATTEMPT or moderation.outcome is not Result.FAILED:
            related = ((on_file.at("outcome"), "the result of this moderation"),)
            yield Finding(
                on_file.at("appeal"), "An appeal is only possible against a failed second moderation", related
            )
        last_day = last_day_to_appeal(register, moderation)
        related = ((on_file.at("notified_on"), "the day of notification"),)
        if appeal.submitted_on < moderation.notified_on:
            yield Finding(on_file.at("appeal", "submitted_on"), "The appeal is before the notification", related)
        elif appeal.submitted_on > last_day:
            days = (last_day - moderation.notified_on).days
            message = f"Too late: submitted more than {days} days after notification"
            yield Finding(on_file.at("appeal", "submitted_on"), message, related)


@rule("QA.4")
def appeal_decided_in_full(register: Register, on: date) -> Iterator[Finding]:
    """A decided appeal has an outcome and a date, which is not before the appeal.

    To fix: write both `outcome: upheld` or `dismissed`, and `decided_on: YYYY-MM-DD`. While it is undecided, write
    neither. If two dates are in the wrong order, correct the wrong one.
    """
    for on_file in register.moderations:
        appeal = on_file.moderation.appeal
        if not appeal:
            continue
        if (appeal.outcome is None) is not (appeal.decided_on is None):
            there, missing = ("outcome", "decided_on") if appeal.outcome else ("decided_on", "outcome")
            yield Finding(on_file.at("appeal"), f"{there} is on file, but {missing} is not")
        if appeal.decided_on and appeal.decided_on < appeal.submitted_on:
            related = ((on_file.at("appeal", "submitted_on"), "the appeal"),)
            yield Finding(on_file.at("appeal", "decided_on"), "The appeal was decided before it was submitted", related)


@rule("QA.4", severity=Severity.TOLD)
def appeal_to_decide(register: Register, on: date) -> Iterator[Finding]:
    """Naace decides every appeal.

    To fix: decide it. Then add `outcome: upheld` or `dismissed`, and `decided_on: YYYY-MM-DD`.
    """
    for on_file in register.moderations:
        appeal = on_file.moderation.appeal
        if appeal and appeal.submitted_on <= on and (appeal.decided_on is None or appeal.decided_on > on):
            yield Finding(on_file.at("appeal"), "This appeal is not decided yet")


def _past(visit: AssessmentOnFile, on: date) -> bool:
    return visit.assessment.visited_on is not None and visit.assessment.visited_on <= on


def _not_accredited(register: Register, assessor: Assessor, visit: AssessmentOnFile) -> bool:
    day = visit.assessment.visited_on
    return day is not None and standing(register, assessor, day).kind is not StandingKind.ACCREDITED
