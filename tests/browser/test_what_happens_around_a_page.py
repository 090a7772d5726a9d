"""What browsers, networks and mail programs do around a page: restored forms, late or missing scripts, storage refused,
colours and days that change while it is open, damaged links, a site opened from a disk.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import SHIFTS, Served, reader, still
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PAPER = "() => document.body.getAttribute('data-md-color-scheme')"
NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError") } })
}"""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab on a wide screen; a fault in a page fails the test."""
    with reader(browser, viewport={"width": 1280, "height": 900}, color_scheme="light") as page:
        yield page


# A day that the browser fills in


def _shown(tab: Page) -> tuple[str, str]:
    """The day in the box, and the price of the assessment beside it."""
    charge = tab.locator("[data-schedule]", has_text="Assessment charge").locator("strong")
    return tab.locator("#cost-day").input_value(), charge.inner_text()


def test_after_back_the_amount_is_that_of_the_day_in_the_box(material: Served, tab: Page) -> None:
    tab.goto(material.address + "fees/")
    tab.fill("#cost-day", "2019-06-01")
    tab.get_by_role("button", name="Show", exact=True).click()
    _, of_2019 = _shown(tab)
    tab.fill("#cost-day", "2026-12-01")
    assert _shown(tab)[1] != of_2019, "the amount follows the box, before Show is pressed too"
    tab.fill("#cost-day", "2019-06-01")
    # A page that a test watches is made anew at Back; the browser fills in its forms all the same.
    tab.get_by_role("link", name="How it works").click()
    tab.wait_for_url("**/how-it-works/")
    tab.go_back()
    expect(tab.locator("#cost-day")).to_have_value("2019-06-01")
    assert _shown(tab) == ("2019-06-01", of_2019)


@pytest.mark.parametrize(("day", "is_taken"), [("1999-12-31", False), ("2000-01-01", True), ("2099-12-31", True)])
def test_a_year_has_four_digits(day: str, is_taken: bool, material: Served, tab: Page) -> None:
    tab.goto(material.address + "fees/")
    tab.fill("#cost-day", day)
    assert bool(_shown(tab)[1]) == is_taken


def test_a_day_in_the_year_20266_has_no_amount(material: Served, tab: Page) -> None:
    tab.goto(material.address + "fees/")
    day = tab.locator("#cost-day")
    day.fill("20266-12-01")
    assert not day.evaluate("day => day.checkValidity()")
    assert _shown(tab) == ("20266-12-01", "")


# Keys


@pytest.mark.parametrize("path", ["assessors/", "fees/"])
def test_no_single_letter_does_anything(path: str, either: Served, tab: Page) -> None:
    tab.goto(either.address + path)
    tab.locator("h1").click()
    for key in ("n", "p", ".", ",", "f", "s", "/"):
        tab.keyboard.press(key)
        tab.wait_for_timeout(100)
        assert tab.url == either.address + path, key
        assert not tab.locator("#__search").is_checked(), key
        assert tab.evaluate("() => document.activeElement === document.body"), key
    expect(tab.locator("link[rel=prev], link[rel=next]")).to_have_count(0)


def test_the_search_takes_words_that_no_key_typed(material: Served, tab: Page) -> None:
    """Pasted by mouse, or spoken."""
    tab.goto(material.address + "fees/")
    field = tab.locator(".md-search__input")
    field.focus()
    field.evaluate("field => { field.value = 'quality'; field.dispatchEvent(new InputEvent('input')) }")
    tab.locator(".md-search-result__item").first.wait_for()


# Colours, storage and the day


def test_colours_follow_the_system_while_a_page_is_open(either: Served, tab: Page) -> None:
    tab.goto(either.address)
    tab.emulate_media(color_scheme="dark")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    tab.get_by_role("button", name="Use light colours").click()
    tab.emulate_media(color_scheme="light")
    tab.emulate_media(color_scheme="dark")
    assert tab.evaluate(PAPER) == "default", "what the reader chose is kept"


def test_colours_chosen_on_one_page_are_those_of_an_open_one(material: Served, tab: Page) -> None:
    tab.goto(material.address)
    other = tab.context.new_page()
    other.goto(material.address + "fees/")
    other.get_by_role("button", name="Use dark colours").click()
    tab.wait_for_function("() => document.body.getAttribute('data-md-color-scheme') === 'slate'")
    # As after Back, where the browser shows the page as it was.
    tab.evaluate("() => document.body.setAttribute('data-md-color-scheme', 'default')")
    tab.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert tab.evaluate(PAPER) == "slate"


def test_without_storage_the_colours_change_and_nothing_fails(either: Served, tab: Page) -> None:
    tab.add_init_script(NO_STORAGE)
    for path in ("", "fees/", "assessors/"):
        tab.goto(either.address + path)
        tab.get_by_role("button", name="Use dark colours").click()
        assert tab.evaluate(PAPER) == "slate"


@pytest.mark.parametrize("event", ["visibilitychange", "pageshow", "timer"])
def test_a_page_left_open_says_when_its_day_is_past(event: str, material: Served, tab: Page) -> None:
    tab.clock.install(time="2026-11-02T12:00:00Z")
    tab.goto(material.address)
    notice = tab.locator(".register-stale")
    expect(notice).to_be_hidden()
    if event == "timer":
        tab.clock.fast_forward(20 * 24 * 3_600_000)
    else:
        tab.clock.set_fixed_time("2026-12-24T12:00:00Z")
        tab.evaluate("event => (event === 'pageshow' ? window : document).dispatchEvent(new Event(event))", event)
    expect(notice).to_be_visible()


def test_a_page_past_its_day_does_not_move_to_say_so(either: Served, tab: Page) -> None:
    tab.clock.install(time="2026-12-24T12:00:00Z")
    tab.add_init_script(SHIFTS)
    for path in ("", "fees/"):
        tab.goto(either.address + path)
        expect(tab.locator(".register-stale")).to_be_visible()
        still(tab)
        assert tab.evaluate("shifted") < 0.01, path


# The way back


def test_the_choice_is_kept_on_every_way_through_the_site(material: Served, tab: Page) -> None:
    """Finder, profile, the other language, comparison, back to the finder."""
    asked = "?region=wales&phase=primary"
    tab.goto(f"{material.address}assessors/{asked}")
    tab.locator(".person th a").first.evaluate("link => link.click()")
    tab.wait_for_url("**/assessors/*/?*")
    tab.locator(".other-language a").evaluate("link => link.click()")
    tab.wait_for_url("**/cy/assessors/*/?*")
    tab.locator("[data-shortlist]").evaluate("link => link.click()")
    tab.wait_for_url("**/cy/assessors/compare/?*")
    tab.locator("#compare-add").select_option(index=3)
    tab.locator("#compare form button").click()
    tab.locator(".back a").evaluate("link => link.click()")
    tab.wait_for_url(re.compile(r"/cy/assessors/\?region=wales&phase=primary&a=[a-z-]+&b=[a-z-]+$"))
    tab.get_by_role("link", name=re.compile("Cymharu 2")).first.click()
    tab.wait_for_url("**/cy/assessors/compare/?region=wales&phase=primary&a=*")
    tab.locator(".back a").click()
    expect(tab.locator("input[name=phase][value=primary]")).to_be_checked()


@pytest.mark.parametrize("back", ["the link", "the browser"])
def test_a_word_typed_just_before_a_result_is_followed_is_kept(back: str, material: Served, tab: Page) -> None:
    tab.goto(material.address + "assessors/?phase=primary")
    tab.evaluate("""() => {
      const field = document.getElementById("finder-words")
      field.value = "marged"
      field.dispatchEvent(new InputEvent("input", {bubbles: true}))
      document.querySelector(".people a").click()
    }""")
    tab.wait_for_url("**/assessors/marged-pritchard/?*")
    if back == "the link":
        tab.locator(".back a").click()
    else:
        tab.go_back()
    tab.wait_for_url("**/assessors/?*")
    expect(tab.locator("#finder-words")).to_have_value("marged")
    expect(tab.locator("#found")).to_have_text("1 assessor")
    expect(tab.locator("input[name=phase][value=primary]")).to_be_checked()


@pytest.mark.parametrize("damaged", ["region=wales&amp;phase=primary", "phase=primary®ion=wales"])
def test_an_address_that_a_mail_program_damaged_is_repaired(damaged: str, material: Served, tab: Page) -> None:
    tab.goto(f"{material.address}assessors/?{damaged}")
    for name, value in (("region", "wales"), ("phase", "primary")):
        expect(tab.locator(f"input[name={name}][value={value}]")).to_be_checked()
    assert "amp;" not in tab.url


# Scripts that do not arrive


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize(
    ("script", "gone"),
    [
        ("palette.js", [".register-colours"]),
        ("search.js", [".register-search", ".md-search"]),
        ("bundle.*.js", [".register-search", ".md-search"]),
        ("cost.js", [".cost-on"]),
    ],
)
def test_a_control_whose_script_is_blocked_is_not_shown(
    script: str, gone: list[str], width: int, either: Served, browser: Browser
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(either.address + "fees/")
    assert any(tab.locator(control).is_visible() for control in gone), "so that the test can fail"
    tab.route(f"**/{script}", lambda route: route.abort())
    tab.goto(either.address + "fees/")
    for control in filter(lambda control: tab.locator(control).is_visible(), gone):
        tab.locator(control).click()  # a script that comes when the search opens: until then nobody knows
    for control in gone:
        expect(tab.locator(control)).to_be_hidden()
    tab.close()


# Places where the site lies


def test_a_wrong_address_says_so_in_the_title(either: Served, tab: Page) -> None:
    tab.goto(either.address + "404.html")
    assert tab.title().startswith("There is no page at this address - ")


def test_a_site_opened_from_a_disk_leads_from_page_to_page(material: Served, browser: Browser) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    here = (material.folder / "index.html").as_uri()
    tab.goto(here)
    top = here.removesuffix("index.html")
    for link in ("Assessors", "Fees", "Events"):
        tab.locator(".md-tabs").get_by_role("link", name=link, exact=True).click()
        expect(tab.locator("h1")).to_be_visible()
        assert tab.url == f"{top}{link.lower()}/index.html"
    tab.goto(here)
    tab.fill("#home-words", "marged")
    tab.locator(".home-find button").click()
    expect(tab.locator("#found")).to_have_text("1 assessor")
    tab.locator(".person th a").first.click()
    tab.wait_for_url("**/assessors/marged-pritchard/index.html?near=&words=marged")
    assert Path(tab.url.removeprefix("file://").partition("?")[0]).is_file()
    tab.close()
