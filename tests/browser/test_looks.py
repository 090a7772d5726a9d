"""How pages look, as a browser measures it: edges, lines, broken words, what covers what, and forced colours."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from browsing import ON, STATES, Served, search
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

WIDTHS = [320, 768, 1280]


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A reader's tab on the day of the build."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.clock.set_fixed_time(datetime.combine(ON, time(12), UTC))
    yield context.new_page()
    context.close()


def every_page(site: Served) -> dict[str, str]:
    """A page of each kind, and what scripts make of some."""
    return site.kinds | {state: STATES[state] for state in ("finder, by distance", "comparison of four")}


def at_each_width(tab: Page, site: Served, script: str) -> list[str]:
    """What a script finds on each kind of page at each width."""
    found = []
    for kind, path in every_page(site).items():
        tab.goto(site.address + path)
        tab.wait_for_load_state("networkidle")
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 800})
            found += [f"{kind} at {width}: {fault}" for fault in tab.evaluate(script)]
    return found


SHORT_OF_THE_EDGE = """() => {
  const BLOCKS = "h1, h2, h3, p, ul, ol, dl, dd, pre, table, form, .letter-form, section, article"
  const isSeen = (element) =>
    element.checkVisibility() && !element.matches(".register-unseen, .finder__announced, .register-unseen *")
  const isBlock = (element) => {
    const { display, overflowX } = getComputedStyle(element.parentElement) // what scrolls may be as wide as it likes
    const isFree = overflowX === "visible" && !/flex|grid|table|contents/.test(display)
    return isFree && isSeen(element) && getComputedStyle(element).float === "none"
  }
  const isShort = (element) => {
    const around = getComputedStyle(element.parentElement)
    const edge = element.parentElement.getBoundingClientRect().right - parseFloat(around.paddingRight)
    return Math.abs(element.getBoundingClientRect().right - edge + parseFloat(around.borderRightWidth)) > 1
  }
  const blocks = [...document.querySelectorAll(`.register :is(${BLOCKS})`)]
  return blocks.filter(isBlock).filter(isShort).map((element) => element.outerHTML.slice(0, 80))
}"""


def test_everything_on_a_page_ends_at_one_right_edge(material: Served, tab: Page) -> None:
    """Each block reaches the edge of what it is in, so that all do; what is in columns ends with its column."""
    assert at_each_width(tab, material, SHORT_OF_THE_EDGE) == []
    for kind in ("finder-en", "profile-cy", "compare-en"):  # they have columns, and end where the header does
        tab.goto(material.address + material.kinds[kind])
        rights = [box["x"] + box["width"] for box in (box_of(tab, ".register"), box_of(tab, ".md-search__form"))]
        assert rights[0] == pytest.approx(rights[1], abs=1), kind


def box_of(tab: Page, selector: str) -> dict[str, float]:
    box = tab.locator(selector).first.bounding_box()
    assert box
    return dict(box)


BROKEN_WORDS = """() => {
  const found = []
  const LABELS = ".register-brand, h1, h2, dt, .person th, .facts-table caption, .compare-table th"
  for (const element of document.querySelectorAll(LABELS)) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}']+/gu)) {
        const range = document.createRange()
        range.setStart(texts.currentNode, word.index)
        range.setEnd(texts.currentNode, word.index + word[0].length)
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        if (lines.size > 1 && element.checkVisibility()) found.push(word[0])
      }
    }
  }
  return found
}"""


def test_boxes_side_by_side_in_a_request_stand_level(material: Served, tab: Page) -> None:
    for kind in ("request-en", "request-cy", "profile-en"):
        tab.goto(material.address + material.kinds[kind])
        for pair in (("postcode", "number"), ("when", "language")):
            feet = [box["y"] + box["height"] for box in (box_of(tab, f"#letter-{name}") for name in pair)]
            assert feet[0] == pytest.approx(feet[1], abs=1), kind


def test_no_word_of_a_heading_or_of_a_label_breaks(either: Served, tab: Page) -> None:
    assert at_each_width(tab, either, BROKEN_WORDS) == []


BESIDE_A_BADGE = """() => {
  const beside = (badge) => {
    const { top, bottom } = badge.getBoundingClientRect()
    const texts = document.createTreeWalker(badge.closest("td, div"), NodeFilter.SHOW_TEXT)
    const found = []
    while (texts.nextNode()) {
      if (badge.contains(texts.currentNode) || !texts.currentNode.data.trim()) continue
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      const lines = [...range.getClientRects()].filter(({ width }) => width)
      const isBeside = lines.some((line) => line.top < bottom - 2 && line.bottom > top + 2)
      if (isBeside) found.push(texts.currentNode.data.trim())
    }
    return found
  }
  return [...document.querySelectorAll(".standing")].filter((badge) => badge.checkVisibility()).flatMap(beside)
}"""


def test_a_badge_has_a_line_of_its_own(material: Served, tab: Page) -> None:
    kinds = {kind: path for kind, path in every_page(material).items() if not kind.startswith(("fee", "data", "code"))}
    assert at_each_width(tab, Served(material.folder, material.address, kinds), BESIDE_A_BADGE) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_labels_of_a_row_are_a_column_and_so_are_its_values(width: int, material: Served, tab: Page) -> None:
    lefts = "all => [...new Set(all.map(one => Math.round(one.getBoundingClientRect().left)))]"
    tab.set_viewport_size({"width": width, "height": 800})
    for path in ("assessors/", "cy/assessors/nation/wales/"):
        tab.goto(material.address + path)
        labels, values = (tab.locator(f".person {place}").evaluate_all(lefts) for place in ("dt", "dd"))
        assert len(labels) == len(values) == 1, path
        assert labels[0] < values[0], path


def test_on_a_phone_the_values_of_a_table_are_a_column(material: Served, tab: Page) -> None:
    """The label is the cell's `::before`; the value's lines all begin after it. A day's change needs none."""
    lefts = """all => [...new Set(all.flatMap(cell => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      return [...range.getClientRects()].filter(line => line.width).map(line => Math.round(line.left))
    }))]"""
    tab.set_viewport_size({"width": 320, "height": 640})
    for path, label in (("fees/", 80), ("schools/", 80), ("changes/", 0)):
        tab.goto(material.address + path)
        (left,) = tab.locator("tbody td").evaluate_all(lefts)
        beside = left - box_of(tab, "tbody th")["x"]
        assert beside > label if label else beside == 0, path


