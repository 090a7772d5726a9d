"""The page of a fee with its whole schedule."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import AmountState, PublicAmount, PublicFee, PublicSite
from generator.site.formats import paragraphs
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of
from generator.site.parts.fee_amounts import DatedFees, amount_today, announced, dated
from generator.vocabulary import Language


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
    """The fee's title, in English."""
    all_fees: Link
    """The link to the page of all fees."""
    audience: str
    """Who pays it."""
    explanation: tuple[str, ...]
    """What it is for, in paragraphs, in English."""
    today: str
    """The amount in force."""
    announced: tuple[str, ...]
    """The amounts announced, each with its first day."""
    amounts: tuple[AmountShown, ...]
    """Every amount, newest first."""
    on: str
    """The day of the build, which the form that asks for a day starts with."""
    dated: tuple[DatedFees, ...]
    """The fee's prices for the script that answers for a day."""


def pages(site: PublicSite) -> Iterator[Page]:
    """A page for each fee in each language."""
    for t in map(wording, LANGUAGES):
        for fee in site.fees:
            yield _fee(site, fee, t)


def _fee(site: PublicSite, fee: PublicFee, t: Wording) -> Page:
    path = addresses.fee(fee.id, t.language)
    root = root_node_of(path)
    context = FeePage(
        root=root,
        title=fee.title,
        all_fees=Link(t("fee.all"), root + in_language(addresses.FEES, t.language)),
        audience=t(f"fee.audience.{fee.audience}"),
        explanation=paragraphs(fee.explanation),
        today=amount_today(fee, t),
        announced=announced(fee, t),
        amounts=tuple(_amount(amount, t) for amount in reversed(fee.schedule)),
        on=site.on.isoformat(),
        dated=(DatedFees(None, (dated(fee, t),)),),
    )
    return Page(
        path,
        context,
        t("fee.description", title=fee.title, today=amount_today(fee, t)),
        searched=t.language is Language.ENGLISH,
        language=t.language,
        other=other_of(addresses.fee(fee.id), t.language),
    )


def _amount(amount: PublicAmount, t: Wording) -> AmountShown:
    if amount.state is AmountState.ANNOUNCED and amount.announced_on:
        state = t("fee.announced_on", day=t.day(amount.announced_on))
    else:
        state = t(f"fee.state.{amount.state}")
    first = t.day(amount.from_)
    return AmountShown(
        period=t("fee.period", first=first, last=t.day(amount.to)) if amount.to else t("fee.from_on", first=first),
        amount=t.price(amount.price),
        state=state,
        is_current=amount.state is AmountState.CURRENT,
    )
