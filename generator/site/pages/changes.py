"""The page of public changes: who joined, who was accredited, which fee was announced in the last twelve months."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import root_node_of
from generator.days import in_words
from generator.public import PublicSite
from generator.site.page import Link, Page
from generator.site.public_changes import MONTHS, changes


@dataclass(frozen=True)
class ChangeShown:
    """A change on the page."""

    on: str
    """Its day, in words."""
    title: Link
    """What changed, with a link to the page it is about."""


@dataclass(frozen=True)
class ChangesPage:
    template: ClassVar[str] = "pages/changes.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The page's heading."""
    lead: str
    """The months that the page covers."""
    changes: tuple[ChangeShown, ...]
    """The changes, newest first."""
    feed: Link
    """The same as a feed."""


def pages(site: PublicSite) -> Iterator[Page]:
    root = root_node_of(addresses.CHANGES)
    context = ChangesPage(
        root=root,
        title="Changes",
        lead=f"The {MONTHS} months up to {in_words(site.on)}, newest first.",
        changes=tuple(
            ChangeShown(in_words(change.on), Link(change.title, root + change.page)) for change in changes(site)
        ),
        feed=Link(addresses.file_name(addresses.CHANGES_XML), root + addresses.CHANGES_XML),
    )
    description = "Who joined the register, who was accredited, which fee was announced."
    yield Page(addresses.CHANGES, context, description, searched=False)
