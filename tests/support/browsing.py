"""What the tests that look at the built site share: an installed Chromium, the tools of tests/browser/, and a server.

Where one of them is missing the tests say so and are skipped; in CI they fail.
"""

import gzip
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Literal
from urllib.parse import urlsplit

import pytest
from no_network import ONLY_THIS_MACHINE
from playwright.sync_api import Browser, BrowserContext, BrowserType, Locator, Page, Route, expect
from project import PROJECT

from generator.public import PublicSite, public
from generator.read.loading import load
from generator.site import Engine, build
from generator.site.docs import pages

TOOLS = PROJECT / "tests" / "browser" / "node_modules"
ON = date(2026, 11, 2)
NOT_FOUND = "404.html"
Once = Callable[[str, Callable[[Path], object]], Path]
"""Gives the folder of a name, which the first test of the run that asks for it fills."""
TEXT = re.compile(r"text/|application/(json|.*xml)|image/svg")
PATIENCE_MS = 120_000
"""How long a test waits for what must come, on however busy a machine; one that passes does not wait longer for it."""
UNDER_WAY = """(() => {
  let underWay = 0, waiting = []
  const ended = () => { if (!--underWay) waiting.splice(0).forEach((go) => go()) }
  const count = (holder, name) => {
    const real = holder[name]
    holder[name] = function (...given) {
      underWay++
      const answer = real.apply(this, given)
      const later = new MessageChannel() // after all that the page does with the answer at once
      later.port1.onmessage = ended
      const done = () => later.port2.postMessage(0)
      answer.then(done, done)
      return answer
    }
  }
  count(window, "fetch")
  for (const name of ["json", "text"]) count(Response.prototype, name)
  window.still = async () => {
    await document.fonts.ready
    while (underWay) await new Promise((go) => waiting.push(go))
  }
})()"""
"""Counts what a page's scripts have asked for and not yet dealt with."""
FADED = """() => Promise.all(document.getAnimations()
  .filter(({effect, playState}) => playState === "running" && effect.getComputedTiming().endTime < Infinity)
  .map(animation => animation.finished.catch(() => {}))).then(() => {})"""
"""Waits until colours have faded in, as the theme lets them: later on a busy machine, and axe measures colours."""
EVERY_RULE = """() => axe.run(document, {
  resultTypes: ["violations"], runOnly: axe.getRules().map(({ruleId}) => ruleId),
}).then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({target, html}) => [id, target, html])))"""
"""The faults that axe finds by all its rules, the experimental ones too: rule, selectors, element."""


def axe_faults(tab: Page) -> list[tuple[str, Any, str]]:
    """What axe holds against the page and still does two seconds later: rule, selectors, element."""
    if not tab.evaluate("() => 'axe' in window"):
        tab.evaluate(tool("axe-core/axe.min.js").read_text(encoding="utf-8"))
    lasting: list[tuple[str, Any, str]] | None = None
    for again in range(5):
        if again:
            tab.wait_for_timeout(500)
        tab.evaluate(FADED)
        found = [tuple(fault) for fault in tab.evaluate(EVERY_RULE)]
        lasting = found if lasting is None else [fault for fault in lasting if fault in found]
        if not lasting:
            break
    return lasting or []


def missing(what: str) -> None:
    """Skip the test that needs `what`, or fail it in CI."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{what} is missing here")


def program(*names: str) -> str:
    """Where the first of these programs that is installed lies."""
    found = next(filter(None, map(shutil.which, names)), "")
    if not found:
        missing(" or ".join(names))
    return found


def chromium() -> str:
    return program("chromium", "chromium-browser", "google-chrome")


def launched(kind: BrowserType, *options: str) -> Browser:
    """An installed Chromium that tests wait for as long as it takes; its sandbox needs a user that is not root."""
    expect.set_options(timeout=PATIENCE_MS)
    args = ["--no-sandbox", ONLY_THIS_MACHINE, *options]
    browser = kind.launch(executable_path=chromium(), args=args, timeout=PATIENCE_MS)
    browser.on("context", _patient)
    return browser


def _patient(context: BrowserContext) -> None:
    context.set_default_timeout(PATIENCE_MS)


def still(tab: Page) -> None:
    """Wait until the page, which has loaded, has all that its scripts ask for. Its context has `UNDER_WAY`."""
    tab.evaluate("still()")


def tool(path: str) -> Path:
    """A file of the npm packages that package-lock.json names; `make test` installs them where npm is."""
    if not (TOOLS / path).exists():
        missing(f"tests/browser/node_modules/{path} (npm ci in tests/browser installs it)")
    return TOOLS / path


@dataclass(frozen=True)
class Served:
    """The demonstration register's site: its folder, its address, and one page of each kind in each language."""

    folder: Path
    address: str
    kinds: dict[str, str]


@cache
def _compressed(file: Path, changed_ns: int) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


class _LikeAHost(SimpleHTTPRequestHandler):
    """Files as GitHub Pages sends them: text compressed for who asks, all kept for ten minutes, its 404.html for none.

    No header is set that such a host does not set, so nothing passes here that would fail there.
    """

    protocol_version = "HTTP/1.1"  # connections are kept, as on any host

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and urlsplit(self.path).path.endswith("/"):
            file /= "index.html"
        status = HTTPStatus.OK
        if not file.exists():
            file, status = Path(self.directory) / NOT_FOUND, HTTPStatus.NOT_FOUND
        if not file.is_file():
            return super().send_head()
        body, kind = file.read_bytes(), self.guess_type(file)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if TEXT.match(kind):
            self.send_header("Vary", "Accept-Encoding")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                self.send_header("Content-Encoding", "gzip")
                body = _compressed(file, file.stat().st_mtime_ns)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, format: str, *args: object) -> None:
        """The requests of a test interest nobody."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which the folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_LikeAHost, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def demonstration() -> PublicSite:
    """What is public of the demonstration register."""
    return public(load(PROJECT).register, ON)


def build_demonstration(root: Path, engine: Engine) -> None:
    """Build the demonstration register's site below `root`."""
    build(root, demonstration(), engine)


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """The demonstration register's site, which has been built below `root`."""
    kinds: dict[str, str] = {}
    for page in pages(demonstration()):
        kinds.setdefault(f"{Path(page.context.template).stem}-{page.language}", page.path)
    with serving(root / "site") as address:
        yield Served(root / "site", address, kinds | {"404": NOT_FOUND})


