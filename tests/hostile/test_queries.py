"""A query string, as somebody hostile would send it in a link: the finder and the comparison show it as text, or pass
over it. No script of it runs, no page elsewhere is asked for, and the page answers.
"""

from collections.abc import Iterator

import pytest
from browsing import Served
from hostile.corpus import FOLDER
from hostile.outcome import Outcome
from playwright.sync_api import Browser, Page
from trust import Count, Figure

pytestmark = pytest.mark.browser
PAGES = ("assessors/", "assessors/compare/", "cy/assessors/")
QUERIES = sorted((FOLDER / "queries" / Outcome.INERT.value).iterdir())
MILLISECONDS = 15_000
"""For a page to answer, on a machine that is busy."""
INJECTED = """() => window.ran !== undefined || ({}).ran !== undefined
    || document.querySelector('[onerror], [onload], svg[onload], iframe, object, embed') !== null
    || [...document.scripts].some(script => script.text.includes('window.ran'))"""


@pytest.fixture
def tab(browser: Browser, material: Served) -> Iterator[Page]:
    """A tab in which a fault of a script, a dialog and a request elsewhere fail the test."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(MILLISECONDS)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"{page.url[:300]}: {error}"))
    page.on("dialog", lambda dialog: (faults.append(f"{page.url[:300]}: {dialog.message}"), dialog.dismiss()))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((material.address, "data:")) else faults.append(asked.url[:300]),
    )
    yield page
    context.close()
    assert not faults


@pytest.mark.parametrize("path", PAGES)
def test_a_query_string_is_text_or_nothing(path: str, material: Served, tab: Page, count: Count) -> None:
    for query in QUERIES:
        tab.goto(f"{material.address}{path}?{query.read_text('utf-8')}")
        tab.locator("h1").wait_for()
        assert not tab.evaluate(INJECTED), query.name
        assert tab.evaluate("document.querySelectorAll('main a, article a').length > 0"), query.name
        assert tab.evaluate("location.origin + '/'") == "/".join(material.address.split("/")[:3]) + "/"
        count(Figure.TRIED, 1)
        count(Figure.INERT, 1)
