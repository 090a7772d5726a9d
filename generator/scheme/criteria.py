"""The continuing criteria: what must hold on every day of a registration, and from which day it fails.

Each is a function of register, assessor, the day the registration began, and the day asked about. A fact counts from
its own date: on a day before its payment an invoice is unpaid.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.days import day_after, in_words
from generator.problem import Location
from generator.records import Assessor
from generator.records.fee import ONGOING
from generator.register import Register
from generator.scheme.code_versions import newest_signature, unsigned_versions
from generator.scheme.development import EventState, required_events
from generator.scheme.invoices import (
    issued_invoices,
    ongoing_fee_due_from,
    open_invoices,
    paid_periods,
    refunded_on,
)
from generator.scheme.membership import full_membership, last_full_membership


@dataclass(frozen=True)
class Fact:
    """The fact that decides a criterion, where it is written, and the first day of the failure if it fails."""

    text: str
    at: Location
    fails_from: date | None = None


@dataclass(frozen=True)
class Continuing:
    """A continuing criterion: name, clauses, wording, how its fact is found, and the days on which that may change."""

    name: str
    clauses: tuple[str, ...]
    statement: str
    fact: Callable[[Register, Assessor, date, date], Fact]
    days: Callable[[Register, Assessor, date], Iterator[date]]
    fix: str


def _membership(register: Register, assessor: Assessor, since: date, on: date) -> Fact:
    if (index := full_membership(assessor, on)) is not None:
        membership = assessor.membership[index]
        until = f" to {in_words(membership.to)}" if membership.to else ""
        return Fact(f"full member from {in_words(membership.from_)}{until}", assessor.at("membership", index))
    index = last_full_membership(assessor, on)
    last = None if index is None else assessor.membership[index].to
    if index is None or last is None:
        return Fact("no full membership is on file", assessor.at("membership"), since)
    at = assessor.at("membership", index, "to")
    return Fact(f"full membership ended on {in_words(last)}", at, max(day_after(last), since))


def _membership_days(register: Register, assessor: Assessor, since: date) -> Iterator[date]:
    for membership in assessor.membership:
        yield membership.from_
        if membership.to:
            yield day_after(membership.to)


def _development(register: Register, assessor: Assessor, since: date, on: date) -> Fact:
    """Nobody's absence counts before the list of those present is on file; an excuse counts from its acceptance."""
    required = required_events(register, assessor, since, on)
    missed = [event for event in required if event.state is EventState.MISSED]
    if not missed:
        attended = sum(event.state in (EventState.ATTENDED, EventState.EXCUSED) for event in required)
        return Fact(f"required events attended or excused: {attended}", assessor.at("excuses"))
    first = min(missed, key=lambda event: (event.absence_counts_from, event.event.title))
    at = first.event.at("attendance", "present")
    return Fact(f"{first.event.title}: neither attended nor excused", at, first.absence_counts_from)


def _development_days(register: Register, assessor: Assessor, since: date) -> Iterator[date]:
    for event in register.events.values():
        if event.required_of and event.attendance:
            yield max(day_after(event.last_day), event.attendance.recorded_on)
        if event.cancelled_on:
            yield event.cancelled_on
    for excuse in assessor.excuses:
        if excuse.accepted_on:
            yield excuse.accepted_on


def _invoices(register: Register, assessor: Assessor, since: date, on: date) -> Fact:
    overdue = [invoice for invoice in open_invoices(register, assessor, on) if invoice.due_on < on]
    if not overdue:
        issued = sum(1 for _ in issued_invoices(assessor, on))
        return Fact(f"invoices issued: {issued}, none unpaid past its due date", assessor.at("invoices"))
    first = min(overdue, key=lambda invoice: (invoice.due_on, invoice.index))
    at = assessor.at("invoices", first.index)
    return Fact("an invoice is unpaid past its due date", at, max(day_after(first.due_on), since))


def _invoice_days(register: Register, assessor: Assessor, since: date) -> Iterator[date]:
    for invoice in assessor.invoices:
        yield invoice.issued_on
        yield day_after(invoice.last_day_to_pay(register.scheme.on(invoice.issued_on).payment_days))
        yield from (day for day in (invoice.paid_on, invoice.cancelled_on) if day)


