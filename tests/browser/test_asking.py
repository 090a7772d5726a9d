"""Letters: what the pages say in both languages, and the scripts in a real browser."""

import re
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import Served
from example import TODAY, Changes, register
from playwright.sync_api import Browser, Page, expect

from generator.public import PublicSite, public
from generator.site.docs import docs
from generator.site.messages import LANGUAGES, wording
from generator.site.parts.letter import request_for, request_to_choose, text_of
from generator.vocabulary import Language

ON = date.fromisoformat(TODAY)


def site(changes: Changes | None = None) -> PublicSite:
    return public(register(changes), ON)


def made(changes: Changes | None = None) -> dict[str, str]:
    return {name: page.decode() for name, page in docs(site(changes)).items() if name.endswith(".md")}


# The letter


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mail_program_gets_the_very_text_that_the_page_shows(language: Language) -> None:
    public_site, t = site(), wording(language)
    for letter in (request_to_choose(public_site, t), request_for(public_site, public_site.assessors[0], t)):
        address = urlsplit(letter.href)
        query = parse_qs(address.query, strict_parsing=True)
        assert (address.scheme, address.path) == ("mailto", public_site.contact_email)
        assert query == {"subject": [letter.subject], "body": [text_of(letter, t).replace("\n", "\r\n")]}
        assert "+" not in letter.href
        assert len(letter.href) < 1900, "some mail programs take no more than 2,000 characters"


def test_a_letter_names_the_person_and_refers_to_the_page_of_the_day() -> None:
    t = wording(Language.ENGLISH)
    text = text_of(request_for(site(), site().assessors[0], t), t)
    assert "Amina Rahman (ICTM 0003, amina-rahman)" in text
    assert "Reference: amina-rahman/2026-03-01" in text


def test_a_hostile_name_stays_inside_the_subject_of_the_letter() -> None:
    hostile = site({"assessors/amina-rahman": {"name": "A&cc=x@y.example?body=z"}})
    letter = request_for(hostile, hostile.assessors[0], wording(Language.ENGLISH))
    assert set(parse_qs(urlsplit(letter.href).query)) == {"subject", "body"}


def test_asking_naace_to_choose_says_what_naace_looks_at_in_both_languages() -> None:
    files = made()
    for name in ("request.md", "cy/request.md"):
        for clause in ("CON.1", "P14", "ELIG.1", "P9", "ELIG.2", "SA.1"):
            assert f"code/#{clause}" in files[name]


# In a browser


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
def test_without_scripts_the_comparison_says_so_and_leads_back(material: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{material.address}assessors/compare/")
    expect(page.get_by_text("To compare assessors side by side, turn on scripts.")).to_be_visible()
    expect(page.get_by_role("link", name="All assessors")).to_be_visible()
    page.get_by_role("link", name="Marged Pritchard").click()
    expect(page.locator("h1")).to_have_text("Marged Pritchard")
    page.go_back()
    expect(page.locator("#compare")).to_be_hidden()
    page.goto(f"{material.address}request/")
    expect(page.get_by_role("link", name="Email this request to Naace")).to_be_visible()
    expect(page.get_by_text("URN or other official number:")).to_be_visible()
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
    assert copied == (phone.locator("[data-letter] pre").text_content() or "").rstrip()


@pytest.mark.browser
@pytest.mark.parametrize("path", ["request/", "cy/assessors/adaeze-nwosu/"])
@pytest.mark.parametrize("engine", ["material", "zensical"])
def test_a_letter_is_printed_alone_on_one_sheet_and_the_page_whole_again_after(
    engine: str, path: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    phone = browser.new_page(viewport={"width": 360, "height": 740})
    phone.clock.install(time=datetime(2026, 11, 2, 12, tzinfo=UTC))
    phone.goto(request.getfixturevalue(engine).address + path)
    phone.evaluate("window.print = () => { window.asked = true }")
    phone.locator("[data-letter] .buttons button").nth(1).click()
    assert phone.evaluate("window.asked")
    phone.emulate_media(media="print")
    for shown in (phone.locator("[data-letter] pre"), phone.locator(".letter a")):
        expect(shown).to_be_visible()
    for hidden in ("h1", "h2", ".lead", ".letter-how", "[data-letter] .action", ".md-footer", ".register > ul"):
        for part in phone.locator(hidden).all():
            expect(part).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", phone.pdf(format="A4"))) == 1
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(phone.locator("h1")).to_be_visible()
    expect(phone.locator(".md-footer")).to_be_visible()
    phone.close()


@pytest.mark.browser
def test_each_reader_has_a_reference_of_their_own_and_mails_what_they_see(material: Served, phone: Page) -> None:
    references = set()
    for _ in range(3):
        phone.goto(material.address + "assessors/adaeze-nwosu/")
        text = (phone.locator(".letter__body").text_content() or "").rstrip()
        address = urlsplit(phone.locator("[data-letter] .action").get_attribute("href") or "")
        assert parse_qs(address.query)["body"] == [text.replace("\n", "\r\n")]
        references.update(re.findall(r"Reference: (adaeze-nwosu/2026-11-02/[B-Z]{4})\n", text))
    assert len(references) == 3


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
