"""The page on privacy: what the site publishes about people and schools, and that it collects no data about readers."""

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
class PrivacyPage:
    template: ClassVar[str] = "pages/privacy.html"
    title: str
    """The page's heading."""
    data: Link
    """The link to the files for other programs."""
    changes: Link
    """The link to the page of changes."""
    contact: str
    """Naace's email address."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language."""
    for t in map(wording, LANGUAGES):
        path = in_language(addresses.PRIVACY, t.language)
        root = root_node_of(path)
        context = PrivacyPage(
            title=t("privacy.title"),
            data=Link(t("privacy.data"), root + in_language(addresses.DATA, t.language)),
            changes=Link(t("changes.title"), root + in_language(addresses.CHANGES, t.language)),
            contact=site.contact_email,
        )
        yield Page(
            path,
            context,
            t("privacy.description"),
            searched=t.language is Language.ENGLISH,
            language=t.language,
            other=other_of(addresses.PRIVACY, t.language),
        )
