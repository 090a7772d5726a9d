"""The page of all fees: those of schools, of assessors and of Naace."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of
from generator.site.parts.fee_amounts import DatedFees, FeeSummary, dated, summary
from generator.vocabulary import Audience, Language

PAYERS = (Audience.SCHOOL, Audience.ASSESSOR, Audience.NAACE)
"""Who pays, in the order of the page."""


@dataclass(frozen=True)
class FeeGroup:
    """The fees that one payer pays."""

    heading: str
    """Names the payer."""
    fees: tuple[FeeSummary, ...]
    """The fees, by title."""


@dataclass(frozen=True)
class FeesPage:
    template: ClassVar[str] = "pages/fees.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The page's heading."""
    groups: tuple[FeeGroup, ...]
    """Every fee, by who pays it."""
    events: Link
    """The link to the events, which say what taking part costs."""
    on: str
    """The day of the build, which the form that asks for a day starts with."""
    dated: tuple[DatedFees, ...]
    """Every fee's prices for the script that answers for a day."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language."""
    for t in map(wording, LANGUAGES):
        yield _fees(site, t)


def _fees(site: PublicSite, t: Wording) -> Page:
    path = in_language(addresses.FEES, t.language)
    root = root_node_of(path)
    by_payer = [(payer, [fee for fee in site.fees if fee.audience is payer]) for payer in PAYERS]
    paid = {t(f"fees.paid_by.{payer}"): fees for payer, fees in by_payer if fees}
    context = FeesPage(
        root=root,
        title=t("fees.title"),
        groups=tuple(FeeGroup(heading, tuple(summary(fee, root, t) for fee in fees)) for heading, fees in paid.items()),
        events=Link(t("fees.event"), root + in_language(addresses.EVENTS, t.language)),
        on=site.on.isoformat(),
        dated=tuple(DatedFees(heading, tuple(dated(fee, t) for fee in fees)) for heading, fees in paid.items()),
    )
    return Page(
        path,
        context,
        t("fees.description"),
        searched=t.language is Language.ENGLISH,
        language=t.language,
        other=other_of(addresses.FEES, t.language),
    )
