"""The continuing criteria: what must hold on every day of a registration, and from which day it fails.

Each is a function of register, assessor, the day the registration began, and the day asked about. A fact counts from
its own date: on a day before its payment an invoice is unpaid.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.days import day_after, in_words, months_after
from generator.problem import Location
from generator.records import Assessor, Event
from generator.records.fee import ONGOING
from generator.register import Register
from generator.vocabulary import DecisionKind, MembershipGrade


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
    mend: str


def _membership(register: Register, assessor: Assessor, since: date, on: date) -> Fact:
    full = [
        (index, membership)
        for index, membership in enumerate(assessor.membership)
        if membership.grade is MembershipGrade.FULL
    ]
    for index, membership in full:
        if membership.holds(on):
            until = f" to {in_words(membership.to)}" if membership.to else ""
            return Fact(f"full member from {in_words(membership.from_)}{until}", assessor.at("membership", index))
    ended = [(membership.to, index) for index, membership in full if membership.to and membership.to < on]
    if not ended:
        return Fact("no full membership is on file", assessor.at("membership"), since)
    last, index = max(ended)
    at = assessor.at("membership", index, "to")
    return Fact(f"full membership ended on {in_words(last)}", at, max(day_after(last), since))


def _membership_days(register: Register, assessor: Assessor, since: date) -> Iterator[date]:
    for membership in assessor.membership:
        yield membership.from_
        if membership.to:
            yield day_after(membership.to)


def _development(register: Register, assessor: Assessor, since: date, on: date) -> Fact:
    """Required events that begin after the registration, but not while removed, and whose attendance is recorded.

    Nobody's absence counts before the list is there; an excuse counts from the day it is accepted.
    """
    missed: list[tuple[date, str, Location]] = []
    attended = 0
    for event in register.events.values():
        if not _is_due(event, assessor, since, on):
            continue
        if event.attendance is None or event.attendance.recorded_on > on:
            continue
        if assessor.id in event.attendance.present or assessor.is_excused(event.id, on):
            attended += 1
        else:
            first_day = max(day_after(event.last_day), event.attendance.recorded_on)
            missed.append((first_day, event.title, event.at("attendance", "present")))
    if not missed:
        return Fact(f"required events attended or excused: {attended}", assessor.at("excuses"))
    fails_from, title, at = min(missed)
    return Fact(f"{title}: neither attended nor excused", at, fails_from)


def _is_due(event: Event, assessor: Assessor, since: date, on: date) -> bool:
    """Whether the event is over by the end of a day, and was required of somebody registered since the other."""
    if not since < event.first_day or not event.last_day < on:
        return False
    is_lead = assessor.is_lead(event.first_day)
    return event.is_required(since, on, is_lead=is_lead) and not was_removed(assessor, event.first_day)


def was_removed(assessor: Assessor, day: date) -> bool:
    """Whether a removal is in force on a day; then nothing is required."""
    taken = [decision for decision in assessor.decisions if decision.on <= day]
    last = max(taken, key=lambda decision: decision.on, default=None)
    return last is not None and last.decision is DecisionKind.REMOVED


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
    overdue: list[tuple[date, int]] = []
    issued = 0
    for index, invoice in enumerate(assessor.invoices):
        if invoice.issued_on > on or (invoice.cancelled_on and invoice.cancelled_on <= on):
            continue
        issued += 1
        last_day = invoice.last_day_to_pay(register.scheme.on(invoice.issued_on).payment_days)
        if last_day < on and (invoice.paid_on is None or invoice.paid_on > on):
            overdue.append((day_after(last_day), index))
    if not overdue:
        return Fact(f"invoices issued: {issued}, none unpaid past its due date", assessor.at("invoices"))
    fails_from, index = min(overdue)
    return Fact("an invoice is unpaid past its due date", assessor.at("invoices", index), max(fails_from, since))


def _invoice_days(register: Register, assessor: Assessor, since: date) -> Iterator[date]:
    for invoice in assessor.invoices:
        yield invoice.issued_on
        yield day_after(invoice.last_day_to_pay(register.scheme.on(invoice.issued_on).payment_days))
        yield from (day for day in (invoice.paid_on, invoice.cancelled_on) if day)


def _agreement(register: Register, assessor: Assessor, since: date, on: date) -> Fact:
    """Signing a later version counts for earlier ones; a version not yet due to be signed is not required."""
    versions = {version.version: version for version in register.scheme.agreements}
    signed = [
        (versions[signature.version].in_force_from, index)
        for index, signature in enumerate(assessor.agreements)
        if signature.version in versions and signature.signed_on <= on
    ]
    newest, index = max(signed, default=(date.min, -1))
    unsigned = [
        version for version in register.scheme.agreements if version.in_force_from > newest and version.sign_by < on
    ]
    if not unsigned:
        if index < 0:
            return Fact("no version is due to be signed yet", assessor.at("agreements"))
        signature = assessor.agreements[index]
        text = f"version {signature.version} signed on {in_words(signature.signed_on)}"
        return Fact(text, assessor.at("agreements", index))
    first = min(unsigned, key=lambda version: version.sign_by)
    text = f"version {first.version} not signed by {in_words(first.sign_by)}"
    return Fact(text, assessor.at("agreements"), max(day_after(first.sign_by), since))


def _agreement_days(register: Register, assessor: Assessor, since: date) -> Iterator[date]:
    for version in register.scheme.agreements:
        yield day_after(version.sign_by)
    for signature in assessor.agreements:
        yield signature.signed_on


def _ongoing_fee(register: Register, assessor: Assessor, since: date, on: date) -> Fact:
    """The first period, from the registration on, needs no ongoing fee; after it a paid invoice covers each day."""
    first_due = months_after(since, register.scheme.on(since).registration_months)
    if on < first_due:
        return Fact(f"the first ongoing fee is due for {in_words(first_due)}", assessor.at("decisions"))
    ended = [(first_due, assessor.at("invoices"))]
    for index, invoice in enumerate(assessor.invoices):
        if invoice.fee != ONGOING or not invoice.covers or not invoice.paid_on or invoice.paid_on > on:
            continue
        if invoice.covers.holds(on):
            until = f" to {in_words(invoice.covers.to)}" if invoice.covers.to else ""
            text = f"paid for {in_words(invoice.covers.from_)}{until}"
            return Fact(text, assessor.at("invoices", index, "covers"))
        if invoice.covers.to and invoice.covers.to < on:
            ended.append((day_after(invoice.covers.to), assessor.at("invoices", index, "covers")))
    fails_from, at = max(ended, key=lambda end: end[0])
    return Fact(f"not paid for the days from {in_words(fails_from)}", at, fails_from)


def _ongoing_fee_days(register: Register, assessor: Assessor, since: date) -> Iterator[date]:
    yield months_after(since, register.scheme.on(since).registration_months)
    for invoice in assessor.invoices:
        if invoice.fee == ONGOING and invoice.covers and invoice.paid_on:
            yield invoice.paid_on
            yield invoice.covers.from_
            if invoice.covers.to:
                yield day_after(invoice.covers.to)


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
        "ongoing-fee",
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
