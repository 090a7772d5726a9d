"""Profiles, letters, comparing and fees: what the pages say in both languages, and the scripts in a real browser."""

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import Served
from example import TODAY, Changes, register
from playwright.sync_api import Browser, Page, expect

from generator.public import AmountState, PublicAmount, PublicSite, public
from generator.site.docs import docs
from generator.site.fee_chart import FeeChart, fee_chart
from generator.site.letter import request_for, request_to_choose
from generator.site.messages import LANGUAGES, words
from generator.site.region_map import PLACES, region_map
from generator.vocabulary import Language, Region, Vat

ON = date.fromisoformat(TODAY)


def site(changes: Changes | None = None) -> PublicSite:
    return public(register(changes), ON)


def made(changes: Changes | None = None) -> dict[str, str]:
    return {name: one.decode() for name, one in docs(site(changes)).items() if name.endswith(".md")}


# The assessor's page


def test_a_profile_stands_in_both_languages_with_a_link_from_each_to_the_other() -> None:
    files = made()
    english, welsh = files["assessors/tom-hale.md"], files["cy/assessors/tom-hale.md"]
    assert 'href="../../cy/assessors/tom-hale/" lang="cy" hreflang="cy">Cymraeg' in english
    assert 'href="../../../assessors/tom-hale/" lang="en" hreflang="en">English' in welsh
    assert "\nlang: cy\n" in welsh
    assert "On the register on 1 March 2026." in english
    assert "Ar y gofrestr ar 1 Mawrth 2026." in welsh


def test_a_portrait_stays_in_its_language_and_is_marked_with_it() -> None:
    files = made({"assessors/tom-hale": {"portrait": "Dyma fi.", "portrait_language": "cy"}})
    for name in ("assessors/tom-hale.md", "cy/assessors/tom-hale.md"):
        assert '<div class="portrait" lang="cy">\n<p>Dyma fi.</p>' in files[name]
    assert '<dd lang="en">' in files["cy/assessors/tom-hale.md"]


def test_a_person_no_longer_listed_leaves_a_welsh_page_too_that_says_only_that() -> None:
    welsh = made({"assessors/tom-hale": {"development": []}})["cy/assessors/tom-hale.md"]
    assert "Nid yw&#39;r person hwn ar y gofrestr ar 1 Mawrth 2026." in welsh
    assert "Hale" not in welsh
    assert "robots: noindex" in welsh


@pytest.mark.parametrize("name", ["</script><b>x", "<!--<script>", "Ann & \u2028 Bell", 'Ann "Bell"'])
def test_structured_facts_hold_any_name_and_nothing_leaves_the_script(name: str) -> None:
    page = made({"assessors/tom-hale": {"name": name}})["assessors/tom-hale.md"]
    written = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(written) == 1
    assert not set("<>&") & set(written[0])
    facts = json.loads(written[0])
    assert facts["name"] == name
    assert facts["hasCredential"]["validFrom"] == "2019-04-01"


def test_structured_facts_hold_contact_details_only_when_agreed() -> None:
    page = made({"assessors/tom-hale": {"contact": {"phone": "01632 960999"}, "publish": {"phone": None}}})
    assert "960999" not in page["assessors/tom-hale.md"] + page["cy/assessors/tom-hale.md"]


def test_the_badge_is_offered_where_the_site_has_an_address() -> None:
    assert "badge.svg" not in made({"scheme": {"site_url": None}})["assessors/tom-hale.md"]
    files = made({"scheme": {"site_url": "https://register.example"}})
    for name, picture in (("", "../../assessors"), ("cy/", "../../../assessors")):
        page = html.unescape(files[f"{name}assessors/tom-hale.md"])
        assert f'<img src="{picture}/tom-hale/badge.svg"' in page
        assert '<a href="https://register.example/assessors/tom-hale/">' in page


def test_the_map_shows_each_region_once_and_says_the_same_in_words() -> None:
    assert set(PLACES) == set(Region)
    assert len(set(PLACES.values())) == len(Region)
    for language in LANGUAGES:
        drawn = region_map((Region.WALES, Region.NORTH_WEST), words(language))
        ticked = [" ".join(line.text for line in tile.lines) for tile in drawn.tiles if tile.offered]
        assert len(ticked) == 2
        assert all(label.startswith("✓ ") for label in ticked)
        assert all(0 <= one.x <= drawn.width and 0 <= one.y <= drawn.height for one in drawn.tiles)
    assert (
        region_map((Region.WALES, Region.NORTH_WEST), words(Language.ENGLISH)).words == "Offers: North West and Wales."
    )


# The letter


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mail_program_gets_the_very_text_that_the_page_shows(language: Language) -> None:
    public_site, t = site(), words(language)
    for letter in (request_to_choose(public_site, t), request_for(public_site, public_site.assessors[0], t)):
        address = urlsplit(letter.href)
        query = parse_qs(address.query, strict_parsing=True)
        assert (address.scheme, address.path) == ("mailto", public_site.contact_email)
        assert query == {"subject": [letter.subject], "body": [letter.text.replace("\n", "\r\n")]}
        assert "+" not in letter.href
        assert len(letter.href) < 1900, "some mail programs take no more than 2,000 characters"


