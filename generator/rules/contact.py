"""CON.1 to CON.3, QA.1: how assessor and school come together, what each declares, and what Naace is told."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.problem import Severity
from generator.records.school import ConflictDeclaration
from generator.register import AssessmentOnFile, Register
from generator.rules.rule import Finding, rule
from generator.scheme.standing import standing
from generator.vocabulary import Declaration

DAYS_TO_APPOINT = 14
"""Days from a request after which staff are told that nobody is appointed; the code of practice sets none."""
SCHOOL = "school"
"""What notified_naace_by says where the school itself told Naace."""


@rule("QA.1")
def naace_knew_of_every_visit(register: Register, on: date) -> Iterator[Finding]:
    """For every visit it is on record who told Naace of the appointment, and when.

    To mend: add `notified_naace_on: YYYY-MM-DD` and `notified_naace_by: school`, or the assessor's id; if Naace was
    never told, `voided: {on: YYYY-MM-DD, reason: Naace was not told of the appointment}`.
    """
    for on_file in _effective_assessments(register):
        assessment = on_file.assessment
        if assessment.visited_on and (missing := _missing_notification(on_file)):
            related = ((on_file.at("visited_on"), "the visit"),)
            yield Finding(on_file.at(), f"A visit is on file, and {missing} not", related)


@rule("QA.1", severity=Severity.WARNED)
def naace_is_told_of_an_appointment(register: Register, on: date) -> Iterator[Finding]:
    """Once an assessor is appointed, who told Naace of it, and when, is on record.

    To mend: as soon as Naace is told, add `notified_naace_on: YYYY-MM-DD` and `notified_naace_by: school`, or the
    assessor's id.
    """
    for on_file in _effective_assessments(register):
        assessment = on_file.assessment
        if assessment.appointed_on and not assessment.visited_on and (missing := _missing_notification(on_file)):
            related = ((on_file.at("appointed_on"), "the appointment"),)
            yield Finding(on_file.at(), f"An appointment is on file, and {missing} not", related)


@rule("QA.1", "CON.3", severity=Severity.WARNED)
def naace_is_told_in_time(register: Register, on: date) -> Iterator[Finding]:
    """Naace is told of a school's direct approach to an assessor, and of an appointment, within the days that the
    scheme sets.

    To mend: tell Naace at once if that is still to be done; where a day is written wrongly, correct it.
    """
    for on_file in _effective_assessments(register):
        assessment = on_file.assessment
        field = "approached_directly_on" if assessment.approached_directly_on else "appointed_on"
        begun_on = assessment.approached_directly_on or assessment.appointed_on
        if not begun_on:
            continue
        last_day = begun_on + timedelta(days=register.scheme.notify_days)
        related = ((on_file.at(field), "what Naace is to be told of"),)
        if assessment.notified_naace_on and assessment.notified_naace_on > last_day:
            yield Finding(on_file.at("notified_naace_on"), "Naace was told later than the scheme allows", related)
        elif not assessment.notified_naace_on and not assessment.appointed_on and on > last_day:
            yield Finding(on_file.at(field), "Naace has not been told of this direct approach in time")


@rule("CON.1", severity=Severity.TOLD)
def a_request_leads_to_an_appointment(register: Register, on: date) -> Iterator[Finding]:
    """A school's request, and an allocation by Naace, lead to an appointment within 14 days.

    To mend: appoint someone, and add `assessor: their-id` and `appointed_on: YYYY-MM-DD`; or, if the school no longer
    wants the assessment, `cancelled_on: YYYY-MM-DD`.
    """
    for on_file in _effective_assessments(register):
        assessment = on_file.assessment
        due_on = assessment.requested.on + timedelta(days=DAYS_TO_APPOINT)
        if not assessment.appointed_on and not assessment.visited_on and on > due_on:
            yield Finding(on_file.at("requested"), f"Nobody is appointed {DAYS_TO_APPOINT} days after the request")


@rule("CON.1")
def whoever_is_appointed_is_on_the_list(register: Register, on: date) -> Iterator[Finding]:
    """Whoever is appointed, by the school's choice or by Naace, is on the list of registered assessors on that day.

    To mend: appoint someone who is on the list, and write their id under assessor; if only the day of the appointment
    is wrong, correct that.
    """
    for on_file in _effective_assessments(register):
        assessment = on_file.assessment
        if not assessment.assessor or not assessment.appointed_on:
            continue
        assessor = register.assessors[assessment.assessor]
        if not standing(register, assessor, assessment.appointed_on).kind.is_listed:
            related = (
                (on_file.at("appointed_on"), "the day of the appointment"),
                (assessor.at("decisions"), "the decisions on the assessor"),
            )
            yield Finding(on_file.at("assessor"), "The assessor is not on the list on the day of appointment", related)


@rule("CON.2")
def no_conflict_is_declared(register: Register, on: date) -> Iterator[Finding]:
    """Nobody is appointed, as assessor or as Lead Assessor, who declared a conflict of interest at the school or
    declined to declare.

    To mend: add `declined: {on: YYYY-MM-DD, reason: personal}`, and appoint someone else in a new entry under
    assessments; in place of a Lead Assessor name another, with their own lead_declaration.
    """
    for on_file in _effective_assessments(register):
        for role, field, declaration in _declarations(on_file):
            if declaration and declaration.conflict is not Declaration.NONE:
                related = ((on_file.at(field, "conflict"), "the declaration"),)
                yield Finding(
                    on_file.at(role), "The declaration of whoever is appointed does not rule a conflict out", related
                )


@rule("CON.2")
def a_declaration_comes_before_the_visit(register: Register, on: date) -> Iterator[Finding]:
    """Before a visit the assessor, and the Lead Assessor where there is one, declared whether there is a conflict of
    interest; no later than on its day.

    To mend: add `conflict_declaration: {signed_on: YYYY-MM-DD, conflict: none}`, for the Lead Assessor
    lead_declaration; if none was signed by the visit, add `voided: {on: YYYY-MM-DD, reason: No declaration was
    signed}`.
    """
    for on_file in _effective_assessments(register):
        visited_on = on_file.assessment.visited_on
        if not visited_on:
            continue
        for role, field, declaration in _declarations(on_file):
            related = ((on_file.at("visited_on"), "the visit"),)
            if not declaration:
                mend = (
                    f"Add `{field}: {{signed_on: YYYY-MM-DD, conflict: none}}` to this assessment; if none was signed"
                    " by the visit, add `voided: {on: YYYY-MM-DD, reason: No declaration was signed}`."
                )
                yield Finding(on_file.at(role), f"A visit is on file, and {field} is not", related, mend)
            elif declaration.signed_on > visited_on:
                yield Finding(on_file.at(field, "signed_on"), "This declaration was signed after the visit", related)


@rule("CON.3", "QA.1")
def naace_is_told_by_school_or_assessor(register: Register, on: date) -> Iterator[Finding]:
    """Naace is told of an appointment by the school or by the assessor appointed.

    To mend: write `notified_naace_by: school`, or the id that stands under assessor.
    """
    for on_file in register.assessments:
        assessment = on_file.assessment
        if assessment.notified_naace_by not in (None, SCHOOL, assessment.assessor):
            related = ((on_file.at("assessor"), "the assessor"),) if assessment.assessor else ()
            message = "notified_naace_by names neither the school nor the assessor appointed"
            yield Finding(on_file.at("notified_naace_by"), message, related)


def _effective_assessments(register: Register) -> Iterator[AssessmentOnFile]:
    """Those neither called off nor voided."""
    return (on_file for on_file in register.assessments if on_file.assessment.is_effective)


def _missing_notification(on_file: AssessmentOnFile) -> str:
    """The fields of the notification that are not written, with their verb."""
    fields = ("notified_naace_on", "notified_naace_by")
    missing = [field for field in fields if getattr(on_file.assessment, field) is None]
    return f"{' and '.join(missing)} {'are' if len(missing) > 1 else 'is'}" if missing else ""


def _declarations(on_file: AssessmentOnFile) -> Iterator[tuple[str, str, ConflictDeclaration | None]]:
    """For each person who visits: the field that names them, the field of their declaration, and the declaration."""
    assessment = on_file.assessment
    if assessment.assessor:
        yield "assessor", "conflict_declaration", assessment.conflict_declaration
    if assessment.lead:
        yield "lead", "lead_declaration", assessment.lead_declaration