def test_on_a_phone_no_name_of_a_field_is_broken(material: Served, tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 640})
    tab.goto(material.address + "data/")
    rows = "all => all.map(name => name.getClientRects().length)"
    assert set(tab.locator(".fields dt code").evaluate_all(rows)) == {1}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_does_not_cover_the_menu(width: int, material: Served, tab: Page) -> None:
    """The other engine's search is a dialog, which stands alone until it is closed."""
    tab.set_viewport_size({"width": width, "height": 640})
    tab.goto(material.address)
    before = box_of(tab, ".register-brand")
    search(tab, "quality review")
    tab.wait_for_timeout(500)  # the theme fades it in
    covered = tab.locator(".md-tabs__link").evaluate_all(
        """links => links.filter(link => {
          const { left, right, top, bottom } = link.getBoundingClientRect()
          if (right > innerWidth) return false
          return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) !== link
        }).map(link => link.textContent)"""
    )
    assert covered == []
    assert box_of(tab, ".register-brand") == before, "nothing in the header moves"
    tab.locator(".md-tabs__link").nth(1).click()
    expect(tab.locator("h1")).to_have_text("Assessors")


def test_on_a_phone_the_menu_shows_the_entry_of_the_page(material: Served, tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    for path in ("how-it-works/", "events/", "cy/schools/"):
        tab.goto(material.address + path)
        expect(tab.locator(".md-tabs [aria-current]")).to_be_in_viewport(ratio=1)
        assert tab.evaluate("scrollY") == 0


@pytest.mark.parametrize("page", ["finder-en", "home-cy", "404"])
def test_notices_are_in_the_page_s_typeface(page: str, either: Served, tab: Page) -> None:
    tab.clock.set_fixed_time(datetime.combine(ON + timedelta(400), time(12), UTC))
    tab.goto(either.address + either.kinds[page])
    faces = {
        place: tab.locator(place).first.evaluate("text => getComputedStyle(text).fontFamily")
        for place in (".register-notice p", ".register-stale p", ".register p", ".register-foot p")
    }
    assert set(faces.values()) == {tab.evaluate("getComputedStyle(document.body).fontFamily")}, faces
    lefts = {round(text_left(tab.locator(place).first)) for place in (".register-notice p", ".register-stale p", "h1")}
    assert len(lefts) == 1


def text_left(text: Locator) -> float:
    """Where a text begins, whatever its padding."""
    left = """text => {
      const range = document.createRange()
      range.selectNodeContents(text)
      return range.getBoundingClientRect().left
    }"""
    return float(text.evaluate(left))


def test_the_filters_are_fields_in_groups_that_have_names(either: Served, tab: Page) -> None:
    tab.goto(either.address + "assessors/")
    for name in ("Nation or region", "Phase of education", "Type of school", "Language"):
        group = tab.locator("fieldset").and_(tab.get_by_role("group", name=name, exact=True))
        expect(group.locator("legend")).to_have_text(name)
        assert group.get_by_role("checkbox").count() > 3
    where = tab.get_by_role("group", name="Nation or region")
    england = where.get_by_role("listitem").filter(has=tab.locator("[value=england]"))
    expect(england.get_by_role("checkbox").first).to_have_accessible_name("England (20)")
    expect(england.locator("ul").get_by_role("checkbox")).to_have_count(9)
    expect(england.locator("ul [value=london]")).to_have_accessible_name("London (6)")
    tab.get_by_role("checkbox", name="Accredited only (20)").check()
    expect(england.get_by_role("checkbox").first).to_have_accessible_name("England (15)")


def test_without_scripts_the_filters_are_links_in_lists(material: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(material.address + "assessors/")
    assert page.locator("fieldset").count() == 0
    page.locator("summary").first.click()
    nested = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="England", exact=True))
    expect(nested.get_by_role("listitem").get_by_role("link")).to_have_count(9)
    context.close()


