"""The form for texts and details, of the demonstration register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Once, program
from form import Form, demonstration_files, made, signed_in
from github import API
from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def editor(once: Once) -> Path:
    """The folder of the form, as it is published."""
    program("npm")
    return once("editor", made) / "form"


@pytest.fixture
def form(browser: Browser, editor: Path) -> Iterator[Form]:
    """The form of the demonstration register, signed in; at the end, what it asked is judged."""
    with signed_in(browser, editor, demonstration_files()) as form:
        yield form
        assert form.github.unknown == []
        assert form.seen.faults == []
        assert [url for url in form.seen.asked if not url.startswith((form.address, f"{API}/", "data:", "blob:"))] == []
