"""What an assessor must still pay, sign, confirm and attend, and by when.

Pure: register, assessor and day in. Seen from a day, by what is known on it. A person whose registration runs, lapsed
or not, has every duty; an applicant is to sign the code; a person who was removed or has left pays what they owe.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from generator.days import day_before
from generator.problem import Location
from generator.records import Assessor
from generator.records.event import Cost
from generator.records.fee import INITIAL, ONGOING, QUALITY_REVIEW, Amount
from generator.records.scheme import AgreementVersion
from generator.register import Register
from generator.scheme.code_versions import unsigned_versions
from generator.scheme.criteria import ONGOING_FEE
from generator.scheme.details import confirm_by
from generator.scheme.development import EventState, RequiredEvent, required_events
from generator.scheme.invoices import (
    OpenInvoice,
    first_day_not_paid_for,
    is_to_invoice,
    issued_invoices,
    open_invoices,
)
from generator.scheme.reviews import next_review
from generator.scheme.standing import Standing, StandingKind, ending_to_come, standing
from generator.vocabulary import Vat

CLAUSES = {INITIAL: ("REG.2",), ONGOING: ("REG.2", "CONT.1"), QUALITY_REVIEW: ("SA.1",)}
"""The clauses that ask assessors for a fee of the scheme."""
EVENT_CLAUSES = ("CPD.2",)


class Before(StrEnum):
    """What a duty must come before, whatever its day."""

    REGISTRATION = "registration"
    ACCREDITATION = "accreditation"
    NEXT_VISIT = "the next visit"
    VISIT = "the visit"
    OBSERVED_VISIT = "the next observed visit"


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Something to do by the end of a day, in the past if it is overdue; None where no day is set.

    With the clauses that ask for it, and the place where it is recorded.
    """

    clauses: tuple[str, ...]
    at: Location
    by: date | None = None
    before: Before | None = None


@dataclass(frozen=True, kw_only=True)
class ToPay(Duty):
    """An open invoice; or, without one, a fee or an event's cost that is due or will be, and is not invoiced yet.

    `amount` is what is unpaid, or the amount in force on the day asked about; None if none is published. `from_` is
    the first day that an ongoing fee not invoiced yet must cover. `of` is the id of the fee or the event.
    """

    of: str
    title: str
    invoice: OpenInvoice | None = None
    amount: Decimal | None
    vat: Vat | None
    from_: date | None = None


@dataclass(frozen=True, kw_only=True)
class ToSign(Duty):
    """A version of the code of practice to sign, from the day it is in force."""

    version: AgreementVersion


@dataclass(frozen=True, kw_only=True)
class ToConfirm(Duty):
    """The details on file, last confirmed on a day."""

    confirmed_on: date


@dataclass(frozen=True, kw_only=True)
class ToAttend(Duty):
    """A required event that the assessor is not known to have attended and is not excused from; by its last day."""

    required: RequiredEvent


D = TypeVar("D", bound=Duty)


@dataclass(frozen=True)
class Duties:
    """Everything an assessor must do, each list by its days."""

    to_pay: tuple[ToPay, ...] = ()
    to_sign: tuple[ToSign, ...] = ()
    to_confirm: tuple[ToConfirm, ...] = ()
    to_attend: tuple[ToAttend, ...] = ()


def duties(register: Register, assessor: Assessor, on: date) -> Duties:
    """What the assessor must still do, seen from a day. Nothing is asked for after a removal or leaving to come."""
    now = standing(register, assessor, on)
    to_pay = [*_invoiced(register, now), *_events_not_invoiced(register, now)]
    if now.registered_on is None:
        to_sign = list(_to_sign(register, now)) if now.kind is StandingKind.APPLICANT else []
        return Duties(_by_day(to_pay), _by_day(to_sign))
    ends = ending_to_come(assessor, on)

    def is_asked(duty: Duty) -> bool:
        return ends is None or duty.by is None or duty.by < ends.on

    to_pay += filter(is_asked, _fees_not_invoiced(register, now, now.registered_on))
    to_confirm = ToConfirm(
        clauses=("INFO.1",),
        at=assessor.at("details_confirmed_on"),
        by=confirm_by(register, assessor, on),
        confirmed_on=assessor.details_confirmed_on,
    )
    return Duties(
        _by_day(to_pay),
        _by_day(filter(is_asked, _to_sign(register, now))),
        (to_confirm,) if is_asked(to_confirm) else (),
        _by_day(_to_attend(register, now, now.registered_on)),
    )


def _by_day(found: Iterable[D]) -> tuple[D, ...]:
    return tuple(sorted(found, key=lambda duty: duty.by or date.max))


def _invoiced(register: Register, now: Standing) -> Iterator[ToPay]:
    """Every open invoice. One for an ongoing fee is paid before the first day that no other payment covers."""
    for invoice in open_invoices(register, now.assessor, now.on):
        id = invoice.invoice.fee or invoice.invoice.event or ""
        title, price = _published(register, id, invoice.invoice.issued_on)
        yield ToPay(
            clauses=("UA.1", *CLAUSES.get(id, EVENT_CLAUSES)),
            at=now.assessor.at("invoices", invoice.index),
            by=_pay_by(register, now, invoice),
            before=_before(register, now, id),
            of=id,
            title=title,
            invoice=invoice,
            amount=invoice.unpaid,
            vat=price.vat if price else None,
        )