@dataclass(frozen=True)
class Reader:
    """Who looks: their colours, and whether their browser runs scripts."""

    scheme: Literal["light", "dark"]
    scripts: bool

    def __str__(self) -> str:
        return f"{self.scheme}, {'with' if self.scripts else 'without'} scripts"


_FOUR = "?a=adaeze-nwosu&b=marged-pritchard&c=kwame-boateng&d=mei-ling-chan"
STATES = {
    "finder, narrowed down": "assessors/?nation=england&region=wales&phase=primary&accredited=yes",
    "finder, by a word": "assessors/?words=primary",
    "finder, by distance": "assessors/?near=YO1",
    "finder, nobody": "assessors/?region=wales&phase=primary&words=zzzz",
    "finder, no postcode": "assessors/?near=nowhere",
    "finder in Welsh, by distance": "cy/assessors/?phase=primary&near=CF10",
    "finder in Welsh, nobody": "cy/assessors/?region=wales&words=zzzz",
    "comparison of four": f"assessors/compare/{_FOUR}",
    "comparison of one": "assessors/compare/?a=adaeze-nwosu",
    "comparison with somebody unknown": "assessors/compare/?a=adaeze-nwosu&b=nobody-there",
    "comparison in Welsh": f"cy/assessors/compare/{_FOUR}",
    "profile with a shortlist": f"assessors/adaeze-nwosu/{_FOUR}",
}
"""What scripts make of pages, by the addresses that lead there."""


def to_search(tab: Page) -> Locator:
    """The box of the site's search, come to by keyboard alone: a field in the header, or a button that opens one."""
    for _ in range(10):
        tab.keyboard.press("Tab")
        at = tab.evaluate("() => document.activeElement.className")
        if "search" in at:
            break
    else:
        pytest.fail(f"Tab never came to the search of {tab.url}")
    if "md-search__input" not in at:
        tab.keyboard.press("Enter")
    box = tab.locator(".md-search__input, dialog [role=combobox]")
    expect(box).to_be_focused()
    return box


def search(tab: Page, words: str) -> None:
    """Type into the site's search by keyboard alone and wait for what it finds."""
    to_search(tab)
    tab.keyboard.type(words)
    tab.locator(".md-search-result__item, dialog [role=option]").first.wait_for()


@contextmanager
def reader(browser: Browser, **options: Any) -> Iterator[Page]:
    """A reader's tab; a fault in a page, or in what it asks for, fails the test."""
    context = browser.new_context(**options)
    context.add_init_script(UNDER_WAY)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not faults


READERS = [Reader(scheme, scripts) for scheme in ("light", "dark") for scripts in (True, False)]


@contextmanager
def opened(browser: Browser, reader: Reader) -> Iterator[Page]:
    """A tab of that reader's, on the day of the build.

    Nothing can be asked of a page whose scripts a browser is told not to run: axe waits for ever. So a reader without
    scripts gets pages from which they are removed, and what is in `noscript` is shown.
    """
    context = browser.new_context(color_scheme=reader.scheme)
    context.add_init_script(UNDER_WAY)
    context.clock.install(time=datetime.combine(ON, time(12), UTC))
    tab = context.new_page()
    if not reader.scripts:
        tab.route(lambda address: True, _without_scripts)
    yield tab
    context.close()


LISTEN = """
document.addEventListener("securitypolicyviolation", (e) => against(`${e.effectiveDirective} ${e.blockedURI}`))
"""


SHIFTS = """
window.shifted = 0
new PerformanceObserver((list) => { for (const shift of list.getEntries()) window.shifted += shift.value })
  .observe({ type: "layout-shift", buffered: true })"""
"""Adds up how far what is on the screen moves by itself, as the browser reckons it (cumulative layout shift)."""


@dataclass(frozen=True)
class Watched:
    """What a tab has asked for, and its scripts' faults and breaches of the policy; both lists grow as it is used."""

    asked: list[str]
    faults: list[str]


def watched(tab: Page) -> Watched:
    """Watch a tab from its next page on."""
    seen = Watched([], [])
    tab.expose_function("against", lambda breach: seen.faults.append(f"{tab.url}: {breach}"))
    tab.add_init_script(LISTEN)
    tab.on("request", lambda request: seen.asked.append(request.url))
    tab.on("pageerror", lambda error: seen.faults.append(f"{tab.url}: {error}"))
    return seen


def assert_only_of(address: str, seen: Watched) -> None:
    """That no page broke its policy or failed, and that all came from the site at `address`."""
    assert seen.faults == []
    assert len(seen.asked) > 100
    assert [url for url in seen.asked if not url.startswith((address, "data:", "blob:"))] == []


def _without_scripts(route: Route) -> None:
    if route.request.resource_type != "document":
        route.continue_()
        return
    answer = route.fetch()
    text = re.sub(r"<script\b.*?</script>|</?noscript>", "", answer.text(), flags=re.DOTALL)
    route.fulfill(response=answer, body=text)
