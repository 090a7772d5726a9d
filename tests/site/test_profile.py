"""The assessor's page: what it says and in which order, in both languages; to machines, to the search, and drawn."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Served
from playwright.sync_api import Page
from published import NOT_LISTED, made, pages

from generator.addresses import API
from generator.site.formats import breaking
from generator.site.messages import LANGUAGES, wording
from generator.site.parts.region_map import PLACES, region_map
from generator.vocabulary import Language, Region, SchoolType

# What it says


def test_a_profile_is_in_both_languages_with_a_link_from_each_to_the_other() -> None:
    files = pages()
    english, welsh = files["assessors/tom-hale.md"], files["cy/assessors/tom-hale.md"]
    assert 'href="../../cy/assessors/tom-hale/" lang="cy" hreflang="cy">Cymraeg' in english
    assert 'href="../../../assessors/tom-hale/" lang="en" hreflang="en">English' in welsh
    assert "\nlang: cy\n" in welsh
    assert "On the register on 1 March 2026." in english
    assert "Ar y gofrestr ar 1 Mawrth 2026." in welsh


def test_portrait_and_experience_stay_in_their_language_and_are_marked_with_it() -> None:
    files = pages({"assessors/tom-hale": {"portrait": "Dyma fi.", "portrait_language": "cy"}})
    for name in ("assessors/tom-hale.md", "cy/assessors/tom-hale.md"):
        assert '<div class="portrait" lang="cy">\n<p>Dyma fi.</p>' in files[name]
        assert '<dd><p lang="cy">' in files[name]
        assert 'lang="en">' not in re.sub(".*other-language.*|.*hreflang.*|.*fees/.*", "", files[name])


def test_a_person_no_longer_listed_leaves_a_welsh_page_too_that_says_only_that() -> None:
    welsh = pages(NOT_LISTED)["cy/assessors/tom-hale.md"]
    assert "Nid yw&#39;r person hwn ar y gofrestr ar 1 Mawrth 2026." in welsh
    assert "Hale" not in welsh
    assert "robots: noindex" in welsh


@pytest.mark.parametrize("name", ["</script><b>x", "<!--<script>", "Ann & \u2028 Bell", 'Ann "Bell"'])
def test_structured_facts_hold_any_name_and_nothing_leaves_the_script(name: str) -> None:
    page = pages({"assessors/tom-hale": {"name": name}})["assessors/tom-hale.md"]
    written = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(written) == 1
    assert not set("<>&") & set(written[0])
    (page_facts,) = json.loads(written[0])["@graph"]
    facts = page_facts["mainEntity"]
    assert facts["name"] == name
    assert facts["hasCredential"]["dateCreated"] == "2019-04-01"


THING = {"name", "url", "sameAs", "identifier", "image"}
WORK = THING | {"dateCreated", "dateModified", "expires", "inLanguage"}
PERSON = {"email", "telephone", "jobTitle", "knowsLanguage", "worksFor", "hasOccupation", "hasCredential"}
VOCABULARY = {
    "Person": THING | PERSON,
    "ProfilePage": WORK | {"mainEntity"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "PropertyValue": THING | {"propertyID", "value"},
    "Organization": THING | {"email", "telephone"},
    "AdministrativeArea": THING | {"telephone"},
    "Occupation": THING | {"occupationLocation"},
    "EducationalOccupationalCredential": WORK | {"credentialCategory", "recognizedBy"},
}
"""Of schema.org's types that are used: those of their properties that may be."""


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(inner)


def test_structured_facts_keep_to_the_vocabulary_and_name_the_registers_own_page() -> None:
    consent = {"publish": dict.fromkeys(("phone", "website", "email"), "2024-03-01")}
    contact = {"contact": {"phone": "01632 960123", "website": "https://hale.example"}}
    files = pages({"scheme": {"site_url": "https://register.example"}, "assessors/tom-hale": consent | contact})
    for path in ("assessors/tom-hale/", "cy/assessors/tom-hale/"):
        text = re.findall(r"ld\+json\">(.*?)</script>", files[f"{path[:-1]}.md"])[0]
        graph = json.loads(text)["@graph"]
        for described in _objects(graph):
            assert {key for key in described if not key.startswith("@")} <= VOCABULARY[described["@type"]], described[
                "@type"
            ]
        profile, way = graph
        facts = profile["mainEntity"]
        assert facts["@id"] == "https://register.example/assessors/tom-hale/#person"
        assert facts["url"] == profile["@id"] == f"https://register.example/{path}"
        language = "cy/" if path.startswith("cy/") else ""
        assert [step.get("item") for step in way["itemListElement"]] == [
            f"https://register.example/{language}",
            f"https://register.example/{language}assessors/",
            None,
        ]
        assert facts["sameAs"] == "https://hale.example"
        assert facts["identifier"]["value"] == "ICTM 0002"
        places = [place["name"] for place in facts["hasOccupation"]["occupationLocation"]]
        assert places == ["Scotland"]


