"""The feed of changes, the table and the calendar: what each says, and that other programs read it as it was meant."""

import csv
import json
import re
from datetime import date, timedelta
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar
from published import ADDRESS, EVERYTHING, made, site, with_

from generator.addresses import API
from generator.site.api import data_files
from generator.site.api.spreadsheet import COLUMNS, SEPARATOR, harmless
from generator.site.messages import wording
from generator.site.public_changes import changes
from generator.vocabulary import Language, Region

ENGLISH = wording(Language.ENGLISH)

# Changes


def test_the_changes_are_those_of_twelve_months_and_of_people_listed_today() -> None:
    found = [(str(change.on), change.kind, change.page) for change in changes(site(EVERYTHING), ENGLISH)]
    assert ("2026-01-10", "fee-announced", "fees/quality-review/") in found
    assert [change for change in found if change[1] != "fee-announced"] == [
        ("2025-07-01", "accredited", "assessors/amina-rahman/"),
        ("2025-06-30", "joined", "assessors/grace-mensah/"),
    ]
    assert changes(site(EVERYTHING, "2026-06-30"), ENGLISH)[-1].on == date(2025, 7, 1)
    assert {change.kind for change in changes(site(EVERYTHING, "2026-07-01"), ENGLISH)} == {"fee-announced"}
    assert changes(site(ADDRESS, "2027-01-10"), ENGLISH) == ()


REGISTERED = {"on": "2018-12-01", "decision": "registered"}
ACCREDITED = {"on": "2025-08-01", "decision": "accredited"}
WITHOUT_A_GAP = [{"number": "N1", "grade": "full", "from": "2018-01-01"}]
LAPSED_FOR_MONTHS = [
    {"number": "N1", "grade": "full", "from": "2018-01-01", "to": "2025-09-01"},
    {"number": "N2", "grade": "full", "from": "2025-12-01"},
]
REMOVED_FOR_MONTHS = [
    {"on": "2019-04-01", "decision": "accredited"},
    {"on": "2025-06-01", "decision": "removed", "clause": "UA.1", "reason": "A reason."},
    {"on": "2025-08-01", "decision": "reinstated"},
]


@pytest.mark.parametrize(
    ("decisions", "membership"),
    [
        ([{"on": "2025-05-01", "decision": "registered"}, ACCREDITED], WITHOUT_A_GAP),
        ([REGISTERED, ACCREDITED], LAPSED_FOR_MONTHS),
        ([REGISTERED, *REMOVED_FOR_MONTHS], WITHOUT_A_GAP),
    ],
    ids=["registered within the year", "lapsed and came back", "removed and reinstated"],
)
def test_no_file_says_what_is_behind_a_standing(decisions: list[Any], membership: list[Any]) -> None:
    """Whatever came before, the same standing since the same day gives the same files, to the byte."""
    plain = {"assessors/tom-hale": {"decisions": [REGISTERED, ACCREDITED], "membership": WITHOUT_A_GAP}}
    other = {"assessors/tom-hale": {"decisions": decisions, "membership": membership}}
    assert changes(site(plain), ENGLISH)[-1].page == "assessors/tom-hale/"
    assert made(other) == made(plain)


def test_the_feed_is_atom_with_every_entry_once_and_ids_that_no_build_changes() -> None:
    name = "{http://www.w3.org/2005/Atom}"

    def read(content: bytes) -> tuple[dict[str, str | None], list[dict[str, str | None]]]:
        feed = ET.fromstring(content)  # noqa: S314  # our own text
        assert feed.tag == f"{name}feed"
        entries = [{part.tag.removeprefix(name): part.text for part in entry} for entry in feed.findall(f"{name}entry")]
        return {part.tag.removeprefix(name): part.text for part in feed}, entries

    head, entries = read(made(EVERYTHING)[f"{API}changes.xml"])
    assert head["updated"] == "2026-03-01T00:00:00Z"
    assert [(entry["title"], entry["updated"]) for entry in entries[-3:]] == [
        ("Announced: Standard assessment charge from 1 April 2026: £700 plus VAT", "2026-01-10T00:00:00Z"),
        ("Amina Rahman is accredited", "2025-07-01T00:00:00Z"),
        ("Grace Mensah is registered", "2025-06-30T00:00:00Z"),
    ]
    assert len({entry["id"] for entry in entries} | {head["id"]}) == len(entries) + 1
    for entry in entries:
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", entry["id"] or "")
        assert {"id", "title", "updated", "published", "link", "category"} <= set(entry)
    moved = {**EVERYTHING, "scheme": {"site_url": "https://elsewhere.example/register"}}
    later, same = read(made(moved, "2026-03-20")[f"{API}changes.xml"])
    assert [entry["id"] for entry in same] == [entry["id"] for entry in entries]
    assert later["id"] == head["id"]


