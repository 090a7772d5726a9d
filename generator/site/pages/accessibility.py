"""The page on accessibility: how the site is made accessible to everyone, and what needs scripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, wording
from generator.site.page import Link, Page, other_of, to_everyone
from generator.vocabulary import Language


@dataclass(frozen=True)
class AccessibilityPage:
    template: ClassVar[str] = "pages/accessibility.html"
    title: str
    """The page's heading."""
    everyone: Link
    """The link to the finder."""
    fees: Link
    """The link to the fees."""
    contact: str
    """Naace's email address."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language."""
    for t in map(wording, LANGUAGES):
        path = in_language(addresses.ACCESSIBILITY, t.language)
        root = root_node_of(path)
        context = AccessibilityPage(
            title=t("accessibility.title"),
            everyone=to_everyone(root, t),
            fees=Link(t("home.fees"), root + in_language(addresses.FEES, t.language)),
            contact=site.contact_email,
        )
        yield Page(
            path,
            context,
            t("accessibility.description"),
            searched=t.language is Language.ENGLISH,
            language=t.language,
            other=other_of(addresses.ACCESSIBILITY, t.language),
        )
