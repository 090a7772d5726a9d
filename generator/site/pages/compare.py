"""The page that shows several assessors side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of, to_choose, to_everyone


@dataclass(frozen=True)
class ComparePage:
    template: ClassVar[str] = "pages/compare.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The page's heading."""
    everyone: Link
    """The link back to the finder."""
    choose: Link
    """The link to the page that asks Naace to choose."""
    people: tuple[Link, ...]
    """The assessors to choose from: a link to the page of each, by name."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language."""
    for t in map(wording, LANGUAGES):
        yield _compare(site, t)


def _compare(site: PublicSite, t: Wording) -> Page:
    path = in_language(addresses.COMPARE, t.language)
    root = root_node_of(path)
    context = ComparePage(
        root=root,
        title=t("compare.title"),
        everyone=to_everyone(root, t),
        choose=to_choose(root, t),
        people=tuple(
            Link(assessor.name, root + addresses.assessor(assessor.id, t.language)) for assessor in site.assessors
        ),
    )
    other = other_of(addresses.COMPARE, t.language)
    return Page(path, context, t("compare.description"), searched=False, language=t.language, other=other)
