"""What a change does to the public pages, from the public site's values alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pydantic import BaseModel

from generator import addresses
from generator.compare.change import Change
from generator.compare.differences import Comparison, Difference, DifferenceKind, Plain, as_plain, differences
from generator.compare.standings import AHEAD, StandingChange
from generator.days import day_after, day_before, in_words
from generator.public import PublicSite, public
from generator.records import Assessor, Entry, Event, Organisation, Photo, Scheme
from generator.register import Register

NOT_LISTED = "not on the register today"
UNLISTED: Plain = {"standing": NOT_LISTED}
SCHOOLS = f"/{addresses.SCHOOLS}"


@dataclass(frozen=True)
class PageChange:
    """A page that the change makes differ on the days `first` to `last`, both inclusive, and how."""

    first: date
    last: date
    page: Comparison


def page_changes(change: Change, on: date, standings: Collection[StandingChange]) -> Iterator[PageChange]:
    """The pages that appear, change or vanish, on `on` and on each later day up to AHEAD, in the order of their days.

    Later days are looked at only where one of the changed files names a day, or a standing changes: nothing else can
    make a difference between the two states. Cost: two public sites for each such day, of the people concerned; and two
    of everybody if settings, events or organisations change.
    """
    before, after = change.base.register, change.head.register
    erased = {_page_of(erasure.id) for erasure in change.newly_erased}
    entries = tuple(_entries(change))
    ids = {standing.assessor for standing in standings}
    ids |= {entry.id for entry in entries if isinstance(entry, Assessor)}
    concerns_all = any(isinstance(entry, (Scheme, Event, Organisation)) for entry in entries) or _is_unread(change)
    ended: list[PageChange] = []
    running: dict[str, PageChange] = {}
    for day in (on, *sorted(_turning_days(entries, on, standings))):
        chosen = None if day == on and concerns_all else ids
        pages = {
            page.name: page for page in _compared(_by_address(before, day, chosen), _by_address(after, day, chosen))
        }
        if day > on:  # what the standing of somebody erased would have been is not shown
            pages = {address: page for address, page in pages.items() if address not in erased}
            pages |= {address: running[address].page for address in erased & running.keys()}
        over = [address for address, run in running.items() if pages.get(address) != run.page]
        ended += [replace(running.pop(address), last=day_before(day)) for address in over]
        for address, page in pages.items():
            running.setdefault(address, PageChange(day, on + AHEAD, page))
    yield from sorted([*ended, *running.values()], key=lambda run: (run.first, run.page.name))


def _entries(change: Change) -> Iterator[Entry]:
    """The changed files' entries, as they were and as they are; with a photo comes the person whom it shows."""
    for loaded in (change.base, change.head):
        for file in change.files:
            if (read := loaded.reads.get(file)) and read.entry:
                yield read.entry
                if isinstance(read.entry, Photo) and (person := loaded.reads.get(Assessor.file_of(read.entry.id))):
                    yield from [person.entry] if person.entry else ()


def _is_unread(change: Change) -> bool:
    """Whether a file that cannot be read keeps others out of a register: people of whom no file differs."""
    return bool(change.base.unchecked or change.head.unchecked)


def _turning_days(entries: Iterable[Entry], on: date, standings: Iterable[StandingChange]) -> set[date]:
    """The days after `on`, up to AHEAD, on which the two states can begin or cease to differ."""
    named = {day for standing in standings for day in (standing.first, day_after(standing.last))}
    named |= {turning for entry in entries for day in _days_in(entry) for turning in (day, day_after(day))}
    return {day for day in named if on < day <= on + AHEAD}


def _days_in(value: object) -> Iterator[date]:
    if isinstance(value, date):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _days_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _days_in(item)


def _compared(before: Mapping[str, Plain], after: Mapping[str, Plain]) -> Iterator[Comparison]:
    for address in sorted({*before, *after}):
        was, now = before.get(address), after.get(address)
        if was == now:
            continue
        if was is None:
            yield Comparison(address, DifferenceKind.ADDED, tuple(differences("", {}, now)))
        elif now is None:
            yield Comparison(address, DifferenceKind.REMOVED)
        elif now == UNLISTED:
            standing = was.get("standing") if isinstance(was, dict) else None
            yield Comparison(address, DifferenceKind.CHANGED, tuple(differences("standing", standing, NOT_LISTED)))
        else:
            yield Comparison(address, DifferenceKind.CHANGED, tuple(_unnamed(address, differences("", was, now))))


def _unnamed(address: str, page_differences: Iterable[Difference]) -> Iterator[Difference]:
    """A school's name is public only while its award is."""
    for difference in page_differences:
        hidden = address == SCHOOLS and difference.does is DifferenceKind.REMOVED
        yield replace(difference, name="a school") if hidden else difference


def _page_of(id: str) -> str:
    return f"/{addresses.assessor(id)}"


def _by_address(register: Register | None, on: date, ids: Collection[str] | None) -> dict[str, Plain]:
    """What the public site says on a day, by the address of the page that says it first."""
    return _said(public(register, on, ids)) if register else {}


def _said(site: PublicSite) -> dict[str, Plain]:
    of_the_site = ("name", "contact_email", "demonstration")
    said: dict[str, Plain] = {f"/{addresses.HOME}": {name: as_plain(getattr(site, name)) for name in of_the_site}}
    said |= {_page_of(assessor.id): as_plain(assessor) for assessor in site.assessors}
    said |= {_page_of(id): UNLISTED for id in site.no_longer_listed}
    said |= {f"/{addresses.fee(fee.id)}": as_plain(fee) for fee in site.fees}
    said |= {f"/{addresses.event(event.id)}": as_plain(event) for event in site.events}
    said[SCHOOLS] = {award.school: f"holds the mark until {in_words(award.last_day)}" for award in site.awards}
    return said
