"""The letters of an appointment: to the assessor, to the school, and to the Lead Assessor who observes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from generator import addresses
from generator.office.due import REPLY_DAYS
from generator.office.letters.letter import Kind, Letter, LetterRefusedError, LetterSource, facts, paragraph
from generator.office.letters.wording import LetterWording, Worded
from generator.office.on_file import ASSESSMENTS
from generator.price import Price
from generator.records import Assessor
from generator.records.fee import ASSESSMENT_CHARGE, ASSESSOR_FEE
from generator.records.school import ConflictDeclaration
from generator.register import AssessmentOnFile
from generator.scheme.standing import standing
from generator.vocabulary import Payer


def write(source: LetterSource, id: str) -> Iterator[Letter]:
    """The letters to everyone whom an appointment concerns. Raises LetterRefusedError where it is no longer one."""
    on_file = source.register.assessments_by_id[id]
    assessment = on_file.assessment
    assessor = source.register.assessors.get(assessment.assessor or "")
    if assessor is None or assessment.appointed_on is None or assessment.appointed_on > source.on:
        raise LetterRefusedError("Nobody is appointed for this assessment on that day", "Record the appointment first.")
    if assessment.is_off_by(source.on):
        raise LetterRefusedError("This appointment was declined or cancelled", "Write about the new one.")
    if assessment.visited_on and assessment.visited_on <= source.on:
        raise LetterRefusedError(
            "The visit was made already", "A letter of appointment is for a visit to come; --on names an earlier day."
        )
    lead = source.register.assessors.get(assessment.lead or "")
    appointed = _Appointed(source, on_file, assessor, lead)
    for t in source.wordings(assessor):
        yield _to_assessor(appointed, t)
    for t in source.wordings(on_file.school):
        yield _to_school(appointed, t)
    if lead:
        for t in source.wordings(lead):
            yield _to_lead(appointed, t)


@dataclass(frozen=True)
class _Appointed:
    """An appointment, with the people named in it."""

    source: LetterSource
    on_file: AssessmentOnFile
    assessor: Assessor
    lead: Assessor | None

    def name(self, to: str) -> str:
        return f"appointment-{self.on_file.school.id}-{self.on_file.assessment.id}-{to}"

    def price(self, fee: str) -> Price | None:
        """A fee's amount in force on the day of the visit, or while none is agreed on the day of the letter."""
        visit = self.on_file.assessment.visit_planned_on or self.source.on
        amount = self.source.register.fees[fee].in_force(visit) if fee in self.source.register.fees else None
        return amount.price if amount else None

    def planned(self, t: LetterWording) -> Worded | None:
        day = self.on_file.assessment.visit_planned_on
        return t.day(day) if day else None


def _to_assessor(appointed: _Appointed, t: LetterWording) -> Letter:
    source, assessment, school = appointed.source, appointed.on_file.assessment, appointed.on_file.school
    appointed_on = assessment.appointed_on or source.on
    accepted = assessment.accepted_on if assessment.accepted_on and assessment.accepted_on <= source.on else None
    phase = assessment.phase or school.phase
    pays = appointed.lead is None and assessment.intermediary is None
    price = appointed.price(ASSESSOR_FEE) if pays else None
    blocks = (
        paragraph(t("appointment.lead", clause="CON.1")),
        facts(
            t,
            school=school.name,
            local_authority=school.local_authority,
            postcode=school.postcode,
            phase=t.term(phase) if phase else None,
            requested_by=t.term(assessment.requested.by),
            appointed_on=t.day(appointed_on),
            visit_planned_on=appointed.planned(t),
            lead=_numbered(appointed.lead),
        ),
        paragraph(
            t("appointment.accepted", day=t.day(accepted))
            if accepted
            else t("appointment.answer", day=t.day(max(appointed_on + timedelta(days=REPLY_DAYS), source.on))),
            t("appointment.cannot", count=source.register.scheme.on(source.on).notify_days, clause="CON.3"),
        ),
        paragraph(_declaration(source, assessment.conflict_declaration, t)),
        paragraph(
            None if assessment.visit_planned_on else t("appointment.agree_day", clause="QA.1"),
            t("appointment.observed", clause="QA.1") if appointed.lead else None,
        ),
        paragraph(
            t("appointment.fee", price=t.price(price), clause="COST.2") if price else None,
            t("appointment.confidential", clause="CONF.1"),
        ),
    )
    return source.letter(appointed.assessor, t, appointed.name("assessor"), t("appointment.subject"), blocks)


