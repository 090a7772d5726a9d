"""Every kind of page before axe, in a real Chromium: both schemes, three widths, with scripts and without."""

from typing import Any

import pytest
from browsing import READERS, Reader, Served, opened, tool
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = [1280, 375, 320]
PHONE = {"width": 375, "height": 700}


@pytest.fixture(scope="module")
def axe() -> str:
    return tool("axe-core/axe.min.js").read_text(encoding="utf-8")


def faults(tab: Page, axe: str) -> list[str]:
    """What axe holds against the page as it is now, its best practices included."""
    if not tab.evaluate("() => 'axe' in window"):
        tab.evaluate(axe)
    found: dict[str, Any] = tab.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']} {node['target']} {node['html']}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_axe_finds_nothing_on_any_kind_of_page(reader: Reader, material: Served, browser: Browser, axe: str) -> None:
    found = []
    with opened(browser, reader) as tab:
        for kind, path in material.kinds.items():
            tab.goto(material.address + path)
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 900})
                found += [f"{kind} at {width}: {one}" for one in faults(tab, axe)]
    assert found == []


def test_axe_finds_a_fault_that_is_put_in(material: Served, browser: Browser, axe: str) -> None:
    with opened(browser, READERS[0]) as tab:
        tab.goto(material.address)
        tab.evaluate(PUT_IN)
        assert {one.split()[0] for one in faults(tab, axe)} == {"color-contrast", "image-alt"}


PUT_IN = """() => {
  document.querySelector("h1").insertAdjacentHTML("afterend", "<img src=x><p id=pale>Pale</p>")
  document.querySelector("#pale").style.color = "#ccc"
}"""


def test_no_page_is_wider_than_the_screen(material: Served, browser: Browser) -> None:
    wide = []
    for reader in READERS[:2]:
        with opened(browser, reader) as tab:
            tab.set_viewport_size({"width": 320, "height": 700})
            for kind, path in material.kinds.items():
                tab.goto(material.address + path)
                if (width := tab.evaluate("() => document.scrollingElement.scrollWidth")) > 320:
                    wide.append((kind, str(reader), width))
    assert wide == []


def test_the_search_opens_by_keyboard_finds_and_closes_without_a_fault(
    material: Served, browser: Browser, axe: str
) -> None:
    with opened(browser, READERS[0]) as tab:
        for size in (PHONE, {"width": 1280, "height": 900}):
            tab.set_viewport_size(size)  # type: ignore[arg-type]
            tab.goto(material.address + "fees/")
            field = tab.get_by_role("textbox", name="Search")
            if size is PHONE:
                assert not field.is_visible(), "nothing that merely passes opens it"
                tab.get_by_role("button", name="Search").press("Enter")
            else:
                field.focus()
            field.press_sequentially("quality review")
            tab.locator(".md-search-result__item").first.wait_for()
            tab.wait_for_timeout(600)  # the theme fades it in, and axe measures colours
            assert faults(tab, axe) == []
            tab.keyboard.press("Enter")
            tab.wait_for_url("**/fees/quality-review/**")


def test_every_stop_of_the_keyboard_is_seen(material: Served, browser: Browser) -> None:
    unseen = []
    with opened(browser, READERS[0]) as tab:
        for kind, path in material.kinds.items():
            tab.goto(material.address + path)
            for _ in range(25):
                tab.keyboard.press("Tab")
                stop = tab.evaluate(STOP)
                if stop:
                    unseen.append(f"{kind}: {stop}")
    assert unseen == []


STOP = """() => {
  const at = document.activeElement
  if (at === document.body) return ""
  const box = at.getBoundingClientRect()
  const style = getComputedStyle(at)
  const shown = box.width > 4 && box.height > 4 && style.visibility === "visible" && style.opacity !== "0"
  const marked = style.outlineStyle !== "none" || at.matches("input, select, textarea")
  return shown && marked ? "" : at.outerHTML
}"""


def test_the_way_past_the_menu_leads_to_the_pages_text(material: Served, browser: Browser) -> None:
    with opened(browser, READERS[0]) as tab:
        for kind, path in material.kinds.items():
            tab.goto(material.address + path)
            tab.keyboard.press("Tab")
            assert "register-skip" in tab.evaluate("() => document.activeElement.className"), kind
            tab.keyboard.press("Enter")
            tab.keyboard.press("Tab")
            inside = "() => document.activeElement.closest('.md-main, .md-footer') !== null"
            assert tab.evaluate(inside), kind


def test_colours_follow_the_system_and_a_choice_is_kept(material: Served, browser: Browser) -> None:
    paper = "() => getComputedStyle(document.body).backgroundColor"
    seen = {}
    for reader in READERS:
        with opened(browser, reader) as tab:
            tab.goto(material.address)
            seen[reader] = tab.evaluate(paper)
            if reader.scripts:
                tab.get_by_role(
                    "button", name="Use dark colours" if reader.scheme == "light" else "Use light colours"
                ).press("Enter")
                tab.goto(material.address + "fees/")
                assert tab.evaluate(paper) != seen[reader]
            tab.emulate_media(media="print")
            assert tab.evaluate("() => getComputedStyle(document.querySelector('h1')).color") == "rgb(23, 33, 31)"
    assert seen == {
        reader: "rgb(17, 25, 23)" if reader.scheme == "dark" else "rgb(255, 255, 255)" for reader in READERS
    }
