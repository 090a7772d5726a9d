"""The list of assessors and the choices that filter it, for the finder and the pages of facets."""

from collections.abc import Callable
from dataclasses import dataclass

from generator import addresses
from generator.addresses import root_node_of
from generator.public import PublicAssessor, PublicSite
from generator.site.facets import (
    FACETS,
    LANGUAGE,
    NATION,
    PHASE,
    REGION,
    TYPE,
    Facet,
    Offered,
    facet_address,
    phases_of,
)
from generator.site.messages import Wording
from generator.site.page import Badge, Link, badge_of
from generator.site.remembered import of_each
from generator.vocabulary import Nation, Region, Term


@dataclass(frozen=True)
class Person:
    """An assessor in a list."""

    id: str
    """The assessor's id, for the finder's script."""
    name: Link
    """Their name, with a link to their page."""
    number: str
    """Their registration number."""
    badge: Badge
    """Their standing."""
    organisations: str
    """The names of their organisations; empty if independent."""
    base: str
    """The postcode district they travel from."""
    regions: str
    """The regions they work in, in words."""
    phases: str
    """The phases they offer, in words."""
    school_types: str
    """The types of school they offer, in words."""
    languages: str
    """The languages they can assess in, in words."""
    values: tuple[tuple[str, str], ...]
    """What the finder's script filters by: `("phase", "primary secondary")`."""


@dataclass(frozen=True)
class Option:
    """One of the finder's choices, `?NAME=VALUE`."""

    name: str
    """The facet's name."""
    value: str
    """The term's id."""
    link: Link
    """The term in words, with a link to the page of assessors who offer it."""
    count: int
    """How many offer it."""
    inside: tuple["Option", ...]
    """The choices that are parts of it: the regions of a nation."""


@dataclass(frozen=True)
class Group:
    """Choices of one kind; an assessor matches if they have any that is chosen."""

    title: str
    """The heading of the choices."""
    options: tuple[Option, ...]
    """The choices, in the order of the vocabulary."""


LIST_PART = 50
"""How many people a page lists at most; the finder's script shows as many (`PAGE` in assets/finder/list.js)."""


@dataclass(frozen=True)
class ListPart:
    """Which part of a list a page shows, if it is too long for one."""

    shown: str
    """From where to where, and of how many, in words."""
    before: str
    """The address of the part before; empty if there is none."""
    after: str
    """The address of the part after; empty if there is none."""


def list_part(address: str, number: int, count: int, t: Wording) -> ListPart | None:
    """Part `number`, from 1, of the list of `count` people at an address; None if one page shows them all."""
    last = parts_of(count)
    root = root_node_of(addresses.list_part(address, number))
    if last == 1:
        return None
    return ListPart(
        shown=t("finder.part", first=(number - 1) * LIST_PART + 1, last=min(number * LIST_PART, count), all=count),
        before=root + addresses.list_part(address, number - 1) if number > 1 else "",
        after=root + addresses.list_part(address, number + 1) if number < last else "",
    )


def parts_of(count: int) -> int:
    """How many pages a list of so many people takes; an empty one takes one."""
    return max(1, -(-count // LIST_PART))


def person_of(site: PublicSite, t: Wording, root: str) -> Callable[[PublicAssessor], Person]:
    """A function that gives an assessor as lists on pages with that root show them."""
    return of_each(_person, site, root, t)


def _person(site: PublicSite, root: str, t: Wording, assessor: PublicAssessor) -> Person:
    return Person(
        id=assessor.id,
        name=Link(assessor.name, root + addresses.assessor(assessor.id, t.language)),
        number=assessor.registration_number,
        badge=badge_of(assessor.standing, t),
        organisations=", ".join(organisation.name for organisation in assessor.organisations),
        base=assessor.base,
        regions=t.terms(assessor.regions),
        phases=t.terms(phases_of(assessor)),
        school_types=t.terms(assessor.school_types),
        languages=t.terms(assessor.languages),
        values=tuple((facet.name, " ".join(facet.of(assessor))) for facet in FACETS),
    )


def groups(offered: Offered, root: str, t: Wording) -> tuple[Group, ...]:
    """The choices as the finder shows them: England with its regions below it, and the nations that are one region."""

    def option(facet: Facet, term: Term, page: Facet | None = None, inside: tuple[Option, ...] = ()) -> Option:
        return Option(
            name=facet.name,
            value=str(term),
            link=Link(t.term(term), root + facet_address(page or facet, term, t.language)),
            count=len(offered[facet.name, term]),
            inside=inside,
        )

    def group(title: str, facet: Facet) -> Group:
        return Group(title, tuple(option(facet, term) for term in facet.terms))

    def of_nation(nation: Nation) -> Option:
        regions = [region for region in Region if region.nation is nation]
        if len(regions) == 1:
            return option(REGION, regions[0], NATION)
        return option(NATION, nation, inside=tuple(option(REGION, region) for region in regions))

    return (
        Group(t("finder.where"), tuple(map(of_nation, t.in_order(Nation)))),
        group(t("finder.phase"), PHASE),
        group(t("finder.type"), TYPE),
        group(t("finder.language"), LANGUAGE),
    )
