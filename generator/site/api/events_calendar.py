"""The events as a calendar that a reader's own can subscribe to (iCalendar, RFC 5545)."""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from generator.days import day_after, in_words
from generator.public import PublicEvent, PublicSite
from generator.site.formats import price
from generator.site.public_changes import urn


def events_ics(site: PublicSite) -> bytes:
    """Every event, past and to come, as whole days."""
    valid = f"Built on {in_words(site.on)}. May be relied on until {in_words(site.valid_until)}."
    name = f"Events: {site.name}"
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Naace//Register of ICT Mark Assessors//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    calendar.add("DESCRIPTION", valid)
    calendar.add("X-WR-CALDESC", valid)  # what most programs show of a calendar instead
    calendar.add("REFRESH-INTERVAL", timedelta(days=1), parameters={"VALUE": "DURATION"})  # RFC 7986, 5.7
    for event in site.events:
        calendar.add_component(_event(site, event))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(site: PublicSite, event: PublicEvent) -> Event:
    made = Event()
    made.add("UID", urn("events", event.id))
    made.add("DTSTAMP", datetime.combine(site.on, time(), UTC))
    made.add("DTSTART", event.from_)
    made.add("DTEND", day_after(event.to))  # the first day after it (RFC 5545, 3.6.1)
    made.add("SUMMARY", event.title)
    made.add("LOCATION", event.place)
    made.add("DESCRIPTION", _description(event))
    if event.website:
        made.add("URL", event.website)
    return made


def _description(event: PublicEvent) -> str:
    cost = price(event.cost, event.vat) if event.cost is not None and event.vat else "not published yet"
    required = "Every registered assessor takes part." if event.required else "For those who choose to come."
    return "\n".join(filter(None, [event.description and event.description.strip(), required, f"Cost: {cost}."]))
