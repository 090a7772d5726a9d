"""A fee's amounts in words: today's, announced and past ones; and its prices by day, for a script."""

import json
from dataclasses import dataclass

from generator import addresses
from generator.days import in_words
from generator.public import AmountState, PublicFee
from generator.site.formats import price
from generator.site.page import Link


@dataclass(frozen=True)
class FeeSummary:
    """A fee's line in a table of fees."""

    title: Link
    """The fee's title, with a link to its page."""
    today: str
    """Today's amount."""
    announced: str | None
    """The amounts announced; None where no change is announced."""
    past: str | None
    """The last amount that is past, with its last day (inclusive); None where there was none."""


@dataclass(frozen=True)
class DatedFee:
    """A fee's prices, for the script that gives those of a chosen day."""

    title: str
    """The fee's title."""
    schedule: str
    """JSON: a list of [first day, last day (inclusive) or null, price]."""


@dataclass(frozen=True)
class DatedFees:
    """The fees that one payer pays."""

    heading: str | None
    """Names the payer; None on a fee's own page."""
    fees: tuple[DatedFee, ...]
    """The fees, by title."""


def summary(fee: PublicFee, root: str) -> FeeSummary:
    return FeeSummary(
        title=Link(fee.title, root + addresses.fee(fee.id)),
        today=amount_today(fee),
        announced="; ".join(announced(fee)) or None,
        past=_past(fee),
    )


def amount_today(fee: PublicFee) -> str:
    return price(fee.current.amount, fee.current.vat) if fee.current else "none in force"


def announced(fee: PublicFee) -> tuple[str, ...]:
    return tuple(f"{price(amount.amount, amount.vat)}, from {in_words(amount.from_)}" for amount in fee.announced)


def _past(fee: PublicFee) -> str | None:
    past = [amount for amount in fee.schedule if amount.state is AmountState.PAST and amount.to]
    return f"{price(past[-1].amount, past[-1].vat)}, to {in_words(past[-1].to)}" if past and past[-1].to else None


def dated(fee: PublicFee) -> DatedFee:
    prices = [
        [
            amount.from_.isoformat(),
            amount.to.isoformat() if amount.to else None,
            price(amount.amount, amount.vat),
        ]
        for amount in fee.schedule
    ]
    return DatedFee(fee.title, json.dumps(prices, ensure_ascii=False))
