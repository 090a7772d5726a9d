"""The pages of fees: all of them for schools and for assessors, and one each with its whole schedule."""

import json
from collections.abc import Iterator

from generator.days import in_words
from generator.public import AmountState, PublicAmount, PublicFee, PublicSite
from generator.site.contexts import Amount, DatedFee, DatedFees, FeeGroup, FeePage, FeesPage, Link, Summary
from generator.site.formats import paragraphs, price
from generator.site.page import Page, root_of
from generator.site.parts.fee_chart import fee_chart
from generator.vocabulary import Audience

FEES = "fees/"
GROUPS = {
    Audience.SCHOOL: "What schools pay",
    Audience.ASSESSOR: "What assessors pay",
    Audience.NAACE: "What Naace pays assessors",
}


def fee_pages(site: PublicSite) -> Iterator[Page]:
    yield _fees(site)
    for fee in site.fees:
        yield _fee(site, fee)


def summary(fee: PublicFee, root: str) -> Summary:
    return Summary(
        title=Link(fee.title, f"{root}{FEES}{fee.id}/"),
        today=_today(fee),
        announced="; ".join(_announced(fee)) or None,
        past=_past(fee),
    )


def _past(fee: PublicFee) -> str | None:
    """The last amount that is past."""
    past = [one for one in fee.schedule if one.state is AmountState.PAST and one.to]
    return f"{price(past[-1].amount, past[-1].vat)}, to {in_words(past[-1].to)}" if past and past[-1].to else None


def _dated(fee: PublicFee) -> DatedFee:
    prices = [
        [one.from_.isoformat(), one.to.isoformat() if one.to else None, price(one.amount, one.vat)]
        for one in fee.schedule
    ]
    return DatedFee(fee.title, json.dumps(prices, ensure_ascii=False))


def _today(fee: PublicFee) -> str:
    return price(fee.current.amount, fee.current.vat) if fee.current else "none in force"


def _announced(fee: PublicFee) -> tuple[str, ...]:
    return tuple(f"{price(one.amount, one.vat)}, from {in_words(one.from_)}" for one in fee.announced)


def _fees(site: PublicSite) -> Page:
    root = root_of(FEES)
    paid = {heading: [fee for fee in site.fees if fee.audience is audience] for audience, heading in GROUPS.items()}
    context = FeesPage(
        root=root,
        title="Fees",
        groups=tuple(
            FeeGroup(heading, tuple(summary(fee, root) for fee in fees)) for heading, fees in paid.items() if fees
        ),
        on=site.on.isoformat(),
        dated=tuple(DatedFees(heading, tuple(map(_dated, fees))) for heading, fees in paid.items() if fees),
    )
    return Page(FEES, context, "What is charged when, in force today and announced, for schools and for assessors.")


def _fee(site: PublicSite, fee: PublicFee) -> Page:
    path = f"{FEES}{fee.id}/"
    context = FeePage(
        root=root_of(path),
        title=fee.title,
        audience=f"This is {fee.audience.label}.",
        explanation=paragraphs(fee.explanation),
        today=_today(fee),
        announced=_announced(fee),
        amounts=tuple(_amount(one) for one in reversed(fee.schedule)),
        chart=fee_chart(fee.schedule),
        on=site.on.isoformat(),
        dated=(DatedFees(None, (_dated(fee),)),),
    )
    return Page(path, context, f"{fee.title}: {_today(fee)}. Every amount with its days, past and announced ones too.")


def _amount(amount: PublicAmount) -> Amount:
    if amount.state is AmountState.ANNOUNCED:
        state = f"announced on {in_words(amount.announced_on)}" if amount.announced_on else "announced"
    else:
        state = "in force today" if amount.state is AmountState.CURRENT else "past"
    until = f" to {in_words(amount.to)}" if amount.to else " on"
    return Amount(
        period=f"{in_words(amount.from_)}{until}",
        amount=price(amount.amount, amount.vat),
        state=state,
        is_current=amount.state is AmountState.CURRENT,
    )