def test_a_name_is_text_in_feed_and_badge_whatever_it_holds() -> None:
    name = """</title><script>alert(1)</script> & "Bell" 'Cox' ]]> &lt;"""
    assessor = with_(site().assessors[0], name=name, since=date(2026, 2, 1))
    files = dict(data_files(with_(site(), assessors=(assessor,))))
    feed = ET.fromstring(files[f"{API}changes.xml"])  # noqa: S314  # our own text
    assert any(part.text == f"{name} is accredited" for part in feed.iter())
    badge = ET.fromstring(files[f"assessors/{assessor.id}/badge.svg"])  # noqa: S314  # our own text
    title = badge.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert (title.text or "").startswith(f"{name}, {assessor.registration_number}: accredited ICT Mark Assessor")


# The table


def rows(content: bytes) -> list[dict[str, str]]:
    """The table as a program reads it that knows the way back."""
    found = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert tuple(found.fieldnames or ()) == COLUMNS
    return [{key: re.sub("^'", "", value) for key, value in row.items()} for row in found]


def test_the_table_is_read_back_to_what_json_says() -> None:
    files = made(EVERYTHING)
    assert files[f"{API}assessors.csv"].startswith(b"\xef\xbb\xbf")
    people = json.loads(files[f"{API}assessors.json"])["assessors"]
    found = rows(files[f"{API}assessors.csv"])
    assert len(found) == len(people) == 2
    for row, person in zip(found, people, strict=True):
        assert row["phone"] == (person["phone"] or "")
        assert row["regions"].split(SEPARATOR) == person["regions"]
        assert row["phases"].split(SEPARATOR) == [offered["phase"] for offered in person["phases"]]
        assert row["organisations"] == SEPARATOR.join(organisation["name"] for organisation in person["organisations"])
        for key in ("id", "name", "standing", "since", "base", "details_confirmed_on", "page"):
            assert row[key] == person[key]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "\n=1",
            "\uff1d1",
            "\uff20x",
            '=HYPERLINK("https://a.example")',
        ),
        *("'=1", "'Abd", "''", "'", "Ann", "", "ŵ", 'Ann "Bell", Cox; D', "a=1", "two\nlines", "a\r\nb"),
    ],
)
def test_no_cell_runs_as_a_formula_and_each_is_read_back_exactly(name: str) -> None:
    assessor = with_(site().assessors[0], name=name)
    table = dict(data_files(with_(site(), assessors=(assessor,))))[f"{API}assessors.csv"]
    (raw,) = csv.DictReader(StringIO(table.decode("utf-8-sig"), newline=""))
    assert not re.match(r"\s*[=+\-@\t\r＝＋－＠]", raw["name"])  # noqa: RUF001
    assert rows(table)[0]["name"] == name


def test_a_harmless_cell_stays_as_it_is() -> None:
    assert harmless("01632 960123") == "01632 960123"
    assert harmless("+44 1632 960123") == "'+44 1632 960123"


# The calendar


def test_the_calendar_is_read_back_by_another_program_to_what_json_says() -> None:
    files = made(EVERYTHING)
    calendar = Calendar.from_ical(files[f"{API}events.ics"])
    assert not calendar.errors
    assert str(calendar["X-WR-CALDESC"]) == "Updated 1 March 2026. Valid until 8 March 2026."
    events = json.loads(files[f"{API}events.json"])["events"]
    sittings = [(event, sitting) for event in events for sitting in event["sittings"]]
    starts = [(fee, amount) for fee in json.loads(files[f"{API}fees.json"])["fees"] for amount in fee["schedule"]]
    assert len(sittings) == 3
    shown, of_fees = calendar.walk("VEVENT")[:3], calendar.walk("VEVENT")[3:]
    for found, (fee, amount) in zip(of_fees, starts, strict=True):
        assert fee["title"] in str(found["SUMMARY"])
        assert found.decoded("DTSTART") == date.fromisoformat(amount["from"])
    for found, (event, sitting) in zip(shown, sittings, strict=True):
        assert not found.errors
        assert str(found["SUMMARY"]) == event["title"]
        assert str(found["LOCATION"]) == sitting["place"]
        assert found.decoded("DTSTART") == date.fromisoformat(sitting["from"])
        assert found.decoded("DTEND") == date.fromisoformat(sitting["to"]) + timedelta(days=1)
        assert str(found["TRANSP"]) == "TRANSPARENT"
        assert str(found.get("URL", "")) == (event["website"] or "")
    summer = str(calendar.walk("VEVENT")[1]["DESCRIPTION"])
    assert (
        summer
        == "One day,\nin two parts; and more.\n\nCome.\nFor anyone who chooses to come.\nCost: not published yet."
    )


