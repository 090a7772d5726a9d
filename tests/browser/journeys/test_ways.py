"""A school's whole way, from the first page to the letter, by links alone: by keyboard, on a phone, without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from browsing import Served, reader
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def by_keyboard(page: Page) -> Callable[[Locator], None]:
    """Tab to the thing, see where one is, and press it."""

    def go(target: Locator) -> None:
        for _ in range(200):
            page.keyboard.press("Tab")
            if target.evaluate("target => target === document.activeElement"):
                box = target.bounding_box()
                assert box
                assert box["y"] + box["height"] > 0, "what has the focus is on the screen"
                assert box["y"] < page.evaluate("innerHeight")
                checkbox = target.evaluate("target => target.type === 'checkbox'")
                page.keyboard.press("Space" if checkbox else "Enter")
                return
        raise AssertionError(f"Tab never came to {target}")

    return go


def find_two_compare_and_ask(page: Page, address: str, go: Callable[[Locator], None], *, folded: bool) -> None:
    """Home → finder, by postcode and phase → a profile and back → two to compare → the letter of one of them."""
    page.goto(address)
    assert fits(page)
    near = page.get_by_label("Your school's postcode or town")
    near.fill("CF10 9ZZ")
    go(page.get_by_role("button", name="Find", exact=True))
    expect(page.locator("#finder-near-said")).to_contain_text("from the centre of CF10")
    assert fits(page)
    if folded:
        go(page.get_by_role("button", name="Name and filters"))
        go(page.locator("summary", has_text="Phase of education"))
    go(page.get_by_role("checkbox", name="Primary", exact=False).first)
    if folded:
        go(page.get_by_role("button", name="Show "))
    first = page.locator(".person th a").first
    name = first.inner_text()
    go(first)
    expect(page.locator("h1")).to_have_text(name)
    expect(page.get_by_role("heading", name="Has this person worked with your school?")).to_be_attached()
    assert fits(page)
    go(page.get_by_role("link", name="All assessors"))
    expect(page.locator("#finder-near-said")).to_contain_text("from the centre of CF10")
    assert "phase=primary" in page.url
    ticks = page.locator(".person__compare input")
    go(ticks.nth(0))
    go(ticks.nth(1))
    go(page.get_by_role("link", name="Compare 2 assessors").first)
    expect(page.locator(".compare-table thead th")).to_have_count(3)
    assert fits(page)
    go(page.get_by_role("link", name=f"Ask for {name}"))
    expect(page.locator("h1")).to_have_text(name)
    school = page.get_by_label("School", exact=True)
    expect(school).to_be_in_viewport()
    school.fill("Ysgol Enghraifft")
    letter = page.get_by_role("link", name="Email this request to Naace")
    assert "Ysgol%20Enghraifft" in (letter.get_attribute("href") or "")
    assert (letter.get_attribute("href") or "").startswith("mailto:ictmark@naace.co.uk?")
    expect(page.locator(".letter").first).to_contain_text(f"Our school asks for this assessor: {name}")
    assert fits(page)


def test_by_keyboard_alone(material: Served, browser: Browser) -> None:
    with reader(browser, viewport={"width": 1280, "height": 800}) as page:
        find_two_compare_and_ask(page, material.address, by_keyboard(page), folded=False)


def test_on_a_phone_by_touch(material: Served, browser: Browser) -> None:
    with reader(browser, **PHONE) as page:
        find_two_compare_and_ask(page, material.address, lambda target: target.tap(), folded=True)


def test_on_a_phone_by_keyboard(material: Served, browser: Browser) -> None:
    with reader(browser, **PHONE) as page:
        find_two_compare_and_ask(page, material.address, by_keyboard(page), folded=True)


def test_without_scripts(material: Served, browser: Browser) -> None:
    with reader(browser, **PHONE, java_script_enabled=False) as page:
        page.goto(material.address)
        page.get_by_role("link", name="Wales", exact=True).tap()
        first = page.locator(".person th a").first
        name = first.inner_text()
        first.tap()
        expect(page.locator("h1")).to_have_text(name)
        page.get_by_role("link", name="Compare with others").tap()
        page.get_by_role("link", name=name).tap()
        expect(page.locator("h1")).to_have_text(name)
        page.get_by_role("link", name="Ask for this assessor").tap()
        letter = page.get_by_role("link", name="Email this request to Naace")
        expect(letter).to_be_visible()
        assert (letter.get_attribute("href") or "").startswith("mailto:ictmark@naace.co.uk?")
        expect(page.locator(".letter").first).to_contain_text("School:")


def test_a_school_without_a_preference_comes_to_the_letter_from_the_finder(material: Served, browser: Browser) -> None:
    with reader(browser, **PHONE) as page:
        page.goto(material.address + "assessors/")
        page.get_by_role("link", name="Ask Naace to choose").tap()
        expect(page.locator(".letter")).to_contain_text("Our school asks Naace to choose an assessor for us.")


def test_in_welsh_every_step_stays_welsh(material: Served, browser: Browser) -> None:
    with reader(browser, **PHONE) as page:
        page.goto(material.address)
        for step in ("Cymraeg", "Aseswyr", "Gofyn i Naace ddewis", "Hafan", "Gweld pob asesydd", "Marged Pritchard"):
            with page.expect_navigation():
                page.get_by_role("link", name=step, exact=True).tap()
            assert "/cy/" in page.url
            expect(page.locator("html")).to_have_attribute("lang", "cy")
            assert "Cofrestr Aseswyr y Marc TGCh" in page.title()
        page.get_by_role("link", name="Gofyn am yr asesydd hwn").tap()
        expect(page.locator(".letter").first).to_contain_text("Ysgol:")
