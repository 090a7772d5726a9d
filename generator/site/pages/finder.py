"""The finder: the list of all assessors, and the choices that filter it.

The script of the page also fetches three files, which `finder_files.py` makes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicSite, PublicStanding
from generator.site.facets import accredited, how_many, offered_by
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Badge, Link, Page, badge_of, other_of, to_choose
from generator.site.parts.people import LIST_PART, Group, ListPart, Person, groups, list_part, person_of


@dataclass(frozen=True)
class FinderPage:
    """The page as served lists the first assessors; a script filters all of them."""

    template: ClassVar[str] = "pages/finder.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The page's heading."""
    intro: str
    """How many assessors there are today."""
    on: str
    """The day of the build, in words."""
    people: tuple[Person, ...]
    """The first assessors, by name: as many as a page lists."""
    rest: tuple[Person, ...]
    """The others, for the script."""
    part: ListPart | None
    """Where the list goes on without scripts; None if the page shows it whole."""
    groups: tuple[Group, ...]
    """The choices."""
    accredited: int
    """How many of the assessors are accredited."""
    found: str
    """How many are shown while nothing is chosen, in words."""
    meanings: tuple[tuple[Badge, str], ...]
    """What each standing means."""
    compare: str
    """The address of the page that shows several side by side."""
    choose: Link
    """The link to the page that asks Naace to choose."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The finder in each language."""
    for t in map(wording, LANGUAGES):
        yield _finder(site, t)


def _finder(site: PublicSite, t: Wording) -> Page:
    path = in_language(addresses.ASSESSORS, t.language)
    root = root_node_of(path)
    intro = how_many(site, site.assessors, t)
    everybody = tuple(map(person_of(site, t, root), site.assessors))
    context = FinderPage(
        root=root,
        title=t("finder.title"),
        intro=intro,
        on=t.day(site.on),
        people=everybody[:LIST_PART],
        rest=everybody[LIST_PART:],
        part=list_part(path, 1, len(everybody), t),
        groups=groups(offered_by(site), root, t),
        accredited=accredited(site.assessors),
        found=t("finder.how_many", count=len(site.assessors)),
        meanings=tuple(
            (badge_of(standing, t), t(f"profile.meaning.{standing}")) for standing in reversed(PublicStanding)
        ),
        compare=root + in_language(addresses.COMPARE, t.language),
        choose=to_choose(root, t),
    )
    description = t("finder.description", intro=intro)
    other = other_of(addresses.ASSESSORS, t.language)
    return Page(path, context, description, searched=False, language=t.language, other=other)
