"""COST.1, COST.2, CPD.2: payments in part, refunds, and what is to be charged, paid or invoiced."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.problem import Location, Severity
from generator.records.assessor import Invoice
from generator.records.school import Charge
from generator.register import Register
from generator.rules.rule import Finding, rule
from generator.scheme.invoices import is_to_invoice, paid_by, total
from generator.scheme.standing import StandingKind, standing
from generator.vocabulary import Payer


def _billed(register: Register) -> Iterator[tuple[Invoice | Charge, Location]]:
    """Every invoice to an assessor and every charge for an assessment, with its place."""
    for assessor, index, invoice in register.invoices():
        yield invoice, assessor.at("invoices", index)
    for on_file, charge in register.charges():
        yield charge, on_file.at("charge")


def _under(at: Location, *keys: str | int) -> Location:
    return Location(at.file, type(at.keys)((*at.keys, *keys)))


@rule("REG.2", "COST.1")
def payments_in_part_add_up(register: Register, on: date) -> Iterator[Finding]:
    """Payments in part come after the invoice and before it is paid in full, and are less than its amount.

    To fix: correct the day or the amount that is wrong; the last part is the day under paid_on.
    """
    for billed, at in _billed(register):
        for index, payment in enumerate(billed.part_payments):
            place = _under(at, "part_payments", index)
            if payment.on < billed.issued_on:
                yield Finding(place, "This payment is before the invoice")
            elif billed.paid_on and payment.on > billed.paid_on:
                yield Finding(place, "This payment is after the day the invoice was paid in full")
        if billed.part_payments and total(billed.part_payments) >= billed.amount:
            yield Finding(_under(at, "part_payments"), "The parts are not less than the whole amount")


@rule("REG.2", "COST.1")
def a_refund_follows_a_payment(register: Register, on: date) -> Iterator[Finding]:
    """Naace pays back no more than was paid, and only after it was paid.

    To fix: correct the day or the amount of the refund, or add the payment.
    """
    for billed, at in _billed(register):
        for index, refund in enumerate(billed.refunds):
            paid = paid_by(billed, refund.on)
            if total(billed.refunds[: index + 1]) > paid:
                yield Finding(_under(at, "refunds", index), "More is paid back than was paid by that day")


@rule("COST.1", "COST.2")
def only_an_intermediary_is_charged_as_one(register: Register, on: date) -> Iterator[Finding]:
    """An intermediary is charged only for an assessment that names it.

    To fix: add `intermediary: its-id` to the assessment, or take charged_to out.
    """
    for on_file, charge in register.charges():
        if charge.charged_to is Payer.INTERMEDIARY and not on_file.assessment.intermediary:
            yield Finding(on_file.at("charge", "charged_to"), "The assessment names no intermediary")


@rule("COST.2", "P12")
def a_lead_assessor_is_paid_for_an_observed_visit(register: Register, on: date) -> Iterator[Finding]:
    """A Lead Assessor is paid for a visit that they observed, on its day or later.

    To fix: add `lead: their-id` and the visit, or correct the day; else take lead_fee out.
    """
    for on_file in register.assessments:
        assessment, fee = on_file.assessment, on_file.assessment.lead_fee
        if not fee:
            continue
        if not assessment.lead or not assessment.visited_on:
            yield Finding(on_file.at("lead_fee"), "No Lead Assessor or no visit is recorded")
        elif fee.paid_on < assessment.visited_on:
            related = ((on_file.at("visited_on"), "the visit"),)
            yield Finding(on_file.at("lead_fee", "paid_on"), "The Lead Assessor is paid before the visit", related)


@rule("COST.1", severity=Severity.TOLD)
def a_visit_to_charge(register: Register, on: date) -> Iterator[Finding]:
    """A school or intermediary is charged within the days after a visit that the scheme sets.

    To fix: send the charge, and add `charge: {number: INV-0000, issued_on: YYYY-MM-DD, amount: "350.00"}`.
    """
    sampled = {drawn.assessment for sample in register.samples.values() for drawn in sample.drawn}
    for on_file in register.every_assessment:
        assessment, day = on_file.assessment, on_file.assessment.visited_on
        if not day or not assessment.is_effective or on_file.id in sampled:
            continue
        if assessment.charge and assessment.charge.issued_on <= on:
            continue
        if on > day + timedelta(days=register.scheme.on(day).charge_days):
            yield Finding(on_file.at("visited_on"), "Nobody has been charged for this visit")


@rule("COST.1", severity=Severity.TOLD)
def a_charge_to_collect(register: Register, on: date) -> Iterator[Finding]:
    """A charge is paid within the days that the scheme gives for an invoice.

    To fix: ask for the payment, and add `paid_on: YYYY-MM-DD` to the charge.
    """
    for on_file, charge in register.charges():
        due_on = charge.issued_on + timedelta(days=register.scheme.on(charge.issued_on).payment_days)
        if on > due_on and (charge.paid_on is None or charge.paid_on > on):
            yield Finding(on_file.at("charge"), "This charge has not been paid in time")


@rule("COST.2", severity=Severity.TOLD)
def an_assessor_to_pay(register: Register, on: date) -> Iterator[Finding]:
    """Naace pays an accredited assessor within the days after a visit that the scheme sets.

    To fix: pay, and add `assessor_fee: {paid_to: assessor, amount: "200.00", paid_on: YYYY-MM-DD}`.
    """
    for id, visits in register.visits.items():
        for visit in visits:
            assessment, day = visit.assessment, visit.assessment.visited_on
            if not day or assessment.intermediary:
                continue
            if assessment.assessor_fee and assessment.assessor_fee.paid_on <= on:
                continue
            is_accredited = standing(register, register.assessors[id], day).decided is StandingKind.ACCREDITED
            if is_accredited and on > day + timedelta(days=register.scheme.on(day).assessor_payment_days):
                yield Finding(visit.at("visited_on"), "The assessor has not been paid for this visit")


@rule("CPD.2", severity=Severity.TOLD)
def an_event_to_invoice(register: Register, on: date) -> Iterator[Finding]:
    """Everybody who took part in an event with a cost is invoiced within the days that the scheme sets.

    To fix: send the invoice, and add under invoices `- {number: INV-0000, event: its-id, issued_on: YYYY-MM-DD,
    amount: "95.00"}`.
    """
    for event in register.events.values():
        attendance = event.attendance_by(on)
        due_on = event.last_day + timedelta(days=register.scheme.on(event.last_day).event_invoice_days)
        if not attendance or on <= due_on:
            continue
        for index, id in enumerate(attendance.present):
            assessor = register.assessors.get(id)
            if assessor and is_to_invoice(event, assessor, on):
                related = ((assessor.at("invoices"), "the person's invoices"),)
                at = event.at("attendance", "present", index)
                yield Finding(at, "This person took part but was not invoiced", related)
