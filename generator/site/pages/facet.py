"""The page of a term of a facet: the assessors of one nation, region, phase, type of school or language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import root_node_of
from generator.public import PublicSite
from generator.site.facets import FACETS, Facet, facet_address, how_many, offering
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of, to_choose, to_everyone
from generator.site.parts.people import Group, Person, groups, people
from generator.vocabulary import Term


@dataclass(frozen=True)
class FacetPage:
    template: ClassVar[str] = "pages/facet.html"
    title: str
    """Names the term."""
    intro: str
    """How many assessors offer it today."""
    people: tuple[Person, ...]
    """The assessors who offer it, by name."""
    groups: tuple[Group, ...]
    """Links to the other terms of every facet."""
    everyone: Link
    """The link to the finder."""
    narrower: Link
    """The link to the finder, with the term chosen."""
    choose: Link
    """The link to the page that asks Naace to choose."""


def pages(site: PublicSite) -> Iterator[Page]:
    """A page for each term in each language. A term that nobody offers has one too: addresses keep answering."""
    for t in map(wording, LANGUAGES):
        for facet in FACETS:
            for term in facet.terms:
                yield _facet(site, facet, term, t)


def _facet(site: PublicSite, facet: Facet, term: Term, t: Wording) -> Page:
    path = facet_address(facet, term, t.language)
    root = root_node_of(path)
    offered_by = offering(site, facet, term)
    title = t("finder.title_of", part=t.term(term))
    intro = how_many(site, offered_by, t, t.term(term))
    context = FacetPage(
        title=title,
        intro=intro,
        people=people(offered_by, root, t),
        groups=groups(site, root, t),
        everyone=to_everyone(root, t),
        narrower=Link(t("finder.narrower"), root + addresses.finder_narrowed(facet.name, term, t.language)),
        choose=to_choose(root, t),
    )
    description = t("finder.description_of", title=title, intro=intro)
    other = other_of(facet_address(facet, term), t.language)
    return Page(path, context, description, searched=False, language=t.language, other=other)