def _declaration(source: LetterSource, declaration: ConflictDeclaration | None, t: LetterWording) -> Worded:
    if declaration and declaration.signed_on <= source.on:
        return t("appointment.declared", day=t.day(declaration.signed_on))
    return t("appointment.declare", clause="CON.2")


def _to_school(appointed: _Appointed, t: LetterWording) -> Letter:
    source, assessment, school = appointed.source, appointed.on_file.assessment, appointed.on_file.school
    site, assessor = source.register.scheme.site_url, appointed.assessor
    is_listed = standing(source.register, assessor, source.on).kind.is_listed
    page = f"{site.rstrip('/')}/{addresses.assessor(assessor.id, t.language)}" if site and is_listed else None
    blocks = (
        paragraph(t("appointment_school.lead")),
        facts(
            t,
            assessor=assessor.name,
            number=assessor.registration_number,
            visit_planned_on=appointed.planned(t),
            lead=_numbered(appointed.lead),
        ),
        paragraph(t("appointment_school.page", address=page) if page else None),
        paragraph(
            None if assessment.visit_planned_on else t("appointment_school.day_to_agree"),
            t("appointment_school.observed", clause="QA.1") if appointed.lead else None,
        ),
        paragraph(t("appointment_school.links", clause="P9")),
        paragraph(_who_pays(appointed, t)),
    )
    return source.letter(school, t, appointed.name("school"), t("appointment_school.subject"), blocks)


def _who_pays(appointed: _Appointed, t: LetterWording) -> Worded | None:
    assessment = appointed.on_file.assessment
    if assessment.charge and assessment.charge.charged_to is Payer.SCHOOL:
        return None  # What was agreed is on the invoice that they have.
    if assessment.intermediary:
        organisation = appointed.source.register.organisations.get(assessment.intermediary)
        return t("appointment_school.paid_by", name=organisation.name) if organisation else None
    price = appointed.price(ASSESSMENT_CHARGE)
    return t("appointment_school.price", price=t.price(price), clause="COST.1") if price else None


def _to_lead(appointed: _Appointed, t: LetterWording) -> Letter:
    source, assessment, school = appointed.source, appointed.on_file.assessment, appointed.on_file.school
    blocks = (
        paragraph(t("appointment_lead.lead", clause="P12")),
        facts(
            t,
            assessor=_numbered(appointed.assessor),
            school=school.name,
            local_authority=school.local_authority,
            postcode=school.postcode,
            visit_planned_on=appointed.planned(t),
        ),
        paragraph(None if assessment.visit_planned_on else t("appointment_lead.day_to_agree")),
        paragraph(_declaration(source, assessment.lead_declaration, t)),
        paragraph(t("appointment_lead.result", clause="QA.2"), t("appointment.confidential", clause="CONF.1")),
    )
    lead = appointed.lead or appointed.assessor
    return source.letter(lead, t, appointed.name("lead"), t("appointment_lead.subject"), blocks)


def _numbered(person: Assessor | None) -> str | None:
    """A person's name with their registration number, if they have one."""
    if person is None:
        return None
    return f"{person.name} ({person.registration_number})" if person.registration_number else person.name


KIND = Kind("appointment", "To the assessor, the school and the Lead Assessor of a visit to come.", ASSESSMENTS, write)
