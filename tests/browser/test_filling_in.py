"""The fields of a request: the letter, the link and the copy follow them, and nothing leaves the browser."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import ON, SHIFTS, Served, reader
from playwright.sync_api import Browser, Page, Route, expect

from generator.site.messages import wording
from generator.site.parts.letter import FIELDS, LONG, PREFERRED
from generator.vocabulary import Language

pytestmark = pytest.mark.browser

PLACES = ["request/", "cy/request/", "assessors/adaeze-nwosu/", "cy/assessors/adaeze-nwosu/"]
LETTER = "[data-letter] .letter"
MOST = 1900
HOSTILE = """& # % + = ? "one" 'two' <script>window.ran = 1</script> {id} ŵ £ 🏫 \\ %0A"""
CHOICES = {"phase": 2, "language": 2}
"""The fields in which one of several answers is chosen, and which one the tests choose."""
STATE = """
() => JSON.stringify([location.href, history.length, { ...localStorage }, { ...sessionStorage }, document.cookie])"""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A small phone that lets a page write to the clipboard; a fault in a page fails the test."""
    with reader(
        browser, viewport={"width": 320, "height": 640}, permissions=["clipboard-read", "clipboard-write"]
    ) as page:
        page.clock.install(time=datetime.combine(ON, time(12), UTC))
        yield page


def _names(path: str) -> tuple[str, ...]:
    return (PREFERRED, *FIELDS) if "request" in path else FIELDS


def _label(name: str, path: str) -> str:
    return wording(Language.WELSH if path.startswith("cy/") else Language.ENGLISH)(f"letter.field.{name}")


def _field(name: str) -> str:
    return f"[data-letter] [name={name}]"


def _letter(tab: Page) -> str:
    return (tab.locator(LETTER).text_content() or "").rstrip()


def _body(tab: Page) -> str:
    return (tab.locator(".letter__body").text_content() or "").rstrip()


def _href(tab: Page) -> str:
    return tab.locator("[data-letter] .action").get_attribute("href") or ""


def _mailed(tab: Page) -> dict[str, list[str]]:
    address = urlsplit(_href(tab))
    assert (address.scheme, address.path, address.fragment) == ("mailto", "ictmark@naace.co.uk", "")
    return parse_qs(address.query, strict_parsing=True)


def _fits(tab: Page) -> bool:
    return bool(tab.evaluate("document.documentElement.scrollWidth <= innerWidth"))


# The letter follows


@pytest.mark.parametrize("path", PLACES)
def test_the_letter_the_link_and_the_copy_follow_every_field(path: str, material: Served, tab: Page) -> None:
    tab.goto(material.address + path)
    blank = _body(tab)
    for name in _names(path):
        field = tab.get_by_label(_label(name, path), exact=True)
        if name in CHOICES:
            field.select_option(index=CHOICES[name])
        else:
            field.fill(f"of {name}" + ("\nand more" if name in LONG else ""))
        value = field.input_value()
        said = f"{_label(name, path)}:" + (f"\n{value}\n" if name in LONG else f" {value}\n")
        assert said in _letter(tab) + "\n", name
        assert _mailed(tab)["body"] == [_body(tab).replace("\n", "\r\n")], name
    assert _fits(tab)
    tab.locator("[data-letter] .buttons button").first.click()
    expect(tab.locator(".letter-said")).not_to_be_empty()
    assert tab.evaluate("navigator.clipboard.readText()") == _letter(tab)
    for name in _names(path):
        if name in CHOICES:
            tab.select_option(_field(name), "")
        else:
            tab.fill(_field(name), " \n " if name in LONG else "  ")
    assert _body(tab) == blank
    expect(tab.locator(".letter-said")).to_be_empty()


@pytest.mark.parametrize("path", ["request/", "cy/assessors/adaeze-nwosu/"])
def test_the_copy_and_the_page_name_the_recipient_and_the_subject(path: str, material: Served, tab: Page) -> None:
    tab.goto(material.address + path)
    subject = _mailed(tab)["subject"][0]
    to, about = ("At", "Pwnc") if path.startswith("cy/") else ("To", "Subject")
    assert _letter(tab).startswith(f"{to}: ictmark@naace.co.uk\n{about}: {subject}\n\n")
    for place in (f"{LETTER} a", ".letter-how a"):
        expect(tab.locator(place)).to_have_attribute("href", "mailto:ictmark@naace.co.uk")


def test_any_sign_stays_what_it_is_and_none_is_obeyed(material: Served, tab: Page) -> None:
    tab.goto(material.address + "request/")
    tab.fill(_field("school"), HOSTILE)
    tab.fill(_field("more"), f"{HOSTILE}\n\n{HOSTILE}")
    assert f"School: {HOSTILE}\n" in _letter(tab)
    assert _mailed(tab) == {
        "subject": ["ICT Mark: please choose an assessor for us"],
        "body": [_body(tab).replace("\n", "\r\n")],
    }
    assert "%0D%0A" in _href(tab)
    assert not re.search(r"[^\w%.~@:?&=/-]", _href(tab)), "signs that some programs end an address at"
    assert tab.evaluate("() => window.ran") is None
    assert tab.locator(f"{LETTER} script").count() == 0
    assert _fits(tab)


def test_half_an_emoji_breaks_nothing(material: Served, tab: Page) -> None:
    tab.goto(material.address + "request/")
    tab.evaluate(
        "selector => { const field = document.querySelector(selector); field.value = 'A \\ud83c B';"
        " field.dispatchEvent(new Event('input', { bubbles: true })) }",
        _field("school"),
    )
    assert "School: A \ufffd B" in _mailed(tab)["body"][0]


def test_a_link_holds_as_much_as_every_email_program_takes_and_says_when_it_holds_less(
    material: Served, tab: Page
) -> None:
    tab.goto(material.address + "request/")
    notice, more = tab.locator(".letter-long"), _field("more")
    tab.fill(more, "a")
    room = MOST - len(_href(tab))
    for letters, fits in ((room + 1, True), (room + 2, False), (5000, False), (room + 1, True)):
        tab.fill(more, "a" * letters)
        assert len(_href(tab)) <= MOST
        expect(notice).to_be_visible(visible=not fits)
        assert "a" * letters in _letter(tab)
        body = _mailed(tab)["body"][0]
        assert body == (_body(tab).replace("\n", "\r\n") if fits else "Paste your request here.")
    assert len(_href(tab)) == MOST
    assert _fits(tab)


@pytest.mark.parametrize("path", PLACES)
def test_a_request_that_is_filled_in_as_schools_do_fits_into_the_link(path: str, material: Served, tab: Page) -> None:
    tab.goto(material.address + path)
    for name, value in {
        "school": "Ysgol Gynradd Gymunedol Llanfihangel-y-Pennant",
        "postcode": "LL57 2DG",
        "number": "6612345",
        "contact": "Siân Ôl-Gŵyddel, pennaeth",
        "reach": "01632 960123, pennaeth@ysgol.example",
        "when": "Tymor y gwanwyn, nid ar ddydd Llun",
        "helped": "Northgate Learning",
        "more": "Diolch",
    }.items():
        tab.fill(_field(name), value)
    for name, index in CHOICES.items():
        tab.select_option(_field(name), index=index)
    expect(tab.locator(".letter-long")).to_be_hidden()
    assert _mailed(tab)["body"] == [_body(tab).replace("\n", "\r\n")]


# Nothing leaves the browser


def test_what_is_typed_is_neither_sent_nor_stored_nor_in_the_address(material: Served, tab: Page) -> None:
    tab.goto(material.address + "request/")
    tab.wait_for_load_state("networkidle")
    before = tab.evaluate(STATE)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    for name in ("school", "number", "reach"):
        tab.fill(_field(name), "zqtyped")
        tab.press(_field(name), "Enter")
    tab.locator("[data-letter] .buttons button").first.click()
    expect(tab.locator(".letter-said")).not_to_be_empty()
    assert tab.evaluate(STATE) == before
    assert asked == []
    assert "zqtyped" in _letter(tab)


# Clipboard, keyboard, paper, scripts


def test_without_a_clipboard_the_whole_request_is_selected(material: Served, tab: Page) -> None:
    tab.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    tab.goto(material.address + "request/")
    tab.fill(_field("school"), "Fossgate Primary School")
    tab.locator("[data-letter] .buttons button").first.click()
    expect(tab.locator(".letter-said")).to_contain_text("The request is selected.")
    selected = tab.evaluate("() => String(getSelection())")
    for part in ("To: ictmark@naace.co.uk", "Subject: ICT Mark:", "School: Fossgate Primary School", "Anything else"):
        assert part in selected


@pytest.mark.parametrize("path", PLACES)
def test_by_keyboard_each_field_comes_in_the_order_of_the_letter_and_then_the_link(
    path: str, material: Served, tab: Page
) -> None:
    tab.goto(material.address + path)
    first = tab.locator(".letter-form :is(input, select, textarea)").first
    first.focus()
    for name in _names(path):
        assert tab.evaluate("() => document.activeElement.name") == name
        tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.activeElement.matches('[data-letter] .action')")
    assert tab.locator("[data-field]").evaluate_all("lines => lines.map((line) => line.dataset.field)") == list(
        _names(path)
    )


def test_on_paper_the_fields_are_in_the_letter_alone(material: Served, tab: Page) -> None:
    tab.goto(material.address + "request/")
    tab.fill(_field("school"), "Fossgate Primary School")
    tab.emulate_media(media="print")
    expect(tab.locator(LETTER)).to_contain_text("School: Fossgate Primary School")
    expect(tab.locator(LETTER)).to_be_visible()
    expect(tab.locator(".letter-form")).to_be_hidden()


@pytest.mark.parametrize("path", ["request/", "assessors/adaeze-nwosu/"])
def test_where_the_script_is_blocked_no_field_is_shown_and_the_letter_has_blanks(
    path: str, either: Served, tab: Page
) -> None:
    tab.route("**/asking.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    tab.goto(either.address + path)
    expect(tab.locator(".letter-form")).to_be_hidden()
    assert _mailed(tab)["body"] == [_body(tab).replace("\n", "\r\n")]
    expect(tab.get_by_text("URN or other official number:")).to_be_visible()


@pytest.mark.parametrize("path", ["request/", "assessors/adaeze-nwosu/", "assessors/adaeze-nwosu/#ask"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_when_the_fields_come(width: int, path: str, either: Served, tab: Page) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.add_init_script(SHIFTS)
    tab.goto(either.address + path)
    expect(tab.locator(".letter-form")).to_be_visible()
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("shifted") < 0.01


# Coming back


@pytest.mark.parametrize("path", ["request/", "assessors/adaeze-nwosu/"])
def test_after_back_the_letter_is_that_of_the_fields(path: str, material: Served, tab: Page) -> None:
    tab.goto(material.address + path)
    tab.fill(_field("school"), "Fossgate Primary School")
    tab.fill(_field("reach"), "01632 960123")
    tab.select_option(_field("phase"), "Primary")
    tab.fill(_field("more"), "One\nTwo")
    tab.get_by_role("link", name="Fees", exact=True).first.click()
    tab.wait_for_url("**/fees/")
    tab.go_back()
    expect(tab.locator(_field("school"))).to_have_value("Fossgate Primary School")
    for said in (
        "School: Fossgate Primary School",
        "Phase of education: Primary",
        "Phone or email: 01632 960123",
        "One Two",
    ):
        expect(tab.locator(LETTER)).to_contain_text(said)
    assert _mailed(tab)["body"] == [_body(tab).replace("\n", "\r\n")]


def test_a_page_shown_from_the_browsers_cache_has_the_letter_of_its_fields(material: Served, tab: Page) -> None:
    tab.goto(material.address + "request/")
    tab.evaluate("selector => { document.querySelector(selector).value = 'Filled in' }", _field("school"))
    tab.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert "School: Filled in\n" in _letter(tab)


# A shortlist


@pytest.mark.parametrize(
    ("query", "preferred"),
    [
        ("", ""),
        ("?a=adaeze-nwosu", "Adaeze Nwosu (adaeze-nwosu)"),
        ("?a=adaeze-nwosu&b=marged-pritchard", "Adaeze Nwosu (adaeze-nwosu), Marged Pritchard (marged-pritchard)"),
        ("?a=nobody-there&b=adaeze-nwosu&c=adaeze-nwosu", "Adaeze Nwosu (adaeze-nwosu)"),
        ("?a=oliver-penrose", ""),  # no longer on the register
        ("?a=../../secret&b=%3Cb%3E", ""),
    ],
)
def test_the_request_prefers_the_people_of_the_shortlist(
    query: str, preferred: str, material: Served, browser: Browser
) -> None:
    tab = browser.new_page()
    for path in ("request/", "cy/request/"):
        tab.goto(material.address + path + query)
        tab.wait_for_load_state("networkidle")
        expect(tab.locator(_field("assessor"))).to_have_value(preferred)
        assert f"{_label('assessor', path)}:" + (f" {preferred}\n" if preferred else "\n\n") in _letter(tab)
    tab.close()


def test_where_a_name_does_not_come_the_id_stays_and_what_was_typed_is_kept(material: Served, browser: Browser) -> None:
    tab = browser.new_page()
    waiting: list[Route] = []

    def wait(route: Route) -> None:
        waiting.append(route)

    tab.route("**/api/v1/assessors/*.json", wait)
    tab.goto(material.address + "request/?a=adaeze-nwosu")
    tab.wait_for_timeout(100)
    for route in waiting:
        route.fulfill(body="<h1>Blocked</h1>", content_type="text/html")
    expect(tab.locator(_field("assessor"))).to_have_value("adaeze-nwosu")
    waiting.clear()
    tab.goto(material.address + "request/?a=marged-pritchard")
    tab.fill(_field("assessor"), "Anyone but us")
    for route in waiting:
        route.continue_()
    tab.wait_for_load_state("networkidle")
    expect(tab.locator(_field("assessor"))).to_have_value("Anyone but us")
    tab.close()


@pytest.mark.parametrize("start", ["assessors/", "assessors/compare/", "cy/assessors/", "cy/assessors/compare/"])
def test_the_finder_and_the_comparison_lead_to_the_request_with_their_shortlist(
    start: str, material: Served, tab: Page
) -> None:
    tab.goto(f"{material.address}{start}?a=adaeze-nwosu&b=marged-pritchard")
    tab.locator(".ask-naace a").click()
    tab.wait_for_url(re.compile(r"/request/\?"))
    expect(tab.locator(_field("assessor"))).to_have_value(re.compile("Adaeze Nwosu .*Marged Pritchard"))
