"""A fee's amounts in words: today's, announced and past ones; and its prices by day, for a script."""

import json
from dataclasses import dataclass

from generator import addresses
from generator.public import AmountState, PublicFee
from generator.site.messages import Wording
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


def summary(fee: PublicFee, root: str, t: Wording) -> FeeSummary:
    return FeeSummary(
        title=Link(fee.title, root + addresses.fee(fee.id, t.language)),
        today=amount_today(fee, t),
        announced="; ".join(announced(fee, t)) or None,
        past=_past(fee, t),
    )


def amount_today(fee: PublicFee, t: Wording) -> str:
    return t.price(fee.current.price) if fee.current else t("fee.none_in_force")


def announced(fee: PublicFee, t: Wording) -> tuple[str, ...]:
    return tuple(t("fee.price_from", price=t.price(amount.price), day=t.day(amount.from_)) for amount in fee.announced)


def _past(fee: PublicFee, t: Wording) -> str | None:
    past = [amount for amount in fee.schedule if amount.state is AmountState.PAST and amount.to]
    if not past or not past[-1].to:
        return None
    return t("fee.price_to", price=t.price(past[-1].price), day=t.day(past[-1].to))


def dated(fee: PublicFee, t: Wording) -> DatedFee:
    prices = [
        [
            amount.from_.isoformat(),
            amount.to.isoformat() if amount.to else None,
            t.price(amount.price),
        ]
        for amount in fee.schedule
    ]
    return DatedFee(fee.title, json.dumps(prices, ensure_ascii=False))
