"""The files for other programs: each can be read back to what is public, and holds to its published description."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from example import TODAY, Changes, register
from icalendar import Calendar
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.public import PublicSite, public
from generator.site import Engine, build
from generator.site.api import data_files
from generator.site.api.addresses import API
from generator.site.api.openapi import DOCUMENTS
from generator.site.api.spreadsheet import COLUMNS, SEPARATOR, harmless
from generator.site.changes import changes

GOLDEN = Path(__file__).parent / "golden" / "data"
ADDRESS = {"scheme": {"site_url": "https://register.example"}}
NOT_LISTED: Changes = {"assessors/tom-hale": {"development": []}}
EVERYTHING: Changes = {
    **ADDRESS,
    **NOT_LISTED,
    "assessors/amina-rahman": {
        "publish": {"phone": "2024-03-01", "website": "2024-03-01"},
        "contact": {"phone": "+44 1632 960123"},
        "decisions": [{"on": "2024-03-01", "decision": "registered"}, {"on": "2025-07-01", "decision": "accredited"}],
    },
    "assessors/grace-mensah": {"decisions": [{"on": "2025-06-30", "decision": "registered"}]},
    "fees/quality-review": {
        "schedule": [
            {"from": "2018-04-01", "amount": "110.00", "vat": "excluded"},
            {"from": "2026-04-01", "amount": "132.50", "vat": "exempt", "announced_on": "2026-01-10"},
            {"from": "2027-04-01", "amount": "199.00", "vat": "exempt", "announced_on": "2026-12-10"},
        ]
    },
    "events/summer": {
        "title": "Assessing; and moderating, in Gwynedd: a summer's day of *ŵyl* \\ work, whose title has to fold",
        "kind": "training",
        "from": "2028-02-29",
        "place": "Bangor; Gwynedd, Cymru",
        "required": "no",
        "description": "One day,\nin two parts; and more.\n\nCome.",
        "website": "https://events.example/summer",
    },
}


def site(changes: Changes | None = None, on: str = TODAY) -> PublicSite:
    return public(register(changes), date.fromisoformat(on))


def made(changes: Changes | None = None, on: str = TODAY) -> dict[str, bytes]:
    return dict(data_files(site(changes, on)))


def _with(thing: Any, **changes: Any) -> Any:
    return type(thing)(**({one.name: getattr(thing, one.name) for one in fields(thing)} | changes))


def everything() -> list[dict[str, bytes]]:
    return [made(EVERYTHING), made()]


# All of them


def test_the_data_files_are_as_they_were_blessed(bless: bool) -> None:
    files = made(EVERYTHING)
    if bless:
        for path in [*GOLDEN.rglob("*")]:
            if path.is_file():
                path.unlink()
        for name, content in files.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(content)
    blessed = {
        path.relative_to(GOLDEN).as_posix(): path.read_bytes() for path in sorted(GOLDEN.rglob("*")) if path.is_file()
    }
    assert blessed == files


@pytest.mark.parametrize("changes", [None, EVERYTHING], ids=["as it is", "everything"])
def test_every_file_says_when_it_was_built_and_until_when_it_holds(changes: Changes | None) -> None:
    for name, content in made(changes).items():
        text = content.decode()
        if name == "robots.txt" or "/schemas/" in name:
            continue
        said = ("2026-03-01", "2026-03-08") if name.endswith((".json", ".csv")) else ("1 March 2026", "8 March 2026")
        assert all(day in text.replace("\r\n ", "") for day in said), name


def test_the_last_day_is_as_far_off_for_every_file_whatever_is_about_to_happen_to_a_person() -> None:
    """A membership that ends tomorrow must not shorten anything: that would announce the lapse to come."""
    ends_tomorrow = made({"assessors/tom-hale": {"membership.0.to": "2026-03-02"}})
    assert ends_tomorrow == made()


def test_the_same_site_gives_the_same_bytes() -> None:
    assert made(EVERYTHING) == made(EVERYTHING)


# JSON, its schemas and the OpenAPI description


def documents(files: dict[str, bytes]) -> Iterator[tuple[str, str, Any]]:
    """Each JSON file of data: its path, the name of its schema, its content."""
    for path, content in files.items():
        name = path.removeprefix(API).removesuffix(".json")
        if path.endswith(".json") and "/schemas/" not in path and name != "openapi":
            value = json.loads(content)
            yield path, ("assessor" if value["listed"] else "not-listed") if "/" in name else name, value


@pytest.mark.parametrize("changes", [None, EVERYTHING], ids=["as it is", "everything"])
def test_every_json_file_holds_to_its_schema(changes: Changes | None) -> None:
    files, seen = made(changes), set()
    for path, name, value in documents(files):
        schema = json.loads(files[f"{API}schemas/{name}.schema.json"])
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(value)
        assert list(_unknown(schema, schema, value)) == [], path
        seen.add(name)
    assert seen == set(DOCUMENTS) - (set() if changes else {"not-listed"})


def _unknown(root: Any, schema: Any, value: Any) -> Iterator[str]:
    """Fields of the value that the schema does not describe in words."""
    schema = root["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    for option in schema.get("anyOf", ()):
        if value is not None and option != {"type": "null"}:
            yield from _unknown(root, option, value)
    if isinstance(value, list):
        for one in value:
            yield from _unknown(root, schema["items"], one)
    if isinstance(value, dict) and "anyOf" not in schema:
        for key, one in value.items():
            described = schema.get("properties", {}).get(key, {})
            if not described.get("description"):
                yield key
            yield from _unknown(root, described, one)


@pytest.mark.parametrize(
    ("file", "spoil"),
    [
        ("assessors", lambda value: value["assessors"][0].pop("since")),
        ("assessors", lambda value: value["assessors"][0].update(standing="lapsed")),
        ("assessors", lambda value: value["assessors"][0].update(since="yesterday")),
        ("assessors", lambda value: value.update(built_on=None)),
        ("fees", lambda value: value["fees"][0]["schedule"][0].update(amount=150)),
        ("fees", lambda value: value["fees"][0]["schedule"][0].pop("from")),
        ("events", lambda value: value["events"][0].update(cost="95.00")),
    ],
)
def test_a_schema_refuses_a_file_that_is_spoilt(file: str, spoil: Any) -> None:
    files = made()
    value = json.loads(files[f"{API}{file}.json"])
    spoil(value)
    schema = json.loads(files[f"{API}schemas/{file}.schema.json"])
    assert not Draft202012Validator(schema, format_checker=FormatChecker()).is_valid(value)


@pytest.mark.parametrize("changes", [None, EVERYTHING], ids=["as it is", "everything"])
def test_the_description_is_valid_openapi_and_names_every_file(changes: Changes | None) -> None:
    files = made(changes)
    described = json.loads(files[f"{API}openapi.json"])
    OpenAPIV31SpecValidator(described).validate()
    patterns = [re.compile(re.escape(path).replace(r"\{id\}", "[a-z-]+")) for path in described["paths"]]
    for name in files:
        if "/schemas/" not in name and not name.endswith(("openapi.json", ".txt")):
            assert any(pattern.fullmatch(f"/{name}") for pattern in patterns), name
    for pattern in patterns:
        assert any(pattern.fullmatch(f"/{name}") for name in files), pattern


def test_the_descriptions_schemas_are_those_of_the_files() -> None:
    files = made()
    described = json.loads(files[f"{API}openapi.json"])["components"]["schemas"]
    for name, document in DOCUMENTS.items():
        schema = json.loads(files[f"{API}schemas/{name}.schema.json"])
        ours = json.loads(json.dumps(schema["properties"]).replace("#/$defs/", "#/components/schemas/"))
        assert described[document.__name__]["properties"] == ours


def test_the_openapi_validator_is_awake() -> None:
    described = json.loads(made()[f"{API}openapi.json"])
    del described["info"]["title"]
    with pytest.raises(Exception, match="title"):
        OpenAPIV31SpecValidator(described).validate()


def test_json_tells_of_a_person_what_is_public_and_null_where_nothing_is_agreed() -> None:
    value = json.loads(made()[f"{API}assessors/amina-rahman.json"])
    assert value["listed"] is True
    one = value["assessor"]
    assert (one["standing"], one["since"], one["page"]) == ("accredited", "2024-07-01", "assessors/amina-rahman/")
    assert (one["email"], one["phone"], one["website"]) == ("amina-rahman@northgate-learning.example", None, None)
    everyone = json.loads(made()[f"{API}assessors.json"])["assessors"]
    assert one in everyone


def test_a_fee_that_is_not_announced_yet_is_in_no_file() -> None:
    files = made(EVERYTHING)
    fees = {one["id"]: one for one in json.loads(files[f"{API}fees.json"])["fees"]}
    assert [one["amount"] for one in fees["quality-review"]["schedule"]] == ["110.00", "132.50"]
    assert not any(b"199" in content for content in files.values())


# People no longer listed


REASONS = {
    "membership ended": {"membership.0.to": "2026-01-31"},
    "event missed": {"development": []},
    "removed": {
        "decisions": [
            {"on": "2018-12-01", "decision": "registered"},
            {"on": "2019-04-01", "decision": "accredited"},
            {"on": "2026-02-01", "decision": "removed", "clause": "UA.1", "reason": "A reason."},
        ]
    },
}


@pytest.mark.parametrize("reason", REASONS)
def test_of_a_person_no_longer_listed_every_file_is_the_same_for_every_reason(reason: str) -> None:
    files = made({"assessors/tom-hale": REASONS[reason]})
    assert files == made(NOT_LISTED)
    assert json.loads(files[f"{API}assessors/tom-hale.json"])["listed"] is False
    assert b"Not on the register" in files["assessors/tom-hale/badge.svg"]
    assert not any(b"tom-hale" in content or b"Tom Hale" in content for content in files.values())


# Changes


def test_the_changes_are_those_of_twelve_months_and_of_people_listed_today() -> None:
    found = [(str(one.on), one.kind, one.page) for one in changes(site(EVERYTHING))]
    assert ("2026-01-10", "fee-announced", "fees/quality-review/") in found
    assert [one for one in found if one[1] != "fee-announced"] == [
        ("2025-07-01", "accredited", "assessors/amina-rahman/"),
        ("2025-06-30", "joined", "assessors/grace-mensah/"),
    ]
    assert changes(site(EVERYTHING, "2026-06-30"))[-1].on == date(2025, 7, 1)
    assert {one.kind for one in changes(site(EVERYTHING, "2026-07-01"))} == {"fee-announced"}
    assert changes(site(ADDRESS, "2027-01-10")) == ()


BEFORE = [{"on": "2018-12-01", "decision": "registered"}]
ACCREDITED = {"on": "2025-08-01", "decision": "accredited"}


@pytest.mark.parametrize(
    "history",
    [
        {"decisions": [{"on": "2025-05-01", "decision": "registered"}, ACCREDITED]},
        {"decisions": [*BEFORE, ACCREDITED], "membership.0.to": "2025-09-01", "membership": None},
        {
            "decisions": [
                *BEFORE,
                {"on": "2019-04-01", "decision": "accredited"},
                {"on": "2025-06-01", "decision": "removed", "clause": "UA.1", "reason": "A reason."},
                {"on": "2025-08-01", "decision": "reinstated"},
            ]
        },
    ],
    ids=["registered within the year", "lapsed and came back", "removed and reinstated"],
)
def test_the_feed_tells_nothing_of_what_lies_behind_a_standing(history: dict[str, Any]) -> None:
    """Whatever came before, the same standing since the same day gives the same feed, to the byte."""
    history = dict(history)
    if "membership" in history:
        history = {"decisions": history["decisions"]} | {
            "membership": [
                {"number": "N1", "grade": "full", "from": "2018-01-01", "to": "2025-09-01"},
                {"number": "N2", "grade": "full", "from": "2025-12-01"},
            ]
        }
    covered = {"invoices.1.covers.from": "2019-12-01"}
    plain: Changes = {"assessors/tom-hale": {"decisions": [*BEFORE, ACCREDITED]}}
    assert changes(site(plain))[-1].page == "assessors/tom-hale/"
    assert made({"assessors/tom-hale": history | covered}) == made(plain)


def test_the_feed_is_atom_with_every_entry_once_and_ids_that_no_build_changes() -> None:
    name = "{http://www.w3.org/2005/Atom}"

    def read(content: bytes) -> tuple[dict[str, str | None], list[dict[str, str | None]]]:
        feed = ET.fromstring(content)  # noqa: S314  # our own text
        assert feed.tag == f"{name}feed"
        entries = [{part.tag.removeprefix(name): part.text for part in one} for one in feed.findall(f"{name}entry")]
        return {part.tag.removeprefix(name): part.text for part in feed}, entries

    head, entries = read(made(EVERYTHING)[f"{API}changes.xml"])
    assert head["updated"] == "2026-03-01T00:00:00Z"
    assert [(one["title"], one["updated"]) for one in entries[-3:]] == [
        ("Announced: Standard assessment charge from 1 April 2026: £700, VAT excluded", "2026-01-10T00:00:00Z"),
        ("Amina Rahman is accredited", "2025-07-01T00:00:00Z"),
        ("Grace Mensah is registered", "2025-06-30T00:00:00Z"),
    ]
    assert len({one["id"] for one in entries} | {head["id"]}) == len(entries) + 1
    for one in entries:
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one["id"] or "")
        assert {"id", "title", "updated", "published", "link", "category"} <= set(one)
    moved = {**EVERYTHING, "scheme": {"site_url": "https://elsewhere.example/register"}}
    later, same = read(made(moved, "2026-03-20")[f"{API}changes.xml"])
    assert [one["id"] for one in same] == [one["id"] for one in entries]
    assert later["id"] == head["id"]


def test_a_name_is_text_in_feed_and_badge_whatever_it_holds() -> None:
    name = """</title><script>alert(1)</script> & "Bell" 'Cox' ]]> &lt;"""
    one = _with(site().assessors[0], name=name, since=date(2026, 2, 1))
    files = dict(data_files(_with(site(), assessors=(one,))))
    feed = ET.fromstring(files[f"{API}changes.xml"])  # noqa: S314  # our own text
    assert any(part.text == f"{name} is accredited" for part in feed.iter())
    badge = ET.fromstring(files[f"assessors/{one.id}/badge.svg"])  # noqa: S314  # our own text
    title = badge.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert (title.text or "").startswith(f"{name}: accredited ICT Mark Assessor")


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
    for row, one in zip(found, people, strict=True):
        assert row["phone"] == (one["phone"] or "")
        assert row["regions"].split(SEPARATOR) == one["regions"]
        assert row["phases"].split(SEPARATOR) == [offered["phase"] for offered in one["phases"]]
        assert row["organisations"] == SEPARATOR.join(each["name"] for each in one["organisations"])
        for key in ("id", "name", "standing", "since", "base", "details_confirmed_on", "page"):
            assert row[key] == one[key]


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
    one = _with(site().assessors[0], name=name)
    table = dict(data_files(_with(site(), assessors=(one,))))[f"{API}assessors.csv"]
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
    events = json.loads(files[f"{API}events.json"])["events"]
    assert len(events) == len(calendar.walk("VEVENT")) == 2
    for found, one in zip(calendar.walk("VEVENT"), events, strict=True):
        assert not found.errors
        assert str(found["SUMMARY"]) == one["title"]
        assert str(found["LOCATION"]) == one["place"]
        assert found.decoded("DTSTART") == date.fromisoformat(one["from"])
        assert found.decoded("DTEND") == date.fromisoformat(one["to"]) + timedelta(days=1)
        assert found.decoded("DTSTAMP").isoformat() == "2026-03-01T00:00:00+00:00"
        assert str(found.get("URL", "")) == (one["website"] or "")
    summer = str(calendar.walk("VEVENT")[1]["DESCRIPTION"])
    assert (
        summer == "One day,\nin two parts; and more.\n\nCome.\nFor those who choose to come.\nCost: not published yet."
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


def test_an_events_id_in_the_calendar_never_changes() -> None:
    def ids(content: bytes) -> list[str]:
        return [str(one["UID"]) for one in Calendar.from_ical(content).walk("VEVENT")]

    first = ids(made(EVERYTHING)[f"{API}events.ics"])
    changed = {**EVERYTHING, "events/conference-2025": {"title": "Another title", "from": "2025-06-10"}}
    assert ids(made({**changed, "scheme": {}}, "2026-04-01")[f"{API}events.ics"]) == first
    assert len(set(first)) == 2


# Badges, robots and the rest


def test_a_badge_is_named_and_asks_nobody_for_anything() -> None:
    files = made(EVERYTHING)
    found = [content.decode() for name, content in files.items() if name.endswith("badge.svg")]
    assert len(found) == 3
    for text in found:
        root = ET.fromstring(text)  # noqa: S314  # our own text
        assert root.get("role") == "img"
        title = root.find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text == root.get("aria-label")
        assert {part.tag.rpartition("}")[2] for part in root.iter()} <= {"svg", "title", "rect", "path", "text"}
        assert not re.search(r"href|url\(|style|\bon\w+=|<!|<\?", text)
        assert text.count("http") == 1
    assert "accredited ICT Mark Assessor on 1 March 2026; may be relied on until 8 March 2026" in found[0]


def test_robots_name_the_sitemap_once_there_is_an_address() -> None:
    assert b"Sitemap" not in made()["robots.txt"]
    assert b"Sitemap: https://register.example/sitemap.xml\n" in made(ADDRESS)["robots.txt"]


def test_addresses_are_whole_once_the_site_has_one() -> None:
    for url in ("https://register.example", "https://register.example/"):
        one = json.loads(made({"scheme": {"site_url": url}})[f"{API}assessors/tom-hale.json"])["assessor"]
        assert one["page"] == "https://register.example/assessors/tom-hale/"
        assert one["badge"] == "https://register.example/assessors/tom-hale/badge.svg"


# With the site's pages, by either engine


@pytest.mark.parametrize("engine", Engine)
def test_an_engine_leaves_the_files_as_they_are_and_lists_pages_but_not_of_people_no_longer_listed(
    engine: Engine, tmp_path: Path
) -> None:
    build(tmp_path, site(EVERYTHING), engine)
    for name, content in made(EVERYTHING).items():
        assert (tmp_path / "site" / name).read_bytes() == content, name
    listed = re.findall("<loc>(.*?)</loc>", (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8"))
    assert len(listed) == len(set(listed))
    assert "https://register.example/assessors/amina-rahman/" in listed
    assert not [address for address in listed if "tom-hale" in address]
    for address in listed:
        page = tmp_path / "site" / address.removeprefix("https://register.example/") / "index.html"
        assert f'<link rel="canonical" href="{address}">' in page.read_text(encoding="utf-8")
    pages = [path for path in (tmp_path / "site").rglob("index.html") if "tom-hale" not in path.parts]
    assert len(listed) == len(pages)
