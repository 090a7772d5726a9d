"""The page of events: professional development to come and past, each event with its anchor."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import addresses
from generator.addresses import in_language, on_host, root_node_of
from generator.public import PublicEvent, PublicSite
from generator.site.formats import breaking, paragraphs
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of
from generator.site.parts.event import cost_of, for_whom, whenever, where
from generator.site.parts.structured import event, script
from generator.vocabulary import Language


@dataclass(frozen=True)
class EventShown:
    anchor: str
    """Its place in the page."""
    title: str
    """The event's title."""
    kind: str
    """What kind of event it is."""
    days: str
    """Its days, the last inclusive; of several sittings each, with its place."""
    cancelled: str | None
    """On which day it was cancelled; None if it was not."""
    place: str
    """Where it takes place."""
    required: str
    """Who takes part."""
    cost: str
    """What taking part costs, or that this is not published yet."""
    description: tuple[str, ...]
    """What it is about, in paragraphs."""
    booking: Link | None
    """Where to book; None once it is over or cancelled, or if the register has no website."""


@dataclass(frozen=True)
class EventsPage:
    template: ClassVar[str] = "pages/events.html"
    title: str
    """The page's heading."""
    to_come: tuple[EventShown, ...]
    """The events that are not over, next first."""
    past: tuple[EventShown, ...]
    """The events that are over, newest first."""
    calendar: Link
    """The same events as a calendar: its whole address, to copy; its name while the site has no address."""
    structured: Markup
    """The page's facts for machines, as JSON-LD."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language."""
    structured = script(*(event(site, shown, sitting) for shown in site.events for sitting in shown.sittings))
    for t in map(wording, LANGUAGES):
        to_come = tuple(_event(shown, t) for shown in site.events if not shown.is_over)
        past = tuple(_event(shown, t) for shown in reversed(site.events) if shown.is_over)
        yield Page(
            in_language(addresses.EVENTS, t.language),
            EventsPage(t("events.title"), to_come, past, _calendar(site, t), structured),
            t("events.description"),
            searched=t.language is Language.ENGLISH,
            language=t.language,
            other=other_of(addresses.EVENTS, t.language),
        )


def _calendar(site: PublicSite, t: Wording) -> Link:
    address = addresses.EVENTS_ICS
    root = root_node_of(in_language(addresses.EVENTS, t.language))
    shown = on_host(site.site_url, address) if site.site_url else addresses.file_name(address)
    return Link(breaking(shown), root + address)


def _event(event: PublicEvent, t: Wording) -> EventShown:
    return EventShown(
        anchor=addresses.event_anchor(event.id),
        title=event.title,
        kind=t(f"events.kind.{event.kind}"),
        days=whenever(event, t),
        cancelled=t("events.cancelled", day=t.day(event.cancelled_on)) if event.cancelled_on else None,
        place=where(event, t),
        required=for_whom(event, t),
        cost=cost_of(event, t),
        description=paragraphs(event.description),
        booking=Link(breaking(event.website), event.website) if event.website and event.may_be_booked else None,
    )
