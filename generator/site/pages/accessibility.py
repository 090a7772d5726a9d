"""The accessibility statement, in the form of the model for public bodies: what works, what does not, who tested it.

Naace is not a public body. Where the model would have the statement say that the law binds it, it says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, wording
from generator.site.page import Link, Page, other_of, to_everyone
from generator.vocabulary import Language

PREPARED_ON = date(2026, 11, 26)
"""The day of the statement and of the tests that it names: test again before you write another."""


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
    register: str
    """The register's name."""
    prepared: str
    """The day on which the statement was prepared and the site was last tested for it."""


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
            register=site.name_in(t.language),
            prepared=t.day(PREPARED_ON),
        )
        yield Page(
            path,
            context,
            t("accessibility.description"),
            searched=t.language is Language.ENGLISH,
            language=t.language,
            other=other_of(addresses.ACCESSIBILITY, t.language),
        )
