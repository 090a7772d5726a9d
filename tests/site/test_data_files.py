"""The files for other programs: each can be read back to what is public, and holds to its published description."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from example import Changes
from golden import Golden
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from published import ADDRESS, DECIDED, EVERYTHING, MISSED, NOT_LISTED, TOM, made, site

from generator.addresses import API
from generator.price import Price
from generator.public import (
    PublicAmount,
    PublicAssessor,
    PublicEvent,
    PublicFee,
    PublicOrganisation,
    PublicPhase,
    PublicSitting,
    PublicTime,
    PublicTypes,
)
from generator.site import Engine
from generator.site.api import shapes
from generator.site.api.openapi import DOCUMENTS

# All of them


def test_the_data_files_are_as_they_were_blessed(golden: Golden) -> None:
    golden.tree("data", made(EVERYTHING))


SHAPES = {
    PublicAssessor: shapes.Assessor,
    PublicOrganisation: shapes.Organisation,
    PublicPhase: shapes.PhaseOffered,
    PublicTypes: shapes.TypesOffered,
    PublicTime: shapes.Time,
    PublicFee: shapes.Fee,
    PublicAmount: shapes.Amount,
    Price: shapes.Cost,
    PublicEvent: shapes.Event,
    PublicSitting: shapes.Sitting,
}
SAID_BY_ANOTHER = {"PublicFee.announced", "PublicAmount.price", "PublicEvent.is_over", "PublicEvent.changed_on"}
"""Fields whose values are in `schedule`, in the amount's own fields, follow from `to`, and count for calendars."""


def test_every_public_field_is_in_the_files_for_other_programs() -> None:
    missing = {
        f"{public.__name__}.{field.name}"
        for public, shape in SHAPES.items()
        for field in fields(public)
        if field.name not in shape.model_fields
    }
    assert missing == SAID_BY_ANOTHER


@pytest.mark.parametrize("changes", [None, EVERYTHING], ids=["as it is", "everything"])
def test_every_file_says_when_it_was_built_and_until_when_it_holds(changes: Changes | None) -> None:
    for name, content in made(changes).items():
        text = content.decode()
        if name in ("robots.txt", ".well-known/security.txt"):  # the second has an end of its own
            continue
        said = ("2026-03-01", "2026-03-08") if name.endswith((".json", ".csv")) else ("1 March 2026", "8 March 2026")
        if name.startswith("cy/"):
            said = ("1 Mawrth 2026", "8 Mawrth 2026")
        assert all(day in text.replace("\r\n ", "") for day in said), name


