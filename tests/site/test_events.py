"""Events and their sittings: the same on the page, in the data file and in the calendar."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from example import Changes
from icalendar import Calendar
from published import made, pages, site

from generator.addresses import API

MODERATION = "events/moderation-2026"
IN_YORK = {"from": "2026-06-01", "to": "2026-06-02", "place": "York"}
ONLINE = {"from": "2026-06-20", "place": "online"}


def event(*sittings: dict[str, str], **fields: Any) -> Changes:
    return {MODERATION: {"title": "A day", "kind": "moderation", "sittings": list(sittings), **fields}}


def article(changes: Changes) -> str:
    """The event's part of the page, without tags' white space."""
    text = pages(changes)["events.md"]
    return text.partition('id="event-moderation-2026"')[2].partition("</article>")[0]


def facts(changes: Changes, on: str = "2026-03-01") -> dict[str, Any]:
    (moderation,) = [
        event
        for event in json.loads(made(changes, on)[f"{API}events.json"])["events"]
        if event["id"] == "moderation-2026"
    ]
    return dict(moderation)


def in_calendar(changes: Changes, on: str = "2026-03-01", title: str = "A day") -> list[Any]:
    found = Calendar.from_ical(made(changes, on)[f"{API}events.ics"]).walk("VEVENT")
    return [shown for shown in found if title in str(shown["SUMMARY"])]


def test_an_event_of_one_sitting_has_its_days_and_its_place() -> None:
    changes = event(IN_YORK)
    assert "<dt>When</dt> <dd>1 to 2 June 2026</dd>" in article(changes)
    assert "<dt>Where</dt> <dd>York</dd>" in article(changes)
    found = facts(changes)
    assert (found["from"], found["to"], found["place"]) == ("2026-06-01", "2026-06-02", "York")
    assert found["sittings"] == [IN_YORK]


def test_of_several_sittings_each_is_shown_with_its_days_and_place() -> None:
    changes = event(IN_YORK, ONLINE)
    assert "<dd>1 to 2 June 2026 (York) or 20 June 2026 (online)</dd>" in article(changes)
    assert "<dt>Where</dt> <dd>York or online</dd>" in article(changes)
    found = facts(changes)
    assert (found["from"], found["to"], found["place"]) == ("2026-06-01", "2026-06-20", "York or online")
    assert found["sittings"] == [IN_YORK, {**ONLINE, "to": "2026-06-20"}]


def test_two_sittings_in_one_place_name_it_once() -> None:
    changes = event(IN_YORK, {**ONLINE, "place": "York"})
    assert facts(changes)["place"] == "York"
    assert "<dt>Where</dt> <dd>York</dd>" in article(changes)


def test_each_sitting_is_an_event_of_the_calendar_and_the_first_keeps_the_id() -> None:
    (alone,) = in_calendar(event(IN_YORK))
    first, second = in_calendar(event(IN_YORK, ONLINE))
    assert first["UID"] == alone["UID"] != second["UID"]
    assert [str(sitting["LOCATION"]) for sitting in (first, second)] == ["York", "online"]
    assert [sitting.decoded("DTSTART") for sitting in (first, second)] == [date(2026, 6, 1), date(2026, 6, 20)]
    assert [sitting.decoded("DTEND") - timedelta(days=1) for sitting in (first, second)] == [
        date(2026, 6, 2),
        date(2026, 6, 20),
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "For anyone who chooses to come"),
        ({"required_of": "everyone"}, "Every registered assessor takes part"),
        ({"required_of": "lead-assessors"}, "Every Lead Assessor takes part"),
        (
            {"required_of": "registered-since", "registered_since": "2025-03-01"},
            "Every assessor registered on or after 1 March 2025 takes part",
        ),
    ],
)
def test_who_must_attend_an_event_is_said_everywhere(fields: dict[str, str], words: str) -> None:
    changes = event(IN_YORK, **fields)
    assert f"<dt>Who it is for</dt> <dd>{words}</dd>" in article(changes)
    found = facts(changes)
    assert found["required"] is (fields.get("required_of") == "everyone")
    assert (found["required_of"], found["registered_since"]) == (
        fields.get("required_of"),
        fields.get("registered_since"),
    )
    (shown,) = in_calendar(changes)
    assert f"{words}." in str(shown["DESCRIPTION"])


@pytest.mark.parametrize(("cancelled_on", "shown"), [("2026-03-01", True), ("2026-03-02", False)])
def test_a_cancellation_is_shown_from_its_day_on(cancelled_on: str, shown: bool) -> None:
    changes = event(IN_YORK, ONLINE, cancelled_on=cancelled_on)
    assert ("Cancelled on 1 March 2026" in article(changes)) is shown
    assert facts(changes)["cancelled_on"] == (cancelled_on if shown else None)
    title, status = ("Cancelled: A day", "CANCELLED") if shown else ("A day", "None")
    found = [(str(sitting["SUMMARY"]), str(sitting.get("STATUS"))) for sitting in in_calendar(changes)]
    assert found == [(title, status)] * 2


def test_a_cancellation_is_below_the_title_and_not_among_the_days() -> None:
    shown = article(event(IN_YORK, cancelled_on="2026-03-01", website="https://events.example.org/"))
    assert "<dt>Book</dt>" not in shown
    assert "</h3>\n<p><strong>Cancelled on 1 March 2026</strong></p>" in shown
    assert "<dt>When</dt> <dd>1 to 2 June 2026</dd>" in shown


def test_the_page_gives_the_address_of_the_calendar_to_copy() -> None:
    without, there = pages()["events.md"], pages({"scheme": {"site_url": "https://register.example/"}})["cy/events.md"]
    assert '<a href="../api/v1/events.ics">events.ics</a>' in without
    copied = re.sub("<wbr>", "", there)
    assert '<a href="../../api/v1/events.ics">https://register.example/api/v1/events.ics</a>' in copied


def test_the_welsh_page_says_online_in_welsh() -> None:
    shown = pages(event(IN_YORK, ONLINE))["cy/events.md"]
    assert "<dd>1 i 2 Mehefin 2026 (York) neu 20 Mehefin 2026 (ar-lein)</dd>" in shown
    assert "<dd>York neu ar-lein</dd>" in shown


@pytest.mark.parametrize(("on", "past"), [("2026-06-20", False), ("2026-06-21", True)])
def test_an_event_is_past_after_its_last_sitting(on: str, past: bool) -> None:
    (moderation,) = [event for event in site(event(IN_YORK, ONLINE), on).events if event.id == "moderation-2026"]
    assert moderation.is_over is past


def test_who_attended_is_nowhere() -> None:
    """Whoever the list names, and whenever it was put on file, every file is the same to the byte."""
    listed = {"attendance": {"recorded_on": "2026-02-21", "present": ["grace-mensah", "tom-hale"]}}
    past = {"from": "2026-02-20", "place": "York"}
    plain, other = event(past), {MODERATION: {**event(past)[MODERATION], **listed}}
    assert made(other) == made(plain)
    assert pages(other) == pages(plain)


COST = {"amount": "20.00", "vat": "excluded", "published_on": "2026-01-10"}
OTHER = {"on": "2026-02-24", "reason": "Typed wrongly."}


@pytest.mark.parametrize(
    ("fields", "sequence", "changed"),
    [
        ({}, 0, date(2000, 1, 1)),
        ({"cost": COST}, 1, date(2026, 1, 10)),
        ({"cost": COST, "moved_on": ["2026-02-10"]}, 2, date(2026, 2, 10)),
        ({"cost": COST, "moved_on": ["2026-02-10", "2026-02-10"]}, 3, date(2026, 2, 10)),
        ({"moved_on": ["2026-02-10"], "cost": {**COST, "published_on": "2026-02-20"}}, 2, date(2026, 2, 20)),
        ({"cost": COST, "moved_on": ["2026-03-01"]}, 2, date(2026, 3, 1)),
        ({"cost": COST, "moved_on": ["2026-03-02"]}, 1, date(2026, 1, 10)),
        ({"cost": COST, "moved_on": ["2026-02-10"], "cancelled_on": "2026-02-20"}, 3, date(2026, 2, 20)),
        (
            {"cancelled_on": "2026-02-20", "corrections": [{**OTHER, "withdrawn": ["cancelled_on"]}]},
            0,
            date(2000, 1, 1),
        ),
        ({"cost": COST, "corrections": [{**OTHER, "sittings": [ONLINE]}]}, 1, date(2026, 1, 10)),
        (
            {"cost": COST, "corrections": [{**OTHER, "attendance": {"recorded_on": "2026-02-21", "present": []}}]},
            1,
            date(2026, 1, 10),
        ),
    ],
)
def test_a_calendar_sees_when_an_event_last_changed_and_how_often(
    fields: dict[str, Any], sequence: int, changed: date
) -> None:
    """Not when and how often it was corrected: that is confidential."""
    (shown,) = in_calendar(event(IN_YORK, **fields))
    assert shown["SEQUENCE"] == sequence
    assert shown.decoded("DTSTAMP").date() == shown.decoded("LAST-MODIFIED").date() == changed