def test_structured_facts_hold_contact_details_only_when_agreed() -> None:
    page = pages({"assessors/tom-hale": {"contact": {"phone": "01632 960999"}, "publish": {"phone": None}}})
    assert "960999" not in page["assessors/tom-hale.md"] + page["cy/assessors/tom-hale.md"]


def test_the_badge_is_offered_where_the_site_has_an_address() -> None:
    assert "badge.svg" not in pages({"scheme": {"site_url": None}})["assessors/tom-hale.md"]
    files = pages({"scheme": {"site_url": "https://register.example"}})
    for language, picture in (("", "../../"), ("cy/", "../../../cy/")):
        page = html.unescape(files[f"{language}assessors/tom-hale.md"])
        assert f'<img src="{picture}assessors/tom-hale/badge.svg"' in page
        there = f"https://register.example/{language}assessors/tom-hale/"
        assert f'<a href="{there}"><img src="{there}badge.svg"' in page


def test_a_profile_says_who_may_not_assess_and_what_it_costs_before_it_asks() -> None:
    page = pages()["assessors/tom-hale.md"]
    order = ["<h1", 'class="lead"', 'class="steps"', "portrait", "phases", "details", "worked-with", "cost", "ask"]
    places = [page.index(heading if "=" in heading or "<" in heading else f'<h2 id="{heading}"') for heading in order]
    assert places == sorted(places)
    assert "Your school pays Naace £650 plus VAT for an assessment today" in page
    assert "From 1 April 2026: £700 plus VAT." in page
    assert '<a href="../../fees/assessment-charge/">' in page
    welsh = pages()["cy/assessors/tom-hale.md"]
    assert "O 1 Ebrill 2026 ymlaen: £700 plws TAW." in welsh
    assert '<a href="../../../cy/fees/assessment-charge/" lang="en">' in welsh


def test_a_profile_names_no_cost_while_none_is_in_force() -> None:
    schedule = [{"from": "2026-04-01", "amount": "700.00", "vat": "excluded", "announced_on": "2026-01-10"}]
    page = pages({"fees/assessment-charge": {"schedule": schedule}})["assessors/tom-hale.md"]
    assert 'id="worked-with"' in page
    assert 'id="cost"' not in page


def test_a_link_to_a_clause_leads_to_the_page_of_the_code_in_the_same_language() -> None:
    files = pages()
    for name, root in (("request.md", "../"), ("assessors/tom-hale.md", "../../")):
        for path, to in ((name, f"{root}code/#"), (f"cy/{name}", f"{root}../cy/code/#")):
            links = re.findall(r'<a href="([./cy]*code/#)', files[path])
            assert len(links) > 3
            assert set(links) == {to}


def test_the_map_shows_each_region_once_and_ticks_those_offered() -> None:
    assert set(PLACES) == set(Region)
    assert len(set(PLACES.values())) == len(Region)
    for language in LANGUAGES:
        drawn = region_map((Region.WALES, Region.NORTH_WEST), wording(language))
        ticked = [" ".join(line.text for line in tile.lines) for tile in drawn.tiles if tile.offered]
        assert len(ticked) == 2
        assert all(label.startswith("✓ ") for label in ticked)
        assert all(0 <= tile.x <= drawn.width and 0 <= tile.y <= drawn.height for tile in drawn.tiles)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["material", "zensical"])
