"""The page for a wrong address, as a reader uses it: one file for every address, in both languages."""

from urllib.parse import quote

import pytest
from browsing import READERS, Served, opened
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

WRONG = "assessors/there/is/none/"


@pytest.mark.parametrize(("language", "folder"), [("en", ""), ("cy", "cy/")])
def test_its_box_leads_to_the_finder_from_any_depth(
    language: str, folder: str, either: Served, browser: Browser
) -> None:
    with opened(browser, READERS[0]) as tab:
        tab.goto(either.address + WRONG)
        tab.locator(f"#words-{language}").fill("Rhodri")
        tab.locator(f"#words-{language}").press("Enter")
        tab.wait_for_url(f"{either.address}{folder}assessors/?**")
        expect(tab.locator(".person:visible th a")).to_have_text(["Rhodri ap Huw"])


def test_a_message_about_it_names_the_address_that_was_asked_for(either: Served, browser: Browser) -> None:
    with opened(browser, READERS[0]) as tab:
        tab.goto(either.address + WRONG)
        links = tab.locator(".register-wrong")
        expect(links).to_have_count(2)
        for link in links.all():
            assert f"%20{quote(either.address + WRONG, safe='')}%0D" in (link.get_attribute("href") or "")


def test_without_scripts_it_shows_a_link_and_no_box(either: Served, browser: Browser) -> None:
    with opened(browser, next(reader for reader in READERS if not reader.scripts)) as tab:
        tab.goto(either.address + WRONG)
        assert [box.is_visible() for box in tab.locator(".home-find").all()] == [False, False]
        link = tab.get_by_role("link", name="See every assessor")
        expect(link).to_be_visible()
        link.click()
        tab.wait_for_url(f"{either.address}assessors/")
