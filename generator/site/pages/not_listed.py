"""The page of a person who is no longer listed: their public address keeps answering, and says nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import root_node_of
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of, to_everyone


@dataclass(frozen=True)
class NotListedPage:
    """The same for every person and every reason."""

    template: ClassVar[str] = "pages/not_listed.html"
    title: str
    """The page's heading."""
    sentence: str
    """That the person is not on the register on the day of the build."""
    everyone: Link
    """The link to the finder."""


def pages(site: PublicSite) -> Iterator[Page]:
    """A page in each language at the address of each person who was listed."""
    for t in map(wording, LANGUAGES):
        for id in site.no_longer_listed:
            yield _not_listed(site, id, t)


def _not_listed(site: PublicSite, id: str, t: Wording) -> Page:
    path = addresses.assessor(id, t.language)
    context = NotListedPage(
        title=t("not_listed.title"),
        sentence=t("not_listed.sentence", built=t.day(site.on)),
        everyone=to_everyone(root_node_of(path), t),
    )
    return Page(
        path,
        context,
        t("not_listed.description"),
        searched=False,
        indexed=False,
        language=t.language,
        other=other_of(addresses.assessor(id), t.language),
    )
