"""What a reader sees without scripts, and on paper: nothing that cannot work there, and all that they need."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO
from unicodedata import normalize

import pytest
from browsing import ON, STATES, UNDER_WAY, Served, still
from playwright.sync_api import Browser, Page, expect
from published import site as example_site
from pypdf import PdfReader

from generator.site.messages import wording
from generator.site.printed_sheets import FILE, printed_sheets
from generator.vocabulary import Language

CONTROLS = "button, input, select, textarea"


def _controls_seen(page: Page) -> list[str]:
    """The controls that a reader sees. Playwright can ask this where the page itself may run no script."""
    seen = [control for control in page.locator(CONTROLS).all() if control.is_visible()]
    return [f"{page.url}: {control.evaluate('control => control.outerHTML')[:80]}" for control in seen]


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """A page that is about to be printed, on the day of the build."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.clock.install(time=datetime.combine(ON, time(12), UTC))
    context.add_init_script(UNDER_WAY)
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("width", [375, 1280])
def test_without_scripts_no_control_is_shown_that_would_do_nothing(
    width: int, either: Served, scriptless: Page
) -> None:
    scriptless.set_viewport_size({"width": width, "height": 900})
    seen = []
    for path in either.kinds.values():
        scriptless.goto(either.address + path)
        seen += _controls_seen(scriptless)
    assert seen == []


def test_without_scripts_the_first_page_leads_to_everybody_and_to_each_region(
    material: Served, scriptless: Page
) -> None:
    scriptless.goto(material.address)
    for link in ("See every assessor", "Wales", "Primary"):
        expect(scriptless.get_by_role("link", name=link, exact=True)).to_be_visible()


def test_without_scripts_no_part_of_the_list_promises_to_narrow_it_down(
    either: Served, scriptless: Page, browser: Browser
) -> None:
    scriptless.goto(either.address + either.kinds["facet-en"])
    expect(scriptless.locator(".narrower")).to_be_hidden()
    with_scripts = browser.new_page()
    with_scripts.goto(scriptless.url)
    expect(with_scripts.locator(".narrower")).to_be_visible()
    with_scripts.close()


def test_on_paper_no_control_is_printed(either: Served, paper: Page) -> None:
    seen = []
    for path in (*either.kinds.values(), *STATES.values()):
        paper.goto(either.address + path)
        still(paper)
        expect(paper.locator("h1")).to_be_visible()
        seen += _controls_seen(paper)
    assert seen == []


@pytest.mark.parametrize("path", ["assessors/", "cy/assessors/", STATES["comparison of four"], "events/"])
def test_each_printed_sheet_names_the_register_its_address_and_its_days(
    path: str, material: Served, paper: Page
) -> None:
    paper.goto(material.address + path)
    still(paper)
    t = wording(Language.WELSH if path.startswith("cy/") else Language.ENGLISH)
    days = t("site.built", built=t.day(ON), until=t.day(date(2026, 11, 9)))
    name = paper.locator(".register-brand").inner_text().strip()
    sheets = PdfReader(BytesIO(paper.pdf(format="A4"))).pages
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, 1):
        text = " ".join(sheet.extract_text().split())
        for part in (name, "https://register.example", days, f"{number}/{len(sheets)}"):
            assert part in text, (number, part)


@pytest.mark.parametrize("path", ["assessors/", "cy/assessors/", "assessors/?near=YO1"])
def test_25_people_fit_on_three_sheets(path: str, material: Served, paper: Page) -> None:
    paper.goto(material.address + path)
    still(paper)
    names = paper.locator(".person th a")
    expect(names).to_have_count(25)
    sheets = PdfReader(BytesIO(paper.pdf(format="A4"))).pages
    assert len(sheets) <= 3
    printed = normalize("NFKC", " ".join(" ".join(sheet.extract_text() for sheet in sheets).split()))  # no ligatures
    assert [name for name in names.all_inner_texts() if name not in printed] == []


def test_a_comparison_on_paper_has_the_names_and_facts_of_all_four(material: Served, paper: Page) -> None:
    paper.goto(material.address + STATES["comparison of four"])
    expect(paper.get_by_role("rowheader", name="Regions")).to_be_visible()
    for head in paper.locator(".compare-table thead th:not(:first-child)").all():
        expect(head.locator("> a")).to_be_visible()
        expect(head.get_by_role("link", name="Ask for")).to_be_hidden()
    box = paper.locator(".compare-shown")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight")


def test_a_name_of_any_signs_stays_a_text_in_the_style_sheet_of_printed_sheets() -> None:
    hostile = example_site({"scheme": {"name": 'A "register" \\ of; } </style> ŵ'}})
    sheet = printed_sheets(hostile)[FILE].decode()
    assert sheet.count('"') == 2 * sheet.count("content:") + 2 * sheet.count('" " counter') + 2 * sheet.count('"/"')
    assert "</style>" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert "ŵ" not in sheet


def test_no_later_sheet_holds_the_foot_of_the_page_alone_or_nothing(either: Served, paper: Page) -> None:
    nearly_empty = []
    for path in (*either.kinds.values(), STATES["comparison of four"]):
        paper.goto(either.address + path)
        still(paper)
        foot = {word for text in paper.locator(".register-foot p").all_text_contents() for word in text.split()}
        for number, sheet in enumerate(PdfReader(BytesIO(paper.pdf(format="A4"))).pages[1:], 2):
            own = [word for word in sheet.extract_text().split() if word not in foot]
            nearly_empty += [(path, number, own)] if len(own) <= 20 else []
    assert nearly_empty == []


def test_on_paper_the_foot_says_the_days_for_browsers_that_print_none_in_the_margin(
    either: Served, paper: Page
) -> None:
    paper.goto(either.address + "fees/")
    foot = paper.locator(".register-foot")
    expect(foot.get_by_text("Valid until 9 November 2026")).to_be_visible()
    expect(foot.get_by_role("link")).to_have_count(0)


def test_on_paper_an_event_is_on_one_sheet_and_past_ones_are_printed(material: Served, paper: Page) -> None:
    paper.goto(material.address + "events/")
    events = [
        [" ".join(event.locator(part).text_content().split()) for part in ("h3", "dl > div:last-child dd")]  # type: ignore[union-attr]  # a part that is there has a text
        for event in paper.locator(".event").all()
    ]
    assert len(events) > 5
    sheets = [
        normalize("NFKC", " ".join(sheet.extract_text().split()))
        for sheet in PdfReader(BytesIO(paper.pdf(format="A4"))).pages
    ]
    for title, last in events:
        assert any(title in sheet and last in sheet[sheet.index(title) :] for sheet in sheets), title
