"""The page of public changes: who joined, who was accredited, which fee was announced in the last twelve months."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of
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
    title: str
    """The page's heading."""
    lead: str
    """The months that the page covers."""
    changes: tuple[ChangeShown, ...]
    """The changes, newest first."""
    feed: Link
    """The same as a feed."""
    data: Link
    """The link to the other files for programs."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language."""
    for t in map(wording, LANGUAGES):
        yield _changes(site, t)


def _changes(site: PublicSite, t: Wording) -> Page:
    path = in_language(addresses.CHANGES, t.language)
    root = root_node_of(path)
    context = ChangesPage(
        title=t("changes.title"),
        lead=t("changes.lead", months=MONTHS, day=t.day(site.on)),
        changes=tuple(
            ChangeShown(t.day(change.on), Link(change.title, root + change.page)) for change in changes(site, t)
        ),
        feed=Link(t("changes.feed"), root + addresses.CHANGES_ATOM),
        data=Link(t("changes.files"), root + in_language(addresses.DATA, t.language)),
    )
    other = other_of(addresses.CHANGES, t.language)
    return Page(path, context, t("changes.description"), searched=False, language=t.language, other=other)
