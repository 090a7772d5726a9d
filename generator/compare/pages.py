"""What a change does to the public pages. Made of the public site's values alone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from generator.compare.differences import Changed, Difference, Does, Plain, _differences, _plain
from generator.days import in_words
from generator.public import PublicSite, public
from generator.read.loading import Loaded
from generator.records import Assessor, Event, Fee


def _site(loaded: Loaded, on: date) -> PublicSite | None:
    return public(loaded.register, on) if loaded.register else None


def _pages(before: PublicSite | None, after: PublicSite | None, erased: Iterable[str]) -> Iterator[Changed]:
    was, now = _by_address(before), _by_address(after)
    gone = {_page_of(id) for id in erased}
    for address in sorted({*was, *now}):
        one, other = was.get(address), now.get(address)
        if one == other:
            continue
        if one is None:
            yield Changed(address, Does.ADDED, tuple(_differences("", {}, other)))
        elif other is None or address in gone:
            yield Changed(address, Does.REMOVED)
        elif other == UNLISTED:
            standing = one.get("standing") if isinstance(one, dict) else None
            yield Changed(address, Does.CHANGED, tuple(_differences("standing", standing, NOT_LISTED)))
        else:
            yield Changed(address, Does.CHANGED, tuple(_unnamed(address, _differences("", one, other))))


def _unnamed(address: str, differences: Iterable[Difference]) -> Iterator[Difference]:
    """A school's name is public only while its award is."""
    for one in differences:
        yield replace(one, name="a school") if address == SCHOOLS and one.does is Does.REMOVED else one


NOT_LISTED = "not on the register today"
UNLISTED: "Plain" = {"standing": NOT_LISTED}
SCHOOLS = "/schools/"


def _page_of(id: str) -> str:
    return f"/{Assessor.folder}/{id}/"


def _by_address(site: PublicSite | None) -> dict[str, Plain]:
    """What the public site says, by the address of the page that says it first."""
    if site is None:
        return {}
    whole = ("name", "contact_email", "demonstration")
    pages: dict[str, Plain] = {"/": {name: _plain(getattr(site, name)) for name in whole}}
    pages |= {_page_of(one.id): _plain(one) for one in site.assessors}
    pages |= {_page_of(id): UNLISTED for id in site.no_longer_listed}
    pages |= {f"/{Fee.folder}/{one.id}/": _plain(one) for one in site.fees}
    pages |= {f"/{Event.folder}/#{one.id}": _plain(one) for one in site.events}
    if site.awards:
        pages[SCHOOLS] = {one.school: f"holds the mark until {in_words(one.until)}" for one in site.awards}
    return pages