def test_a_letter_names_the_person_and_refers_to_the_page_of_the_day() -> None:
    letter = request_for(site(), site().assessors[0], words(Language.ENGLISH))
    assert "Amina Rahman (amina-rahman)" in letter.text
    assert "Reference: amina-rahman/2026-03-01" in letter.text


def test_a_hostile_name_stays_inside_the_subject_of_the_letter() -> None:
    hostile = site({"assessors/amina-rahman": {"name": "A&cc=x@y.example?body=z"}})
    letter = request_for(hostile, hostile.assessors[0], words(Language.ENGLISH))
    assert set(parse_qs(urlsplit(letter.href).query)) == {"subject", "body"}


def test_asking_naace_to_choose_says_what_naace_looks_at_in_both_languages() -> None:
    files = made()
    for name in ("request.md", "cy/request.md"):
        for clause in ("CON.1", "P14", "ELIG.1", "P9", "ELIG.2", "SA.1"):
            assert f"how-it-works/#{clause}" in files[name]


# Fees


def _schedule(*amounts: tuple[str, str | None, str, AmountState]) -> tuple[PublicAmount, ...]:
    return tuple(
        PublicAmount(
            date.fromisoformat(from_),
            date.fromisoformat(to) if to else None,
            Decimal(amount),
            Vat.EXCLUDED,
            None,
            state,
        )
        for from_, to, amount, state in amounts
    )


PAST, CURRENT, ANNOUNCED = AmountState
SCHEDULE = _schedule(
    ("2020-04-01", "2024-03-31", "100.00", PAST),
    ("2024-04-01", "2026-03-31", "80.00", CURRENT),
    ("2026-04-01", None, "160.00", ANNOUNCED),
)


def _chart(schedule: tuple[PublicAmount, ...]) -> FeeChart:
    chart = fee_chart(schedule, ON)
    assert chart
    return chart


def test_a_chart_has_a_step_an_amount_each_as_high_as_it_is() -> None:
    chart = _chart(SCHEDULE)
    assert [chart.floor - step.y for step in chart.steps] == [87, 70, 140]
    assert [step.announced for step in chart.steps] == [False, False, True]
    assert all(one.end == following.x for one, following in pairwise(chart.steps))
    assert chart.words == "£100 from April 2020, £80 from April 2024 and £160 from April 2026"
    assert chart.today
    assert chart.steps[1].x < chart.today.x < chart.steps[1].end


def test_labels_of_a_chart_never_stand_on_one_another_nor_outside() -> None:
    many = _schedule(*((f"{year}-04-01", f"{year + 1}-03-31", "100.00", PAST) for year in range(1990, 2025)))
    chart = _chart(many)
    across = [label.x for label in chart.labels if label.text.startswith("£")]
    assert 3 < len(across) < len(many)
    assert all(following - one >= 58 for one, following in pairwise(across))
    assert max(across) < chart.width - 50


def test_a_fee_that_never_changed_has_no_chart() -> None:
    assert fee_chart(SCHEDULE[:1], ON) is None
    assert fee_chart((), ON) is None


def test_a_chart_of_nothing_but_free_lies_on_its_floor() -> None:
    free = _schedule(("2020-04-01", "2024-03-31", "0.00", PAST), ("2024-04-01", None, "0.00", CURRENT))
    assert {step.y for step in _chart(free).steps} == {_chart(free).floor}


def test_the_page_of_fees_shows_what_was_before_too() -> None:
    schedule = [
        {"from": "2018-04-01", "amount": "110.00", "vat": "excluded"},
        {"from": "2024-04-01", "amount": "120.00", "vat": "excluded"},
    ]
    assert "£110, VAT excluded, to 31 March 2024" in made({"fees/quality-review": {"schedule": schedule}})["fees.md"]


# In a browser


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone-sized screen; a fault in it, or in what it asks for, fails the test."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not faults


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never came to {selector}")


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.browser
def test_from_a_profile_to_the_comparison_and_back_by_keyboard_on_a_phone(material: Served, phone: Page) -> None:
    phone.goto(material.address + "assessors/marged-pritchard/")
    assert _fits(phone)
    _tab_to(phone, "[data-shortlist]")
    phone.keyboard.press("Enter")
    status = phone.locator(".compare-status")
    expect(status).to_have_text("Side by side: Marged Pritchard.")
    _tab_to(phone, "#compare-add")
    phone.keyboard.type("Adaeze")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(status).to_have_text("Side by side: Marged Pritchard, Adaeze Nwosu.")
    assert phone.url.endswith("?a=marged-pritchard&b=adaeze-nwosu")
    assert _fits(phone)
    regions = phone.locator(".compare-table tr", has=phone.get_by_role("rowheader", name="Regions"))
    expect(regions.get_by_role("cell")).to_have_count(2)
    _tab_to(phone, ".compare-people li:last-child a")
    phone.keyboard.press("Enter")
    expect(phone.locator("h1")).to_have_text("Adaeze Nwosu")
    shortlist = re.compile(r"compare/\?a=marged-pritchard&b=adaeze-nwosu$")
    expect(phone.locator("[data-shortlist]")).to_have_attribute("href", shortlist)
    phone.go_back()
    expect(status).to_have_text("Side by side: Marged Pritchard, Adaeze Nwosu.")
    _tab_to(phone, ".compare-people li:first-child button")
    phone.keyboard.press("Enter")
    expect(status).to_have_text("Side by side: Adaeze Nwosu.")
    assert phone.evaluate("document.activeElement.id") == "compare-add"
    phone.go_back()
    expect(status).to_have_text("Side by side: Marged Pritchard, Adaeze Nwosu.")


