"""P9, ELIG.1: an assessor is impartial towards the school, and external to it; the Lead Assessor who observes too.

The table of conflicts is in `generator.scheme.conflicts`. Each assessment is held against all support on the school's
file, so a conflict is found whichever of the two was recorded first.
"""

from collections.abc import Iterator
from datetime import date

from generator.problem import Severity
from generator.register import AssessmentOnFile, Register
from generator.rules.rule import Finding, rule, rule_of_assessments
from generator.scheme.conflicts import Row, conflicts, may_be_any
from generator.vocabulary import SupportKind

ROLES = (("assessor", "assessor"), ("lead", "Lead Assessor"))
"""The fields that name who goes to a school, each with the word for them."""


@rule_of_assessments("P9")
def no_tie_to_the_school(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """The assessor and the Lead Assessor do not work for the school or govern it, now or in recent years.

    To fix: appoint someone else, and write their id. If the record under `support` is wrong, correct its dates.
    """
    yield from _findings(register, on_file, on, Row.CONNECTED)


@rule_of_assessments("P9", severity=Severity.WARNED)
def no_former_tie_to_the_school(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """Naace prefers people who never worked for the school or governed it.

    To fix: you may keep this. Choose someone else if possible.
    """
    yield from _findings(register, on_file, on, Row.FORMERLY_CONNECTED)


@rule_of_assessments("P9", "ELIG.1", severity=Severity.WARNED)
def no_recent_general_support(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """Naace prefers people who gave the school no general support in recent years, such as training or school
    improvement.

    To fix: you may keep this. Choose someone else if possible.
    """
    yield from _findings(register, on_file, on, Row.RECENT_GENERAL)


@rule_of_assessments("P9", "ELIG.1")
def no_framework_support(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """Anyone who helped the school with the Framework or its self-review, or plans to, cannot assess or observe there.

    To fix: appoint someone else, and write their id. If the record under `support` is wrong, correct it.
    """
    yield from _findings(register, on_file, on, Row.FRAMEWORK, Row.SELF_REVIEW)


@rule_of_assessments("ELIG.1", severity=Severity.WARNED)
def framework_supporter_is_recorded(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """If an organisation helped a school with the Framework, the record says who did it before a colleague visits.

    To fix: add `assessor: their-id` or `given_by: Their name` to the record under `support`. If nobody knows who it
    was, appoint someone from another organisation.
    """
    yield from _findings(register, on_file, on, Row.NOT_RECORDED)


@rule_of_assessments("ELIG.1", severity=Severity.TOLD)
def framework_support_by_a_colleague(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """Someone may assess a school that a colleague helped with the Framework, and staff get a notice.

    To fix: no action needed.
    """
    yield from _findings(register, on_file, on, Row.COLLEAGUE)


@rule("ELIG.1")
def support_names_who_gave_it(register: Register, on: date) -> Iterator[Finding]:
    """A record of support says who gave it, and a record of a tie names the assessor.

    To fix: add `assessor: their-id`. If they are not an assessor, add `given_by: Their name`. If nobody knows who it
    was, add `organisation: its-id`.
    """
    for school in register.schools.values():
        for index, support in enumerate(school.support):
            if support.assessor:
                continue
            if support.kind in (SupportKind.EMPLOYED, SupportKind.GOVERNOR):
                message, fix = (
                    "This record of a tie to the school names no assessor",
                    "Add `assessor: their-id`.",
                )
                yield Finding(school.at("support", index), message, fix=fix)
            elif not support.given_by and not support.organisation:
                yield Finding(school.at("support", index), "This record of support does not say who gave it")


def _findings(register: Register, on_file: AssessmentOnFile, on: date, *rows: Row) -> Iterator[Finding]:
    """Where one of the rows applies to a person who visits, or will, each with the support it comes from."""
    assessment = on_file.assessment
    if not may_be_any(on_file.school) or not assessment.is_effective:
        return
    for field, word in ROLES:
        id = getattr(assessment, field)
        if not id or id in register.erasures:
            continue
        visited, day = assessment.visited_on is not None, assessment.visit_day(on)
        for conflict in conflicts(register, on_file.school, register.assessors[id], day, visited):
            if conflict.row in rows:
                within, before = in_years(register.scheme.on(day).recent_years)
                message = conflict.row.sentence.format(person=word, within=within, before=before)
                yield Finding(on_file.at(field), message, ((conflict.at, "the record of support"),))


def in_years(recent: int) -> tuple[str, str]:
    """What is recent, and what is not, in words; with no years set only the day of the visit is recent."""
    if not recent:
        return "on the day of the visit", "before the visit"
    if recent == 1:
        return "in the last year", "more than 1 year ago"
    return f"in the last {recent} years", f"more than {recent} years ago"
