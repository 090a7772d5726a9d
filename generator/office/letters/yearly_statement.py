"""An assessor's yearly statement: what the register holds of them, what they owe and must do, and a request to confirm.

It is for that person alone. The register on the day says all of it; what a duty is, `scheme/duties.py` knows.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator.days import years_after
from generator.office.letters.letter import (
    Block,
    Kind,
    Letter,
    LetterRefusedError,
    LetterSource,
    bullets,
    facts,
    heading,
    paragraph,
)
from generator.office.letters.wording import LetterWording, Worded
from generator.office.on_file import ASSESSORS
from generator.records import Assessor
from generator.register import Register
from generator.scheme.code_versions import newest_signature
from generator.scheme.development import EventState
from generator.scheme.duties import Duties, ToAttend, ToPay, duties
from generator.scheme.membership import full_membership
from generator.scheme.reviews import next_review
from generator.scheme.standing import StandingKind, decisions_until, standing
from generator.scheme.visit_duties import visit_duties
from generator.site.formats import paragraphs
from generator.vocabulary import SchoolType

LEAST_DAYS = 30
"""Days that a person has at least to confirm what the statement says."""
ITEMS = ("portrait", "email", "phone", "website")
"""What a person may agree to publish, by the names of the fields and of the facts."""


def write(source: LetterSource, id: str) -> Iterator[Letter]:
    """The statement of a person whose registration runs. Raises LetterRefusedError for others."""
    assessor = source.register.assessors[id]
    if standing(source.register, assessor, source.on).registered_on is None:
        raise LetterRefusedError(
            f"{assessor.name} is not registered on that day", "`register held` writes all that is held about a person."
        )
    for t in source.wordings(assessor):
        name = f"yearly-statement-{assessor.id}-{source.on.year}"
        yield source.letter(assessor, t, name, t("statement.subject"), list(_blocks(source, assessor, t)))


def everyone(source: LetterSource) -> Iterator[str]:
    """The ids of everybody whose registration runs on a day."""
    register = source.register
    return (id for id, assessor in register.assessors.items() if standing(register, assessor, source.on).registered_on)


def _blocks(source: LetterSource, assessor: Assessor, t: LetterWording) -> Iterator[Block]:
    owed = duties(source.register, assessor, source.on)
    yield paragraph(t("statement.lead"))
    yield from _details(source, assessor, t)
    yield from _registration(source, assessor, t)
    yield heading(t("statement.owe"))
    soon = years_after(source.on, 1)
    to_pay = [_to_pay(source, duty, t) for duty in owed.to_pay if duty.invoice or duty.by is None or duty.by < soon]
    yield bullets(to_pay) if to_pay else paragraph(t("statement.owe_nothing"))
    yield heading(t("statement.do"))
    to_do = list(_to_do(source, assessor, owed, t))
    yield bullets(to_do) if to_do else paragraph(t("statement.do_nothing"))
    yield heading(t("statement.confirm"))
    by = max([source.on + timedelta(days=LEAST_DAYS), *(duty.by for duty in owed.to_confirm if duty.by)])
    yield paragraph(
        t("statement.confirm_by", day=t.day(by), clause="INFO.1"),
        t("statement.confirm_more"),
    )


def _details(source: LetterSource, assessor: Assessor, t: LetterWording) -> Iterator[Block]:
    on, contact = source.on, assessor.contact
    belongs = (affiliation.organisation for affiliation in assessor.organisations if affiliation.holds(on))
    organisations = (source.register.organisations[id].name for id in belongs if id in source.register.organisations)
    published = [
        t("statement.published", item=t(f"fact.{item}"), day=t.day(day))
        for item in ITEMS
        if (day := getattr(assessor.publish, item)) and day <= on
    ]
    offered = [phase for phase in assessor.phases if phase.holds(on)]
    types = [kind for kind in SchoolType if kind in assessor.types_offered(on)]
    availability = assessor.availability
    most = availability.most_visits_a_year if availability else None
    yield heading(t("statement.details"))
    yield facts(
        t,
        name=assessor.name,
        number=assessor.registration_number,
        organisation=", ".join(organisations),
        email=contact.email,
        phone=contact.phone,
        website=contact.website,
        base=assessor.base,
        regions=t.terms(assessor.regions),
        languages=t.terms(assessor.languages),
        phases=t.terms([phase.phase for phase in offered]),
        school_types=t.terms(types),
        most_visits=str(most) if most else None,
        published=_joined(published) if published else t("letters.none"),
        confirmed_on=t.day(assessor.details_confirmed_on),
    )
    experience = [Worded(f"{t.term(phase.phase)}: {t.value(phase.experience)}") for phase in offered] + [
        Worded(f"{t.terms(offer.types)}: {t.value(offer.experience)}")
        for offer in assessor.school_types
        if offer.holds(on) and offer.experience
    ]
    language = None if assessor.portrait_language is t.language else assessor.portrait_language
    if experience:
        yield heading(t("statement.experience"))
        yield replace(bullets(experience), language=language)
    if assessor.portrait:
        yield heading(t("fact.portrait"))
        for text in paragraphs(assessor.portrait):
            yield Block(paragraph=t.value(text), language=language)


def _registration(source: LetterSource, assessor: Assessor, t: LetterWording) -> Iterator[Block]:
    register, on = source.register, source.on
    now, review = standing(register, assessor, on), next_review(register, assessor, on)
    yield heading(t("statement.registration"))
    yield facts(
        t,
        standing=t(f"standingkind.{now.kind}"),
        since=t.day(now.decided_on) if now.decided_on and now.kind is not StandingKind.LAPSED else None,
        membership=_membership(assessor, on, t),
        signed=_signed(register, assessor, on, t),
        visits=str(review.visits),
        next_review=t("statement.remaining", count=review.remaining) if review.remaining else t("statement.review_due"),
    )
    yield paragraph(t("statement.decisions"))
    yield bullets(
        [
            t("statement.decision", day=t.day(decision.on), decision=t.term(decision.decision))
            for decision in decisions_until(assessor, on)
        ]
    )
    moderations = [
        t(
            "statement.moderation",
            school=register.assessments_by_id[moderation.assessment].school.name,
            day=t.day(moderation.notified_on),
            outcome=t.term(moderation.outcome),
        )
        for moderation in assessor.moderations
        if moderation.notified_on <= on
    ]
    if moderations:
        yield paragraph(t("statement.moderations"))
        yield bullets(moderations)
    reviews = [
        t("statement.review", number=held.number, day=t.day(held.reviewed_on), outcome=t.term(held.outcome))
        if held.outcome
        else t("statement.review_alone", number=held.number, day=t.day(held.reviewed_on))
        for held in assessor.quality_reviews
        if held.reviewed_on <= on
    ]
    if reviews:
        yield paragraph(t("statement.reviews"))
        yield bullets(reviews)


def _membership(assessor: Assessor, on: date, t: LetterWording) -> Worded:
    index = full_membership(assessor, on)
    if index is None:
        return t("letters.none")
    membership = assessor.membership[index]
    said = {"number": membership.number, "grade": t.term(membership.grade)}
    if membership.to is None:
        return t("statement.membership", **said)
    return t("statement.membership_until", **said, day=t.day(membership.to))


def _signed(register: Register, assessor: Assessor, on: date, t: LetterWording) -> Worded:
    index = newest_signature(register, assessor, on)
    if index is None:
        return t("letters.none")
    signature = assessor.agreements[index]
    return t("statement.version", version=signature.version, day=t.day(signature.signed_on))


def _to_pay(source: LetterSource, duty: ToPay, t: LetterWording) -> Worded:
    price = source.due(t, duty)
    said = {"title": duty.title} | ({"price": price} if price else {})
    if duty.invoice and duty.by:
        key = "statement.overdue" if duty.by < source.on else "statement.to_pay"
        return t(key, number=duty.invoice.invoice.number, day=t.day(duty.by), **said)
    if not price:
        return t("statement.to_come_unpriced", **said)
    if duty.by and duty.by >= source.on:
        return t("statement.to_come_by", day=t.day(duty.by), **said)
    return t("statement.to_come", **said)


def _to_do(source: LetterSource, assessor: Assessor, owed: Duties, t: LetterWording) -> Iterator[Worded]:
    """What to do besides paying and confirming, each in a line."""
    visits = visit_duties(source.register, assessor, source.on)
    for version in owed.to_sign:
        if version.by:
            yield t("statement.sign", version=version.version.version, day=t.day(version.by), clause="CONT.1")
    yield from (_to_attend(duty, t) for duty in owed.to_attend if duty.by)
    for duty in visits.to_declare:
        yield t("statement.declare", school=duty.assessment.school.name, clause="CON.2")
    for work in visits.to_complete:
        yield t("statement.complete", kind=t.term(work.work.kind), clause="QA.3")


def _to_attend(duty: ToAttend, t: LetterWording) -> Worded:
    event = duty.required.event
    key = "statement.missed" if duty.required.state is EventState.MISSED else "statement.attend"
    return t(key, title=event.title, day=t.day(event.last_day), clause="CPD.1")


def _joined(items: list[Worded]) -> Worded:
    return Worded("; ".join(items))


KIND = Kind(
    "yearly-statement", "To an assessor: what we hold, what they owe, please confirm.", ASSESSORS, write, everyone
)