@pytest.mark.browser
def test_a_comparison_takes_four_and_names_who_is_not_on_the_register(material: Served, phone: Page) -> None:
    phone.goto(f"{material.address}assessors/compare/")
    ids = phone.locator("#compare-add option").evaluate_all("all => all.slice(1, 5).map((one) => one.value)")
    query = "&".join(f"{key}={id}" for key, id in zip("abcd", ids, strict=True))
    phone.goto(f"{material.address}assessors/compare/?{query}")
    expect(phone.locator(".compare-people li")).to_have_count(4)
    phone.select_option("#compare-add", index=6)
    phone.get_by_role("button", name="Add", exact=True).click()
    expect(phone.locator(".compare-status")).to_have_text("Four are shown; take one away to add another.")
    phone.goto(f"{material.address}assessors/compare/?a=../../<b>x</b>&b=adaeze-nwosu")
    expect(phone.locator(".compare-status")).to_contain_text(
        "Nobody on the register today has the address ../../<b>x</b>."
    )
    expect(phone.locator(".compare-people li")).to_have_count(1)
    assert _fits(phone)


@pytest.mark.browser
def test_a_comparison_speaks_welsh_and_keeps_no_cookie(material: Served, phone: Page) -> None:
    phone.goto(f"{material.address}cy/assessors/compare/?a=adaeze-nwosu")
    expect(phone.locator(".compare-status")).to_have_text("Ochr yn ochr: Adaeze Nwosu.")
    expect(phone.get_by_role("rowheader", name="Rhanbarthau")).to_be_visible()
    assert phone.context.cookies() == []
    assert phone.evaluate("document.documentElement.lang") == "cy"


@pytest.mark.browser
def test_without_scripts_the_comparison_says_so_and_leads_back(material: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{material.address}assessors/compare/")
    expect(page.get_by_text("To stand side by side they need scripts.")).to_be_visible()
    expect(page.get_by_role("link", name="All assessors")).to_be_visible()
    page.get_by_role("link", name="Marged Pritchard").click()
    expect(page.locator("h1")).to_have_text("Marged Pritchard")
    page.go_back()
    expect(page.locator("#compare")).to_be_hidden()
    page.goto(f"{material.address}request/")
    expect(page.get_by_role("link", name="Write it in your mail program")).to_be_visible()
    expect(page.get_by_text("Name of the school:")).to_be_visible()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", ["request/", "cy/request/", "assessors/adaeze-nwosu/"])
def test_a_letter_is_copied_by_keyboard_on_a_phone(material: Served, phone: Page, path: str) -> None:
    phone.goto(material.address + path)
    assert _fits(phone)
    _tab_to(phone, "a[href^='mailto:'].action")
    _tab_to(phone, "[data-letter] .buttons button:first-child")
    phone.keyboard.press("Enter")
    expect(phone.locator(".letter-said")).to_have_text(
        phone.locator("[data-letter]").get_attribute("data-copied") or "?"
    )
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert copied == phone.locator("[data-letter] pre").text_content()


@pytest.mark.browser
def test_what_a_fee_will_cost_on_a_day_that_is_chosen(material: Served, phone: Page) -> None:
    phone.goto(material.address + "fees/registration-initial/")
    answer = phone.locator(".cost-on strong")
    for day, cost in {
        "2018-03-31": "no amount is published for that day",
        "2018-04-01": "£140, VAT excluded",
        "2022-03-31": "£140, VAT excluded",
        "2022-04-01": "£150, VAT excluded",
        "2040-01-01": None,
    }.items():
        phone.fill("#cost-day", day)
        phone.get_by_role("button", name="Show").click()
        shown = answer.inner_text()
        assert shown == cost if cost else shown.startswith("£")
    assert _fits(phone)


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "cy/request/"])
def test_a_page_says_by_itself_when_its_day_is_past(material: Served, browser: Browser, path: str) -> None:
    page = browser.new_page()
    page.goto(material.address + path)
    until = page.locator("[data-valid-until]").get_attribute("data-valid-until") or ""
    for moment, stale in ((f"{until}T22:30:00Z", False), (f"{until}T23:30:00Z", False), ("2030-07-01T12:00:00Z", True)):
        page.clock.set_fixed_time(moment)
        page.goto(material.address + path)
        expect(page.locator(".register-stale")).to_be_visible(visible=stale)
    page.close()
