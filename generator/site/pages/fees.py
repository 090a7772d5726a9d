"""The page of all fees: those of schools, of assessors and of Naace."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import root_node_of
from generator.public import PublicSite
from generator.site.page import Page
from generator.site.parts.fee_amounts import DatedFees, FeeSummary, dated, summary
from generator.vocabulary import Audience

GROUPS = {
    Audience.SCHOOL: "What schools pay",
    Audience.ASSESSOR: "What assessors pay",
    Audience.NAACE: "What Naace pays assessors",
}


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
    on: str
    """The day of the build, which the form that asks for a day starts with."""
    dated: tuple[DatedFees, ...]
    """Every fee's prices for the script that answers for a day."""


def pages(site: PublicSite) -> Iterator[Page]:
    root = root_node_of(addresses.FEES)
    paid = {heading: [fee for fee in site.fees if fee.audience is audience] for audience, heading in GROUPS.items()}
    context = FeesPage(
        root=root,
        title="Fees",
        groups=tuple(
            FeeGroup(heading, tuple(summary(fee, root) for fee in fees)) for heading, fees in paid.items() if fees
        ),
        on=site.on.isoformat(),
        dated=tuple(DatedFees(heading, tuple(map(dated, fees))) for heading, fees in paid.items() if fees),
    )
    description = "What is charged when, in force today and announced, for schools and for assessors."
    yield Page(addresses.FEES, context, description)
