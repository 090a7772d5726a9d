"""A reader who sets out on a journey."""

from collections.abc import Callable
from functools import partial

import pytest
from journeys import SetOut, journey
from playwright.sync_api import Browser


@pytest.fixture
def set_out(browser: Browser, record_property: Callable[[str, object], None]) -> SetOut:
    """Begins a journey, which is counted for the table of the run."""
    return partial(journey, browser, record_property)