def test_the_calendars_lines_are_folded_within_75_octets_and_end_as_the_format_asks() -> None:
    content = made(EVERYTHING)[f"{API}events.ics"]
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()


@pytest.mark.parametrize("length", range(60, 90))
def test_folding_loses_nothing_at_any_length(length: int) -> None:
    title = ("ŵ" * length)[: length - 1] + "€"
    found = Calendar.from_ical(made({"events/conference-2025": {"title": title}})[f"{API}events.ics"])
    assert str(found.walk("VEVENT")[0]["SUMMARY"]) == title


def test_the_calendar_asks_to_be_read_again_each_day_as_the_format_writes_it() -> None:
    """RFC 7986, 5.7: the value's type must be named. Outlook reads a field of its own."""
    lines = made(EVERYTHING)[f"{API}events.ics"].splitlines()
    assert lines.count(b"REFRESH-INTERVAL;VALUE=DURATION:P1D") == 1
    assert lines.count(b"X-PUBLISHED-TTL:P1D") == 1


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_an_end_of_line_in_a_text_begins_no_line_of_the_calendar(ending: str) -> None:
    event = with_(site(EVERYTHING).events[0], description=f"One;{ending}URL:https://evil.example")
    content = dict(data_files(with_(site(EVERYTHING), events=(event,))))[f"{API}events.ics"]
    assert not [line for line in content.splitlines() if line.startswith(b"URL:https://evil")]
    read, *_ = Calendar.from_ical(content).walk("VEVENT")
    assert str(read["DESCRIPTION"]).startswith("One;\nURL:https://evil.example\n")


def test_an_events_id_in_the_calendar_never_changes() -> None:
    def ids(content: bytes) -> list[str]:
        return [str(event["UID"]) for event in Calendar.from_ical(content).walk("VEVENT")]

    first = ids(made(EVERYTHING)[f"{API}events.ics"])
    changed = {**EVERYTHING, "events/conference-2025": {"title": "Another title", "sittings.0": {"from": "2025-06-10"}}}
    assert ids(made({**changed, "scheme": {}}, "2026-04-01")[f"{API}events.ics"]) == first
    assert len(set(first)) == len(first) > 3


def stamps(changes: Any, on: str) -> set[tuple[str, ...]]:
    """Of each event of the calendar its UID, and what a program compares to see whether it changed."""
    lines = made(changes, on)[f"{API}events.ics"].decode().replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
    names = ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
    return {tuple(re.findall(rf"(?m)^{name}[:;](\S+)", event)[0] for name in names) for event in lines}


def test_an_event_of_the_calendar_is_as_new_as_its_last_change_whatever_the_day_of_the_build() -> None:
    cancelled = {"events/conference-2025": {"cancelled_on": "2026-02-10"}}
    before, on_the_day, after = (stamps(cancelled, f"2026-02-{day:02}") for day in (9, 10, 11))
    assert on_the_day == after
    (old,), (new,) = before - after, after - before
    assert old[0] == new[0]
    assert new[1:3] == ("20260210T000000Z", "20260210T000000Z")
    assert int(new[3]) == int(old[3]) + 1


def test_the_feed_of_a_region_has_the_people_who_work_there_and_no_fees() -> None:
    name = "{http://www.w3.org/2005/Atom}"
    files = made(EVERYTHING)
    feeds = {path: ET.fromstring(text) for path, text in files.items() if path.endswith(".atom")}  # noqa: S314  # our own
    assert len(feeds) == len(Region) + 1
    assert len({feed.findtext(f"{name}id") for feed in feeds.values()}) == len(feeds)
    people = json.loads(files[f"{API}assessors.json"])["assessors"]
    for region in Region:
        entries = feeds[f"{API}changes/{region}.atom"].findall(f"{name}entry")
        titles = [entry.findtext(f"{name}title") or "" for entry in entries]
        (page,) = (link.get("href") for link in feeds[f"{API}changes/{region}.atom"] if link.get("rel") == "alternate")
        assert page == f"https://register.example/assessors/region/{region}/"
        there = [person["name"] for person in people if region in person["regions"] and person["since"] > "2025-03-01"]
        assert sorted(title.partition(" is ")[0] for title in titles) == sorted(there)
    assert files[f"{API}changes.atom"] == files[f"{API}changes.xml"]


def test_the_table_for_programs_has_each_cell_as_it_is() -> None:
    assessor = with_(site().assessors[0], name="=1+1", phone="+44 1632 960123")
    table = dict(data_files(with_(site(), assessors=(assessor,))))[f"{API}assessors-plain.csv"]
    (row,) = csv.DictReader(StringIO(table.decode(), newline=""), strict=True)
    assert (row["name"], row["phone"]) == ("=1+1", "+44 1632 960123")