def test_the_search_finds_by_a_region_those_who_offer_it_and_no_words_that_all_pages_share(
    engine: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(engine).folder
    index = json.loads(next(folder.rglob("search*.json")).read_text(encoding="utf-8"))
    entries = [item for item in index.get("docs") or index["items"] if item["location"].startswith("assessors/")]
    offering: dict[str, set[str]] = {}
    for assessor in json.loads((folder / "api/v1/assessors.json").read_text(encoding="utf-8"))["assessors"]:
        for region in assessor["regions"]:
            offering.setdefault(Region(region).label, set()).add(assessor["id"])
    assert len(offering) > 8
    for region, ids in offering.items():
        found = {
            entry["location"].split("/")[1]
            for entry in entries
            if region in entry["text"] and "#details" in entry["location"]
        }
        assert found == ids, region
    shared = ("Reference", "unless they have a recorded link", "Ask for this assessor", "or your self-review", "Badge")
    assert [text for text in shared if any(text in entry["title"] + entry["text"] for entry in entries)] == []


def test_a_link_or_a_name_of_any_length_may_break_and_stays_what_it_is() -> None:
    assert breaking("a&b@c.example") == "a&amp;b@<wbr>c.example"
    assert breaking("https://c.example/<b>") == "https://<wbr>c.example/<wbr>&lt;b&gt;"


# In a browser


WORDS_DRAWN = """() => [...document.querySelectorAll(".register svg text")].map((text) => {
  const [words, room] = [text, text.ownerSVGElement].map((box) => box.getBoundingClientRect())
  return {
    text: text.textContent,
    height: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
    inside: words.left >= room.left - 1 && words.right <= room.right + 1,
    left: words.left, right: words.right, top: words.top, bottom: words.bottom,
  }
})"""


@pytest.mark.browser
@pytest.mark.parametrize("path", ["assessors/agnieszka-nowak/", "cy/assessors/marged-pritchard/"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_what_is_drawn_can_be_read_and_no_word_meets_another(
    material: Served, phone: Page, path: str, width: int
) -> None:
    phone.set_viewport_size({"width": width, "height": 700})
    phone.goto(material.address + path)
    drawn = phone.evaluate(WORDS_DRAWN)
    assert len(drawn) > 8
    for tile in drawn:
        assert tile["height"] >= 11, tile
        assert tile["inside"], tile
    for at, tile in enumerate(drawn):
        for other in drawn[:at]:
            across = min(tile["right"], other["right"]) - max(tile["left"], other["left"])
            down = min(tile["bottom"], other["bottom"]) - max(tile["top"], other["top"])
            assert across < 0.5 or down < 4, (tile["text"], other["text"])


@pytest.mark.browser
def test_an_action_has_an_edge_for_who_has_colours_of_their_own(material: Served, phone: Page) -> None:
    phone.emulate_media(forced_colors="active")
    phone.goto(material.address + "assessors/adaeze-nwosu/")
    edge = "badge => [getComputedStyle(badge).borderTopWidth, getComputedStyle(badge).borderTopStyle]"
    assert phone.locator(".action").first.evaluate(edge) == ["1px", "solid"]


TYPES = [
    {"types": ["special", "maintained"], "experience": "Head of a <special> school.\n\nFor ten years."},
    {"types": ["academy"]},
    {"types": ["independent"], "experience": "No longer.", "to": "2026-02-28"},
    {"types": ["college"], "experience": "Not yet.", "from": "2026-03-02"},
]


def test_types_of_school_are_shown_with_the_experience_for_them_while_they_are_offered() -> None:
    files = pages({"assessors/tom-hale": {"school_types": TYPES, "portrait_language": "cy"}})
    for name, words in (
        ("assessors/tom-hale.md", "Local authority maintained schools, Special schools"),
        ("cy/assessors/tom-hale.md", wording(Language.WELSH).terms([SchoolType.MAINTAINED, SchoolType.SPECIAL])),
    ):
        page = files[name]
        shown = re.findall(r"<dt>([^<]*)</dt>\s*<dd>(<p.*?)</dd>", page)
        (experience,) = [experience for types, experience in shown if types.casefold() == words.casefold()]
        assert experience == '<p lang="cy">Head of a &lt;special&gt; school.</p><p lang="cy">For ten years.</p>'
        assert "No longer." not in page
        assert "Not yet." not in page
    assessor = json.loads(made({"assessors/tom-hale": {"school_types": TYPES}})[f"{API}assessors/tom-hale.json"])[
        "assessor"
    ]
    assert assessor["school_types"] == ["maintained", "academy", "special"]
    assert assessor["experience_by_type"] == [
        {"types": ["maintained", "special"], "experience": TYPES[0]["experience"]},
        {"types": ["academy"], "experience": None},
    ]


AVAILABILITY = {
    "unavailable": [
        {"from": "2025-12-01", "to": "2026-02-28"},
        {"from": "2026-02-01", "to": "2026-03-01"},
        {"from": "2026-07-01"},
    ],
    "most_visits_a_year": "7",
}


def test_availability_is_shown_once_agreed_and_without_the_times_that_are_over() -> None:
    changes = {"assessors/tom-hale": {"availability": AVAILABILITY, "publish": {"availability": "2026-03-01"}}}
    files = pages(changes)
    page = files["assessors/tom-hale.md"]
    assert "<dt>Not available</dt> <dd>from 1 February 2026 to 1 March 2026; from 1 July 2026</dd>" in page
    assert "<dt>Visits a year at most</dt> <dd>7</dd>" in page
    welsh = files["cy/assessors/tom-hale.md"]
    assert "<dt>Ddim ar gael</dt> <dd>o 1 Chwefror 2026 i 1 Mawrth 2026; o 1 Gorffennaf 2026</dd>" in welsh
    assert "<dt>Uchafswm ymweliadau y flwyddyn</dt> <dd>7</dd>" in welsh
    assessor = json.loads(made(changes)[f"{API}assessors/tom-hale.json"])["assessor"]
    assert assessor["unavailable"] == [{"from": "2026-02-01", "to": "2026-03-01"}, {"from": "2026-07-01", "to": None}]
    assert assessor["most_visits_a_year"] == 7


@pytest.mark.parametrize("publish", [{}, {"publish": {"availability": "2026-03-02"}}], ids=["never", "from tomorrow"])
def test_availability_that_is_not_agreed_to_is_nowhere(publish: dict[str, Any]) -> None:
    """Whether it is on file or not, every file is the same to the byte."""
    changes = {"assessors/tom-hale": {"availability": AVAILABILITY, **publish}}
    assert made(changes) == made()
    assert pages(changes) == pages()
