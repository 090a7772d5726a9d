"""A reader's way through the site, counted: taps, keys, scrolls, and bytes as the server sends them.

The table of all journeys is at the end of the run: `pytest_terminal_summary` in tests/conftest.py prints it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from browsing import reader
from playwright.sync_api import Browser, Locator, Page

ROW = "journey"
"""The name under which a test hands its row of the table to the run."""
SCREENFUL = 0.8
"""How much of the screen a swipe moves: a reader keeps a line or two of what they have read."""
MOST_SWIPES = 60


@dataclass(frozen=True)
class Effort:
    """What a journey takes; or the most that it may take."""

    taps: int
    keys: int
    scrolls: int
    bytes: int

    def __le__(self, most: "Effort") -> bool:
        return all(took <= limit for took, limit in zip(self.figures(), most.figures(), strict=True))

    def figures(self) -> tuple[int, int, int, int]:
        return self.taps, self.keys, self.scrolls, self.bytes


@dataclass
class Journey:
    """A tab in the hands of a reader who sees only the screen, and counts what they do."""

    page: Page
    name: str
    taps: int = 0
    keys: int = 0
    scrolls: int = 0
    bytes: int = 0

    def effort(self) -> Effort:
        return Effort(self.taps, self.keys, self.scrolls, self.bytes)

    def see(self, target: Locator) -> None:
        """Swipe until the thing is whole on the screen, or fills it."""
        target.wait_for()
        for _ in range(MOST_SWIPES):
            box, height = target.bounding_box(), self._height()
            assert box
            if box["y"] + min(box["height"], height) <= height + 1 and box["y"] > -1:
                return
            self._swipe((1 if box["y"] > 0 else -1) * SCREENFUL * height)
        raise AssertionError(f"{target} never came to the screen")

    def tap(self, target: Locator) -> None:
        """See the thing and touch it; with a mouse, click it."""
        self.see(target)
        if self.page.evaluate("navigator.maxTouchPoints"):
            target.tap()
        else:
            target.click()
        self.taps += 1

    def type(self, text: str) -> None:
        """Press the key of each letter, in the box that has the focus."""
        self.page.keyboard.type(text)
        self.keys += len(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def tab_to(self, target: Locator) -> None:
        """Press Tab until the thing has the focus; it must then be on the screen."""
        for _ in range(200):
            self.press("Tab")
            if target.evaluate("target => target === document.activeElement"):
                box = target.bounding_box()
                assert box
                assert 0 <= box["y"] < self._height(), "what has the focus is on the screen"
                return
        raise AssertionError(f"Tab never came to {target}")

    def _swipe(self, far: float) -> None:
        """Move the page, and wait until it rests. Where a page runs no scripts, it cannot be asked to say when."""
        began = before = self._top()
        self.page.mouse.wheel(0, far)
        for _ in range(100):
            self.page.wait_for_timeout(30)
            now = self._top()
            if now == before != began:
                break
            before = now
        self.scrolls += 1

    def _top(self) -> float:
        return float(self.page.evaluate("scrollY"))

    def _height(self) -> int:
        size = self.page.viewport_size
        assert size
        return size["height"]


SetOut = Callable[..., AbstractContextManager[Journey]]
"""`journey` in the run's browser, for the run's table."""


@contextmanager
def journey(
    browser: Browser, record: Callable[[str, object], None], name: str, most: Effort, **options: Any
) -> Iterator[Journey]:
    """A reader at the beginning of a journey, which may take `most`; its row goes into the table of the run."""
    with reader(browser, **options) as page:
        made = Journey(page, name)
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")

        def arrived(finished: dict[str, Any]) -> None:
            made.bytes += int(finished["encodedDataLength"])

        network.on("Network.loadingFinished", arrived)
        yield made
        page.wait_for_load_state("networkidle")
    record(ROW, row(made.name, made.effort(), most))
    assert made.effort() <= most, f"{name} took {made.effort()}; at most {most}"


def row(name: str, took: Effort, most: Effort) -> str:
    """The journey's line in the table: what it took, and the most that it may take."""
    pairs = [f"{figure:,} of {limit:,}" for figure, limit in zip(took.figures(), most.figures(), strict=True)]
    return f"{name:<56}" + "".join(f"{pair:>12}" for pair in pairs[:-1]) + f"{pairs[-1]:>21}"


def table(rows: Iterable[str]) -> list[str]:
    """The lines of the table, with its head."""
    head = f"{'took, and may take':<56}" + "".join(f"{unit:>12}" for unit in ("taps", "keys", "scrolls"))
    return [head + f"{'bytes':>21}", *sorted(rows)]
