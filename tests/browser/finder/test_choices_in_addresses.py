"""The finder in a real browser: choices in addresses, the shortlist, keyboard, phone and Welsh."""

import re

import pytest
from finder import names_shown, option
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_address_says_what_is_chosen_and_back_and_forward_follow(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    everybody = names_shown(page)
    page.check(option(page, "region", "wales"))
    page.check(option(page, "phase", "primary"))
    assert page.url == address + "assessors/?region=wales&phase=primary"
    chosen = names_shown(page)
    page.go_back()
    assert page.url == address + "assessors/?region=wales"
    assert not page.is_checked(option(page, "phase", "primary"))
    page.go_back()
    assert names_shown(page) == everybody
    page.go_forward()
    page.go_forward()
    assert names_shown(page) == chosen
    page.locator(".person th a").first.click()
    page.wait_for_url("**/assessors/*/?region=wales&phase=primary")
    page.go_back()
    expect(page.locator("#found")).to_have_text(f"{len(chosen)} assessor{'s' if len(chosen) != 1 else ''}")
    assert page.is_checked(option(page, "region", "wales"))


@pytest.mark.measures
def test_a_run_of_keys_is_one_step_back(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.locator("#finder-words").press_sequentially("marg", delay=20)
    page.wait_for_url("**/?words=marg")
    page.locator("#finder-words").press_sequentially("ed", delay=20)
    page.wait_for_url("**/?words=marged")
    page.go_back()
    assert page.url == address + "assessors/"
    assert page.input_value("#finder-words") == ""


@pytest.mark.parametrize(
    "asked", ["region=wales&phase=primary", "phase=primary&region=wales&x=1", "nation=wales&phase=primary"]
)
def test_a_mailed_address_shows_what_was_chosen_and_passes_over_what_it_does_not_know(
    asked: str, page: Page, address: str
) -> None:
    page.goto(f"{address}assessors/?{asked}&phase=%3Cscript%3E")
    assert page.locator(".finder__filters input:checked").count() == 2
    assert page.is_checked(option(page, "region", "wales"))
    assert page.locator(".finder__tags button").first.inner_text().startswith("Wales")


def _compare(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=f"Compare {name}").press("Space")


def test_a_shortlist_of_four_is_made_by_browsing_and_is_in_the_address(page: Page, address: str) -> None:
    page.goto(address + "assessors/?region=london")
    names = names_shown(page)
    _compare(page, names[0])
    shortlist = page.locator(".finder__shortlist").last
    expect(shortlist).to_have_text("1 assessor chosen to compare. Choose up to four.")
    for name in names[1:4]:
        _compare(page, name)
    expect(shortlist).to_have_text("Compare 4 assessors")
    assert re.search(r"\?region=london&a=[a-z-]+&b=[a-z-]+&c=[a-z-]+&d=[a-z-]+$", page.url)
    _compare(page, names[4])
    expect(shortlist).to_contain_text("You have already chosen four")
    assert not page.get_by_role("checkbox", name=f"Compare {names[4]}").is_checked()
    _compare(page, names[1])
    page.go_back()
    expect(shortlist).to_have_text("Compare 4 assessors")
    assert page.get_by_role("checkbox", name=f"Compare {names[1]}").is_checked()
    shortlist.get_by_role("link").click()
    expect(page.locator(".compare-table thead button")).to_have_count(4)
    page.get_by_role("button", name=f"Remove {names[2]}").click()
    page.get_by_role("link", name="All assessors").click()
    expect(shortlist).to_have_text("Compare 3 assessors")
    assert page.is_checked(option(page, "region", "london"))


def test_the_way_back_from_a_profile_leads_to_the_finder_as_it_was(page: Page, address: str) -> None:
    page.goto(address + "assessors/?region=wales&near=CF10")
    page.locator(".person th a").first.click()
    page.wait_for_url("**/assessors/*/?region=wales&near=CF10")
    page.get_by_role("link", name="All assessors").click()
    expect(page.locator("#found")).to_be_visible()
    assert page.url == address + "assessors/?region=wales&near=CF10"


@pytest.mark.parametrize("asked", ["assessors/?region=wales&phase=primary", "assessors/compare/?a=marged-pritchard"])
def test_the_other_language_keeps_what_is_chosen(asked: str, page: Page, address: str) -> None:
    page.goto(address + asked)
    page.get_by_role("link", name="Cymraeg").press("Enter")
    expect(page).to_have_url(f"{address}cy/{asked}")
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(address + asked)
    expect(page.locator("html")).to_have_attribute("lang", re.compile("en"))


def test_by_keyboard_alone_the_focus_is_never_lost(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.locator("#finder-words").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body")
        if page.evaluate("document.activeElement.type === 'checkbox'"):
            here = page.evaluate("document.activeElement.value")
            page.keyboard.press("Space")
            assert page.evaluate("document.activeElement.value") == here
            page.keyboard.press("Space")
            assert page.evaluate("document.activeElement.value") == here
    page.goto(address + "assessors/?region=wales&language=ga")  # nobody: what is taken back here would be disabled
    page.locator(option(page, "language", "ga")).focus()
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.value") == "ga"


@pytest.mark.measures
def test_the_number_found_is_announced_once_the_typing_rests(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.evaluate(
        "window.said = []; new MutationObserver(([{target}]) => said.push(target.textContent))"
        ".observe(document.querySelector('.finder__announced'), {childList: true})"
    )
    region = page.locator(".finder__announced")
    assert (region.get_attribute("role"), region.get_attribute("aria-live")) == ("status", "polite")
    page.locator("#finder-words").press_sequentially("marged", delay=60)
    expect(region).to_have_text("1 assessor")
    assert page.evaluate("said") == ["1 assessor"]


def test_a_status_that_stays_the_same_is_not_written_again_at_a_step_back(page: Page, address: str) -> None:
    page.goto(address + "assessors/?a=marged-pritchard")
    expect(page.locator(".finder__shortlist").last).to_contain_text("1 assessor chosen to compare")
    page.check(option(page, "region", "wales"))
    page.evaluate(
        "window.written = 0; new MutationObserver(() => { written++ })"
        ".observe([...document.querySelectorAll('.finder__shortlist')].at(-1), {childList: true, characterData: true})"
    )
    page.go_back()
    expect(page.locator(option(page, "region", "wales"))).not_to_be_checked()
    assert page.evaluate("written") == 0


def test_the_welsh_finder_speaks_welsh(page: Page, address: str) -> None:
    page.goto(address + "cy/assessors/?region=wales&near=CF10")
    expect(page.locator("#found")).to_contain_text("asesydd")
    expect(page.locator("#finder-near-said")).to_contain_text("Agosaf yn gyntaf")
    expect(page.locator(".person th a").first).to_have_attribute("href", re.compile(r"^\.\./\.\./cy/assessors/"))
