"""CON.1 to CON.3, QA.1: how assessors and schools meet, what each person declares, and what Naace is told."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from generator.problem import Severity
from generator.records import School
from generator.records.school import ConflictDeclaration
from generator.register import AssessmentOnFile, Register
from generator.rules.failures import lapse, places
from generator.rules.rule import Finding, rule, rule_of_assessments
from generator.scheme.standing import StandingKind, standing
from generator.vocabulary import Declaration

DAYS_TO_APPOINT = 14
"""Days from a request after which staff get a notice that nobody is appointed; the code of practice sets none."""
SCHOOL = "school"
"""What told_by says where the school itself told Naace."""


@rule("QA.1")
def visit_date_reported_in_time(register: Register, on: date) -> Iterator[Finding]:
    """Naace knows the date of a visit by the day itself, so that it can send a Lead Assessor.

    To fix: add `visit_told_on: YYYY-MM-DD`, the day Naace was told. If Naace was never told, add `voided: {on:
    YYYY-MM-DD, reason: Naace was not told of the visit}`.
    """
    for on_file in _effective_assessments(register):
        assessment = on_file.assessment
        related = ((on_file.at("visited_on"), "the visit"),)
        if assessment.visited_on and assessment.visit_told_on is None:
            yield Finding(on_file.at(), "A visit is recorded, but visit_told_on is missing", related)
        elif assessment.visited_on and assessment.visit_told_on and assessment.visit_told_on > assessment.visited_on:
            yield Finding(on_file.at("visit_told_on"), "Naace was told after the visit", related)


@rule("QA.1", severity=Severity.WARNED)
def planned_visit_date_reported(register: Register, on: date) -> Iterator[Finding]:
    """The assessor or the school tells Naace the date of a visit as soon as they agree it.

    To fix: ask whether Naace knows the date. Then add `visit_told_on: YYYY-MM-DD`, the day Naace was told.
    """
    for on_file in _effective_assessments(register):
        assessment = on_file.assessment
        if assessment.visit_planned_on and not assessment.visited_on and assessment.visit_told_on is None:
            related = ((on_file.at("visit_planned_on"), "the day agreed"),)
            yield Finding(on_file.at(), "A visit is planned, but visit_told_on is missing", related)


@rule("QA.1", severity=Severity.WARNED)
def one_school_a_day(register: Register, on: date) -> Iterator[Finding]:
    """Nobody is planned at two schools on one day, to assess or to observe.

    To fix: ask the person. Agree another day with one of the schools, and write it under `visit_planned_on`.
    """
    planned: dict[tuple[str, date], list[AssessmentOnFile]] = defaultdict(list)
    for on_file in _effective_assessments(register):
        assessment = on_file.assessment
        if assessment.visit_planned_on and not assessment.visited_on:
            for person in {assessment.assessor, assessment.lead} - {None}:
                planned[str(person), assessment.visit_planned_on].append(on_file)
    for first, *others in planned.values():
        for other in others:
            if other.school is not first.school:
                related = ((first.at("visit_planned_on"), "the other visit"),)
                message = "The assessor or Lead Assessor is planned at another school on this day"
                yield Finding(other.at("visit_planned_on"), message, related)


@rule("CON.3", severity=Severity.WARNED)
def direct_approach_reported_in_time(register: Register, on: date) -> Iterator[Finding]:
    """Naace hears of a school's direct approach to an assessor within the days that the settings allow.

    To fix: under `approach`, add `told_on: YYYY-MM-DD`, the day Naace was told. If a date is wrong, correct it.
    """
    for on_file in register.assessments:
        approach = on_file.assessment.approach
        if not approach:
            continue
        last_day = approach.on + timedelta(days=register.scheme.on(approach.on).notify_days)
        related = ((on_file.at("approach", "on"), "the approach"),)
        if approach.told_on and approach.told_on > last_day:
            yield Finding(on_file.at("approach", "told_on"), "Naace was told later than the settings allow", related)
        elif not approach.told_on and on > last_day:
            yield Finding(on_file.at("approach"), "The record does not say that Naace was told of this direct approach")


@rule("CON.3")
def direct_approach_reported_after_it_happened(register: Register, on: date) -> Iterator[Finding]:
    """The record of a direct approach says who told Naace, and gives a day that is not before the approach.

    To fix: correct the wrong date. If `told_by` is missing, add `told_by: school` or the id of the assessor approached.
    """
    for on_file in register.assessments:
        approach = on_file.assessment.approach
        if approach and approach.told_on and approach.told_on < approach.on:
            related = ((on_file.at("approach", "on"), "the approach"),)
            yield Finding(on_file.at("approach", "told_on"), "Naace was told before the approach", related)
        if approach and approach.told_on and not approach.told_by:
            yield Finding(on_file.at("approach"), "told_by is missing")


@rule("CON.1", severity=Severity.TOLD)
def a_request_leads_to_an_appointment(register: Register, on: date) -> Iterator[Finding]:
    """Naace appoints an assessor within 14 days of a request.

    To fix: appoint someone. Then add `assessor: their-id` and `appointed_on: YYYY-MM-DD`. If the school no longer wants
    the visit, add `cancelled_on: YYYY-MM-DD`.
    """
    for on_file in _effective_assessments(register):
        assessment = on_file.assessment
        due_on = assessment.requested.on + timedelta(days=DAYS_TO_APPOINT)
        if not assessment.appointed_on and not assessment.visited_on and on > due_on:
            yield Finding(on_file.at("requested"), f"Nobody was appointed within {DAYS_TO_APPOINT} days of the request")


@rule_of_assessments("CON.1")
def appointed_assessor_is_on_the_list(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """Naace appoints only people who are on the list of registered assessors on that day.

    To fix: appoint someone on the list, and write their id under `assessor`. If only the date is wrong, correct
    `appointed_on`.
    """
    assessment = on_file.assessment
    if not assessment.is_effective or not assessment.assessor or not assessment.appointed_on:
        return
    assessor = register.assessors[assessment.assessor]
    now = standing(register, assessor, assessment.appointed_on)
    if not now.kind.is_listed:
        has_lapsed = now.kind is StandingKind.LAPSED
        because = f", because {lapse(now, 'had been')}" if has_lapsed else ""
        related = (
            (on_file.at("appointed_on"), "the day of the appointment"),
            *(places(now) if has_lapsed else ((assessor.at("decisions"), "the decisions on the assessor"),)),
        )
        message = f"The assessor was not on the list on the day of the appointment{because}"
        yield Finding(on_file.at("assessor"), message, related)


@rule_of_assessments("CON.2")
def no_conflict_is_declared(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """Naace does not appoint anyone who declared a conflict of interest at the school, or refused to declare.

    To fix: add `declined: {on: YYYY-MM-DD, reason: conflict-of-interest}`. Appoint someone else in a new entry under
    `assessments`. For a Lead Assessor, name another one and add their `lead_declaration`.
    """
    if not on_file.assessment.is_effective:
        return
    for role, field, declaration in _declarations(on_file):
        if declaration and declaration.conflict is not Declaration.NONE:
            related = ((on_file.at(field, "conflict"), "the declaration"),)
            yield Finding(on_file.at(role), "The declaration does not rule out a conflict of interest", related)


@rule("CON.2")
def a_declaration_comes_before_the_visit(register: Register, on: date) -> Iterator[Finding]:
    """The assessor and the Lead Assessor each sign a declaration about conflicts of interest by the day of the visit.

    To fix: add `conflict_declaration: {signed_on: YYYY-MM-DD, conflict: none}`. For a Lead Assessor, add
    `lead_declaration` in the same way. If nobody signed by the visit, add `voided: {on: YYYY-MM-DD, reason: No
    declaration was signed}`.
    """
    for on_file in _effective_assessments(register):
        visited_on = on_file.assessment.visited_on
        if not visited_on:
            continue
        for role, field, declaration in _declarations(on_file):
            related = ((on_file.at("visited_on"), "the visit"),)
            if not declaration:
                fix = (
                    f"Add `{field}: {{signed_on: YYYY-MM-DD, conflict: none}}` to this assessment. If nobody signed by"
                    " the visit, add `voided: {on: YYYY-MM-DD, reason: No declaration was signed}`."
                )
                yield Finding(on_file.at(role), f"A visit is on file, but {field} is not", related, fix)
            elif declaration.signed_on > visited_on:
                yield Finding(on_file.at(field, "signed_on"), "This declaration was signed after the visit", related)


@rule("CON.3")
def direct_approach_reported_by_school_or_assessor(register: Register, on: date) -> Iterator[Finding]:
    """The school, or the assessor it approached, tells Naace of a direct approach.

    To fix: write `told_by: school` or the id of the assessor approached.
    """
    for on_file in register.assessments:
        approach = on_file.assessment.approach
        if approach and approach.told_by not in (None, SCHOOL, approach.assessor):
            related = ((on_file.at("approach", "assessor"), "the assessor approached"),)
            message = "told_by must be the school or the assessor approached"
            yield Finding(on_file.at("approach", "told_by"), message, related)


@rule("CON.3", severity=Severity.TOLD)
def another_assessor_to_find(register: Register, on: date) -> Iterator[Finding]:
    """If an assessor declines, Naace finds another one for the school.

    To fix: add a new entry under `assessments` with the assessor appointed. If the school withdraws, add `cancelled_on:
    YYYY-MM-DD`.
    """
    for school in register.schools.values():
        for index, assessment in enumerate(school.assessments):
            if not assessment.declined or assessment.cancelled_on or assessment.declined.on > on:
                continue
            if not _is_followed(school, index, on):
                yield Finding(
                    school.at("assessments", index, "declined"), "Nobody has been appointed since this was declined"
                )


@rule("CON.3", severity=Severity.TOLD)
def a_school_hears_of_a_refusal(register: Register, on: date) -> Iterator[Finding]:
    """An assessor who declines tells the school too, within the days that the settings allow.

    To fix: ask whether the school knows. Then add `school_told_on: YYYY-MM-DD` under `declined`.
    """
    for school in register.schools.values():
        for index, assessment in enumerate(school.assessments):
            declined = assessment.declined
            if not declined or assessment.cancelled_on or _is_followed(school, index, on):
                continue
            last_day = declined.on + timedelta(days=register.scheme.on(declined.on).notify_days)
            is_told = declined.school_told_on is not None and declined.school_told_on <= on
            if on > last_day and not is_told:
                at = school.at("assessments", index, "declined")
                yield Finding(at, "The record does not say that the school was told of this")


def _is_followed(school: School, index: int, on: date) -> bool:
    """Whether somebody was appointed, by a day, in an assessment after this one."""
    return any(later.appointed_on and later.appointed_on <= on for later in school.assessments[index + 1 :])


@rule_of_assessments("CON.2")
def a_declaration_is_for_its_appointment(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """People sign a conflict declaration on the day of the request or later.

    To fix: ask for a new declaration, and write its date. If only `signed_on` is wrong, correct it.
    """
    if not on_file.assessment.is_effective:
        return
    for _, field, declaration in _declarations(on_file):
        if declaration and declaration.signed_on < on_file.assessment.requested.on:
            related = ((on_file.at("requested", "on"), "the request"),)
            yield Finding(on_file.at(field, "signed_on"), "This declaration is earlier than the request", related)


def _effective_assessments(register: Register) -> Iterator[AssessmentOnFile]:
    """Those neither called off nor voided."""
    return (on_file for on_file in register.assessments if on_file.assessment.is_effective)


def _declarations(on_file: AssessmentOnFile) -> Iterator[tuple[str, str, ConflictDeclaration | None]]:
    """For each person who visits: the field that names them, the field of their declaration, and the declaration."""
    assessment = on_file.assessment
    if assessment.assessor:
        yield "assessor", "conflict_declaration", assessment.conflict_declaration
    if assessment.lead:
        yield "lead", "lead_declaration", assessment.lead_declaration
