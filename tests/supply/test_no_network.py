"""Nothing in the build or in the tests reaches beyond this machine."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from browsing import missing
from example import ROOT, TODAY
from no_network import NOTHING_FETCHED, BeyondThisMachineError, is_here, without_network
from playwright.sync_api import Browser
from project import PROJECT

ELSEWHERE = "192.0.2.1"
"""An address that nobody has (RFC 5737)."""


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", b"127.0.0.1", None, ""])
def test_this_machine_is_its_own_name_and_the_loopback(host: str | bytes | None) -> None:
    assert is_here(host)


@pytest.mark.parametrize(
    "host",
    ["example.org", b"example.org", "localhost.example.org", ELSEWHERE, "10.0.0.1", "2001:db8::1", "128.0.0.1"],
)
def test_nothing_else_is_this_machine(host: str | bytes) -> None:
    assert not is_here(host)


def ask_for_the_name() -> None:
    socket.getaddrinfo("example.org", 80)


def ask_in_the_old_way() -> None:
    socket.gethostbyname("example.org")


def connect() -> None:
    with socket.socket() as made:
        made.connect((ELSEWHERE, 80))


def connect_and_return_the_error() -> None:
    with socket.socket() as made:
        made.connect_ex((ELSEWHERE, 80))


def send() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as made:
        made.sendto(b"x", (ELSEWHERE, 80))


def hide_that_it_failed() -> None:
    with suppress(Exception):
        socket.create_connection((ELSEWHERE, 80), timeout=1)


@pytest.mark.parametrize(
    "reach",
    [ask_for_the_name, ask_in_the_old_way, connect, connect_and_return_the_error, send, hide_that_it_failed],
)
def test_no_test_reaches_another_machine(reach: Callable[[], None]) -> None:
    with pytest.raises(BeyondThisMachineError):
        reach()


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_pip_and_npm_fetch_nothing(tmp_path: Path) -> None:
    assert NOTHING_FETCHED.items() <= os.environ.items()
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--dest", tmp_path, "six"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "No matching distribution" in done.stderr


@pytest.mark.browser
def test_a_browser_knows_no_other_host(browser: Browser) -> None:
    page = browser.new_page()
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://example.org/")
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["material", "zensical"])
def test_the_site_is_checked_and_built_where_there_is_no_network_at_all(engine: str, tmp_path: Path) -> None:
    if not without_network():
        missing("the right to take the network away from a program (unshare)")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    program = [*without_network(), sys.executable]
    reach = f"import socket; socket.create_connection(('{ELSEWHERE}', 80), timeout=5)"
    reached = subprocess.run([*program, "-c", reach], capture_output=True, text=True, check=False)
    assert "Network is unreachable" in reached.stderr
    for words in (["check"], ["build", "--engine", engine]):
        command = [*program, "-m", "generator", *words, "--root", tmp_path, "--on", TODAY]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/index.html").is_file()
