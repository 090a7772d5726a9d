"""Invoices to an assessor: which are open, by when each is to be paid, what is not invoiced yet (REG.2, UA.1, CPD.2).

Pure: register, assessor and day in. A fact counts from its own date: before it was paid, an invoice was open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.days import day_after, months_after
from generator.records import Assessor, Event
from generator.records.assessor import Invoice
from generator.records.base import Payment, Period
from generator.records.fee import ONGOING
from generator.records.school import Charge
from generator.register import Register


@dataclass(frozen=True)
class OpenInvoice:
    """An invoice that is not paid in full on a day: its position on file, the last day to pay, and what is unpaid."""

    index: int
    invoice: Invoice
    due_on: date
    unpaid: Decimal


def issued_invoices(assessor: Assessor, on: date) -> Iterator[tuple[int, Invoice]]:
    """The invoices issued by a day and neither withdrawn nor refunded by then, each with its position on file."""
    for index, invoice in enumerate(assessor.invoices):
        is_withdrawn = invoice.cancelled_on and invoice.cancelled_on <= on
        if invoice.issued_on <= on and not is_withdrawn and not is_refunded(invoice, on):
            yield index, invoice


def open_invoices(register: Register, assessor: Assessor, on: date) -> tuple[OpenInvoice, ...]:
    """The invoices of an assessor that are not paid in full by the end of a day, in the order of the file."""
    return tuple(
        OpenInvoice(
            index,
            invoice,
            invoice.last_day_to_pay(register.scheme.on(invoice.issued_on).payment_days),
            invoice.amount - paid_by(invoice, on),
        )
        for index, invoice in issued_invoices(assessor, on)
        if invoice.paid_on is None or invoice.paid_on > on
    )


def paid_by(billed: Invoice | Charge, day: date) -> Decimal:
    """What was paid of an invoice or a charge by the end of a day."""
    if billed.paid_on and billed.paid_on <= day:
        return billed.amount
    return total(payment for payment in billed.part_payments if payment.on <= day)


def refunded_on(invoice: Invoice) -> date | None:
    """The day by which Naace had paid back the whole amount; None if it did not."""
    if not invoice.refunds or total(invoice.refunds) < invoice.amount:
        return None
    return max(refund.on for refund in invoice.refunds)


def is_refunded(invoice: Invoice, on: date) -> bool:
    """Whether Naace had paid back the whole amount by the end of a day."""
    day = refunded_on(invoice)
    return day is not None and day <= on


def is_paid(invoice: Invoice, on: date) -> bool:
    """Whether an invoice was paid in full by the end of a day, and was not paid back as a whole by then."""
    return invoice.paid_on is not None and invoice.paid_on <= on and not is_refunded(invoice, on)


def total(payments: Iterable[Payment]) -> Decimal:
    return sum((payment.amount for payment in payments), Decimal(0))


def ongoing_fee_due_from(register: Register, since: date) -> date:
    """The first day that the ongoing fee must cover, for a registration that began on a day (CONT.1)."""
    return months_after(since, register.scheme.on(since).registration_months)


def paid_periods(assessor: Assessor, on: date) -> Iterator[tuple[int, Period]]:
    """The days that ongoing fees paid by a day cover, each with the position of its invoice."""
    for index, invoice in enumerate(assessor.invoices):
        if invoice.fee == ONGOING and invoice.covers and is_paid(invoice, on):
            yield index, invoice.covers


def first_day_not_paid_for(register: Register, assessor: Assessor, since: date, on: date, first: date) -> date | None:
    """The first day, from `first` on, that needs an ongoing fee and that no fee paid by `on` covers.

    None if a paid fee covers every day. `since` is the day the registration began.
    """
    day = max(first, ongoing_fee_due_from(register, since))
    periods = [period for _, period in paid_periods(assessor, on)]
    while covering := [period for period in periods if period.holds(day)]:
        ends = [period.to for period in covering if period.to]
        if len(ends) < len(covering):
            return None
        day = day_after(max(ends))
    return day


def is_to_invoice(event: Event, assessor: Assessor, on: date) -> bool:
    """Whether an event costs something, the assessor is known by a day to have attended, and no invoice was sent."""
    attendance = event.attendance_by(on)
    if attendance is None or assessor.id not in attendance.present or not event.cost or not event.cost.amount:
        return False
    return not any(invoice.event == event.id and invoice.issued_on <= on for invoice in assessor.invoices)
