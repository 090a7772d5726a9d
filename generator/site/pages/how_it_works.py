"""The page "How it works": the four steps of a school, what it pays, and where the whole code is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.explained import EXPLAINED_CLAUSES
from generator.public import PublicSite, PublicStanding
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Badge, Link, Page, badge_of, other_of, to_choose
from generator.site.parts.published_texts import published_texts
from generator.vocabulary import Language


@dataclass(frozen=True)
class ClauseLink:
    """Where a clause was when this page held the whole code: its anchor, which now links to the page of the code."""

    name: str
    """The clause's name, which is its anchor too."""
    href: str
    """Where the clause is now."""


@dataclass(frozen=True)
class SectionLinks:
    """A section of the code with its clauses."""

    anchor: str
    """Its place in the page."""
    title: str
    """The section's title, in English."""
    clauses: tuple[ClauseLink, ...]
    """Its clauses, in the order of the code."""


@dataclass(frozen=True)
class HowItWorksPage:
    template: ClassVar[str] = "pages/how_it_works.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The page's heading."""
    finder: Link
    """The link to the finder."""
    choose: Link
    """The link to the page that asks Naace to choose."""
    fees: Link
    """The link to the fees."""
    meanings: tuple[tuple[Badge, str], ...]
    """Each standing with what it means."""
    for_assessors: Link
    """The link to the page for assessors."""
    code: Link
    """The link to the page of the code."""
    sections: tuple[SectionLinks, ...]
    """Every clause of the code, by section."""
    texts: tuple[Link, ...]
    """The published texts of the code and of the procedures."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language."""
    for t in map(wording, LANGUAGES):
        path = in_language(addresses.HOW_IT_WORKS, t.language)
        root = root_node_of(path)

        def to(key: str, address: str, root: str = root, t: Wording = t) -> Link:
            return Link(t(key), root + in_language(address, t.language))

        context = HowItWorksPage(
            root=root,
            title=t("how.title"),
            finder=to("home.find", addresses.ASSESSORS),
            choose=to_choose(root, t),
            fees=to("home.fees", addresses.FEES),
            meanings=tuple(
                (badge_of(standing, t), t(f"profile.meaning.{standing}")) for standing in reversed(PublicStanding)
            ),
            for_assessors=to("for_assessors.title", addresses.FOR_ASSESSORS),
            code=to("code.title", addresses.CODE),
            sections=tuple(_sections(root, t)),
            texts=published_texts(site, t),
        )
        yield Page(
            path,
            context,
            t("how.description"),
            searched=t.language is Language.ENGLISH,
            language=t.language,
            other=other_of(addresses.HOW_IT_WORKS, t.language),
        )


def _sections(root: str, t: Wording) -> Iterator[SectionLinks]:
    for title, clauses in groupby(EXPLAINED_CLAUSES, lambda clause: clause.section):
        links = tuple(ClauseLink(clause.name, root + addresses.clause(clause.name, t.language)) for clause in clauses)
        yield SectionLinks(addresses.section_anchor(title), title, links)
