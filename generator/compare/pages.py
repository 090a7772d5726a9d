"""What a change does to the public pages, from the public site's values alone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from generator import addresses
from generator.compare.differences import Comparison, Difference, DifferenceKind, Plain, as_plain, differences
from generator.days import in_words
from generator.public import PublicSite, public
from generator.read.loading import Loaded

NOT_LISTED = "not on the register today"
UNLISTED: Plain = {"standing": NOT_LISTED}
SCHOOLS = f"/{addresses.SCHOOLS}"


def site_of(loaded: Loaded, on: date) -> PublicSite | None:
    """The public site of a state; None if its register cannot be built."""
    return public(loaded.register, on) if loaded.register else None


def pages(before: PublicSite | None, after: PublicSite | None, newly_erased: Iterable[str]) -> Iterator[Comparison]:
    """The pages that appear, change or vanish. If a person's data is erased, their page only vanishes."""
    was, now = _by_address(before), _by_address(after)
    gone = {_page_of(id) for id in newly_erased}
    for address in sorted({*was, *now}):
        page_was, page_is = was.get(address), now.get(address)
        if page_was == page_is:
            continue
        if page_was is None:
            yield Comparison(address, DifferenceKind.ADDED, tuple(differences("", {}, page_is)))
        elif page_is is None or address in gone:
            yield Comparison(address, DifferenceKind.REMOVED)
        elif page_is == UNLISTED:
            standing = page_was.get("standing") if isinstance(page_was, dict) else None
            yield Comparison(address, DifferenceKind.CHANGED, tuple(differences("standing", standing, NOT_LISTED)))
        else:
            yield Comparison(
                address, DifferenceKind.CHANGED, tuple(_unnamed(address, differences("", page_was, page_is)))
            )


def _unnamed(address: str, page_differences: Iterable[Difference]) -> Iterator[Difference]:
    """A school's name is public only while its award is."""
    for difference in page_differences:
        hidden = address == SCHOOLS and difference.does is DifferenceKind.REMOVED
        yield replace(difference, name="a school") if hidden else difference


def _page_of(id: str) -> str:
    return f"/{addresses.assessor(id)}"


def _by_address(site: PublicSite | None) -> dict[str, Plain]:
    """What the public site says, by the address of the page that says it first."""
    if site is None:
        return {}
    of_the_site = ("name", "contact_email", "demonstration")
    said: dict[str, Plain] = {f"/{addresses.HOME}": {name: as_plain(getattr(site, name)) for name in of_the_site}}
    said |= {_page_of(assessor.id): as_plain(assessor) for assessor in site.assessors}
    said |= {_page_of(id): UNLISTED for id in site.no_longer_listed}
    said |= {f"/{addresses.fee(fee.id)}": as_plain(fee) for fee in site.fees}
    said |= {f"/{addresses.event(event.id)}": as_plain(event) for event in site.events}
    if site.awards:
        said[SCHOOLS] = {award.school: f"holds the mark until {in_words(award.last_day)}" for award in site.awards}
    return said
