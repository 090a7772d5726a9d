"""Five readers with a task, each from the first page to the answer: what it takes them, and the most that it may.

The sixth journey, names and places that are mistyped, is in `test_mistyped.py`. The table is at the end of a run.

Taps and keys are exactly what the way needs, so a step more fails. A journey may take one scroll more than it does
here, because other fonts make other heights, and a tenth more bytes, because the demonstration grows.
"""

import re
from typing import Any

import pytest
from browsing import ON, Served, demonstration
from journeys import Effort, Journey, SetOut
from playwright.sync_api import Locator, Page, expect

from generator.site.messages import Wording, wording
from generator.vocabulary import Language

pytestmark = pytest.mark.browser

ENGLISH, WELSH = wording(Language.ENGLISH), wording(Language.WELSH)


def phone(width: int, height: int) -> dict[str, Any]:
    return {"viewport": {"width": width, "height": height}, "has_touch": True, "is_mobile": True}


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def link(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True)


def find_near(reader: Journey, place: str, t: Wording) -> None:
    """From the first page to the list, the nearest first."""
    reader.tap(reader.page.get_by_label(t("finder.postcode")))
    reader.type(place)
    reader.press("Enter")
    expect(reader.page.get_by_text(t("finder.script.same_district", place=place)).first).to_be_visible()


def choose(reader: Journey, group: str, choice: str, t: Wording) -> None:
    """Open a group of filters and tick a choice of it."""
    reader.tap(reader.page.locator("summary", has_text=t(group)))
    reader.tap(reader.page.get_by_role("checkbox", name=re.compile(rf"^{t(choice)}\b")))


def see_the_list(reader: Journey, count: int, t: Wording) -> None:
    form = "other" if count > 1 else "one"
    reader.tap(button(reader.page, t("finder.script.show_found", found=t(f"finder.script.found_{form}", count=count))))


def come_to_the_letter(reader: Journey, name: str, t: Wording) -> Locator:
    """From the list, by its first person, to the link that opens the letter about them."""
    first = reader.page.get_by_role("table").get_by_role("link").first
    expect(first).to_have_text(name)
    reader.tap(first)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(name)
    reader.tap(link(reader.page, t("profile.ask")))
    letter = link(reader.page, t("letter.open"))
    reader.see(letter)
    expect(letter).to_have_attribute("href", re.compile(f"^mailto:{demonstration().contact_email}"))
    expect(reader.page.get_by_text(name).last).to_be_attached()
    return letter


def test_a_welsh_primary_near_ll57_asks_for_a_welsh_speaker(material: Served, set_out: SetOut) -> None:
    """Taps: the language, the box, the filters, two groups and a choice in each, the list, the person, the letter."""
    most = Effort(taps=10, keys=len("LL57") + 1, scrolls=3, bytes=115_000)
    with set_out("a Welsh primary near LL57, a Welsh speaker", most, **phone(375, 740)) as reader:
        page = reader.page
        page.goto(material.address)
        reader.tap(link(page, WELSH("site.own_name")))
        find_near(reader, "LL57", WELSH)
        reader.tap(button(page, WELSH("finder.choices")))
        choose(reader, "finder.phase", "phase.primary", WELSH)
        choose(reader, "finder.language", "language.cy", WELSH)
        see_the_list(reader, 2, WELSH)
        come_to_the_letter(reader, "Rhodri ap Huw", WELSH)
        expect(page.locator("html")).to_have_attribute("lang", "cy")
        asked = WELSH("letter.asks_for", name="Rhodri ap Huw", number="ICTM 0017", id="rhodri-ap-huw")
        expect(page.get_by_text(asked)).to_be_attached()


