"""The finder and what browsers, mail programs and keyboards do to it: late scripts, damaged links, odd characters."""

from pathlib import Path

import pytest
from browsing import Served, still, to_search
from finder import names_shown, number_found, option
from playwright.sync_api import Browser, Page, Route, expect

from generator.site.finder_files import words_of

pytestmark = pytest.mark.browser


def test_what_is_typed_before_the_script_comes_is_kept(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/assets/finder.js", lambda route: held.append(route))  # noqa: PLW0108  # it takes no built-in method
    page.goto(address + "assessors/", wait_until="commit")
    page.locator("#finder-near").fill("LL57")
    page.locator("#finder-words").fill("marged")
    assert len(held) == 1
    held[0].continue_()
    expect(page.locator("#found")).to_have_text("1 assessor")
    assert page.input_value("#finder-near") == "LL57"
    assert page.input_value("#finder-words") == "marged"
    page.locator("#finder-near").press("Enter")
    expect(page.locator("#finder-near-said")).to_contain_text("LL57")


def test_a_postcode_that_is_typed_stays_at_a_jump_in_the_page_and_at_a_step_back(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.fill("#finder-near", "LL57")
    page.locator(".finder__skip").press("Enter")
    assert page.url.endswith("#found")
    assert page.input_value("#finder-near") == "LL57"
    page.check(option(page, "region", "wales"))
    page.go_back()
    expect(page.locator(option(page, "region", "wales"))).not_to_be_checked()
    assert page.input_value("#finder-near") == "LL57"
    page.go_back()
    assert page.input_value("#finder-near") == "LL57"


def test_what_the_address_said_goes_with_a_step_back(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.fill("#finder-near", "LL57")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?near=LL57")
    page.go_back()
    expect(page.locator(".person__distance:visible")).to_have_count(0)
    assert page.input_value("#finder-near") == ""


@pytest.mark.parametrize(
    ("damaged", "as_if"),
    [
        ("phase=primary&amp;region=wales", "phase=primary&region=wales"),
        ("phase=primary®ion=wales", "phase=primary&region=wales"),
        ("phase=primary%C2%AEion=wales", "phase=primary&region=wales"),
        ("phase=primary&region=wales).", "phase=primary&region=wales"),
        ("phase=primary&region=Wales%E2%80%8B", "phase=primary&region=wales"),
        ("near=LL57&amp;phase=primary&utm_source=mail", "near=LL57&phase=primary"),
    ],
)
def test_a_link_that_a_mail_program_damaged_shows_what_was_meant(
    damaged: str, as_if: str, page: Page, address: str
) -> None:
    page.goto(f"{address}assessors/?{as_if}")
    still(page)
    meant = names_shown(page)
    page.goto(f"{address}assessors/?{damaged}")
    still(page)
    expect(page.locator(".finder__tags li").first).to_be_visible()
    assert names_shown(page) == meant
    assert not page.locator(".finder__damaged").is_visible()


def test_a_filter_that_is_unknown_is_named(page: Page, address: str) -> None:
    page.goto(f"{address}assessors/?phase=nope&region=wales&type=%3Cb%3E")
    said = page.locator(".finder__damaged")
    expect(said).to_contain_text("Part of this link is damaged or out of date: nope, <b")
    assert page.is_checked(option(page, "region", "wales"))
    page.goto(f"{address}assessors/?region=wales")
    expect(said).to_be_hidden()


@pytest.mark.parametrize(
    "typed", ["mar\u200bged", "Mar\u00adged Pritchard", "\u200fmarged", "marged\u00a0pritchard", "\ufeffMarged"]
)
def test_invisible_characters_in_words_are_passed_over(typed: str, page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.fill("#finder-words", typed)
    assert names_shown(page) == ["Marged Pritchard"]


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "`", "\u02bc", "\u02bb"])
def test_any_apostrophe_is_an_apostrophe_here_and_in_portraits(apostrophe: str, page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.fill("#finder-words", f"O{apostrophe}Neill")
    assert names_shown(page) == ["Bernadette O'Neill"]
    assert words_of(f"O{apostrophe}Ne\u00adill") == {"o", "neill", "oneill"}


@pytest.mark.parametrize("kind", ["assessors/", "fees/", ""])
def test_no_single_letter_leaves_the_page_or_moves_the_focus(kind: str, page: Page, either: Served) -> None:
    page.goto(either.address + kind)
    for is_search_open in (False, True):
        if is_search_open:
            with page.expect_response("**/bundle*.js"):
                page.locator(".md-search__input, .md-search__button").first.click()
            expect(page.locator(".md-search__input, dialog [role=combobox]")).to_be_focused()
            page.wait_for_load_state("networkidle")
            page.keyboard.press("Escape")
            expect(page.locator("dialog [role=combobox]")).to_be_hidden()
            page.evaluate("document.activeElement.blur()")
        for key in ("n", "p", ".", ",", "f", "s", "/", "N"):
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement === document.body"), key
        assert page.url == either.address + kind


def test_the_search_and_its_index_are_fetched_only_when_it_opens(page: Page, either: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(either.address + "assessors/")
    still(page)
    assert [url for url in asked if "bundle" in url or "search" in Path(url).name.removesuffix("search.js")] == []
    page.locator(".md-search__input, .md-search__button").first.click()
    box = page.locator(".md-search__input, dialog [role=combobox]")
    box.fill("Marged")  # no key is pressed, as after a paste by mouse
    expect(page.locator(".md-search-result__item, dialog [role=option]").first).to_be_visible()
    assert [url for url in asked if "bundle" in url]


def test_passing_the_search_with_the_tab_key_fetches_nothing(page: Page, material: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(material.address + "fees/")
    box = to_search(page)
    page.keyboard.press("Tab")
    expect(box).not_to_be_focused()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "bundle" in url or "search_index" in url] == []
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("quality")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize("answer", ["nothing", "another page"])
def test_without_the_finder_s_script_the_links_are_there_as_without_any(
    answer: str, browser: Browser, material: Served
) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.route(
        "**/assets/finder.js",
        lambda route: route.abort() if answer == "nothing" else route.fulfill(status=200, body="<h1>Blocked</h1>"),
    )
    page.goto(material.address + "assessors/")
    assert not page.locator("#finder-near").is_visible()
    assert number_found(page) > 20
    page.locator(".group summary").first.click()
    page.get_by_role("link", name="Wales", exact=True).click()
    expect(page.locator("h1")).to_have_text("Assessors: Wales")
    context.close()
