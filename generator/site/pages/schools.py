"""The page of schools that hold the mark and have agreed to be named."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.days import day_after, in_words
from generator.public import PublicSite
from generator.site.page import Page


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
    schools = tuple(SchoolShown(award.school, in_words(day_after(award.last_day))) for award in site.awards)
    context = SchoolsPage("Schools that hold the mark", schools, site.contact_email)
    yield Page(addresses.SCHOOLS, context, "Schools that hold the ICT Mark today and have agreed to be named.")
