"""The page for assessors: how to join the register, be accredited and stay on it, and what to do for each visit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, wording
from generator.site.page import Link, Page, other_of
from generator.vocabulary import Language


@dataclass(frozen=True)
class ForAssessorsPage:
    template: ClassVar[str] = "pages/for_assessors.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The page's heading."""
    fees: Link
    """The link to the fees."""
    events: Link
    """The link to the events."""
    privacy: Link
    """The link to what the site shows about an assessor."""
    code: Link
    """The link to the page of the code."""
    contact: str
    """Naace's email address."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language."""
    for t in map(wording, LANGUAGES):
        path = in_language(addresses.FOR_ASSESSORS, t.language)
        root = root_node_of(path)
        context = ForAssessorsPage(
            root=root,
            title=t("for_assessors.title"),
            fees=Link(t("for_assessors.fees"), root + in_language(addresses.FEES, t.language)),
            events=Link(t("for_assessors.events"), root + in_language(addresses.EVENTS, t.language)),
            privacy=Link(t("for_assessors.privacy"), root + in_language(addresses.PRIVACY, t.language)),
            code=Link(t("code.title"), root + in_language(addresses.CODE, t.language)),
            contact=site.contact_email,
        )
        yield Page(
            path,
            context,
            t("for_assessors.description"),
            searched=t.language is Language.ENGLISH,
            language=t.language,
            other=other_of(addresses.FOR_ASSESSORS, t.language),
        )
