"""The page on which a school asks Naace to choose an assessor."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of, to_everyone
from generator.site.parts.letter import Letter, request_to_choose
from generator.vocabulary import Language


@dataclass(frozen=True)
class RequestPage:
    template: ClassVar[str] = "pages/request.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The page's heading."""
    everyone: Link
    """The link to the finder, for a school that has a preference."""
    letter: Letter
    """The letter to Naace."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language."""
    for t in map(wording, LANGUAGES):
        yield _request(site, t)


def _request(site: PublicSite, t: Wording) -> Page:
    path = in_language(addresses.REQUEST, t.language)
    root = root_node_of(path)
    context = RequestPage(root, t("request.title"), to_everyone(root, t), request_to_choose(site, t))
    return Page(
        path,
        context,
        t("request.description"),
        searched=t.language is Language.ENGLISH,
        language=t.language,
        other=other_of(addresses.REQUEST, t.language),
    )
