"""The finder in a real browser: filters, counts, address, tags, focus, what is announced, and distances."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from browsing import Served, serving
from example import TODAY, register
from playwright.sync_api import Browser, Page, expect

from generator.postcodes import Centre, Centres, centres
from generator.public import public
from generator.site.docs import docs
from generator.site.facets import FACETS, facet_address
from generator.site.finder_files import words_of

pytestmark = pytest.mark.browser


@pytest.fixture
def address(material: Served) -> str:
    """The demonstration's site, with areas alone for distances."""
    return material.address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Security Policy" in message.text else None)
    yield page
    context.close()
    assert not faults


def _names(page: Page) -> list[str]:
    return page.locator(".person:visible th a").all_inner_texts()


def _option(page: Page, name: str, value: str) -> str:
    return f'input[name="{name}"][value="{value}"]'


def _number(page: Page, name: str, value: str) -> int:
    return int(page.locator(f'[data-name="{name}"][data-value="{value}"] .number').inner_text())


def _found(page: Page) -> int:
    return int(page.locator("#found").inner_text().split()[0])


def _numbers(page: Page) -> list[str]:
    return page.locator(".finder__filters .number").all_inner_texts()


# Without scripts


def test_without_scripts_everybody_is_there_and_each_link_to_a_part_leads_to_that_many(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(address + "assessors/")
    everybody = page.locator(".person th a").count()
    assert everybody == _found(page) > 20
    assert not page.locator("#finder-words").is_visible()
    page.locator(".group summary").first.click()
    assert page.get_by_role("link", name="Wales", exact=True).is_visible()
    links = page.locator(".group a.option").evaluate_all(
        "all => all.map(link => [link.href, link.parentElement.querySelector('.number').textContent])"
    )
    assert len(links) == 13 + 7 + 10 + 6
    for href, number in links:
        answer = page.request.get(href)
        assert answer.ok, href
        assert answer.text().count('class="person"') == int(number), href
    context.close()


def test_each_part_has_a_page_in_each_language() -> None:
    made = docs(public(register(), date.fromisoformat(TODAY)))
    for facet in FACETS:
        for term in facet.terms:
            for folder in ("", "cy/"):
                assert f"{folder}{facet_address(facet, term).rstrip('/')}.md" in made


# Narrowing down


def test_choices_narrow_down_and_count_what_each_would_give(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    everybody, primary, wales = _found(page), _number(page, "phase", "primary"), _number(page, "region", "wales")
    assert 0 < wales < primary < everybody
    page.check(_option(page, "phase", "primary"))
    assert _found(page) == len(_names(page)) == primary
    assert _number(page, "phase", "secondary") > 0  # beside each of its own kind: what that would give alone
    both = _number(page, "region", "wales")
    page.check(_option(page, "region", "wales"))
    assert _found(page) == both == len(_names(page))
    assert _number(page, "phase", "primary") == both
    england = _number(page, "nation", "england")
    page.check(_option(page, "nation", "england"))
    assert max(both, england) <= _found(page) <= both + england
    page.check(_option(page, "accredited", "yes"))
    for card in page.locator(".person:visible").all():
        assert "Accredited" in card.inner_text()


def test_counts_and_choices_stay_where_they_are_and_zero_is_disabled(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    where = "all => all.map(box => box.getBoundingClientRect()).map(({x, y, width}) => [x, y, width])"
    inputs = page.locator(".finder__filters input[type=checkbox]")
    before = inputs.evaluate_all(where)
    page.check(_option(page, "language", "ga"))
    assert "0" in _numbers(page)
    assert len(_numbers(page)) == len(before)
    assert [box[0::2] for box in inputs.evaluate_all(where)] == [box[0::2] for box in before]
    for at, number in enumerate(_numbers(page)):
        assert inputs.nth(at).is_disabled() == (number == "0")


def test_names_organisations_and_words_of_portraits_are_found_by_their_beginnings(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    box = page.locator("#finder-words")
    for typed, name in [
        ("MARGED", "Marged Pritchard"),
        ("o'neill", "Bernadette O’Neill"),
        ("zielinski tom", "Tomasz Zieliński"),
        ("clipboard plain quest", "Adaeze Nwosu"),
    ]:
        box.fill(typed)
        expect(page.locator(".person:visible th a")).to_have_count(1)
        assert words_of(_names(page)[0]) == words_of(name)
    box.fill("clipboard marged")
    expect(page.locator("#found")).to_have_text("0 assessors")


def test_where_the_words_cannot_be_fetched_names_still_work_and_it_says_so(page: Page, address: str) -> None:
    page.route("**/finder-words.json", lambda route: route.fulfill(status=404, content_type="text/plain", body=""))
    page.goto(address + "assessors/")
    with page.expect_response("**/finder-words.json"):
        page.fill("#finder-words", "marged")
    expect(page.locator("#found")).to_have_text("1 assessor")
    expect(page.locator("#finder-words-said")).to_contain_text("only names and organisations")


THRICE = """new MutationObserver((_, watch) => {
  const list = document.querySelector(".people");
  if (!document.querySelector(".finder__more")) return;
  watch.disconnect();
  for (const item of [...list.children]) list.append(item.cloneNode(true), item.cloneNode(true));
}).observe(document, {childList: true, subtree: true})"""
"""Everybody three times over, before the finder's script runs."""


def test_more_than_a_screenful_is_shown_at_a_press_and_the_first_of_them_has_the_focus(
    page: Page, address: str
) -> None:
    page.add_init_script(THRICE)
    page.goto(address + "assessors/")
    everybody = _found(page)
    assert everybody > 60
    assert len(_names(page)) == 50
    page.get_by_role("button", name=f"Show all {everybody}").click()
    assert len(_names(page)) == everybody
    assert page.evaluate("document.activeElement === document.querySelectorAll('.person th a')[50]")
    assert not page.locator(".finder__more").is_visible()


# The address


def test_the_address_says_what_is_chosen_and_back_and_forward_follow(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    everybody = _names(page)
    page.check(_option(page, "region", "wales"))
    page.check(_option(page, "phase", "primary"))
    assert page.url == address + "assessors/?region=wales&phase=primary"
    chosen = _names(page)
    page.go_back()
    assert page.url == address + "assessors/?region=wales"
    assert not page.is_checked(_option(page, "phase", "primary"))
    page.go_back()
    assert _names(page) == everybody
    page.go_forward()
    page.go_forward()
    assert _names(page) == chosen
    page.locator(".person th a").first.click()
    page.wait_for_url("**/assessors/*/")
    page.go_back()
    expect(page.locator("#found")).to_have_text(f"{len(chosen)} assessor{'s' if len(chosen) != 1 else ''}")
    assert page.is_checked(_option(page, "region", "wales"))


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
    assert page.is_checked(_option(page, "region", "wales"))
    assert page.locator(".finder__tags button").first.inner_text().startswith("Wales")


# Tags, nobody found, focus


def test_what_is_chosen_stands_as_tags_and_removing_one_keeps_the_focus_near(page: Page, address: str) -> None:
    page.goto(address + "assessors/?region=wales&phase=primary&language=cy")
    labels = page.locator(".finder__tags button").evaluate_all(
        "all => all.map(button => button.ariaLabel ?? button.textContent)"
    )
    assert labels == ["Remove Wales", "Remove Primary", "Remove Welsh", "Remove all"]
    page.get_by_role("button", name="Remove Primary").click()
    assert page.evaluate("document.activeElement.ariaLabel") == "Remove Welsh"
    assert page.url.endswith("?region=wales&language=cy")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.ariaLabel") == "Remove Wales"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "found"
    assert page.url == address + "assessors/"
    assert not page.locator(".finder__tags").is_visible()


def test_nobody_found_names_the_one_choice_to_drop_and_what_that_gives(page: Page, address: str) -> None:
    page.goto(address + "assessors/?region=wales&phase=primary&words=zzzz")
    without = page.locator(".finder__nobody")
    expect(without).to_be_visible()
    said = re.search(r"Without “zzzz” it would be (\d+) assessor", without.inner_text())
    assert said
    page.get_by_role("button", name="Drop “zzzz”").click()
    assert _found(page) == int(said[1]) > 0
    assert page.evaluate("document.activeElement.id") == "found"
    assert not without.is_visible()
    page.goto(address + "assessors/?language=ga&region=london&words=zzzz")
    assert "No one choice alone" in without.inner_text()


def test_a_name_that_is_on_no_list_gets_an_answer_of_the_day(page: Page, address: str) -> None:
    page.goto(address + "assessors/?words=oliver+penrose")
    nobody = page.locator(".finder__nobody")
    expect(nobody).to_contain_text("nobody on the register has “oliver penrose” in their name")
    assert nobody.inner_text().startswith("On 2 November 2026 ")
    page.get_by_role("button", name="Drop “oliver penrose”").click()
    assert page.url == address + "assessors/"


# The shortlist, and the way on and back


def _compare(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=f"Compare {name}").press("Space")


def test_a_shortlist_of_four_is_made_by_browsing_and_stands_in_the_address(page: Page, address: str) -> None:
    page.goto(address + "assessors/?region=london")
    names = _names(page)
    _compare(page, names[0])
    shortlist = page.locator(".finder__shortlist")
    expect(shortlist).to_have_text("1 assessor chosen to compare; choose up to four.")
    for name in names[1:4]:
        _compare(page, name)
    expect(shortlist).to_have_text("Compare 4 assessors")
    assert re.search(r"\?region=london&a=[a-z-]+&b=[a-z-]+&c=[a-z-]+&d=[a-z-]+$", page.url)
    _compare(page, names[4])
    expect(shortlist).to_contain_text("Four are chosen already")
    assert not page.get_by_role("checkbox", name=f"Compare {names[4]}").is_checked()
    _compare(page, names[1])
    page.go_back()
    expect(shortlist).to_have_text("Compare 4 assessors")
    assert page.get_by_role("checkbox", name=f"Compare {names[1]}").is_checked()
    shortlist.get_by_role("link").click()
    expect(page.locator(".compare-people li")).to_have_count(4)
    page.get_by_role("button", name=f"Take {names[2]} away").click()
    page.get_by_role("link", name="All assessors").click()
    expect(shortlist).to_have_text("Compare 3 assessors")
    assert page.is_checked(_option(page, "region", "london"))


def test_the_way_back_from_a_profile_leads_to_the_finder_as_it_was(page: Page, address: str) -> None:
    page.goto(address + "assessors/?region=wales&near=CF10")
    page.locator(".person th a").first.click()
    page.wait_for_url("**/assessors/*/")
    page.get_by_role("link", name="All assessors").click()
    expect(page.locator("#found")).to_be_visible()
    assert page.url == address + "assessors/?region=wales&near=CF10"


@pytest.mark.parametrize("asked", ["assessors/?region=wales&phase=primary", "assessors/compare/?a=marged-pritchard"])
def test_the_other_language_keeps_what_is_chosen(asked: str, page: Page, address: str) -> None:
    page.goto(address + asked)
    page.get_by_role("link", name="Cymraeg").press("Enter")
    page.wait_for_url(f"{address}cy/{asked}")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(address + asked)


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
    page.locator(_option(page, "language", "ga")).focus()
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


def test_on_a_phone_every_filter_can_be_seen_and_opened(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + "assessors/")
    assert page.locator("#finder-words").is_visible()
    toggle = page.get_by_role("button", name="Filters")
    assert not page.locator(".group summary").first.is_visible()
    toggle.press("Enter")
    assert toggle.get_attribute("aria-expanded") == "true"
    for summary in page.locator(".group summary").all():
        assert summary.is_visible()
        summary.click()
    assert all(choice.is_visible() for choice in page.locator(".finder__filters input[type=checkbox]").all())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.check(_option(page, "region", "wales"))
    assert toggle.inner_text().startswith("Filters (1 chosen)")
    show = page.get_by_role("button", name=f"Show {page.locator('#found').inner_text()}")
    show.press("Enter")
    assert page.evaluate("document.activeElement.id") == "found"
    assert not show.is_visible()


def test_the_welsh_finder_speaks_welsh(page: Page, address: str) -> None:
    page.goto(address + "cy/assessors/?region=wales&near=CF10")
    expect(page.locator("#found")).to_contain_text("asesydd")
    expect(page.locator("#finder-near-said")).to_contain_text("Agosaf yn gyntaf")
    assert page.locator(".person th a").first.get_attribute("href", timeout=1000).startswith("../../cy/assessors/")  # type: ignore[union-attr]


# Distance


def test_a_postcode_sorts_by_distance_and_says_from_where(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    by_name = _names(page)
    page.fill("#finder-near", "yo1 9zz")
    page.keyboard.press("Enter")
    expect(page.locator("#finder-near-said")).to_contain_text("from the centre of the YO area")
    assert page.url == address + "assessors/?near=YO1"
    assert sorted(_names(page)) == sorted(by_name) != _names(page)
    told = page.locator(".person__distance").all_inner_texts()
    far = r"^(under 20|about \d+ to \d+) miles, from the centre of the YO area$|^in the YO area too$"
    assert all(re.search(far, line) for line in told)
    found = [re.findall(r"about (\d+) to (\d+)", line) for line in told]
    miles = [tuple(map(int, ranges[0])) for ranges in found if ranges]
    assert miles == sorted(miles)
    assert all(most - least == 20 and least % 10 == 0 for least, most in miles)
    for (nearer, farther), (before, after) in zip(pairwise(_names(page)), pairwise(told), strict=True):
        assert before != after or nearer < farther, "as near as each other: by name"
    page.check(_option(page, "region", "scotland"))
    assert page.url.endswith("?region=scotland&near=YO1")
    page.fill("#finder-near", "")
    page.keyboard.press("Enter")
    expect(page.locator(".person__distance:visible")).to_have_count(0)
    page.uncheck(_option(page, "region", "scotland"))
    assert _names(page) == by_name


def test_distances_by_district_are_told_to_five_miles(
    page: Page, tmp_path: Path, build_site: Callable[..., None]
) -> None:
    districts: dict[str, Centre] = {
        "YO1": (53.96, -1.08),
        "YO10": (53.94, -1.05),
        "EH1": (55.95, -3.19),
        "LS1": (53.80, -1.55),
    }
    (tmp_path / "postcodes").mkdir()
    rows = "".join(f"{name},{lat},{lon}\n" for name, (lat, lon) in districts.items())
    (tmp_path / "postcodes" / "districts.csv").write_text("district,lat,lon\n" + rows)
    assert centres(tmp_path) == Centres(centres().areas, districts)
    build_site(tmp_path, public(register(), date.fromisoformat(TODAY)))
    with serving(tmp_path / "site") as top:
        page.goto(top + "assessors/?near=LS1")
        said = page.locator("#finder-near-said")
        expect(said).to_contain_text("as the crow flies from the centre of LS1.")
        assert "Crown copyright" in said.inner_text()
        told = dict(zip(_names(page), page.locator(".person__distance").all_inner_texts(), strict=True))
        assert told == {
            "Amina Rahman": "about 20 miles, from the centre of LS1",  # 22 miles
            "Tom Hale": "about 160 miles, from the centre of LS1",  # 162 miles
            "Grace Mensah": "about 160 to 180 miles, from the centre of LS1",  # in no table but that of areas
        }
        page.goto(top + "assessors/?near=YO10")
        expect(page.locator(".person__distance").first).to_have_text("under 5 miles, from the centre of YO10")
        page.goto(top + "assessors/?near=YO99")
        expect(said).to_contain_text(
            "YO99 is not in our table. Nearest first, as the crow flies from the centre of the YO area"
        )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hello", "“HELLO” is not a postcode. Write it like YO1 9ZZ"),
        ("YOI 9ZZ", "is not a postcode"),
        ("QZ1 1AA", "No postcode in the United Kingdom begins with QZ"),
        ("JE2 3XP", "JE2 3XP is a postcode of the Channel Islands or the Isle of Man"),
        ("IM1", "Channel Islands or the Isle of Man"),
        ("BFPO 57", "forces (BFPO) address has no place"),
        ("BF1 2AT", "forces (BFPO) address has no place"),
        ("D02 X285", "from outside the United Kingdom"),
        ("90210", "from outside the United Kingdom"),
        ("1012 AB", "from outside the United Kingdom"),
        ("GX11 1AA", "from outside the United Kingdom"),
        ("<b>x</b>", "“<B>X</B>” is not a postcode"),
    ],
)
def test_what_is_no_postcode_of_the_four_nations_gets_a_sentence(
    typed: str, said: str, page: Page, address: str
) -> None:
    page.goto(address + "assessors/")
    before = _names(page)
    page.fill("#finder-near", typed)
    page.get_by_role("button", name="Nearest first").click()
    expect(page.locator("#finder-near-said")).to_contain_text(said)
    assert _names(page) == before
    assert page.url == address + "assessors/"


@pytest.mark.parametrize(
    "typed", ["YO", "yo1", "YO10", "yo105dd", "YO10 5DD", " yo10  5dd ", "YO10 5", "EC1A 1BB", "M1 1AE"]
)
def test_every_way_to_write_a_postcode_or_its_beginning_will_do(typed: str, page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.fill("#finder-near", typed)
    page.keyboard.press("Enter")
    expect(page.locator("#finder-near-said")).to_contain_text("Nearest first, as the crow flies from the centre of the")
