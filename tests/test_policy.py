"""What the pages let a browser do: run the site's own files and nothing else, and ask no other host for anything."""

import pytest
from browsing import READERS, Served, opened
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LISTEN = """
window.against = []
document.addEventListener("securitypolicyviolation", (e) => against.push(`${e.effectiveDirective} ${e.blockedURI}`))
"""


def use(tab: Page) -> None:
    """Do on a page what makes the theme's scripts and ours act."""
    tab.get_by_role("button", name="colours").or_(tab.get_by_role("button", name="lliwiau")).first.click()
    search = tab.locator(".md-search__input")
    if search.count():
        search.focus()
        search.press_sequentially("review")
        tab.locator(".md-search-result__item").first.wait_for()


def test_no_page_breaks_its_policy_or_asks_another_host(material: Served, browser: Browser) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    with opened(browser, READERS[0]) as tab:
        tab.add_init_script(LISTEN)
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        for kind, path in material.kinds.items():
            tab.goto(material.address + path)
            assert tab.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1, kind
            if kind in ("home-en", "finder-en", "assessor-cy"):
                use(tab)
            wrong += [f"{kind}: {one}" for one in tab.evaluate("() => against")]
    assert wrong == []
    assert len(asked) > 50
    assert [one for one in asked if not one.startswith((material.address, "data:", "blob:"))] == []


def test_a_script_and_a_style_written_into_a_page_do_nothing(material: Served, browser: Browser) -> None:
    with opened(browser, READERS[0]) as tab:
        tab.add_init_script(LISTEN)
        tab.goto(material.address)
        tab.evaluate(
            "() => { document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}));"
            " document.querySelector('h1').setAttribute('style', 'color: red');"
            " document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'})) }"
        )
        tab.wait_for_function("() => against.length >= 3")
        assert tab.evaluate("() => window.ran") is None
        assert sorted(one.split()[0] for one in tab.evaluate("() => against")) == [
            "img-src",
            "script-src-elem",
            "style-src-attr",
        ]
