"""What tests share: the option that rewrites golden files, and a copy of the example register to change on disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Served, chromium, reader, served
from example import ROOT
from golden import Golden
from playwright.sync_api import Browser, Page, sync_playwright

from generator.site import Engine


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite golden files with what the code makes now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares with the golden files, or writes them."""
    return Golden(bool(request.config.getoption("--bless")))


@pytest.fixture
def register_root(tmp_path: Path) -> Path:
    """A copy of the example register, to change."""
    root = tmp_path / "register"
    shutil.copytree(ROOT, root)
    return root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium; its sandbox needs a user that is not root."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone-sized screen; a fault in it, or in what it asks for, fails the test."""
    size = {"width": 360, "height": 740}
    with reader(browser, viewport=size, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


@pytest.fixture(scope="session")
def material(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration register's site, made by MkDocs."""
    with served(Engine.MATERIAL, tmp_path_factory.mktemp("material")) as site:
        yield site


@pytest.fixture(scope="session")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The same, made by Zensical."""
    with served(Engine.ZENSICAL, tmp_path_factory.mktemp("zensical")) as site:
        yield site


@pytest.fixture(params=[str(engine) for engine in Engine])
def either(request: pytest.FixtureRequest) -> Served:
    """The site of each engine in turn."""
    found: Served = request.getfixturevalue(request.param)
    return found
