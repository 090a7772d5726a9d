"""The facets: each way to divide assessors, by nation, region, phase, type of school or language.

In: the public site. Out: the assessors who offer a term of a facet, their number, and sentences that state it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.public import PublicAssessor, PublicSite, PublicStanding
from generator.site.messages import Wording
from generator.site.page import Link
from generator.vocabulary import Language, Nation, Phase, Region, SchoolType, Term


@dataclass(frozen=True)
class Facet:
    """One way to divide assessors; `name` is part of addresses: `/assessors/NAME/…/`, `?NAME=…`."""

    name: str
    terms: type[Term]
    of: Callable[[PublicAssessor], Sequence[Term]]


def phases_of(assessor: PublicAssessor) -> tuple[Phase, ...]:
    return tuple(offered.phase for offered in assessor.phases)


NATION = Facet("nation", Nation, lambda assessor: assessor.nations)
REGION = Facet("region", Region, lambda assessor: assessor.regions)
PHASE = Facet("phase", Phase, phases_of)
TYPE = Facet("type", SchoolType, lambda assessor: assessor.school_types)
LANGUAGE = Facet("language", Language, lambda assessor: assessor.languages)
FACETS = (NATION, REGION, PHASE, TYPE, LANGUAGE)
"""In the order of `addresses.FACETS`, their names."""


Offered = Mapping[tuple[str, Term], Sequence[PublicAssessor]]
"""For a facet's name and a term of it, the assessors who offer that, by name."""


@dataclass(frozen=True)
class Counted:
    """A link to the assessors who offer a term, with their number."""

    link: Link
    """The link to their page."""
    count: str
    """How many they are, in words."""


def facet_address(facet: Facet, term: Term, language: Language = Language.ENGLISH) -> str:
    """The address of the page of assessors who offer a term."""
    return addresses.facet(facet.name, term, language)


def offered_by(site: PublicSite) -> Offered:
    """Who offers each term of each facet."""
    by_term: dict[tuple[str, Term], list[PublicAssessor]] = {
        (facet.name, term): [] for facet in FACETS for term in facet.terms
    }
    for facet in FACETS:
        for assessor in site.assessors:
            for term in set(facet.of(assessor)):
                by_term[facet.name, term].append(assessor)
    return by_term


def counted_by(facet: Facet, site: PublicSite, root: str, t: Wording) -> tuple[Counted, ...]:
    """Every term of a facet with the number of assessors who offer it."""
    offered = offered_by(site)
    return tuple(
        Counted(
            Link(t.term(term), root + facet_address(facet, term, t.language)),
            t("finder.how_many", count=len(offered[facet.name, term])),
        )
        for term in t.in_order(facet.terms)
    )


def accredited(assessors: Sequence[PublicAssessor]) -> int:
    """How many of them are accredited."""
    return [assessor.standing for assessor in assessors].count(PublicStanding.ACCREDITED)


def how_many(site: PublicSite, assessors: Sequence[PublicAssessor], t: Wording, term: str = "") -> str:
    """`On the register on 1 March 2026: 12 assessors, 9 accredited.`; of those with a term, if one is named."""
    of = "_of" if term else ""
    if not assessors:
        return t(f"finder.nobody{of}", day=t.day(site.on), part=term)
    return t(
        f"finder.register{of}",
        day=t.day(site.on),
        part=term,
        count=len(assessors),
        accredited=accredited(assessors),
    )
