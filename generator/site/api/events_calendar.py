"""The events, and the first days of fees, as a calendar to subscribe to (iCalendar, RFC 5545).

What a program compares to see whether an event changed (DTSTAMP, LAST-MODIFIED, SEQUENCE) comes from the days that the
records have for its changes, never from the day of the build: otherwise every event would change every day. So a new
title without such a day is shown only by programs that do not compare; the check of a change says so.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vDuration

from generator import addresses
from generator.addresses import on_host
from generator.days import day_after
from generator.public import PublicAmount, PublicEvent, PublicFee, PublicSite, PublicSitting
from generator.site.messages import Wording, wording
from generator.site.parts.event import cost_of, for_whom
from generator.site.public_changes import urn
from generator.vocabulary import Language

FIRST_STAMP = date(2000, 1, 1)
"""For an event whose record has no day on which it changed: a day before any."""
ONE_DAY = timedelta(days=1)
"""How often a program that subscribes to the calendar fetches it again."""


def events_ics(site: PublicSite) -> bytes:
    """Every event, past and to come, as whole days; and the first day of each amount of a fee."""
    t = wording(Language.ENGLISH)
    valid = t("site.built", built=t.day(site.on), until=t.day(site.valid_until))
    name = t("events.calendar", register=site.name)
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Naace//Register of ICT Mark Assessors//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    calendar.add("DESCRIPTION", valid)
    calendar.add("X-WR-CALDESC", valid)  # the name that most programs show
    calendar.add("REFRESH-INTERVAL", ONE_DAY, parameters={"VALUE": "DURATION"})  # RFC 7986, 5.7
    calendar.add("X-PUBLISHED-TTL", vDuration(ONE_DAY))  # the same for Outlook
    for event in site.events:
        for number, sitting in enumerate(event.sittings, 1):
            calendar.add_component(_event(event, number, sitting, t))
    for fee in site.fees:
        for amount in fee.schedule:
            calendar.add_component(_fee_start(site, fee, amount, t))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(event: PublicEvent, number: int, sitting: PublicSitting, t: Wording) -> Event:
    """A sitting as an event of the calendar; the first has the event's own identifier.

    Its title says that it is cancelled, because not every program reads STATUS.
    """
    id = urn("events", event.id if number == 1 else f"{event.id}:{number}")
    title = t("events.cancelled_title", title=event.title) if event.cancelled_on else event.title
    made = _whole_days(id, sitting.from_, sitting.to, title, event.changed_on)
    made.add("LOCATION", sitting.place)
    made.add("DESCRIPTION", _description(event, t))
    if event.cancelled_on:
        made.add("STATUS", "CANCELLED")
    if event.website:
        made.add("URL", event.website)
    return made


def _fee_start(site: PublicSite, fee: PublicFee, amount: PublicAmount, t: Wording) -> Event:
    """The day on which an amount of a fee begins to apply."""
    title = t("fees.starts", fee=fee.title, price=t.price(amount.price))
    announced = (amount.announced_on,) if amount.announced_on else ()
    id = urn("fees", fee.id, amount.from_.isoformat())
    made = _whole_days(id, amount.from_, amount.from_, title, announced)
    if site.site_url:
        made.add("URL", on_host(site.site_url, addresses.fee(fee.id)))
    return made


def _whole_days(id: str, first: date, last: date, title: str, changed_on: Sequence[date]) -> Event:
    """An event from the first day to the last; on none of them is anyone busy because of it.

    `changed_on` holds the days on which its record shows a change, oldest first.
    """
    stamp = datetime.combine(changed_on[-1] if changed_on else FIRST_STAMP, time(), UTC)
    made = Event()
    made.add("UID", id)
    made.add("DTSTAMP", stamp)
    made.add("LAST-MODIFIED", stamp)
    made.add("SEQUENCE", len(changed_on))
    made.add("DTSTART", first)
    made.add("DTEND", day_after(last))  # the first day after it (RFC 5545, 3.6.1)
    made.add("TRANSP", "TRANSPARENT")
    made.add("SUMMARY", title)
    return made


def _description(event: PublicEvent, t: Wording) -> str:
    about = event.description and event.description.strip()
    cost = t("events.cost_sentence", cost=cost_of(event, t))
    return "\n".join(filter(None, [about, f"{for_whom(event, t)}.", cost]))
