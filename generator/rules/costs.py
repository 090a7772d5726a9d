"""COST.1, COST.2, and invoices (REG.2, SA.1, CPD.2): every amount is the published one, asked for and paid once."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from generator.problem import Location
from generator.records.fee import ASSESSMENT_CHARGE, ASSESSOR_FEE
from generator.records.school import AssessorFee
from generator.register import AssessmentOnFile, Register
from generator.rules.rule import Finding, rule
from generator.scheme.standing import StandingKind, standing
from generator.vocabulary import Audience

SELF, LEAD = "assessor", "lead"
"""What paid_to says where the fee went to the assessor, or the Lead Assessor, not to their organisation."""


@rule("REG.2", "SA.1", "CPD.2")
def an_invoice_is_for_one_thing(register: Register, on: date) -> Iterator[Finding]:
    """An invoice to an assessor is for one fee that assessors pay, or for one event.

    To fix: write either `fee: registration-ongoing` or `event: conference-2026`. For several things, write an invoice
    for each.
    """
    for assessor, index, invoice in register.invoices():
        at = assessor.at("invoices", index)
        if invoice.fee and invoice.event:
            yield Finding(at, "This invoice is for a fee and for an event")
        elif not invoice.fee and not invoice.event:
            yield Finding(at, "This invoice names neither a fee nor an event")
        elif invoice.fee and register.fees[invoice.fee].audience is not Audience.ASSESSOR:
            related = ((register.fees[invoice.fee].at("audience"), "who pays it"),)
            yield Finding(assessor.at("invoices", index, "fee"), "Assessors do not pay this fee", related)


@rule("REG.2", "SA.1", "CPD.2")
def an_invoice_has_the_published_amount(register: Register, on: date) -> Iterator[Finding]:
    """An invoice has the published amount: the fee in force on its date, or the cost of the event.

    To fix: write the published amount. If the invoice went out with another amount, add `cancelled_on: YYYY-MM-DD` and
    write a new invoice below it.
    """
    for assessor, index, invoice in register.invoices():
        at = assessor.at("invoices", index, "amount")
        if invoice.fee and not invoice.event:
            yield from _amount(register, invoice.fee, invoice.issued_on, invoice.amount, at)
        elif invoice.event and not invoice.fee:
            event = register.events[invoice.event]
            if event.cost and event.cost.amount != invoice.amount:
                related = ((event.at("cost", "amount"), "the event's cost"),)
                yield Finding(at, f"The published cost of the event is {event.cost.amount}", related)


@rule("REG.2", "SA.1", "CPD.2", "COST.1")
def an_invoice_number_is_used_once(register: Register, on: date) -> Iterator[Finding]:
    """Each invoice has its own number, whether an assessor or a school pays it.

    To fix: copy the number from the invoice into the newer entry. If you made the entry twice, delete one.
    """
    first: dict[str, Location] = {}
    numbers = [
        (invoice.number, assessor.at("invoices", index, "number")) for assessor, index, invoice in register.invoices()
    ]
    numbers += [(charge.number, on_file.at("charge", "number")) for on_file, charge in register.charges()]
    for number, at in numbers:
        if number in first:
            yield Finding(at, "Another invoice has this number", ((first[number], "the other invoice"),))
        first.setdefault(number, at)


@rule("CPD.2")
def a_cost_is_published_before_its_invoice(register: Register, on: date) -> Iterator[Finding]:
    """Naace publishes the cost of an event by the date of any invoice for it.

    To fix: add to the event's file `cost: {amount: "150.00", vat: excluded, published_on: YYYY-MM-DD}`, with what was
    published. If the date of the invoice is wrong, correct `issued_on`.
    """
    for assessor, index, invoice in register.invoices():
        if not invoice.event:
            continue
        event = register.events[invoice.event]
        if not event.cost:
            related = ((event.at(), "the event"),)
            yield Finding(assessor.at("invoices", index, "event"), "The cost of this event is not published", related)
        elif event.cost.published_on > invoice.issued_on:
            related = ((event.at("cost", "published_on"), "the day the cost was published"),)
            at = assessor.at("invoices", index, "issued_on")
            yield Finding(at, "This invoice is earlier than the day the cost was published", related)


@rule("REG.2", "QA.5")
def no_assessor_fee_for_first_moderations(register: Register, on: date) -> Iterator[Finding]:
    """Naace pays no assessor fee for a first or second moderated visit.

    To fix: delete `assessor_fee`. If the moderation names the wrong assessment, correct it there.
    """
    for on_file, _ in _assessor_fees(register):
        assessment = on_file.assessment
        moderation = register.moderations_by_assessment.get(on_file.id)
        message = "An assessor fee is recorded for a first or second moderation"
        if moderation and moderation.moderation.attempt <= 2:
            yield Finding(on_file.at("assessor_fee"), message, ((moderation.at("attempt"), "the moderation"),))
        elif not moderation and assessment.assessor and assessment.visited_on:
            assessor = register.assessors[assessment.assessor]
            if standing(register, assessor, assessment.visited_on).decided is not StandingKind.ACCREDITED:
                message = "An assessor fee is recorded for a visit by someone not accredited on that day"
                yield Finding(on_file.at("assessor_fee"), message, ((assessor.at("decisions"), "their decisions"),))


@rule("COST.1")
def a_charge_is_the_standard_one(register: Register, on: date) -> Iterator[Finding]:
    """A charge is the standard one on the date of the invoice, unless the record says who agreed another.

    To fix: write the standard charge. If Naace agreed another amount, add `agreed: Who agreed it`.
    """
    for on_file, charge in register.charges():
        if not charge.agreed:
            at = on_file.at("charge", "amount")
            yield from _amount(register, ASSESSMENT_CHARGE, charge.issued_on, charge.amount, at)


@rule("COST.1")
def a_charge_is_paid_after_its_date(register: Register, on: date) -> Iterator[Finding]:
    """A school or intermediary pays a charge on the date of the invoice or later.

    To fix: correct `issued_on`, or correct `paid_on`.
    """
    for on_file, charge in register.charges():
        if charge.paid_on and charge.paid_on < charge.issued_on:
            related = ((on_file.at("charge", "issued_on"), "the invoice's date"),)
            yield Finding(
                on_file.at("charge", "paid_on"), "This charge was paid before the date of the invoice", related
            )


@rule("COST.2")
def an_assessor_fee_has_the_published_amount(register: Register, on: date) -> Iterator[Finding]:
    """Naace pays the assessor fee in force on the day of the visit, which includes travel, and nothing else.

    To fix: write the fee in force. Do not add expenses.
    """
    for on_file, fee in _assessor_fees(register):
        if visited_on := on_file.assessment.visited_on:
            yield from _amount(register, ASSESSOR_FEE, visited_on, fee.amount, on_file.at("assessor_fee", "amount"))


@rule("COST.2")
def an_assessor_fee_is_paid_after_the_visit(register: Register, on: date) -> Iterator[Finding]:
    """Naace pays the assessor fee on the day of the visit or later.

    To fix: add `visited_on: YYYY-MM-DD`, or correct `paid_on`. If there was no visit, delete `assessor_fee`.
    """
    for on_file, fee in _assessor_fees(register):
        visited_on = on_file.assessment.visited_on
        if not visited_on:
            yield Finding(on_file.at("assessor_fee"), "An assessor fee is recorded, but no visit is")
        elif fee.paid_on < visited_on:
            related = ((on_file.at("visited_on"), "the visit"),)
            yield Finding(on_file.at("assessor_fee", "paid_on"), "The assessor fee was paid before the visit", related)


@rule("COST.2")
def an_assessor_fee_goes_to_assessor_or_organisation(register: Register, on: date) -> Iterator[Finding]:
    """Naace pays the assessor or the Lead Assessor, or an organisation they belong to on the day of the visit.

    To fix: write `paid_to: assessor`, or `lead` for a Lead Assessor, or the id of their organisation. If it is missing
    in their file, add under `organisations` there `- {organisation: its-id, from: YYYY-MM-DD}`.
    """
    for on_file in register.assessments:
        assessment = on_file.assessment
        for field, fee, id, word in (
            ("assessor_fee", assessment.assessor_fee, assessment.assessor, "assessor"),
            ("lead_fee", assessment.lead_fee, assessment.lead, "Lead Assessor"),
        ):
            person = register.assessors.get(id or "")
            if not fee or fee.paid_to in (SELF, LEAD) or not assessment.visited_on or not person:
                continue
            day = assessment.visited_on
            if not any(own.organisation == fee.paid_to and own.holds(day) for own in person.organisations):
                related = ((person.at("organisations"), f"the {word}'s organisations"),)
                message = f"The {word} did not belong to this organisation on the day of the visit"
                yield Finding(on_file.at(field, "paid_to"), message, related)


@rule("COST.2")
def an_intermediary_has_an_agreement(register: Register, on: date) -> Iterator[Finding]:
    """An intermediary that pays for Naace has a service provider agreement on the day of the visit.

    To fix: add to the organisation's file `service_provider_agreements: [{from: YYYY-MM-DD}]`. If the organisation did
    not pay, delete `intermediary`.
    """
    for on_file in register.assessments:
        assessment = on_file.assessment
        if not assessment.intermediary or not assessment.is_effective:
            continue
        organisation = register.organisations[assessment.intermediary]
        if not any(agreement.holds(assessment.visit_day(on)) for agreement in organisation.service_provider_agreements):
            related = ((organisation.at("service_provider_agreements"), "its agreements"),)
            yield Finding(
                on_file.at("intermediary"), "The intermediary has no agreement on the day of the visit", related
            )


@rule("COST.2")
def an_assessment_is_paid_for_once(register: Register, on: date) -> Iterator[Finding]:
    """Naace pays no assessor fee for a visit that an intermediary pays for.

    To fix: delete `intermediary`, or delete `assessor_fee`.
    """
    for on_file, _ in _assessor_fees(register):
        if on_file.assessment.intermediary:
            related = ((on_file.at("intermediary"), "the intermediary"),)
            yield Finding(on_file.at("assessor_fee"), "An intermediary and Naace both pay for this assessment", related)


def _assessor_fees(register: Register) -> Iterator[tuple[AssessmentOnFile, AssessorFee]]:
    return (
        (on_file, on_file.assessment.assessor_fee)
        for on_file in register.assessments
        if on_file.assessment.assessor_fee
    )


def _amount(register: Register, id: str, day: date, amount: Decimal, at: Location) -> Iterator[Finding]:
    """Where an amount is not the fee's on a day; a fee that is not on file is a finding of its own elsewhere."""
    fee = register.fees.get(id)
    if fee is None:
        return
    in_force = fee.in_force(day)
    if in_force is None:
        related = ((fee.at("schedule"), "the fee's schedule"),)
        fix = "Correct the date. If it is right, add to `schedule` in the fee's file the amount in force on that day."
        yield Finding(at, "The fee has no amount in force on that day", related, fix)
    elif in_force.amount != amount:
        place = fee.at("schedule", fee.schedule.index(in_force), "amount")
        message = f"The amount in force on that day is {in_force.amount}"
        yield Finding(at, message, ((place, "the amount in force"),))
