"""Every kind of page before axe, in a real Chromium: both schemes, three widths, with scripts and without.

Then what scripts make of pages, what has the keyboard's focus, and what a screen reader gets of the tables.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from browsing import READERS, STATES, Reader, Served, axe_faults, launched, opened, search, still
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

WIDTHS = [1280, 375, 320]


def faults(tab: Page) -> list[str]:
    return [f"{rule} {target} {element}" for rule, target, element in axe_faults(tab)]


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_axe_finds_nothing_on_any_kind_of_page(reader: Reader, material: Served, browser: Browser) -> None:
    found = []
    with opened(browser, reader) as tab:
        for kind, path in material.kinds.items():
            tab.goto(material.address + path)
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 900})
                found += [f"{kind} at {width}: {fault}" for fault in faults(tab)]
    assert found == []


WITH_SCRIPTS = [reader for reader in READERS if reader.scripts]


def faults_at_each_width(tab: Page) -> list[str]:
    found = []
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        found += [f"at {width}: {fault}" for fault in faults(tab)]
    return found


@pytest.mark.parametrize("reader", WITH_SCRIPTS, ids=str)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_what_scripts_make_of_a_page(
    state: str, reader: Reader, material: Served, browser: Browser
) -> None:
    with opened(browser, reader) as tab:
        tab.goto(material.address + STATES[state])
        still(tab)
        for closed in tab.locator("details:not([open]) > summary").all():
            closed.click()
        assert faults_at_each_width(tab) == []


def test_axe_finds_nothing_in_forced_colours_on_a_tablet(material: Served, browser: Browser) -> None:
    """At a width between a phone's and a wide screen's; one pass for both."""
    found = []
    context = browser.new_context(forced_colors="active", viewport={"width": 768, "height": 1024})
    tab = context.new_page()
    for path in ("", STATES["finder, narrowed down"], "cy/assessors/marged-pritchard/", STATES["comparison of four"]):
        tab.goto(material.address + path)
        tab.wait_for_load_state("networkidle")
        found += [f"{path}: {fault}" for fault in faults(tab)]
    context.close()
    assert found == []


@pytest.mark.parametrize("reader", WITH_SCRIPTS, ids=str)
def test_axe_finds_nothing_on_a_page_past_its_day(reader: Reader, material: Served, browser: Browser) -> None:
    found = []
    with opened(browser, reader) as tab:
        tab.clock.set_fixed_time(datetime(2030, 7, 1, tzinfo=UTC))
        for kind in ("home-en", "finder-en", "profile-cy", "fees-en", "404"):
            tab.goto(material.address + material.kinds[kind])
            expect(tab.locator(".register-stale")).to_be_visible()
            found += [f"{kind} {fault}" for fault in faults_at_each_width(tab)]
    assert found == []


@pytest.mark.parametrize("reader", WITH_SCRIPTS, ids=str)
def test_axe_finds_nothing_once_a_page_has_answered(reader: Reader, material: Served, browser: Browser) -> None:
    """A cost asked for, a letter copied."""
    with opened(browser, reader) as tab:
        tab.goto(material.address + "fees/")
        tab.locator(".cost-on button").first.click()
        assert faults_at_each_width(tab) == []
        tab.goto(material.address + "request/")
        tab.locator("[data-letter] button").first.click()
        expect(tab.locator("[data-letter] .letter-said")).not_to_be_empty()
        assert faults_at_each_width(tab) == []


@pytest.mark.parametrize("reader", WITH_SCRIPTS, ids=str)
def test_axe_finds_nothing_wherever_the_focus_is(reader: Reader, material: Served, browser: Browser) -> None:
    """At each stop of another kind: the way past the menu, brand, buttons, search, tabs, boxes, tags, links."""
    found, kinds = [], set()
    with opened(browser, reader) as tab:
        tab.set_viewport_size({"width": 1280, "height": 900})
        for path in (STATES["finder, narrowed down"], STATES["comparison of four"], "assessors/adaeze-nwosu/"):
            tab.goto(material.address + path)
            still(tab)
            for _ in range(60):
                tab.keyboard.press("Tab")
                kind = tab.evaluate("() => document.activeElement.tagName + document.activeElement.className")
                if kind not in kinds:
                    found += [f"{kind} {fault}" for fault in faults(tab)]
                kinds.add(kind)
    assert found == []
    assert len(kinds) > 10


def test_axe_finds_a_fault_that_is_put_in(material: Served, browser: Browser) -> None:
    with opened(browser, READERS[0]) as tab:
        tab.goto(material.address)
        tab.evaluate(PUT_IN)
        strict = "color-contrast-enhanced"  # one of those that axe leaves out unless asked
        assert {fault.split()[0] for fault in faults(tab)} == {"color-contrast", strict, "image-alt"}


PUT_IN = """() => {
  document.querySelector("h1").insertAdjacentHTML("afterend", "<img src=x><p id=pale>Pale</p><p id=grey>Grey</p>")
  document.querySelector("#pale").style.color = "#ccc"
  document.querySelector("#grey").style.color = "#707070"
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


@pytest.mark.parametrize("reader", WITH_SCRIPTS, ids=str)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_opens_by_keyboard_finds_and_closes_without_a_fault(
    width: int, reader: Reader, material: Served, browser: Browser
) -> None:
    with opened(browser, reader) as tab:
        tab.set_viewport_size({"width": width, "height": 700})
        tab.goto(material.address + "fees/")
        search(tab, "quality review")
        assert faults(tab) == []
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


@pytest.fixture(scope="module")
def read_aloud(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps its tree for screen readers, as it does once one has asked for it."""
    made = launched(browser.browser_type, "--force-renderer-accessibility")
    yield made
    made.close()


def tables(tab: Page) -> dict[str, list[tuple[list[str], list[str], int]]]:
    """The tables in Chromium's own tree, by name: of each row its column headers, row headers and number of cells."""
    every = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in every}

    def role(node: dict[str, Any]) -> str:
        return "" if node["ignored"] else str(node["role"]["value"])

    def below(node: dict[str, Any], wanted: str) -> Iterator[dict[str, Any]]:
        for id in node.get("childIds", ()):
            child = by_id[id]
            if role(child) == wanted:
                yield child
            else:
                yield from below(child, wanted)

    def names(row: dict[str, Any], wanted: str) -> list[str]:
        return [node["name"]["value"].strip() for node in below(row, wanted)]

    return {
        table["name"]["value"]: [
            (names(row, "columnheader"), names(row, "rowheader"), len(names(row, "cell")))
            for row in below(table, "row")
        ]
        for table in every
        if role(table) == "table"
    }


TABLES = {
    "assessors/": 1,
    "cy/assessors/": 1,
    "assessors/region/wales/": 1,
    STATES["finder, by distance"]: 1,
    "fees/": 3,
    "fees/quality-review/": 1,
    STATES["comparison of four"]: 1,
}
"""How many tables there are on each page that has some."""


@pytest.mark.parametrize("width", [1280, 375])
def test_a_screen_reader_gets_tables_with_their_rows_and_headers(
    width: int, material: Served, read_aloud: Browser
) -> None:
    """Laid out as cards they are tables still, and who is not on the screen is in them."""
    with opened(read_aloud, READERS[0]) as tab:
        tab.set_viewport_size({"width": width, "height": 800})
        for path, number in TABLES.items():
            tab.goto(material.address + path)
            still(tab)
            found = tables(tab)
            assert len(found) == number, path
            for name, (head, *rows) in found.items():
                columns, of_rows, cells = head
                assert name, path
                assert len(columns) > 2, path
                assert (of_rows, cells) == ([], 0), path
                assert rows, path
                for no_columns, row_header, cells in rows:
                    assert no_columns == [], path
                    assert len(row_header) == 1, path
                    assert row_header[0], path
                    assert cells in (0, len(columns) - 1), path
            without_cells = [cells for _, *rows in found.values() for _, _, cells in rows].count(0)
            assert without_cells == tab.locator("tbody th[scope=rowgroup]").count(), path
            shown = tab.locator("table tbody tr").count()
            assert sum(len(rows) - 1 for rows in found.values()) == shown, path


def test_a_table_that_is_none_to_a_screen_reader_is_noticed(material: Served, read_aloud: Browser) -> None:
    with opened(read_aloud, READERS[0]) as tab:
        tab.goto(material.address + "fees/quality-review/")
        tab.evaluate("() => document.querySelector('table').setAttribute('role', 'presentation')")
        assert tables(tab) == {}
