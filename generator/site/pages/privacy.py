"""The page on privacy: what the site publishes about people and schools, and that it collects no data about readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import root_node_of
from generator.public import PublicSite
from generator.site.page import Page


@dataclass(frozen=True)
class PrivacyPage:
    template: ClassVar[str] = "pages/privacy.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The page's heading."""
    contact: str
    """The email address for changing or withdrawing what is published."""


def pages(site: PublicSite) -> Iterator[Page]:
    context = PrivacyPage(root_node_of(addresses.PRIVACY), "Privacy", site.contact_email)
    description = "What this site publishes about people and schools, and what it keeps of its readers: nothing."
    yield Page(addresses.PRIVACY, context, description)