@pytest.mark.parametrize("path", ["assessors/", "assessors/region/wales/", STATES["finder, by distance"]])
def test_the_header_of_a_row_is_the_name_alone(path: str, material: Served, tab: Page) -> None:
    tab.goto(material.address + path)
    tab.wait_for_load_state("networkidle")
    headers = tab.locator(".person").get_by_role("rowheader")
    assert headers.all_inner_texts() == tab.locator(".person th a").all_inner_texts() != []


def test_past_events_are_folded_and_a_link_to_one_opens_them(either: Served, tab: Page) -> None:
    tab.goto(either.address + "events/")
    past = tab.get_by_role("heading", name="Lead Assessors' day 2026")
    expect(tab.get_by_role("heading", name="Moderation day, spring 2027")).to_be_visible()
    expect(past).to_be_hidden()
    tab.get_by_text("7 past events").click()
    expect(past).to_be_visible()
    anchor = past.locator("..").get_attribute("id")
    tab.goto(either.address)
    tab.goto(f"{either.address}events/#{anchor}")
    expect(past).to_be_in_viewport()


def test_on_a_welsh_page_wales_is_the_first_nation(material: Served, tab: Page) -> None:
    tab.goto(material.address + "cy/")
    expect(tab.locator(".counted a").first).to_have_text("Cymru")
    tab.goto(material.address + "cy/assessors/")
    expect(tab.locator(".group label").first).to_have_text("Cymru (3)")
    marged = tab.locator("[data-id=marged-pritchard]")
    expect(marged.locator("dd").first).to_have_text(
        "Cymru, Gorllewin Canolbarth Lloegr, De-ddwyrain Lloegr, De-orllewin Lloegr"
    )
    tab.goto(material.address + "assessors/")
    expect(tab.locator(".group label").first).to_have_text("England (20)")
    expect(marged.locator("dd").first).to_have_text("West Midlands, South East, South West, Wales")


@pytest.mark.parametrize("width", [768, 1280])
def test_no_place_in_the_lists_of_the_first_page_is_empty(width: int, material: Served, tab: Page) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    for path in ("", "cy/"):
        tab.goto(material.address + path)
        lists = tab.locator(".register .counted")
        expect(lists).to_have_count(2)
        for some in lists.all():
            box, last = some.bounding_box(), some.locator("li").last.bounding_box()
            assert box
            assert last
            assert last["x"] + last["width"] == pytest.approx(box["x"] + box["width"], abs=1)
            assert box["width"] == pytest.approx(box_of(tab, ".register")["width"], abs=1)


RULES_ABOVE = """bar => {
  const top = bar.getBoundingClientRect().top
  const rules = (element) => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const drawn = (side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none"
    return [...(drawn("Top") ? [box.top] : []), ...(drawn("Bottom") ? [box.bottom] : [])]
  }
  const shown = [...document.querySelectorAll(".finder *")].filter((element) => element.checkVisibility())
  return shown.flatMap(rules).filter((line) => Math.abs(line - top) < 12).length
}"""


