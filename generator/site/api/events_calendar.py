"""The events as a calendar that a reader's own can subscribe to (iCalendar, RFC 5545)."""

import re
from collections.abc import Iterator
from datetime import date

from generator.days import day_after, in_words
from generator.public import PublicEvent, PublicSite
from generator.site.formats import price
from generator.site.public_changes import urn

LINE = 75
"""Octets that a line may have, without its end (RFC 5545, 3.1)."""


def events_ics(site: PublicSite) -> bytes:
    """Every event, past and to come, as whole days."""
    return b"".join(b"\r\n".join(_folded(line)) + b"\r\n" for line in _calendar(site))


def _calendar(site: PublicSite) -> Iterator[str]:
    valid = f"Built on {in_words(site.on)}. May be relied on until {in_words(site.valid_until)}."
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Naace//Register of ICT Mark Assessors//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{_text(f'Events: {site.name}')}"
    yield f"X-WR-CALNAME:{_text(f'Events: {site.name}')}"
    yield f"DESCRIPTION:{_text(valid)}"
    yield f"X-WR-CALDESC:{_text(valid)}"  # what most programs show of a calendar instead
    yield "REFRESH-INTERVAL;VALUE=DURATION:P1D"
    for event in site.events:
        yield from _event(site, event)
    yield "END:VCALENDAR"


def _event(site: PublicSite, event: PublicEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{urn('events', event.id)}"
    yield f"DTSTAMP:{_day(site.on)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.from_)}"
    yield f"DTEND;VALUE=DATE:{_day(day_after(event.to))}"  # the first day after it (RFC 5545, 3.6.1)
    yield f"SUMMARY:{_text(event.title)}"
    yield f"LOCATION:{_text(event.place)}"
    yield f"DESCRIPTION:{_text(_description(event))}"
    if event.website:
        yield f"URL:{event.website}"
    yield "END:VEVENT"


def _description(event: PublicEvent) -> str:
    cost = price(event.cost, event.vat) if event.cost is not None and event.vat else "not published yet"
    required = "Every registered assessor takes part." if event.required else "For those who choose to come."
    return "\n".join(filter(None, [event.description and event.description.strip(), required, f"Cost: {cost}."]))


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    r"""A TEXT value (RFC 5545, 3.3.11): backslash, semicolon and comma escaped, an end of line written as \n."""
    return re.sub(r"\r\n|\r|\n", r"\\n", re.sub(r"([\\;,])", r"\\\1", value))


def _folded(line: str) -> Iterator[bytes]:
    """The line in pieces of at most 75 octets, each but the first begun with a space; no character is cut in two."""
    piece = b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) > LINE:
            yield piece
            piece = b" "
        piece += encoded
    yield piece
