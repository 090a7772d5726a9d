"""The page on accessibility: how the site is made accessible to everyone, and what needs scripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import root_node_of
from generator.public import PublicSite
from generator.site.page import Page


@dataclass(frozen=True)
class AccessibilityPage:
    template: ClassVar[str] = "pages/accessibility.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The page's heading."""
    contact: str
    """The email address for readers who find something hard to use."""


def pages(site: PublicSite) -> Iterator[Page]:
    context = AccessibilityPage(root_node_of(addresses.ACCESSIBILITY), "Accessibility", site.contact_email)
    description = "How this site is made accessible to everyone, and who to contact if it is not."
    yield Page(addresses.ACCESSIBILITY, context, description)
