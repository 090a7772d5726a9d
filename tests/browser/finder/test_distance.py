"""The finder in a real browser: postcodes and distances."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from browsing import serving
from example import TODAY, register
from finder import names_shown, option
from playwright.sync_api import Page, expect

from generator.postcodes import Centre, Centres, centres
from generator.public import public

pytestmark = pytest.mark.browser


def test_a_postcode_sorts_by_distance_and_says_from_where(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    by_name = names_shown(page)
    page.fill("#finder-near", "yo1 9zz")
    page.keyboard.press("Enter")
    expect(page.locator("#finder-near-said")).to_contain_text("from the centre of the YO area")
    assert page.url == address + "assessors/?near=YO1"
    assert sorted(names_shown(page)) == sorted(by_name) != names_shown(page)
    told = page.locator(".person__distance").all_inner_texts()
    far = r"^(under 20|about \d+ to \d+) miles, from the centre of the YO area$|^in the YO area too$"
    assert all(re.search(far, line) for line in told)
    found = [re.findall(r"about (\d+) to (\d+)", line) for line in told]
    miles = [tuple(map(int, ranges[0])) for ranges in found if ranges]
    assert miles == sorted(miles)
    assert all(most - least == 20 and least % 10 == 0 for least, most in miles)
    for (nearer, farther), (before, after) in zip(pairwise(names_shown(page)), pairwise(told), strict=True):
        assert before != after or nearer < farther, "as near as each other: by name"
    page.check(option(page, "region", "scotland"))
    assert page.url.endswith("?region=scotland&near=YO1")
    page.fill("#finder-near", "")
    page.keyboard.press("Enter")
    expect(page.locator(".person__distance:visible")).to_have_count(0)
    page.uncheck(option(page, "region", "scotland"))
    assert names_shown(page) == by_name


def test_distances_by_district_are_given_to_five_miles(
    page: Page, tmp_path: Path, build_site: Callable[..., None]
) -> None:
    districts: dict[str, Centre] = {
        "YO1": (53.96, -1.08),
        "YO10": (53.94, -1.05),
        "EH1": (55.95, -3.19),
        "LS1": (53.80, -1.55),
    }
    (tmp_path / "postcodes").mkdir()
    rows = "".join(f"{name},{lat},{lon}\n" for name, (lat, lon) in districts.items())
    (tmp_path / "postcodes" / "districts.csv").write_text("district,lat,lon\n" + rows)
    assert centres(tmp_path) == Centres(centres().areas, districts)
    build_site(tmp_path, public(register(), date.fromisoformat(TODAY)))
    with serving(tmp_path / "site") as top:
        page.goto(top + "assessors/?near=LS1")
        said = page.locator("#finder-near-said")
        expect(said).to_contain_text("as the crow flies from the centre of LS1.")
        assert "Crown copyright" in said.inner_text()
        told = dict(zip(names_shown(page), page.locator(".person__distance").all_inner_texts(), strict=True))
        assert told == {
            "Amina Rahman": "about 20 miles, from the centre of LS1",  # 22 miles
            "Tom Hale": "about 160 miles, from the centre of LS1",  # 162 miles
            "Grace Mensah": "about 160 to 180 miles, from the centre of LS1",  # in no table but that of areas
        }
        page.goto(top + "assessors/?near=YO10")
        expect(page.locator(".person__distance").first).to_have_text("under 5 miles, from the centre of YO10")
        page.goto(top + "assessors/?near=YO99")
        expect(said).to_contain_text(
            "YO99 is not in our table. Nearest first, as the crow flies from the centre of the YO area"
        )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hello", "“HELLO” is not a postcode. Write it like YO1 9ZZ"),
        ("YOI 9ZZ", "is not a postcode"),
        ("QZ1 1AA", "No postcode in the United Kingdom begins with QZ"),
        ("JE2 3XP", "JE2 3XP is a postcode of the Channel Islands or the Isle of Man"),
        ("IM1", "Channel Islands or the Isle of Man"),
        ("BFPO 57", "forces (BFPO) address has no place"),
        ("BF1 2AT", "forces (BFPO) address has no place"),
        ("D02 X285", "from outside the United Kingdom"),
        ("90210", "from outside the United Kingdom"),
        ("1012 AB", "from outside the United Kingdom"),
        ("GX11 1AA", "from outside the United Kingdom"),
        ("<b>x</b>", "“<B>X</B>” is not a postcode"),
    ],
)
def test_what_is_no_postcode_of_the_four_nations_gets_a_sentence(
    typed: str, said: str, page: Page, address: str
) -> None:
    page.goto(address + "assessors/")
    before = names_shown(page)
    page.fill("#finder-near", typed)
    page.get_by_role("button", name="Nearest first").click()
    expect(page.locator("#finder-near-said")).to_contain_text(said)
    assert names_shown(page) == before
    assert page.url == address + "assessors/"


@pytest.mark.parametrize(
    "typed", ["YO", "yo1", "YO10", "yo105dd", "YO10 5DD", " yo10  5dd ", "YO10 5", "EC1A 1BB", "M1 1AE"]
)
def test_every_way_to_write_a_postcode_or_its_beginning_will_do(typed: str, page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.fill("#finder-near", typed)
    page.keyboard.press("Enter")
    expect(page.locator("#finder-near-said")).to_contain_text("Nearest first, as the crow flies from the centre of the")
