"""The page of a fee with its whole schedule."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import root_node_of
from generator.days import in_words
from generator.public import AmountState, PublicAmount, PublicFee, PublicSite
from generator.site.formats import paragraphs, price
from generator.site.page import Page
from generator.site.parts.fee_amounts import DatedFees, amount_today, announced, dated
from generator.site.parts.fee_chart import FeeChart, fee_chart


@dataclass(frozen=True)
class AmountShown:
    """An amount of the schedule."""

    period: str
    """Its days, the last inclusive."""
    amount: str
    """The amount in pounds, with its VAT."""
    state: str
    """Whether it is past, in force or announced."""
    is_current: bool
    """Whether it is in force, which marks its row."""


@dataclass(frozen=True)
class FeePage:
    template: ClassVar[str] = "pages/fee.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The fee's title."""
    audience: str
    """Who pays it."""
    explanation: tuple[str, ...]
    """What it is for, in paragraphs."""
    today: str
    """The amount in force."""
    announced: tuple[str, ...]
    """The amounts announced, each with its first day."""
    amounts: tuple[AmountShown, ...]
    """Every amount, newest first."""
    chart: FeeChart | None
    """The chart of the amounts; None where there is only one."""
    on: str
    """The day of the build, which the form that asks for a day starts with."""
    dated: tuple[DatedFees, ...]
    """The fee's prices for the script that answers for a day."""


def pages(site: PublicSite) -> Iterator[Page]:
    """A page for each fee."""
    for fee in site.fees:
        yield _fee(site, fee)


def _fee(site: PublicSite, fee: PublicFee) -> Page:
    path = addresses.fee(fee.id)
    context = FeePage(
        root=root_node_of(path),
        title=fee.title,
        audience=f"This is {fee.audience.label}.",
        explanation=paragraphs(fee.explanation),
        today=amount_today(fee),
        announced=announced(fee),
        amounts=tuple(_amount(amount) for amount in reversed(fee.schedule)),
        chart=fee_chart(fee.schedule),
        on=site.on.isoformat(),
        dated=(DatedFees(None, (dated(fee),)),),
    )
    return Page(
        path, context, f"{fee.title}: {amount_today(fee)}. Every amount with its days, past and announced ones too."
    )


def _amount(amount: PublicAmount) -> AmountShown:
    if amount.state is AmountState.ANNOUNCED:
        state = f"announced on {in_words(amount.announced_on)}" if amount.announced_on else "announced"
    else:
        state = "in force today" if amount.state is AmountState.CURRENT else "past"
    to = f" to {in_words(amount.to)}" if amount.to else " on"
    return AmountShown(
        period=f"{in_words(amount.from_)}{to}",
        amount=price(amount.amount, amount.vat),
        state=state,
        is_current=amount.state is AmountState.CURRENT,
    )