def test_there_is_one_rule_above_the_bar_at_the_foot_of_the_screen(material: Served, tab: Page) -> None:
    tab.set_viewport_size({"width": 375, "height": 740})
    tab.goto(material.address + "assessors/?a=marged-pritchard&b=agnieszka-nowak")
    bars = {"shortlist": tab.locator(".finder__shortlist").last}
    tab.get_by_role("button", name="Name and filters").click()
    bars["filters"] = tab.locator(".finder__show")
    for name, bar in bars.items():
        bar.scroll_into_view_if_needed()
        tab.evaluate("bar => scrollTo(0, bar.offsetTop + bar.offsetHeight - innerHeight + 40)", bar.element_handle())
        expect(bar).to_be_visible()
        assert bar.evaluate(RULES_ABOVE) == 1, name
        assert bar.evaluate("bar => getComputedStyle(bar).borderTopStyle") == "solid", f"{name}, when it covers a text"


# Colours of the reader's own


@pytest.fixture
def forced(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, forced_colors="active")
    context.clock.set_fixed_time(datetime.combine(ON, time(12), UTC))
    yield context.new_page()
    context.close()


def around(page: Page, target: Locator) -> bytes:
    """A picture of an element and what is just outside it."""
    box = target.bounding_box()
    assert box
    clip = {"x": box["x"] - 6, "y": box["y"] - 6, "width": box["width"] + 12, "height": box["height"] + 12}
    return page.screenshot(clip=clip, animations="disabled")


def test_in_forced_colours_a_ticked_box_and_the_focus_are_seen(material: Served, forced: Page) -> None:
    forced.goto(material.address + "assessors/")
    box = forced.get_by_role("checkbox", name="Accredited only")
    empty = around(forced, box)
    box.focus()
    forced.keyboard.press("Space")
    ticked = around(forced, box)
    box.evaluate("box => box.blur()")
    assert len({empty, ticked, around(forced, box)}) == 3


def test_in_forced_colours_the_focus_is_seen_at_each_stop(material: Served, forced: Page) -> None:
    forced.goto(material.address + "assessors/?region=wales&a=marged-pritchard&b=agnieszka-nowak")
    kinds = set()
    for _ in range(45):
        forced.keyboard.press("Tab")
        kind = forced.evaluate("() => document.activeElement.tagName + document.activeElement.className")
        if kind in kinds:
            continue
        kinds.add(kind)
        focused = forced.locator(":focus")
        with_focus = around(forced, focused)
        focused.evaluate("element => { element.dataset.was = 1; element.blur() }")
        was = forced.locator("[data-was]")
        if was.is_visible() and "skip" not in kind:
            assert around(forced, was) != with_focus, kind
        was.evaluate("element => { delete element.dataset.was; element.focus() }")
    assert len(kinds) > 8


def test_a_focus_that_forced_colours_hide_is_noticed(material: Served, forced: Page) -> None:
    forced.goto(material.address + "assessors/")
    forced.evaluate("() => [...document.styleSheets].at(-1).insertRule('* { outline: none !important }')")
    link = forced.locator(".other-language a")
    before = around(forced, link)
    link.focus()
    assert around(forced, link) == before


def test_in_forced_colours_what_a_background_sets_apart_has_an_edge(material: Served, forced: Page) -> None:
    for path, places in {
        "": [".home-find", ".register-notice", ".md-search__form", ".md-tabs"],
        "assessors/?words=zzzz": [".finder__nobody"],
        "request/": [".letter"],
        "assessors/marged-pritchard/": [".action", ".standing"],
    }.items():
        forced.goto(material.address + path)
        for place in places:
            element = forced.locator(place).first
            expect(element).to_be_visible()
            width, style = element.evaluate("it => getComputedStyle(it).borderBottom").split()[:2]
            assert style == "solid", place
            assert float(width.removesuffix("px")) >= 1, place


def test_in_forced_colours_a_choice_that_finds_nobody_is_grey(material: Served, forced: Page) -> None:
    forced.goto(material.address + "assessors/")
    label = forced.locator("label", has=forced.locator("input:disabled")).first
    colour = "element => getComputedStyle(element).color"
    grey = forced.evaluate(
        """() => { const it = document.body.appendChild(document.createElement("i")); it.style.color = "graytext"
        return getComputedStyle(it).color }"""
    )
    assert {label.evaluate(colour), label.locator(".of").evaluate(colour)} == {grey}
