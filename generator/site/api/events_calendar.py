"""The events as a calendar to subscribe to (iCalendar, RFC 5545)."""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event, vDuration

from generator.days import day_after
from generator.public import PublicEvent, PublicSite, PublicSitting
from generator.site.messages import Wording, wording
from generator.site.parts.event import cost_of, for_whom
from generator.site.public_changes import urn
from generator.vocabulary import Language

ONE_DAY = timedelta(days=1)
"""How often a program that subscribes to the calendar fetches it again."""


def events_ics(site: PublicSite) -> bytes:
    """Every event, past and to come, as whole days."""
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
            calendar.add_component(_event(site, event, number, sitting, t))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(site: PublicSite, event: PublicEvent, number: int, sitting: PublicSitting, t: Wording) -> Event:
    """A sitting as an event of the calendar; the first has the event's own identifier."""
    made = Event()
    made.add("UID", urn("events", event.id if number == 1 else f"{event.id}:{number}"))
    made.add("DTSTAMP", datetime.combine(site.on, time(), UTC))
    made.add("DTSTART", sitting.from_)
    made.add("DTEND", day_after(sitting.to))  # the first day after it (RFC 5545, 3.6.1)
    made.add("SUMMARY", event.title)
    made.add("LOCATION", sitting.place)
    made.add("DESCRIPTION", _description(event, t))
    if event.cancelled_on:
        made.add("STATUS", "CANCELLED")
    if event.website:
        made.add("URL", event.website)
    return made


def _description(event: PublicEvent, t: Wording) -> str:
    about = event.description and event.description.strip()
    cost = t("events.cost_sentence", cost=cost_of(event, t))
    return "\n".join(filter(None, [about, f"{for_whom(event, t)}.", cost]))
