"""The finder and its parts: all assessors, and those of a nation, region, phase, type of school or language.

Each page stands in both languages, with everybody in it as served. What its script needs besides is made in
`finder.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.public import PublicAssessor, PublicSite, PublicStanding
from generator.site.contexts import AssessorsPage, Badge, Counted, FinderPage, Group, Link, Option, Person
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Page, in_language, other_of, root_of
from generator.vocabulary import Language, Nation, Phase, Region, SchoolType, Term

ADDRESS = "assessors/"
COMPARE = f"{ADDRESS}compare/"
REQUEST = "request/"


@dataclass(frozen=True)
class Facet:
    """One way to divide assessors; `name` stands in addresses: `/assessors/NAME/…/`, `?NAME=…`."""

    name: str
    terms: type[Term]
    of: Callable[[PublicAssessor], Sequence[Term]]


def _phases(assessor: PublicAssessor) -> tuple[Phase, ...]:
    return tuple(offered.phase for offered in assessor.phases)


NATION = Facet("nation", Nation, lambda one: one.nations)
REGION = Facet("region", Region, lambda one: one.regions)
PHASE = Facet("phase", Phase, _phases)
TYPE = Facet("type", SchoolType, lambda one: one.school_types)
LANGUAGE = Facet("language", Language, lambda one: one.languages)
FACETS = (NATION, REGION, PHASE, TYPE, LANGUAGE)


def assessor_pages(site: PublicSite) -> Iterator[Page]:
    """The finder, then each part. A part that nobody offers keeps its page, for its address."""
    for t in map(wording, LANGUAGES):
        yield _finder(site, t)
        for facet in FACETS:
            for term in facet.terms:
                yield _part(site, facet, term, t)


def part_address(facet: Facet, term: Term, language: Language = Language.ENGLISH) -> str:
    return in_language(f"{ADDRESS}{facet.name}/{term}/", language)


def region_address(region: Region, language: Language = Language.ENGLISH) -> str:
    return part_address(REGION, region, language)


def phase_address(phase: Phase, language: Language = Language.ENGLISH) -> str:
    return part_address(PHASE, phase, language)


def _found(site: PublicSite, facet: Facet, term: Term) -> list[PublicAssessor]:
    return [one for one in site.assessors if term in facet.of(one)]


def by(facet: Facet, site: PublicSite, root: str, t: Wording) -> tuple[Counted, ...]:
    """Every part with the number of assessors who offer it."""
    return tuple(
        Counted(
            Link(t.term(term), root + part_address(facet, term, t.language)),
            t("finder.how_many", count=len(_found(site, facet, term))),
        )
        for term in facet.terms
    )


def how_many(site: PublicSite, assessors: Sequence[PublicAssessor], t: Wording, part: str = "") -> str:
    """`On the register on 1 March 2026: 12 assessors, 9 accredited.`"""
    of = "_of" if part else ""
    if not assessors:
        return t(f"finder.nobody{of}", day=t.day(site.on), part=part)
    accredited = [one.standing for one in assessors].count(PublicStanding.ACCREDITED)
    return t(f"finder.register{of}", day=t.day(site.on), part=part, count=len(assessors), accredited=accredited)


def _finder(site: PublicSite, t: Wording) -> Page:
    path = in_language(ADDRESS, t.language)
    root = root_of(path)
    intro = how_many(site, site.assessors, t)
    accredited = [one.standing for one in site.assessors].count(PublicStanding.ACCREDITED)
    context = FinderPage(
        root=root,
        title=t("finder.title"),
        intro=intro,
        on=t.day(site.on),
        people=_people(site.assessors, root, t),
        groups=_groups(site, root, t),
        accredited=accredited,
        found=t("finder.how_many", count=len(site.assessors)),
        meanings=tuple((_badge(one, t), t(f"profile.meaning.{one}")) for one in reversed(PublicStanding)),
        compare=root + in_language(COMPARE, t.language),
        choose=to_choose(root, t),
    )
    description = t("finder.description", intro=intro)
    return Page(path, context, description, searched=False, language=t.language, other=other_of(ADDRESS, t.language))


def _part(site: PublicSite, facet: Facet, term: Term, t: Wording) -> Page:
    english = part_address(facet, term)
    path = in_language(english, t.language)
    root = root_of(path)
    found = _found(site, facet, term)
    finder = root + in_language(ADDRESS, t.language)
    title = t("finder.title_of", part=t.term(term))
    intro = how_many(site, found, t, t.term(term))
    context = AssessorsPage(
        root=root,
        title=title,
        intro=intro,
        people=_people(found, root, t),
        groups=_groups(site, root, t),
        everyone=Link(t("site.everyone"), finder),
        narrower=Link(t("finder.narrower"), f"{finder}?{facet.name}={term}"),
        choose=to_choose(root, t),
    )
    description = t("finder.description_of", title=title, intro=intro)
    return Page(path, context, description, searched=False, language=t.language, other=other_of(english, t.language))


def _groups(site: PublicSite, root: str, t: Wording) -> tuple[Group, ...]:
    """The choices as the finder shows them: England with its regions below it, and the nations that are one region."""

    def option(facet: Facet, term: Term, page: Facet | None = None, *, within: bool = False) -> Option:
        return Option(
            name=facet.name,
            value=str(term),
            link=Link(t.term(term), root + part_address(page or facet, term, t.language)),
            count=len(_found(site, facet, term)),
            within=within,
        )

    def group(title: str, facet: Facet) -> Group:
        return Group(title, tuple(option(facet, term) for term in facet.terms))

    where = [option(NATION, Nation.ENGLAND)]
    for region in Region:
        is_english = region.nation is Nation.ENGLAND
        where.append(option(REGION, region, None if is_english else NATION, within=is_english))
    return (
        Group(t("finder.where"), tuple(where)),
        group(t("finder.phase"), PHASE),
        group(t("finder.type"), TYPE),
        group(t("finder.language"), LANGUAGE),
    )


def _badge(standing: PublicStanding, t: Wording) -> Badge:
    return Badge(t(f"standing.{standing}"), standing is PublicStanding.ACCREDITED)


def to_choose(root: str, t: Wording) -> Link:
    """The way to have Naace choose."""
    return Link(t("request.title"), root + in_language(REQUEST, t.language))


def _people(assessors: Sequence[PublicAssessor], root: str, t: Wording) -> tuple[Person, ...]:
    return tuple(_person(one, root, t) for one in assessors)


def _person(assessor: PublicAssessor, root: str, t: Wording) -> Person:
    return Person(
        id=assessor.id,
        name=Link(assessor.name, f"{root}{in_language(ADDRESS, t.language)}{assessor.id}/"),
        badge=_badge(assessor.standing, t),
        organisations=", ".join(one.name for one in assessor.organisations),
        base=assessor.base,
        regions=t.terms(assessor.regions),
        phases=t.terms(_phases(assessor)),
        school_types=t.terms(assessor.school_types),
        languages=t.terms(assessor.languages),
        values=tuple((facet.name, " ".join(facet.of(assessor))) for facet in FACETS),
    )
