"""The finder in a real browser: filters and their counts, tags, and nobody found."""

import re
from datetime import date

import pytest
from example import TODAY, register
from finder import names_shown, number_found, number_of, numbers, option
from playwright.sync_api import Browser, Page, expect

from generator.public import public
from generator.site.docs import docs
from generator.site.facets import FACETS, facet_address
from generator.site.finder_files import words_of

pytestmark = pytest.mark.browser


def test_without_scripts_everybody_is_there_and_each_link_to_a_part_leads_to_that_many(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(address + "assessors/")
    everybody = page.locator(".person th a").count()
    assert everybody == number_found(page) > 20
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


def test_choices_narrow_down_and_count_what_each_would_give(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    everybody, primary, wales = (
        number_found(page),
        number_of(page, "phase", "primary"),
        number_of(page, "region", "wales"),
    )
    assert 0 < wales < primary < everybody
    page.check(option(page, "phase", "primary"))
    assert number_found(page) == len(names_shown(page)) == primary
    assert number_of(page, "phase", "secondary") > 0  # beside each of its own kind: what that would give alone
    both = number_of(page, "region", "wales")
    page.check(option(page, "region", "wales"))
    assert number_found(page) == both == len(names_shown(page))
    assert number_of(page, "phase", "primary") == both
    england = number_of(page, "nation", "england")
    page.check(option(page, "nation", "england"))
    assert max(both, england) <= number_found(page) <= both + england
    page.check(option(page, "accredited", "yes"))
    for card in page.locator(".person:visible").all():
        assert "Accredited" in card.inner_text()


def test_counts_and_choices_stay_where_they_are_and_zero_is_disabled(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    where = "all => all.map(box => box.getBoundingClientRect()).map(({x, y, width}) => [x, y, width])"
    inputs = page.locator(".finder__filters input[type=checkbox]")
    before = inputs.evaluate_all(where)
    page.check(option(page, "language", "ga"))
    assert "0" in numbers(page)
    assert len(numbers(page)) == len(before)
    assert [box[0::2] for box in inputs.evaluate_all(where)] == [box[0::2] for box in before]
    for at, number in enumerate(numbers(page)):
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
        assert words_of(names_shown(page)[0]) == words_of(name)
    box.fill("clipboard marged")
    expect(page.locator("#found")).to_have_text("0 assessors")


def test_where_the_words_cannot_be_fetched_names_still_work_and_it_says_so(page: Page, address: str) -> None:
    page.route("**/finder-words.json", lambda route: route.fulfill(status=404, content_type="text/plain", body=""))
    page.goto(address + "assessors/")
    with page.expect_response("**/finder-words.json"):
        page.fill("#finder-words", "marged")
    expect(page.locator("#found")).to_have_text("1 assessor")
    expect(page.locator("#finder-words-said")).to_contain_text("Only names and details were searched")


THRICE = """new MutationObserver((_, watch) => {
  const list = document.querySelector(".people");
  if (!document.querySelector(".finder__more")) return;
  watch.disconnect();
  for (const item of [...list.children]) list.append(item.cloneNode(true), item.cloneNode(true));
}).observe(document, {childList: true, subtree: true})"""
"""Everybody three times over, before the finder's script runs."""


def test_fifty_are_shown_and_fifty_more_at_a_press_and_the_first_of_them_has_the_focus(
    page: Page, address: str
) -> None:
    page.add_init_script(THRICE)
    page.goto(address + "assessors/")
    everybody = number_found(page)
    assert 60 < everybody < 100
    assert len(names_shown(page)) == 50
    expect(page.locator(".finder__more")).to_contain_text(f"50 of {everybody} shown.")
    page.get_by_role("button", name=f"Show {everybody - 50} more").click()
    assert len(names_shown(page)) == everybody
    assert page.evaluate("document.activeElement === document.querySelectorAll('.person th a')[50]")
    assert not page.locator(".finder__more").is_visible()


def test_what_is_chosen_is_shown_as_tags_and_removing_one_keeps_the_focus_near(page: Page, address: str) -> None:
    page.goto(address + "assessors/?region=wales&phase=primary&language=cy")
    labels = page.locator(".finder__tags button").evaluate_all(
        "all => all.map(button => button.ariaLabel ?? button.textContent)"
    )
    assert labels == ["Remove Wales", "Remove Primary", "Remove Welsh", "Clear all"]
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
    nobody = page.locator(".finder__nobody")
    expect(nobody).to_be_visible()
    said = re.fullmatch(r"No assessors match. Remove “zzzz” to see (\d+)", nobody.inner_text())
    assert said
    nobody.get_by_role("button").click()
    assert number_found(page) == int(said[1]) > 0
    assert page.evaluate("document.activeElement.id") == "found"
    assert not nobody.is_visible()
    page.goto(address + "assessors/?language=ga&region=london&words=zzzz")
    assert nobody.inner_text().startswith("No assessors match. Removing one filter is not enough. Clear all to see ")


def test_a_name_that_is_on_no_list_gets_an_answer_of_the_day(page: Page, address: str) -> None:
    page.goto(address + "assessors/?words=oliver+penrose")
    nobody = page.locator(".finder__nobody")
    expect(nobody).to_contain_text("On 2 November 2026 nobody on the register matches “oliver penrose”.")
    nobody.get_by_role("button", name="Remove “oliver penrose”").click()
    assert page.url == address + "assessors/"


def type_and_rest(page: Page, typed: str) -> None:
    """Type words and wait until they are in the address: then whatever the page has to say is said."""
    page.fill("#finder-words", typed)
    page.wait_for_function("typed => new URLSearchParams(location.search).get('words') === typed", arg=typed)


NO_NAMES = ("zzzz", "oliver smith", "quantum chromodynamics", "xavier")


def test_nobody_is_meant_by_what_is_no_name(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    for typed in NO_NAMES:
        type_and_rest(page, typed)
        assert "Did you mean" not in page.locator(".finder__nobody").inner_text(), typed


@pytest.mark.parametrize("typed", ["Mr Tindall", "dr tindall", "TINDALL, Joseph"])
def test_a_title_is_no_part_of_a_name(typed: str, page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.fill("#finder-words", typed)
    assert names_shown(page) == ["Joseph Tindall"]


@pytest.mark.parametrize(
    ("typed", "offer", "filter"),
    [
        ("welsh", "Language: Welsh", ("language", "cy")),
        ("Wales", "Nation or region: Wales", ("region", "wales")),
        ("special", "Type of school: Special schools", ("type", "special")),
        ("primary", "Phase of education: Primary", ("phase", "primary")),
    ],
)
def test_words_that_the_list_shows_find_the_people_and_offer_the_filter(
    typed: str, offer: str, filter: tuple[str, str], page: Page, address: str
) -> None:
    page.goto(address + "assessors/")
    name, value = filter
    there = number_of(page, name, value)
    page.fill("#finder-words", typed)
    assert number_found(page) >= there
    page.locator("#finder-words-said").get_by_role("button", name=f"{offer} ({there})").click()
    assert number_found(page) == there
    assert page.url.endswith(f"?{name}={value}")
    assert page.input_value("#finder-words") == ""


@pytest.mark.parametrize(
    ("folder", "typed", "offer"),
    [
        ("", "accredited", "Accredited only (20)"),
        ("", "welsh speaker", "Language: Welsh (2)"),
        ("", "secondary school", "Phase of education: Secondary (19)"),
        ("cy/", "siarad Cymraeg", "Iaith: Cymraeg (2)"),
        ("cy/", "ysgol gynradd", "Cyfnod addysg: Cynradd (23)"),
        ("cy/", "yng Nghymru", "Gwlad neu ranbarth: Cymru (3)"),
    ],
)
def test_a_filter_named_among_other_words_is_offered(
    folder: str, typed: str, offer: str, page: Page, address: str
) -> None:
    page.goto(f"{address}{folder}assessors/")
    page.fill("#finder-words", typed)
    expect(page.locator("#finder-words-said").get_by_role("button").first).to_have_text(offer)


@pytest.mark.parametrize(("standing", "count"), [("accredited", 20), ("registered", 5)])
def test_the_standing_that_a_row_shows_is_found(standing: str, count: int, page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    page.fill("#finder-words", standing)
    assert number_found(page) == count


def test_a_double_name_is_meant_without_its_hyphen(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    type_and_rest(page, "meiling")
    expect(page.locator(".finder__nobody")).to_contain_text("Did you mean: Mei-Ling Chan")


def test_the_title_says_what_was_asked_and_how_many_were_found(page: Page, address: str) -> None:
    page.goto(address + "assessors/")
    expect(page).to_have_title("Assessors - Register of ICT Mark Assessors")
    page.goto(address + "assessors/?phase=primary&near=LL57")
    expect(page).to_have_title(f"{number_found(page)} assessors: Primary, LL57")  # with the rest over 70 letters
