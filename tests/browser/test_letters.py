"""Letters in a browser: nothing that axe holds against them, no request, and A4 sheets that lose nothing."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from browsing import axe_faults, reader
from office.test_held import papers_of
from office.test_letters import BOTH, BY_NAME, READ, written
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from generator.reports.letters import html

A4_POINTS = (595, 842)


@cache
def pages() -> dict[str, str]:
    """Every letter of the demonstration that somebody read, by its name, as HTML; and everything held about one."""
    letters = [letter for kind in BY_NAME for id, on in READ[kind] for letter in written(kind, id, on, languages=BOTH)]
    papers = papers_of("imogen-trelawney")
    letters += [made for language in BOTH for made in (papers.paper(language), papers.office_list(language))]
    return {f"{letter.name.replace('/', '-')}-{letter.language}": html(letter) for letter in letters}


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    # The policy of a letter allows no script, and axe is one.
    with reader(browser, viewport={"width": 320, "height": 740}, bypass_csp=True) as page:
        yield page


def opened(tab: Page, folder: Path, name: str) -> None:
    file = folder / f"{name}.html"
    file.write_text(pages()[name], encoding="utf-8")
    tab.goto(file.as_uri())


@pytest.mark.browser
def test_axe_finds_nothing_in_any_letter_and_none_is_wider_than_a_phone(tab: Page, tmp_path: Path) -> None:
    assert len(pages()) > 40
    for name in pages():
        opened(tab, tmp_path, name)
        assert axe_faults(tab) == [], name
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name


@pytest.mark.browser
def test_a_letter_asks_for_nothing_and_fits_its_sheets(browser: Browser, tmp_path: Path) -> None:
    asked: list[str] = []
    with reader(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        for name in pages():
            opened(page, tmp_path, name)
            printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
            assert {tuple(map(round, sheet.mediabox[2:])) for sheet in printed.pages} == {A4_POINTS}, name
            is_long = name.startswith(("yearly-statement", "held"))
            assert is_long or len(printed.pages) == 1, name
            words = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
            heading = page.locator("h1").inner_text()
            assert heading.split()[0] in words
            assert f"{len(printed.pages)} / {len(printed.pages)}" in words
    assert all(url.startswith("file:") for url in asked)


def test_a_statement_of_a_day_is_the_same_every_time() -> None:
    first, again = (written("yearly-statement", "rhodri-ap-huw", date(2026, 11, 2)) for _ in range(2))
    assert [html(letter) for letter in first] == [html(letter) for letter in again]
