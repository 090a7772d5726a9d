"""What the pages let a browser do: run the site's own files and nothing else, and ask no other host for anything."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from browsing import PATIENCE_MS, READERS, STATES, Served, assert_only_of, opened, still, to_search, watched
from playwright.sync_api import Browser, Page, expect

from generator.site import Engine
from generator.site.engine import POLICY, ZENSICALS_SEARCH, policy

pytestmark = pytest.mark.browser


def use(tab: Page, kind: str) -> None:
    """Do on a page what makes the theme's scripts and ours act, but for the search: test_engines.py uses that."""
    tab.get_by_role("button", name=re.compile("colours|lliwiau")).click()
    if kind.startswith("finder"):
        tab.locator("#finder-words").press_sequentially("primary", delay=5)
        tab.locator("input[name=accredited]").check()
        tab.locator("#finder-near").fill("YO1")
        tab.locator("#finder-near").press("Enter")
        expect(tab.locator("#finder-near-said")).not_to_be_empty()
    for form in tab.locator(".cost-on").all():
        form.get_by_role("button").click()
    for letter in tab.locator("[data-letter]").all():
        letter.get_by_role("button").first.click()


def test_no_page_breaks_its_policy_or_asks_another_host(either: Served, browser: Browser) -> None:
    with opened(browser, READERS[0]) as tab:
        seen = watched(tab)
        for kind, path in (either.kinds | STATES).items():
            tab.goto(either.address + path)
            still(tab)
            assert tab.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1, kind
            if kind in either.kinds:
                use(tab, kind)
        tab.goto("about:blank")
    assert_only_of(either.address, seen)


def test_the_policy_lets_zensical_write_the_style_of_its_search_and_nothing_else(
    zensical: Served, browser: Browser
) -> None:
    with opened(browser, READERS[0]) as tab:
        tab.goto(zensical.address)
        to_search(tab)
        written = tab.locator("dialog").evaluate("dialog => dialog.getRootNode().querySelector('style').textContent")
    digest = b64encode(sha256(written.encode()).digest()).decode()
    assert f"'sha256-{digest}'" == ZENSICALS_SEARCH
    assert policy(Engine.ZENSICAL).replace(f" {ZENSICALS_SEARCH}", "") == policy(Engine.MATERIAL) == POLICY
    assert "sha256" not in POLICY


def test_a_script_and_a_style_written_into_a_page_do_nothing(either: Served, browser: Browser) -> None:
    with opened(browser, READERS[0]) as tab:
        seen = watched(tab)
        tab.goto(either.address)
        tab.evaluate(
            "() => { document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}));"
            " document.querySelector('h1').setAttribute('style', 'color: red');"
            " document.head.append(Object.assign(document.createElement('style'), {textContent: 'h1 {color: red}'}));"
            " document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'})) }"
        )
        for _ in range(PATIENCE_MS // 50):
            if len(seen.faults) < 4:
                tab.wait_for_timeout(50)
        assert tab.evaluate("() => window.ran") is None
    assert sorted(fault.split()[1] for fault in seen.faults) == [
        "img-src",
        "script-src-elem",
        "style-src-attr",
        "style-src-elem",
    ]
