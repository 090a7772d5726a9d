"""The demonstration's finder, on a wide screen."""

from collections.abc import Iterator

import pytest
from browsing import UNDER_WAY, Served
from playwright.sync_api import Browser, Page


@pytest.fixture
def address(material: Served) -> str:
    """The demonstration's site."""
    return material.address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(UNDER_WAY)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Security Policy" in message.text else None)
    yield page
    context.close()
    assert not faults
