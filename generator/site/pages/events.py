"""The page of events: professional development to come and past, each event with its anchor."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator import addresses
from generator.public import PublicEvent, PublicSite
from generator.site.formats import paragraphs, price
from generator.site.page import Page
from generator.site.parts.event import for_whom, whenever


@dataclass(frozen=True)
class EventShown:
    anchor: str
    """Its place in the page."""
    title: str
    """The event's title."""
    kind: str
    """What kind of event it is."""
    days: str
    """Its days, the last inclusive; of several sittings each, with its place; and that it is cancelled."""
    place: str
    """Where it takes place."""
    required: str
    """Who takes part."""
    cost: str
    """What taking part costs, or that this is not published yet."""
    description: tuple[str, ...]
    """What it is about, in paragraphs."""
    booking: str | None
    """Where to book; None once it is over, or if the register has no website."""


@dataclass(frozen=True)
class EventsPage:
    template: ClassVar[str] = "pages/events.html"
    title: str
    """The page's heading."""
    to_come: tuple[EventShown, ...]
    """The events that are not over, next first."""
    past: tuple[EventShown, ...]
    """The events that are over, newest first."""


def pages(site: PublicSite) -> Iterator[Page]:
    to_come = tuple(_event(event) for event in site.events if not event.is_over)
    past = tuple(_event(event) for event in reversed(site.events) if event.is_over)
    description = "Professional development for ICT Mark Assessors: when, where, at what cost."
    yield Page(addresses.EVENTS, EventsPage("Events", to_come, past), description)


def _event(event: PublicEvent) -> EventShown:
    return EventShown(
        anchor=addresses.event_anchor(event.id),
        title=event.title,
        kind=event.kind.label[:1].upper() + event.kind.label[1:],
        days=whenever(event),
        place=" or ".join(dict.fromkeys(sitting.place for sitting in event.sittings)),
        required=for_whom(event),
        cost=price(event.cost, event.vat) if event.cost is not None and event.vat else "not published yet",
        description=paragraphs(event.description),
        booking=None if event.is_over else event.website,
    )