def test_the_last_day_is_as_far_off_for_every_file_whatever_is_about_to_happen_to_a_person() -> None:
    """A membership that ends tomorrow must not shorten anything: that would announce the lapse to come."""
    ends_tomorrow = made({"assessors/tom-hale": {"membership.0.to": "2026-03-02"}})
    assert ends_tomorrow == made()


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
    schema = schema["allOf"][0] if "allOf" in schema else schema
    schema = root["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    for option in schema.get("anyOf", ()):
        if value is not None and option != {"type": "null"}:
            yield from _unknown(root, option, value)
    if isinstance(value, list):
        for item in value:
            yield from _unknown(root, schema["items"], item)
    if isinstance(value, dict) and "anyOf" not in schema:
        for key, inner in value.items():
            described = schema.get("properties", {}).get(key, {})
            if not described.get("description"):
                yield key
            yield from _unknown(root, described, inner)


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
    patterns = [re.compile(re.sub(r"\\{(id|region)\\}", "[a-z-]+", re.escape(path))) for path in described["paths"]]
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


def test_json_says_of_a_person_what_is_public_and_null_where_nothing_is_agreed() -> None:
    value = json.loads(made()[f"{API}assessors/amina-rahman.json"])
    assert value["listed"] is True
    assessor = value["assessor"]
    assert (assessor["standing"], assessor["since"], assessor["page"]) == (
        "accredited",
        "2024-07-01",
        "assessors/amina-rahman/",
    )
    assert (assessor["email"], assessor["phone"], assessor["website"]) == (
        "amina-rahman@northgate-learning.example",
        None,
        None,
    )
    everyone = json.loads(made()[f"{API}assessors.json"])["assessors"]
    assert assessor in everyone


def test_a_fee_that_is_not_announced_yet_is_in_no_file() -> None:
    files = made(EVERYTHING)
    fees = {fee["id"]: fee for fee in json.loads(files[f"{API}fees.json"])["fees"]}
    assert [amount["amount"] for amount in fees["quality-review"]["schedule"]] == ["110.00", "132.50"]
    assert not any(b"199" in content for content in files.values())


# People no longer listed


REASONS: dict[str, Changes] = {
    "membership ended": {TOM: {"membership.0.to": "2026-01-31"}},
    "event missed": MISSED,
    "left": {TOM: {"decisions": [*DECIDED, {"on": "2026-02-01", "decision": "left", "leaving": "retired"}]}},
    "removed": {
        TOM: {
            "decisions": [
                *DECIDED,
                {"on": "2026-02-01", "decision": "removed", "clause": "UA.1", "reason": "A reason."},
            ]
        }
    },
}


@pytest.mark.parametrize("reason", REASONS)
def test_of_a_person_no_longer_listed_every_file_is_the_same_for_every_reason(reason: str) -> None:
    files = made(REASONS[reason])
    assert files == made(NOT_LISTED)
    assert json.loads(files[f"{API}assessors/tom-hale.json"])["listed"] is False
    assert b"Not on the register" in files["assessors/tom-hale/badge.svg"]
    assert not any(b"tom-hale" in content or b"Tom Hale" in content for content in files.values())


# Badges, robots and the rest


def test_a_badge_is_named_and_asks_nobody_for_anything() -> None:
    files = made(EVERYTHING)
    found = [content.decode() for name, content in files.items() if name.endswith("badge.svg")]
    assert len(found) == 6
    for text in found:
        root = ET.fromstring(text)  # noqa: S314  # our own text
        assert root.get("role") == "img"
        title = root.find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text == root.get("aria-label")
        assert {part.tag.rpartition("}")[2] for part in root.iter()} <= {"svg", "title", "rect", "path", "text"}
        assert not re.search(r"href|url\(|style|\bon\w+=|<!|<\?", text)
        assert text.count("http") == 1
        assert "textLength" not in text, "a text is squeezed or stretched in fonts that have other widths"
    assert "accredited ICT Mark Assessor on 1 March 2026. Valid until 8 March 2026" in found[0]
    welsh = files["cy/assessors/amina-rahman/badge.svg"].decode()
    assert "Amina Rahman, ICTM 0003: Asesydd achrededig y Marc TGCh ar 1 Mawrth 2026. Dilys tan" in welsh
    said = ["Asesydd Marc TGCh", "ICTM 0003", "Achrededig", "ar 1 Mawrth 2026"]
    assert re.findall("<text[^>]*>(.*?)</text>", welsh) == said
    assert "Nid yw ar y gofrestr" in files["cy/assessors/tom-hale/badge.svg"].decode()


def test_robots_name_the_sitemap_once_there_is_an_address() -> None:
    assert b"Sitemap" not in made()["robots.txt"]
    assert b"Sitemap: https://register.example/sitemap.xml\n" in made(ADDRESS)["robots.txt"]


def test_addresses_are_whole_once_the_site_has_one() -> None:
    for url in ("https://register.example", "https://register.example/"):
        assessor = json.loads(made({"scheme": {"site_url": url}})[f"{API}assessors/tom-hale.json"])["assessor"]
        assert assessor["page"] == "https://register.example/assessors/tom-hale/"
        assert assessor["badge"] == "https://register.example/assessors/tom-hale/badge.svg"


# With the site's pages, by either engine


@pytest.mark.parametrize("engine", Engine)
def test_an_engine_leaves_the_files_as_they_are_and_lists_pages_but_not_of_people_no_longer_listed(
    engine: Engine, tmp_path: Path, build_site: Callable[..., None]
) -> None:
    build_site(tmp_path, site(EVERYTHING), engine)
    for name, content in made(EVERYTHING).items():
        assert (tmp_path / "site" / name).read_bytes() == content, name
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall("<loc>(.*?)</loc>", sitemap)
    assert sitemap.count("<lastmod>2026-03-01</lastmod>") == len(listed)
    assert len(listed) == len(set(listed))
    assert "https://register.example/assessors/amina-rahman/" in listed
    assert not [address for address in listed if "tom-hale" in address]
    for address in listed:
        page = tmp_path / "site" / address.removeprefix("https://register.example/") / "index.html"
        assert f'<link rel="canonical" href="{address}">' in page.read_text(encoding="utf-8")
    pages = [path for path in (tmp_path / "site").rglob("index.html") if "tom-hale" not in path.parts]
    assert len(listed) == len(pages)