def _agreement(register: Register, assessor: Assessor, since: date, on: date) -> Fact:
    """A version not yet due to be signed is not required."""
    overdue = [version for version in unsigned_versions(register, assessor, on) if version.sign_by < on]
    if overdue:
        first = min(overdue, key=lambda version: version.sign_by)
        text = f"version {first.version} not signed by {in_words(first.sign_by)}"
        return Fact(text, assessor.at("agreements"), max(day_after(first.sign_by), since))
    index = newest_signature(register, assessor, on)
    if index is None:
        return Fact("no version is due to be signed yet", assessor.at("agreements"))
    signature = assessor.agreements[index]
    text = f"version {signature.version} signed on {in_words(signature.signed_on)}"
    return Fact(text, assessor.at("agreements", index))


def _agreement_days(register: Register, assessor: Assessor, since: date) -> Iterator[date]:
    for version in register.scheme.agreements:
        yield day_after(version.sign_by)
    for signature in assessor.agreements:
        yield signature.signed_on


def _ongoing_fee(register: Register, assessor: Assessor, since: date, on: date) -> Fact:
    """The first period, from the registration on, needs no ongoing fee; after it a paid invoice covers each day."""
    first_due = ongoing_fee_due_from(register, since)
    if on < first_due:
        return Fact(f"the first ongoing fee is due for {in_words(first_due)}", assessor.at("decisions"))
    ended = [(first_due, assessor.at("invoices"))]
    for index, covers in paid_periods(assessor, on):
        if covers.holds(on):
            until = f" to {in_words(covers.to)}" if covers.to else ""
            text = f"paid for {in_words(covers.from_)}{until}"
            return Fact(text, assessor.at("invoices", index, "covers"))
        if covers.to and covers.to < on:
            ended.append((day_after(covers.to), assessor.at("invoices", index, "covers")))
    ended += _refunded(assessor, on)
    fails_from, at = max(ended, key=lambda end: end[0])
    return Fact(f"not paid for the days from {in_words(fails_from)}", at, fails_from)


def _refunded(assessor: Assessor, on: date) -> Iterator[tuple[date, Location]]:
    """The first day no longer paid for, of each fee that covered some days until it was paid back as a whole."""
    for index, invoice in enumerate(assessor.invoices):
        day, covers = refunded_on(invoice), invoice.covers
        if invoice.fee == ONGOING and covers and day and covers.from_ < day <= on:
            end = min(day, day_after(covers.to)) if covers.to else day
            yield end, assessor.at("invoices", index, "refunds")


def _ongoing_fee_days(register: Register, assessor: Assessor, since: date) -> Iterator[date]:
    yield ongoing_fee_due_from(register, since)
    for invoice in assessor.invoices:
        if invoice.fee == ONGOING and invoice.covers and invoice.paid_on:
            yield invoice.paid_on
            yield refunded_on(invoice) or invoice.paid_on
            yield invoice.covers.from_
            if invoice.covers.to:
                yield day_after(invoice.covers.to)


ONGOING_FEE = "ongoing-fee"
"""The name of the criterion that every day after the first period is paid for."""

CONTINUING = (
    Continuing(
        "membership",
        ("P11",),
        "Full Naace membership on the day.",
        _membership,
        _membership_days,
        "Record the membership's renewal under membership, if there is one.",
    ),
    Continuing(
        "development",
        ("CPD.1", "CONT.2"),
        "Every required event since registration attended, or the absence excused.",
        _development,
        _development_days,
        "Correct the list of those present in the event's file, or record an accepted excuse under excuses.",
    ),
    Continuing(
        "invoices",
        ("UA.1",),
        "No invoiced fee unpaid past its due date.",
        _invoices,
        _invoice_days,
        "Record the day of payment under invoices, if it was paid.",
    ),
    Continuing(
        "agreement",
        ("CONT.1",),
        "The code of practice signed, in the version whose signing deadline has passed or a later one.",
        _agreement,
        _agreement_days,
        "Record the signature under agreements, if it was signed.",
    ),
    Continuing(
        ONGOING_FEE,
        ("CONT.1", "REG.2"),
        "The ongoing registration fee paid for the current period.",
        _ongoing_fee,
        _ongoing_fee_days,
        "Record the paid invoice with the days it covers under invoices, if it was paid.",
    ),
)
"""Every continuing criterion, in clause order (P11, CPD.1, UA.1, CONT.1)."""


def turning_days(register: Register, assessor: Assessor, since: date) -> set[date]:
    """Every day on which a criterion may change: those its facts give, and those moved by the days of grace."""
    days = {since} | {day for criterion in CONTINUING for day in criterion.days(register, assessor, since)}
    graces = {register.scheme.grace_days} | {
        amendment.grace_days for amendment in register.scheme.amendments if amendment.grace_days is not None
    }
    moved = {day + timedelta(days=grace) for day in days for grace in graces}
    return days | moved | {amendment.from_ for amendment in register.scheme.amendments}
