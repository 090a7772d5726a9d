"""The finder on a phone: the first result on the first screen, filters, and the shortlist by keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from browsing import ON, UNDER_WAY, Served, still
from finder import option
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PHONES = {"320": (320, 640), "375": (375, 740)}


@contextmanager
def phone(browser: Browser, size: tuple[int, int], *, days_later: int = 0) -> Iterator[Page]:
    """A phone's tab, so many days after the site was built."""
    options: dict[str, Any] = {"viewport": {"width": size[0], "height": size[1]}}
    context = browser.new_context(**options)
    context.clock.set_fixed_time(datetime.combine(ON + timedelta(days_later), time(12), UTC))
    context.add_init_script(UNDER_WAY)
    yield context.new_page()
    context.close()


def on_screen(page: Page) -> bool:
    """Whether the first person's name can be read without scrolling."""
    box = page.locator(".person th a").first.bounding_box()
    size = page.viewport_size
    assert box
    assert size
    return box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


@pytest.mark.parametrize("days_later", [0, 400], ids=["valid", "out of date"])
@pytest.mark.parametrize("folder", ["", "cy/"])
@pytest.mark.parametrize("size", PHONES.values(), ids=PHONES)
def test_the_first_result_is_on_the_first_screen(
    size: tuple[int, int], folder: str, days_later: int, browser: Browser, address: str
) -> None:
    with phone(browser, size, days_later=days_later) as page:
        page.goto(address + folder)
        still(page)
        page.goto(f"{address}{folder}assessors/")
        assert page.locator(".register-stale").is_visible() == (days_later > 0)
        assert on_screen(page)
        page.goto(address + folder)
        page.fill("#home-near", "LL57")
        page.keyboard.press("Enter")
        expect(page.locator(".person__distance").first).to_contain_text("LL57")
        expect(page.locator("#found")).to_be_focused()
        assert on_screen(page)


@pytest.mark.parametrize("folder", ["", "cy/"])
@pytest.mark.parametrize("size", PHONES.values(), ids=PHONES)
def test_a_link_with_filters_alone_shows_a_result_even_when_out_of_date(
    size: tuple[int, int], folder: str, browser: Browser, address: str
) -> None:
    with phone(browser, size, days_later=400) as page:
        page.goto(f"{address}{folder}assessors/?region=wales&phase=primary&language=cy")
        still(page)
        assert page.locator(".finder__tags li").count() == 4  # the three, and to clear all
        assert on_screen(page)


def test_what_was_asked_is_one_line_that_opens_the_form_again(browser: Browser, address: str) -> None:
    with phone(browser, PHONES["320"]) as page:
        page.goto(address + "assessors/?near=LL57&words=primary")
        line = page.get_by_role("button", name="LL57 · primary · change")
        expect(line).to_be_visible()
        assert not page.locator("#finder-near").is_visible()
        line.press("Enter")
        expect(page.locator("#finder-near")).to_be_focused()
        assert not line.is_visible()
        page.fill("#finder-near", "BT7")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="BT7 · primary · change")).to_be_visible()
        expect(page.locator("#found")).to_be_focused()


def test_an_error_keeps_the_form_open(browser: Browser, address: str) -> None:
    with phone(browser, PHONES["320"]) as page:
        page.goto(address + "assessors/?near=nowhere")
        expect(page.locator("#finder-near-said")).to_contain_text("is not a postcode")
        assert page.locator("#finder-near").is_visible()


def test_every_filter_can_be_seen_and_opened(browser: Browser, address: str) -> None:
    with phone(browser, PHONES["320"]) as page:
        page.goto(address + "assessors/")
        toggle = page.get_by_role("button", name="Name and filters")
        assert not page.locator(".group summary").first.is_visible()
        toggle.press("Enter")
        assert toggle.get_attribute("aria-expanded") == "true"
        assert page.locator("#finder-words").is_visible()
        for summary in page.locator(".group summary").all():
            assert summary.is_visible()
            summary.click()
        assert all(choice.is_visible() for choice in page.locator(".finder__filters input[type=checkbox]").all())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.check(option(page, "region", "wales"))
        assert toggle.inner_text().startswith("Name and filters (1 chosen)")
        show = page.get_by_role("button", name=f"Show {page.locator('#found').inner_text()}")
        show.press("Enter")
        assert page.evaluate("document.activeElement.id") == "found"
        assert not show.is_visible()


MOST_KEYS = 47
"""Half of the 94 that it took."""


def test_three_people_are_compared_by_keyboard_in_few_keys(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    keys: list[str] = []

    def press(key: str) -> None:
        keys.append(key)
        page.keyboard.press(key)

    def to(selector: str) -> None:
        for _ in range(MOST_KEYS):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            press("Tab")
        raise AssertionError(f"Tab never came to {selector}")

    to(".finder__skip")
    press("Enter")
    for at in range(1, 4):
        to(f".people .person:nth-child({at}) input")
        press("Space")
    to(".person__to-compare")
    press("Enter")
    expect(page.locator("h1")).to_have_text("Compare assessors")
    assert page.url.count("=") == 3
    assert len(keys) <= MOST_KEYS


def test_the_shortlist_s_link_is_before_the_list_and_below_it(page: Page, address: str) -> None:
    page.goto(address + "assessors/?a=marged-pritchard&b=agnieszka-nowak")
    links = page.locator(".finder__shortlist").get_by_role("link", name="Compare 2 assessors")
    expect(links).to_have_count(2)
    tops = [box["y"] for link in links.all() if (box := link.bounding_box())]
    first = page.locator(".person").first.bounding_box()
    assert first
    assert tops[0] < first["y"] < tops[1]


@pytest.mark.parametrize("kind", ["finder-en", "finder-cy"])
@pytest.mark.parametrize("width", [375, 960, 1280])
def test_the_box_for_the_postcode_has_room_for_a_town(
    width: int, kind: str, material: Served, browser: Browser
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(material.address + material.kinds[kind])
    box = tab.locator("#finder-near")
    box.fill("Caernarfon")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    tab.close()
