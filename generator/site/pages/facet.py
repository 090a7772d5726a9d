"""The pages of a term of a facet: the assessors of one nation, region, phase, type of school or language.

A long list goes on on further pages, and so does the finder's list of everybody, for readers without scripts.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicAssessor, PublicSite
from generator.site.facets import FACETS, REGION, Offered, facet_address, how_many, offered_by
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of, to_choose, to_everyone
from generator.site.parts.people import LIST_PART, Group, ListPart, Person, groups, list_part, parts_of, person_of

_Choices = Callable[[str], tuple[Group, ...]]
"""The choices on pages with a root: the same on all of them."""
_People = Callable[[str], Callable[[PublicAssessor], Person]]
"""The same for a person."""


@dataclass(frozen=True)
class FacetPage:
    template: ClassVar[str] = "pages/facet.html"
    title: str
    """Names the term."""
    intro: str
    """How many assessors offer it today."""
    people: tuple[Person, ...]
    """The assessors who offer it, by name: those of this part of the list."""
    part: ListPart | None
    """Which part of the list this is; None if the page shows it whole."""
    groups: tuple[Group, ...]
    """Links to the other terms of every facet."""
    everyone: Link
    """The link to the finder."""
    narrower: Link
    """The link to the finder, with the term chosen."""
    choose: Link
    """The link to the page that asks Naace to choose."""
    feed: Link | None
    """The link to the feed of changes of a region; None on other pages."""


@dataclass(frozen=True)
class _List:
    """A list of assessors; `address` is its first page's in English, `narrower` the finder's that narrows it down."""

    address: str
    title: str
    intro: str
    assessors: Sequence[PublicAssessor]
    narrower: str
    feed: str = ""
    first_part: int = 1


def pages(site: PublicSite) -> Iterator[Page]:
    """The pages of each term in each language. A term that nobody offers has one too: addresses keep answering."""
    offered = offered_by(site)
    for t in map(wording, LANGUAGES):
        choices, people = cache(partial(groups, offered, t=t)), cache(partial(person_of, site, t))
        for assessors in _lists(site, offered, t):
            for number in range(assessors.first_part, parts_of(len(assessors.assessors)) + 1):
                yield _page(assessors, number, choices, people, t)


def _lists(site: PublicSite, offered: Offered, t: Wording) -> Iterator[_List]:
    """All assessors, whose first page is the finder, and those of each term."""
    finder = in_language(addresses.ASSESSORS, t.language)
    intro = how_many(site, site.assessors, t)
    yield _List(addresses.ASSESSORS, t("finder.title"), intro, site.assessors, finder, first_part=2)
    for facet in FACETS:
        for term in facet.terms:
            those = offered[facet.name, term]
            yield _List(
                address=facet_address(facet, term),
                title=t("finder.title_of", part=t.term(term)),
                intro=how_many(site, those, t, t.term(term)),
                assessors=those,
                narrower=addresses.finder_narrowed(facet.name, term, t.language),
                feed=addresses.changes_in(term) if facet is REGION else "",
            )


def _page(listed: _List, number: int, choices: _Choices, people: _People, t: Wording) -> Page:
    first = in_language(listed.address, t.language)
    path = addresses.list_part(first, number)
    root = root_node_of(path)
    title = listed.title if number == 1 else t("finder.title_part", title=listed.title, number=number)
    context = FacetPage(
        title=title,
        intro=listed.intro,
        people=tuple(map(people(root), listed.assessors[(number - 1) * LIST_PART : number * LIST_PART])),
        part=list_part(first, number, len(listed.assessors), t),
        groups=choices(root),
        everyone=to_everyone(root, t),
        narrower=Link(t("finder.narrower"), root + listed.narrower),
        choose=to_choose(root, t),
        feed=Link(t("changes.feed_here"), root + listed.feed) if listed.feed else None,
    )
    description = t("finder.description_of", title=title, intro=listed.intro)
    other = other_of(addresses.list_part(listed.address, number), t.language)
    return Page(path, context, description, searched=False, language=t.language, other=other)
