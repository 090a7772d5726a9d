"""The page of schools that hold the mark and have agreed to be named."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language
from generator.days import day_after
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, wording
from generator.site.page import Page, other_of
from generator.vocabulary import Language


@dataclass(frozen=True)
class SchoolShown:
    name: str
    """The school's name."""
    expires_on: str
    """The first day on which it no longer holds the mark."""


@dataclass(frozen=True)
class SchoolsPage:
    template: ClassVar[str] = "pages/schools.html"
    title: str
    """The page's heading."""
    schools: tuple[SchoolShown, ...]
    """The schools, by name."""
    contact: str
    """The email address for a school that would like to be named."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language."""
    for t in map(wording, LANGUAGES):
        schools = tuple(SchoolShown(award.school, t.day(day_after(award.last_day))) for award in site.awards)
        yield Page(
            in_language(addresses.SCHOOLS, t.language),
            SchoolsPage(t("schools.title"), schools, site.contact_email),
            t("schools.lead"),
            searched=t.language is Language.ENGLISH,
            language=t.language,
            other=other_of(addresses.SCHOOLS, t.language),
        )
