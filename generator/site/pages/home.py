"""The first page: how to find an assessor, and what a school pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicSite
from generator.site.facets import PHASE, REGION, Counted, counted_by, how_many
from generator.site.messages import LANGUAGES, wording
from generator.site.page import Link, Page, other_of, to_choose
from generator.site.parts.fee_amounts import FeeSummary, summary
from generator.vocabulary import Audience, Language


@dataclass(frozen=True)
class HomePage:
    template: ClassVar[str] = "pages/home.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The register's name."""
    count: str
    """How many assessors there are today."""
    finder: str
    """The link to the finder."""
    choose: Link
    """The link to the page that asks Naace to choose."""
    regions: tuple[Counted, ...]
    """The assessors of each region."""
    phases: tuple[Counted, ...]
    """The assessors of each phase."""
    charges: tuple[FeeSummary, ...]
    """What schools pay."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The first page in each language."""
    for t in map(wording, LANGUAGES):
        path = in_language(addresses.HOME, t.language)
        root = root_node_of(path)
        is_english = t.language is Language.ENGLISH
        charges = (fee for fee in site.fees if fee.audience is Audience.SCHOOL)
        context = HomePage(
            root=root,
            title=site.name_in(t.language),
            count=how_many(site, site.assessors, t),
            finder=root + in_language(addresses.ASSESSORS, t.language),
            choose=to_choose(root, t),
            regions=counted_by(REGION, site, root, t),
            phases=counted_by(PHASE, site, root, t),
            charges=tuple(summary(fee, root, t) for fee in charges),
        )
        other = other_of(addresses.HOME, t.language)
        yield Page(path, context, t("home.description"), searched=is_english, language=t.language, other=other)
