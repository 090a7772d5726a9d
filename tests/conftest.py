"""What tests share: golden files, a copy of the example register to change on disk, a browser, and the built sites.

Tests run in several processes at a time (pytest-xdist). A site is built by the first that asks for it, for all of them;
a test that measures time has the machine to itself.
"""

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browsing import Once, Served, build_demonstration, launched, missing, reader, served
from example import ROOT
from filelock import FileLock
from golden import Golden
from hypothesis import HealthCheck, settings
from journeys import ROW, table
from no_network import close
from playwright.sync_api import Browser, Page, sync_playwright
from project import PROJECT
from read_once import READERS, read_file
from trust import COUNTED, DOCUMENT, HEAD, Count, Figure, rows
from workflows.language_server import SERVER

from generator.days import today
from generator.site import Engine, build
from generator.write.files import write_files

# The same examples each time, however long a busy machine takes for one; others: `pytest --hypothesis-profile=chance`.
for profile, always_alike in (("steady", True), ("chance", False)):
    settings.register_profile(
        profile,
        deadline=None,
        derandomize=always_alike,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("steady")

close()
os.environ["REGISTER_KEEPS_NOTHING"] = "yes"  # a test is about the code of today; those of kept answers take it away

SLOW = {"browser", "material", "zensical", "either", "build_site", "once", "installed", "from_npm", "followed"}
"""Fixtures that start a browser, build a whole site or need npm: who asks for one is slow, too."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite golden files with what the code makes now")
    parser.addoption(
        "--write-figures", action="store_true", help="write what the tests of trust count to docs/trust.md"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        for mark, is_due in {
            "browser": "browser" in fixtures,
            "golden": "golden" in fixtures,
            "trust": "count" in fixtures,
            "slow": bool(fixtures & SLOW) or item.get_closest_marker("browser") is not None,
        }.items():
            if is_due:
                item.add_marker(mark)


def pytest_collection_finish() -> None:
    """What was collected is there to the end: the search for garbage need not look at it again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """A test that measures waits until the others' tests have ended, and theirs wait until it has."""
    factory: pytest.TempPathFactory = item.config._tmp_path_factory  # type: ignore[attr-defined]  # not public
    with alone_or_not(shared_folder(factory), alone=item.get_closest_marker("measures") is not None):
        return (yield)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What each journey through the site took, and what the tests of trust counted, at the end of a run."""
    ended = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    properties = [item for report in ended if report.when == "call" for item in report.user_properties]
    journeys = sorted({str(value) for name, value in properties if name == ROW})
    counted = [value for name, value in properties if name == COUNTED]
    if journeys:
        _section(terminalreporter, "journeys", table(journeys))
    if counted:
        _section(terminalreporter, "trust", rows(counted))
    if counted and terminalreporter.config.getoption("--write-figures"):
        text = "\n".join([HEAD.replace("DATE", today().isoformat()), *rows(counted), ""])
        write_files(PROJECT, {DOCUMENT: text.encode()})


def _section(terminalreporter: pytest.TerminalReporter, title: str, lines: Iterable[str]) -> None:
    terminalreporter.write_sep("=", title)
    for line in lines:
        terminalreporter.write_line(line)


@contextmanager
def alone_or_not(folder: Path, *, alone: bool) -> Iterator[None]:
    """Who is to be alone keeps the door closed from when it waits, so that those who begin later cannot pass it."""
    with (folder / "door").open("w") as door, (folder / "room").open("w") as room:
        fcntl.flock(door, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        if not alone:
            fcntl.flock(door, fcntl.LOCK_UN)
        yield


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, the same for all its processes."""
    return factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares with the golden files, or writes them."""
    return Golden(bool(request.config.getoption("--bless")))


@pytest.fixture
def count(record_property: Callable[[str, object], None]) -> Count:
    """Adds to the figures that `make trust` prints."""

    def added(figure: Figure, amount: float) -> None:
        record_property(COUNTED, (figure.name, amount))

    return added


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of a register in this process is not read again."""
    for module in READERS:
        monkeypatch.setattr(module, "read_file", read_file)


@pytest.fixture
def register_root(tmp_path: Path) -> Path:
    """A copy of the example register, to change."""
    root = tmp_path / "register"
    shutil.copytree(ROOT, root)
    return root


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A folder by its name, which the first process that asks for it fills."""
    shared = shared_folder(tmp_path_factory)

    def filled(name: str, fill: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder

    return filled


@pytest.fixture
def build_site() -> Callable[..., None]:
    """Builds a site into a folder, by MkDocs or by the engine that is named."""
    return build


@pytest.fixture(scope="session")
def from_npm() -> None:
    """GitHub's own tools for workflows, which `make test` installs where npm is."""
    if not SERVER.exists():
        missing("tests/workflows/node_modules (`npm ci` installs it)")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium."""
    with sync_playwright() as playwright:
        yield launched(playwright.chromium)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone-sized screen; a fault in it, or in what it asks for, fails the test."""
    size = {"width": 360, "height": 740}
    with reader(browser, viewport=size, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


@pytest.fixture(scope="session")
def material(once: Once) -> Iterator[Served]:
    """The demonstration register's site, made by MkDocs."""
    with served(once("material", lambda root: build_demonstration(root, Engine.MATERIAL))) as site:
        yield site


@pytest.fixture(scope="session")
def zensical(once: Once) -> Iterator[Served]:
    """The same, made by Zensical."""
    with served(once("zensical", lambda root: build_demonstration(root, Engine.ZENSICAL))) as site:
        yield site


@pytest.fixture(params=[str(engine) for engine in Engine])
def either(request: pytest.FixtureRequest) -> Served:
    """The site of each engine in turn."""
    found: Served = request.getfixturevalue(request.param)
    return found
