"""The finder in a real browser: postcodes, towns and distances."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from browsing import serving
from example import TODAY, register
from finder import names_shown, number_found, number_of, option
from playwright.sync_api import Page, expect

from generator.postcodes import centres, districts
from generator.public import public

pytestmark = pytest.mark.browser

SAID = "#finder-near-said"


def ask(page: Page, typed: str) -> None:
    page.fill("#finder-near", typed)
    page.keyboard.press("Enter")


def test_a_postcode_sorts_by_distance_and_says_from_where_once(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    by_name = names_shown(page)
    ask(page, "yo1 9zz")
    expect(page.locator(SAID)).to_have_text("Nearest first, in a straight line from the centre of YO1.")
    assert page.url == address + "assessors/?near=YO1"
    assert sorted(names_shown(page)) == sorted(by_name) != names_shown(page)
    distances = page.locator(".person__distance").all_inner_texts()
    assert all(re.fullmatch(r"(under|about) \d+ miles", distance) for distance in distances)
    here = page.locator(".person:has(~ .people__group--out)").count()
    miles = [int(distance.split()[1]) for distance in distances]
    for group in (miles[:here], miles[here:]):
        assert group == sorted(group)
    assert all(number % 5 == 0 for number in miles)
    page.check(option(page, "region", "scotland"))
    assert page.url.endswith("?region=scotland&near=YO1")
    ask(page, "")
    expect(page.locator(".person__distance:visible")).to_have_count(0)
    page.uncheck(option(page, "region", "scotland"))
    assert names_shown(page) == by_name


@pytest.mark.parametrize(
    ("typed", "first", "nation"),
    [
        ("BT48", "Conor McAteer", "Northern Ireland"),
        ("BT7", "Bernadette O'Neill", "Northern Ireland"),
        ("LL57", "Rhodri ap Huw", "Wales"),
    ],
)
def test_who_works_from_the_same_district_is_first(
    typed: str, first: str, nation: str, page: Page, address: str
) -> None:
    page.goto(f"{address}assessors/?near={typed}")
    expect(page.locator(".person__distance").first).to_have_text(f"works from {typed} too")
    assert names_shown(page)[0] == first
    expect(page.locator(".people__group").first).to_contain_text(f"Work in your area: {nation}")


def test_who_works_in_the_area_comes_first_and_nobody_is_hidden(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    everybody = names_shown(page)
    in_wales = int(page.locator('[data-value="wales"] .number').inner_text())
    ask(page, "LL57")
    headings = page.locator(".people__group")
    expect(headings).to_have_text([f"Work in your area: Wales ({in_wales})", f"Others ({len(everybody) - in_wales})"])
    assert sorted(names_shown(page)) == sorted(everybody)
    places = page.locator(".person__offers div:first-child dd").all_inner_texts()
    assert ["Wales" in place for place in places] == [at < in_wales for at in range(len(places))]
    page.check(option(page, "region", "london"))
    assert "Wales (" in headings.first.inner_text(), "the headings count those who match"


def test_a_register_s_own_table_is_used_before_ours(
    page: Page, tmp_path: Path, build_site: Callable[..., None]
) -> None:
    (tmp_path / "postcodes").mkdir()
    (tmp_path / "postcodes" / "districts.csv").write_text("district,lat,lon\nYO10,53.80,-1.55\n")
    assert centres(tmp_path).districts == {**districts(), "YO10": (53.80, -1.55)}
    build_site(tmp_path, public(register(), date.fromisoformat(TODAY)))
    with serving(tmp_path / "site") as top:
        page.goto(top + "assessors/?near=LS1")
        expect(page.locator(SAID)).to_contain_text("from the centre of LS1.")
        told = dict(zip(names_shown(page), page.locator(".person__distance").all_inner_texts(), strict=True))
        assert told["Amina Rahman"] == "about 20 miles"  # 22 miles
        page.goto(top + "assessors/?near=YO10")  # which this register says is in Leeds
        expect(page.locator(".person__distance").first).to_have_text("about 20 miles")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("zzzz", "“zzzz” is not a postcode or town that we know. Type a postcode such as YO1 9ZZ"),
        ("YOQ 9ZZ", "is not a postcode"),
        ("QZ1 1AA", "No postcode in the United Kingdom begins with QZ"),
        ("JE2 3XP", "JE2 3XP is in the Channel Islands or the Isle of Man"),
        ("IM1", "Channel Islands or the Isle of Man"),
        ("Jersey", "not for the Channel Islands or the Isle of Man"),
        ("Isle of Man", "not for the Channel Islands or the Isle of Man"),
        ("BFPO 57", "forces (BFPO) address is not on a map"),
        ("BF1 2AT", "forces (BFPO) address is not on a map"),
        ("D02 X285", "from outside the United Kingdom"),
        ("90210", "from outside the United Kingdom"),
        ("1012 AB", "from outside the United Kingdom"),
        ("GX11 1AA", "from outside the United Kingdom"),
        ("<b>x</b>", "“<b>x</b>” is not a postcode"),
        ("???", "“???” is not a postcode"),
    ],
)
def test_what_is_no_place_of_the_four_nations_is_an_error_that_is_seen_and_announced(
    typed: str, said: str, page: Page, address: str
) -> None:
    page.goto(address + "assessors/")
    before = names_shown(page)
    page.fill("#finder-near", typed)
    page.get_by_role("button", name="Nearest first").click()
    message = page.locator(SAID)
    expect(message).to_contain_text(said)
    expect(message).to_have_class(re.compile("finder__said--error"))
    assert message.get_attribute("role") == "status"
    box = page.locator("#finder-near")
    assert (box.get_attribute("aria-invalid"), box.get_attribute("aria-describedby")) == ("true", "finder-near-said")
    assert names_shown(page) == before
    assert page.url == address + "assessors/"
    ask(page, "YO1")
    expect(message).not_to_have_class(re.compile("finder__said--error"))
    assert box.get_attribute("aria-invalid") is None


WAYS = {
    "YO": "the YO area", "yo1": "YO1", "YO10": "YO10", "yo105dd": "YO10", "YO10 5DD": "YO10", " yo10  5dd ": "YO10",
    "YO10 5": "YO10", "EC1A 1BB": "EC1A", "ec1a1bb": "EC1A", "M1 1AE": "M1", "M11AE": "M1", "yo1 9zz, York": "YO1",
    "York, YO1 9ZZ": "YO1", "YO1-9ZZ": "YO1", "LL571": "LL57", "LL57 1AB.": "LL57", "YO99": "the YO area",
    "Leeds": "Leeds", "caernarfon": "Caernarfon", "Caerdydd": "Caerdydd", "bangor ll57": "Bangor, LL57",
    "St Andrews": "Saint Andrews", "\uff2c\uff4c\uff15\uff17": "LL57", "\u200bCF\u00ad10\u200f 9ZZ": "CF10",
}  # fmt: skip
"""What people type, and from the centre of what it is understood; wide letters and invisible ones too."""


def test_every_way_to_write_a_postcode_its_beginning_or_a_town_will_do(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    for typed, place in WAYS.items():
        ask(page, typed)
        expect(page.locator(SAID), typed).to_contain_text(f"in a straight line from the centre of {place}")


def test_of_several_towns_of_a_name_it_asks_which(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    ask(page, "bangor")
    message = page.locator(SAID)
    expect(message).to_contain_text("Which bangor?")
    assert message.get_by_role("button").all_inner_texts() == [
        "Bangor, BT20 (Northern Ireland)",
        "Bangor, LL57 (Wales)",
    ]
    message.get_by_role("button", name="Wales").click()
    expect(message).to_have_text("Nearest first, in a straight line from the centre of Bangor, LL57.")
    assert page.url.endswith("?near=Bangor%2C+LL57")
    page.reload()
    expect(page.locator(".person__distance").first).to_have_text("works from LL57 too")
    ask(page, "Newcastle")
    assert "Newcastle upon Tyne, NE1 (North East)" in message.get_by_role("button").all_inner_texts()


@pytest.mark.parametrize(("typed", "meant"), [("leads", "Leeds"), ("Manchster", "Manchester"), ("Carnarfon", "Caern")])
def test_a_misspelt_town_is_offered_as_it_is_written(typed: str, meant: str, page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    ask(page, typed)
    page.locator(SAID).get_by_role("button", name=meant).first.click()
    expect(page.locator(SAID)).to_contain_text(f"from the centre of {meant}")


@pytest.mark.parametrize(
    ("typed", "folder", "region"),
    [
        ("Wales", "", "wales"),
        ("wales, UK", "", "wales"),
        ("NI", "", "northern-ireland"),
        ("Yorkshire", "", "yorkshire-and-the-humber"),
        ("yng Nghymru", "cy/", "wales"),
        ("Wales", "cy/", "wales"),
    ],
)
def test_a_nation_or_region_is_offered_as_a_filter(
    typed: str, folder: str, region: str, page: Page, address: str
) -> None:
    """Nobody is sorted by their way to a village named Wales, in Yorkshire; that village can still be chosen."""
    page.goto(f"{address}{folder}assessors/")
    there = number_of(page, "region", region)
    page.fill("#finder-near", typed)
    page.keyboard.press("Enter")
    message = page.locator(SAID)
    expect(message).to_contain_text(f"“{typed}”")
    assert page.locator("#finder-near").get_attribute("aria-invalid") == "true"
    message.get_by_role("button").first.click()
    expect(page.locator("#found")).to_be_focused()
    assert number_found(page) == there
    assert page.url.endswith(f"assessors/?region={region}")
    assert (page.input_value("#finder-near"), message.inner_text()) == ("", "")
    assert page.locator("#finder-near").get_attribute("aria-invalid") is None


def test_what_is_typed_into_the_wrong_box_can_go_into_the_other(page: Page, address: str) -> None:
    page.goto(address + "assessors/?near=Rhodri")
    page.locator(SAID).get_by_role("button", name="Search names and keywords for “Rhodri”").click()
    expect(page.locator("#found")).to_be_focused()
    assert names_shown(page) == ["Rhodri ap Huw"]
    assert page.url == address + "assessors/?words=Rhodri"
    assert page.locator(SAID).inner_text() == ""
    ask(page, "zzzz")  # nobody has that name
    expect(page.locator(SAID)).to_contain_text("“zzzz” is not a postcode")
    assert not page.locator(SAID).get_by_role("button").count()
    page.goto(address + "assessors/?words=yo1+9zz")
    page.locator(".finder__nobody").get_by_role("button", name="Sort by distance from “yo1 9zz”").click()
    expect(page.locator(SAID)).to_contain_text("from the centre of YO1")
    assert page.url == address + "assessors/?near=YO1"
    assert page.input_value("#finder-words") == ""


def test_a_village_with_the_name_of_a_nation_can_be_chosen_and_london_is_a_town(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    ask(page, "Wales")
    page.locator(SAID).get_by_role("button", name="Wales, S26").click()
    expect(page.locator(SAID)).to_contain_text("from the centre of Wales, S26")
    ask(page, "London")
    expect(page.locator(SAID)).to_contain_text("from the centre of London")


def test_towns_are_suggested_and_chosen_by_keyboard(page: Page, address: str) -> None:
    """The keys and states are those of the WAI-ARIA pattern of a combobox with a list."""
    page.goto(address + "assessors/")
    box = page.get_by_role("combobox", name="Your school's postcode or town")
    assert box.get_attribute("aria-expanded") == "false"
    box.press_sequentially("bango")
    towns = page.get_by_role("listbox", name="Towns")
    expect(towns.get_by_role("option")).to_have_count(2)
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-controls") == towns.get_attribute("id")
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowDown", 0), ("ArrowUp", 1)):
        box.press(key)
        active = box.get_attribute("aria-activedescendant")
        assert towns.locator("[aria-selected=true]").get_attribute("id") == active == f"finder-town-{at}"
        assert page.evaluate("document.activeElement.id") == "finder-near"
    box.press("Escape")
    expect(towns).to_be_hidden()
    assert box.input_value() == "bango"
    box.press_sequentially("r")
    expect(towns.get_by_role("option")).to_have_count(2)
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.locator(SAID)).to_contain_text("from the centre of Bangor, BT20")
    expect(towns).to_be_hidden()
    assert box.get_attribute("aria-expanded") == "false"


def test_the_towns_are_fetched_only_for_a_town(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "assessors/")
    page.locator("#finder-near").press_sequentially("YO1 9ZZ")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("YO1")
    assert not [url for url in asked if "towns" in url]
    page.locator("#finder-near").fill("Lee")
    expect(page.get_by_role("option").first).to_be_visible()
    assert len([url for url in asked if "towns" in url]) == 1


@pytest.mark.parametrize("body", ["<h1>Blocked</h1>", '{"answer": "ours it is not"}'])
def test_an_answer_that_is_not_ours_leaves_the_order_and_says_so(body: str, page: Page, address: str) -> None:
    page.route("**/finder-places.json", lambda route: route.fulfill(status=200, body=body))
    page.goto(address + "assessors/?near=YO1")
    expect(page.locator(SAID)).to_contain_text("could not be loaded, so the order has not changed")
    assert page.input_value("#finder-near") == "YO1"
    names = names_shown(page)
    assert all(name <= after for name, after in pairwise(names))