def test_a_special_school_in_bt7_asks_for_who_works_there(material: Served, set_out: SetOut) -> None:
    """Taps: the box, the filters, a group and its choice, the list, the person, the letter."""
    most = Effort(taps=7, keys=len("BT7") + 1, scrolls=3, bytes=110_000)
    with set_out("a special school in BT7", most, **phone(375, 740)) as reader:
        page = reader.page
        page.goto(material.address)
        find_near(reader, "BT7", ENGLISH)
        reader.tap(button(page, ENGLISH("finder.choices")))
        choose(reader, "finder.type", "schooltype.special", ENGLISH)
        see_the_list(reader, 11, ENGLISH)
        come_to_the_letter(reader, "Bernadette O'Neill", ENGLISH)


def test_a_head_on_a_small_phone_without_a_mail_program_copies_the_letter(material: Served, set_out: SetOut) -> None:
    """Taps: the box, the person, the letter, the button that copies."""
    most = Effort(taps=4, keys=len("Tindall") + 1, scrolls=5, bytes=95_000)
    allowed = ["clipboard-read", "clipboard-write"]
    with set_out("a head at 320 px without mail", most, permissions=allowed, **phone(320, 640)) as reader:
        page = reader.page
        page.goto(material.address)
        reader.tap(page.get_by_label(ENGLISH("home.name")))
        reader.type("Tindall")
        reader.press("Enter")
        come_to_the_letter(reader, "Joseph Tindall", ENGLISH)
        reader.tap(button(page, ENGLISH("letter.copy")))
        expect(page.get_by_text(ENGLISH("letter.copied"))).to_be_in_viewport()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert ENGLISH("letter.asks_for", name="Joseph Tindall", number="ICTM 0030", id="joseph-tindall") in copied
        for needed in (demonstration().contact_email, ENGLISH("letter.subject_for", name="Joseph Tindall")):
            assert needed in copied or page.get_by_role("main").get_by_text(needed, exact=True).is_visible()


def test_a_governor_without_scripts_verifies_a_name(material: Served, set_out: SetOut) -> None:
    """Taps: the list, the person. Scrolls: the list is by name, and M is past its middle. Bytes: without her photo it
    was 65,000; the small one, which is all that this screen fetches, may take 3,500.
    """
    most = Effort(taps=2, keys=0, scrolls=4, bytes=68_500)
    size = {"width": 1280, "height": 800}
    with set_out(
        "a governor without scripts verifies a name", most, viewport=size, java_script_enabled=False
    ) as reader:
        page = reader.page
        page.goto(material.address)
        reader.tap(link(page, ENGLISH("home.everyone")))
        number = len(demonstration().assessors)
        expect(page.get_by_role("heading", name=ENGLISH("finder.how_many", count=number))).to_be_visible()
        expect(page.get_by_role("rowheader")).to_have_count(number)
        expect(link(page, "Oliver Penrose")).to_have_count(0)
        reader.tap(link(page, "Marged Pritchard"))
        expect(page.get_by_text(ENGLISH("standing.accredited"), exact=True)).to_be_in_viewport()
        since = ENGLISH("profile.since", day="1 April 2019", built=ENGLISH.day(ON))
        expect(page.get_by_text(since)).to_be_in_viewport()


def test_three_are_compared_by_keyboard(material: Served, set_out: SetOut) -> None:
    """Keys: 47 are half of what it took once, from the list; here they go all the way from the first page."""
    most = Effort(taps=0, keys=47, scrolls=0, bytes=115_000)
    three = ("Adaeze Nwosu", "Agnieszka Nowak", "Bernadette O'Neill")
    with set_out("three compared by keyboard", most, viewport={"width": 1280, "height": 800}) as reader:
        page = reader.page
        page.goto(material.address)
        reader.tab_to(link(page, ENGLISH("home.everyone")))
        reader.press("Enter")
        reader.tab_to(link(page, ENGLISH("finder.skip")))
        reader.press("Enter")
        for name in three:
            reader.tab_to(page.get_by_role("checkbox", name=ENGLISH("finder.script.compare", name=name)))
            reader.press("Space")
        reader.tab_to(link(page, ENGLISH("finder.script.compare_go", count=3)).nth(3))
        reader.press("Enter")
        for name in three:
            expect(page.get_by_role("columnheader", name=name)).to_be_in_viewport()
