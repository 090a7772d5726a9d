"""REG.2, SA.1, COST.1, COST.2: every fee of the scheme is published with a schedule that has no gap and no overlap."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.days import day_after
from generator.problem import Location
from generator.records.fee import ASSESSMENT_CHARGE, ASSESSOR_FEE, FEES, INITIAL, ONGOING, QUALITY_REVIEW, Fee
from generator.register import Register
from generator.rules.rule import Finding, rule
from generator.vocabulary import Audience, Vat

CLAUSES_OF_FEES = ("REG.2", "SA.1", "COST.1", "COST.2")
AUDIENCES = {
    INITIAL: Audience.ASSESSOR,
    ONGOING: Audience.ASSESSOR,
    QUALITY_REVIEW: Audience.ASSESSOR,
    ASSESSMENT_CHARGE: Audience.SCHOOL,
    ASSESSOR_FEE: Audience.NAACE,
}


@rule(*CLAUSES_OF_FEES)
def every_fee_is_published(register: Register, on: date) -> Iterator[Finding]:
    """Every fee of the scheme has a file, with an amount that is still in force.

    To fix: copy an existing fee file and change it. If the file is there, add below its last amount `- {from:
    YYYY-MM-DD, amount: "150.00", vat: excluded, announced_on: YYYY-MM-DD}`.
    """
    for id in FEES:
        fee = register.fees.get(id)
        file = Fee.file_of(id)
        if fee is None:
            if file not in register.unread:
                yield Finding(Location(file), "The scheme needs this fee, but it is not on file")
        elif not fee.schedule:
            yield Finding(fee.at("schedule"), "No amount is published")
        elif (last := fee.schedule[-1].to) and last < on:
            yield Finding(
                fee.at("schedule", len(fee.schedule) - 1, "to"), "No amount is published for the days after this one"
            )


@rule(*CLAUSES_OF_FEES)
def a_fee_has_its_audience(register: Register, on: date) -> Iterator[Finding]:
    """Assessors pay registration and Quality Review fees, schools pay the assessment charge, and Naace pays the
    assessor fee.

    To fix: write the audience that the message names: `audience: assessor`, `school` or `naace`.
    """
    for id, audience in AUDIENCES.items():
        fee = register.fees.get(id)
        if fee and fee.audience is not audience:
            yield Finding(fee.at("audience"), f"The audience of this fee must be {audience.value}")


@rule(*CLAUSES_OF_FEES)
def a_schedule_has_no_gap_and_no_overlap(register: Register, on: date) -> Iterator[Finding]:
    """The amounts of a fee are in date order, with no gap and no overlap.

    To fix: correct `from` in the newer entry. Or delete `to` in the entry before it, which then ends the day before the
    next begins.
    """
    for fee in register.fees.values():
        for index, amount in enumerate(fee.schedule):
            if amount.to and amount.to < amount.from_:
                related = ((fee.at("schedule", index, "from"), "its first day"),)
                yield Finding(fee.at("schedule", index, "to"), '"to" is earlier than "from"', related)
        for index, (amount, following) in enumerate(pairwise(fee.schedule)):
            at = fee.at("schedule", index + 1, "from")
            if following.from_ <= amount.from_:
                related = ((fee.at("schedule", index, "from"), "the entry before"),)
                yield Finding(at, "This amount is not later than the one above it", related)
            elif amount.to and amount.to >= amount.from_ and following.from_ != day_after(amount.to):
                wrong = "an overlap" if following.from_ <= amount.to else "a gap"
                related = ((fee.at("schedule", index, "to"), "the last day of the entry before"),)
                yield Finding(at, f"There is {wrong} between this amount and the one above it", related)


@rule(*CLAUSES_OF_FEES, "CPD.2")
def a_vat_rate_is_of_an_amount_with_vat(register: Register, on: date) -> Iterator[Finding]:
    """Only an amount with VAT has a VAT rate.

    To fix: delete `vat_rate`. If VAT is due, write `vat: excluded` where it is added to the amount, or `vat: included`
    where it is in the amount.
    """
    prices = [
        (amount.price, fee.at("schedule", index, "vat_rate"))
        for fee in register.fees.values()
        for index, amount in enumerate(fee.schedule)
    ]
    prices += [(event.cost.price, event.at("cost", "vat_rate")) for event in register.events.values() if event.cost]
    for price, at in prices:
        if price.vat is Vat.EXEMPT and price.vat_rate is not None:
            yield Finding(at, "This amount is exempt from VAT, but it has a VAT rate")


@rule(*CLAUSES_OF_FEES)
def an_amount_is_announced_before_it_begins(register: Register, on: date) -> Iterator[Finding]:
    """Naace announces an amount before the first day it is in force.

    To fix: let the amount begin after the day it was announced, and add `announced_on: YYYY-MM-DD`. Never write an
    earlier day than the true one.
    """
    for fee in register.fees.values():
        for index, amount in enumerate(fee.schedule):
            related = ((fee.at("schedule", index, "from"), "its first day"),)
            if amount.announced_on and amount.announced_on >= amount.from_:
                at = fee.at("schedule", index, "announced_on")
                yield Finding(at, "This amount was not announced before its first day", related)
            elif amount.announced_on is None and amount.from_ > on:
                yield Finding(
                    fee.at("schedule", index), "This amount is in the future, but announced_on is missing", related
                )