def _pay_by(register: Register, now: Standing, invoice: OpenInvoice) -> date:
    covers = invoice.invoice.covers
    if now.registered_on is None or invoice.invoice.fee != ONGOING or covers is None:
        return invoice.due_on
    first = max(now.on, covers.from_)
    unpaid_from = first_day_not_paid_for(register, now.assessor, now.registered_on, now.on, first)
    if unpaid_from is None or not covers.holds(unpaid_from):
        return invoice.due_on
    if unpaid_from == now.on:
        unpaid_from = now.fails_from(ONGOING_FEE) or unpaid_from
    return min(invoice.due_on, day_before(unpaid_from))


def _before(register: Register, now: Standing, fee: str) -> Before | None:
    """What an open invoice for a fee must be paid before, whatever its due date."""
    if now.registered_on and fee == INITIAL and now.decided is StandingKind.REGISTERED:
        return Before.ACCREDITATION
    if now.registered_on and fee == QUALITY_REVIEW and not next_review(register, now.assessor, now.on).remaining:
        return Before.NEXT_VISIT
    return None


def _events_not_invoiced(register: Register, now: Standing) -> Iterator[ToPay]:
    for event in register.events.values():
        if event.cost and is_to_invoice(event, now.assessor, now.on):
            at = event.at("attendance", "present")
            cost = event.cost
            yield ToPay(clauses=EVENT_CLAUSES, at=at, of=event.id, title=event.title, amount=cost.amount, vat=cost.vat)


def _fees_not_invoiced(register: Register, now: Standing, since: date) -> Iterator[ToPay]:
    """Fees of the scheme that are due, or are next, and that no invoice on file is for."""
    issued = [invoice for _, invoice in issued_invoices(now.assessor, now.on)]
    if now.decided is StandingKind.REGISTERED and not any(invoice.fee == INITIAL for invoice in issued):
        yield replace(_fee(register, now, INITIAL), before=Before.ACCREDITATION)
    review = next_review(register, now.assessor, now.on)
    if not review.remaining:
        others = {
            held.invoice
            for held in now.assessor.quality_reviews
            if held.number != review.number and held.reviewed_on <= now.on
        }
        if not any(invoice.fee == QUALITY_REVIEW and invoice.number not in others for invoice in issued):
            yield replace(_fee(register, now, QUALITY_REVIEW), before=Before.NEXT_VISIT)
    day = first_day_not_paid_for(register, now.assessor, since, now.on, now.on)
    is_invoiced = any(
        invoice.fee == ONGOING and invoice.covers and day and invoice.covers.holds(day) for invoice in issued
    )
    if day and not is_invoiced:
        first = now.fails_from(ONGOING_FEE) or day
        yield replace(_fee(register, now, ONGOING), by=day_before(first), from_=first)


def _fee(register: Register, now: Standing, id: str) -> ToPay:
    """A fee of the scheme with its amount on the day asked about."""
    title, price = _published(register, id, now.on)
    return ToPay(
        clauses=CLAUSES[id],
        at=now.assessor.at("invoices"),
        of=id,
        title=title,
        amount=price.amount if price else None,
        vat=price.vat if price else None,
    )


def _published(register: Register, id: str, day: date) -> tuple[str, Amount | Cost | None]:
    """The title of a fee or an event, and what it costs on a day; the id alone where its file cannot be read."""
    if fee := register.fees.get(id):
        return fee.title, fee.in_force(day)
    if event := register.events.get(id):
        return event.title, event.cost
    return id, None


def _to_sign(register: Register, now: Standing) -> Iterator[ToSign]:
    """The version in force, by the earliest day by which it or one before it must be signed; then those to come."""
    unsigned = unsigned_versions(register, now.assessor, now.on)
    begun = [version for version in unsigned if version.in_force_from <= now.on]
    is_applicant = now.registered_on is None
    if begun:
        yield ToSign(
            clauses=("REG.1",) if is_applicant else ("CONT.1",),
            at=now.assessor.at("agreements"),
            by=None if is_applicant else min(version.sign_by for version in begun),
            before=Before.REGISTRATION if is_applicant else None,
            version=begun[-1],
        )
    if not is_applicant:
        for version in unsigned[len(begun) :]:
            yield ToSign(clauses=("CONT.1",), at=now.assessor.at("agreements"), by=version.sign_by, version=version)


def _to_attend(register: Register, now: Standing, since: date) -> Iterator[ToAttend]:
    for required in required_events(register, now.assessor, since, now.on):
        if required.state in (EventState.TO_COME, EventState.NOT_RECORDED, EventState.MISSED):
            yield ToAttend(
                clauses=("CPD.1", "CONT.2"),
                at=required.event.at(*_written(required.state)),
                by=required.event.last_day,
                required=required,
            )


def _written(state: EventState) -> tuple[str, ...]:
    """Where an event's file says that it was missed, or else when it takes place."""
    return ("attendance", "present") if state is EventState.MISSED else ("sittings",)
