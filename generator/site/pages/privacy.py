"""The privacy notice: who uses which personal data, on what basis and for how long, and what people can ask for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, wording
from generator.site.page import Link, Page, other_of
from generator.vocabulary import Language

CHANGED_ON = date(2026, 11, 27)
"""The day on which what the notice says last changed: write the day when you change it."""


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
    changed: str
    """The day on which the notice last changed."""
    former_kept: str
    """How long data is kept after its person left the register, such as 7 years."""
    applicant_kept: str
    """How long it is kept of people who never were on it."""
    helper_kept: str
    """How long the name is kept of somebody else who helped a school."""


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
            changed=t.day(CHANGED_ON),
            former_kept=t("privacy.years", count=site.kept_years.former),
            applicant_kept=t("privacy.years", count=site.kept_years.applicant),
            helper_kept=t("privacy.years", count=site.kept_years.helper),
        )
        yield Page(
            path,
            context,
            t("privacy.description"),
            searched=t.language is Language.ENGLISH,
            language=t.language,
            other=other_of(addresses.PRIVACY, t.language),
        )
