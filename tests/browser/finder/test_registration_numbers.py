"""A registration number finds its assessor, however it is written."""

import json

import pytest
from browsing import READERS, Served, opened, search
from finder import names_shown
from playwright.sync_api import Browser, Page, expect

WRITTEN = (
    "ICTM 0017",
    "ictm 0017",
    "ICTM0017",
    "ictm17",
    "ictm-17",
    "ICTM - 17",
    "Ictm 017",
    " ictm\u00a00017.",
    "0017",
)
"""One number, as people write it."""
OTHERS = ("ICTM 9999", "ictm 170", "ictm-1017")


def named(site: Served, number: str) -> str:
    listed = json.loads((site.folder / "api/v1/assessors.json").read_text(encoding="utf-8"))["assessors"]
    (name,) = (person["name"] for person in listed if person["registration_number"] == number)
    return str(name)


@pytest.mark.parametrize("written", WRITTEN)
def test_the_finder_finds_a_number_however_it_is_written(
    written: str, page: Page, address: str, material: Served
) -> None:
    page.goto(address + "assessors/")
    page.locator("#finder-words").fill(written)
    expect(page.locator("#found")).to_contain_text("1 assessor")
    assert names_shown(page) == [named(material, "ICTM 0017")]
    expect(page.locator(".person:visible .person__from")).to_contain_text("ICTM 0017")


@pytest.mark.parametrize("written", OTHERS)
def test_another_number_finds_nobody(written: str, page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.locator("#finder-words").fill(written)
    expect(page.locator("#found")).to_contain_text("0 assessors")
    assert names_shown(page) == []


@pytest.mark.parametrize("written", ["ICTM 0017", "ictm0017", "ictm-17"])
def test_the_sites_search_finds_a_number(written: str, either: Served, browser: Browser) -> None:
    with opened(browser, READERS[0]) as tab:
        tab.goto(either.address + "fees/")
        search(tab, written)
        first = tab.locator(".md-search-result__item, dialog [role=option]").first
        expect(first).to_contain_text(named(either, "ICTM 0017"))
