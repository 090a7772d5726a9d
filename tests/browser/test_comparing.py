"""Several assessors side by side, in a real browser: the choice, the layout, and pages that do not come."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time

import pytest
from browsing import ON, SHIFTS, STATES, Served
from playwright.sync_api import Browser, Locator, Page, Route, expect

pytestmark = pytest.mark.browser

TWO = "assessors/compare/?a=adaeze-nwosu&b=marged-pritchard"
HEADS = ".compare-table thead th:not(:first-child)"
FILTERED = "<!doctype html><title>Blocked</title><h1>Blocked</h1>"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of a phone, where pages may fail to come; a fault of a script fails the test."""
    context = browser.new_context(viewport={"width": 375, "height": 740}, has_touch=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert not faults


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never came to {selector}")


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def _row(page: Page, name: str) -> Locator:
    return page.locator(".compare-table tr", has=page.get_by_role("rowheader", name=name, exact=True))


# The choice


def test_from_a_profile_to_the_comparison_and_back_by_keyboard_on_a_phone(material: Served, tab: Page) -> None:
    tab.goto(material.address + "assessors/marged-pritchard/")
    assert _fits(tab)
    _tab_to(tab, "[data-shortlist]")
    tab.keyboard.press("Enter")
    status = tab.locator(".compare-status")
    expect(status).to_have_text("Side by side: Marged Pritchard.")
    _tab_to(tab, "#compare-add")
    tab.keyboard.type("Adaeze")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(status).to_have_text("Side by side: Marged Pritchard, Adaeze Nwosu.")
    assert tab.url.endswith("?a=marged-pritchard&b=adaeze-nwosu")
    assert _fits(tab)
    expect(_row(tab, "Regions").get_by_role("cell")).to_have_count(2)
    _tab_to(tab, f"{HEADS}:last-child > a")
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_have_text("Adaeze Nwosu")
    shortlist = re.compile(r"compare/\?a=marged-pritchard&b=adaeze-nwosu$")
    expect(tab.locator("[data-shortlist]")).to_have_attribute("href", shortlist)
    tab.go_back()
    expect(status).to_have_text("Side by side: Marged Pritchard, Adaeze Nwosu.")
    _tab_to(tab, f"{HEADS} button")
    tab.keyboard.press("Enter")
    expect(status).to_have_text("Side by side: Adaeze Nwosu.")
    assert tab.evaluate("document.activeElement.ariaLabel") == "Remove Adaeze Nwosu"
    tab.keyboard.press("Enter")
    expect(status).to_have_text("Nobody is chosen yet. Add up to four.")
    expect(status).to_be_in_viewport()
    assert tab.evaluate("document.activeElement.id") == "compare-add"
    tab.go_back()
    tab.go_back()
    expect(status).to_have_text("Side by side: Marged Pritchard, Adaeze Nwosu.")


def test_a_comparison_takes_four_and_names_who_is_not_on_the_register(material: Served, tab: Page) -> None:
    tab.goto(material.address + STATES["comparison of four"])
    expect(tab.locator(HEADS)).to_have_count(4)
    tab.select_option("#compare-add", index=6)
    tab.get_by_role("button", name="Add", exact=True).click()
    status = tab.locator(".compare-status")
    expect(status).to_have_text("Four are shown. Remove one to add another.")
    expect(status).to_be_in_viewport()
    tab.goto(f"{material.address}assessors/compare/?a=../../<b>x</b>&b=adaeze-nwosu")
    expect(status).to_contain_text("../../<b>x</b>")
    expect(tab.locator(HEADS)).to_have_count(1)
    assert _fits(tab)


@pytest.mark.parametrize("damaged", ["a=adaeze-nwosu&amp;b=marged-pritchard", "a=adaeze-nwosu&b=Marged-Pritchard.%3E"])
def test_an_address_that_a_mail_program_damaged_shows_the_same_people(
    damaged: str, material: Served, tab: Page
) -> None:
    tab.goto(f"{material.address}assessors/compare/?{damaged}")
    expect(tab.locator(".compare-status")).to_have_text("Side by side: Adaeze Nwosu, Marged Pritchard.")


def test_a_comparison_speaks_welsh_and_keeps_no_cookie(material: Served, tab: Page) -> None:
    tab.goto(f"{material.address}cy/assessors/compare/?a=adaeze-nwosu")
    expect(tab.locator(".compare-status")).to_have_text("Ochr yn ochr: Adaeze Nwosu.")
    expect(tab.get_by_role("rowheader", name="Rhanbarthau")).to_be_attached()
    assert tab.context.cookies() == []
    assert tab.evaluate("document.documentElement.lang") == "cy"


# The layout


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_names_and_what_can_be_done_stay_in_sight_beside_the_facts(width: int, material: Served, tab: Page) -> None:
    tab.set_viewport_size({"width": width, "height": 700})
    tab.goto(material.address + STATES["comparison of four"])
    last = tab.locator(".compare-table tbody tr").last
    last.locator("td").last.scroll_into_view_if_needed()
    last.locator("td").last.evaluate("cell => cell.scrollIntoView({block: 'end', inline: 'end'})")
    head = tab.locator(HEADS).last
    name = head.locator("> a")
    expect(name).to_be_in_viewport(ratio=1)
    for act in (head.get_by_role("link", name="Ask for"), head.get_by_role("button", name="Remove")):
        expect(act).to_be_in_viewport(ratio=1)
        over = act.evaluate("act => { const {x, y} = act.getBoundingClientRect(); return [x + 4, y + 4] }")
        assert act.evaluate("(act, [x, y]) => act.contains(document.elementFromPoint(x, y))", over), "nothing covers it"
    expect(last.get_by_role("rowheader").locator("span")).to_be_in_viewport()
    assert _fits(tab)


def test_two_people_fit_beside_the_names_of_the_facts_on_a_phone(material: Served, tab: Page) -> None:
    tab.goto(material.address + TWO)
    expect(_row(tab, "Regions")).to_be_attached()
    assert tab.locator(".compare-shown").evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_column_head_is_called_by_the_name_alone(material: Served, tab: Page) -> None:
    tab.goto(material.address + TWO)
    for name in ("Adaeze Nwosu", "Marged Pritchard"):
        expect(tab.get_by_role("columnheader", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("path", [TWO, STATES["comparison of four"], "assessors/compare/"])
def test_nothing_moves_while_the_comparison_fills(path: str, width: int, material: Served, tab: Page) -> None:
    """The pages of the people come late, one after another."""
    late = iter([200, 500, 800, 1100])

    def later(route: Route) -> None:
        tab.wait_for_timeout(next(late, 0))
        route.continue_()

    tab.set_viewport_size({"width": width, "height": 740})
    tab.clock.install(time=datetime.combine(ON, time(12), UTC))  # the page is not out of date
    tab.add_init_script(SHIFTS)
    tab.route(re.compile(r"/assessors/(?!compare)[a-z-]+/$"), later)
    tab.goto(material.address + path)
    if "?" in path:
        expect(_row(tab, "Regions")).to_be_attached()
    tab.wait_for_timeout(300)
    assert tab.evaluate("shifted") < 0.01


# Pages that do not come


def _answer(tab: Page, id: str, **answer: object) -> None:
    tab.route(f"**/assessors/{id}/", lambda route: route.fulfill(**answer) if answer else route.abort())  # type: ignore[arg-type]  # its values differ


@pytest.mark.parametrize(
    "answer",
    [{"status": 200, "content_type": "text/html", "body": FILTERED}, {"status": 503, "body": ""}, {}],
    ids=["a web filter's page", "an error", "nothing"],
)
def test_a_page_that_does_not_come_costs_its_facts_alone(
    answer: dict[str, object], material: Served, tab: Page
) -> None:
    _answer(tab, "adaeze-nwosu", **answer)
    tab.goto(material.address + TWO)
    cells = _row(tab, "Works from").get_by_role("cell")
    expect(cells).to_have_text(["could not be loaded", re.compile("[A-Z]+[0-9]+")])
    expect(tab.locator(".compare-status")).to_contain_text("The page of Adaeze Nwosu could not be loaded.")
    expect(tab.locator(".compare-status")).not_to_have_class(re.compile("unseen"))
    tab.unroute("**/assessors/adaeze-nwosu/")
    tab.get_by_role("button", name="Try again").click()
    expect(cells).to_have_text([re.compile("^[A-Z]+[0-9]+$")] * 2)
    expect(tab.locator(".compare-again")).to_be_hidden()


def test_offline_it_says_so_and_offers_to_remove_people_and_to_try_again(material: Served, tab: Page) -> None:
    tab.goto(material.address + "assessors/compare/")
    tab.context.set_offline(True)
    for label in ("Adaeze Nwosu", "Marged Pritchard"):
        tab.select_option("#compare-add", label=label)
        tab.get_by_role("button", name="Add", exact=True).click()
    expect(tab.locator(".compare-status")).to_contain_text("The page of Marged Pritchard could not be loaded.")
    expect(tab.locator(HEADS)).to_have_count(2)
    tab.get_by_role("button", name="Remove Adaeze Nwosu").click()
    expect(tab.locator(HEADS)).to_have_count(1)
    tab.context.set_offline(False)
    tab.get_by_role("button", name="Try again").click()
    expect(_row(tab, "Works from")).to_be_attached()


def test_without_its_script_the_comparison_leads_to_each_page(material: Served, tab: Page) -> None:
    tab.route("**/compare.js", lambda route: route.abort())
    tab.goto(material.address + TWO)
    expect(tab.get_by_role("link", name="Adaeze Nwosu")).to_be_visible()
    expect(tab.locator("#compare")).to_be_hidden()


def test_what_did_not_change_is_not_said_again(material: Served, tab: Page) -> None:
    tab.goto(material.address + TWO)
    expect(_row(tab, "Regions")).to_be_attached()
    tab.evaluate("""() => {
      window.said = 0
      new MutationObserver(() => { said++ }).observe(document.querySelector(".compare-status"), {childList: true})
    }""")
    tab.evaluate("() => { location.hash = 'content' }")
    tab.go_back()
    tab.wait_for_timeout(200)
    assert tab.evaluate("said") == 0
