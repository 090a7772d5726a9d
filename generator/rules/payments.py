"""COST.1, COST.2, CPD.2: payments in part, refunds, and what is to be charged, paid or invoiced."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

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
    """Part payments come after the invoice and before the last payment, and add up to less than the whole amount.

    To fix: correct the wrong date or amount. Write the day of the last payment under `paid_on`.
    """
    for billed, at in _billed(register):
        for index, payment in enumerate(billed.part_payments):
            place = _under(at, "part_payments", index)
            if payment.on < billed.issued_on:
                yield Finding(place, "This payment is before the invoice")
            elif billed.paid_on and payment.on > billed.paid_on:
                yield Finding(place, "This payment is after the day the invoice was paid in full")
        if billed.part_payments and total(billed.part_payments) >= billed.amount:
            yield Finding(_under(at, "part_payments"), "The part payments add up to the whole amount or more")


@rule("REG.2", "COST.1")
def a_refund_follows_a_payment(register: Register, on: date) -> Iterator[Finding]:
    """Naace refunds no more than was paid, and only after that.

    To fix: correct the date or amount of the refund. Or add the payment.
    """
    for billed, at in _billed(register):
        paid_by_day = {day: paid_by(billed, day) for day in {refund.on for refund in billed.refunds}}
        refunded = accumulate(refund.amount for refund in billed.refunds)
        for index, (refund, so_far) in enumerate(zip(billed.refunds, refunded, strict=True)):
            if so_far > paid_by_day[refund.on]:
                yield Finding(_under(at, "refunds", index), "The refund is more than was paid by that day")


@rule("COST.1", "COST.2")
def only_an_intermediary_is_charged_as_one(register: Register, on: date) -> Iterator[Finding]:
    """Naace charges an intermediary only if the assessment names it.

    To fix: add `intermediary: its-id` to the assessment, or delete `charged_to`.
    """
    for on_file, charge in register.charges():
        if charge.charged_to is Payer.INTERMEDIARY and not on_file.assessment.intermediary:
            yield Finding(on_file.at("charge", "charged_to"), "The assessment names no intermediary")


@rule("COST.2", "P12")
def a_lead_assessor_is_paid_for_an_observed_visit(register: Register, on: date) -> Iterator[Finding]:
    """Naace pays a Lead Assessor for a visit they observed, on that day or later.

    To fix: add `lead: their-id` and the visit, or correct the date. If nobody observed the visit, delete `lead_fee`.
    """
    for on_file in register.assessments:
        assessment, fee = on_file.assessment, on_file.assessment.lead_fee
        if not fee:
            continue
        if not assessment.lead or not assessment.visited_on:
            yield Finding(on_file.at("lead_fee"), "No Lead Assessor or no visit is recorded")
        elif fee.paid_on < assessment.visited_on:
            related = ((on_file.at("visited_on"), "the visit"),)
            yield Finding(on_file.at("lead_fee", "paid_on"), "The Lead Assessor was paid before the visit", related)


@rule("COST.1", severity=Severity.TOLD)
def a_visit_to_charge(register: Register, on: date) -> Iterator[Finding]:
    """After a visit, Naace charges the school or intermediary within the days that the settings allow.

    To fix: send the charge. Then add `charge: {number: INV-0000, issued_on: YYYY-MM-DD, amount: "350.00"}`.
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
    """A school or intermediary pays a charge within the days that the settings allow.

    To fix: ask for the payment. Then add `paid_on: YYYY-MM-DD` to the charge.
    """
    for on_file, charge in register.charges():
        due_on = charge.issued_on + timedelta(days=register.scheme.on(charge.issued_on).payment_days)
        if on > due_on and (charge.paid_on is None or charge.paid_on > on):
            yield Finding(on_file.at("charge"), "This charge is overdue")


@rule("COST.2", severity=Severity.TOLD)
def an_assessor_to_pay(register: Register, on: date) -> Iterator[Finding]:
    """After a visit, Naace pays an accredited assessor within the days that the settings allow.

    To fix: pay the assessor. Then add `assessor_fee: {paid_to: assessor, amount: "200.00", paid_on: YYYY-MM-DD}`.
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
    """After an event with a cost, Naace invoices everyone who took part within the days that the settings allow.

    To fix: send the invoice. Then add it under `invoices` in the person's file: `- {number: INV-0000, event: its-id,
    issued_on: YYYY-MM-DD, amount: "95.00"}`.
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
