"""How fast the finder answers, and what a phone fetches before it can be used; beside the floors of the project's plan.

Run by `make bench`. The people are made up from the demonstration's sentences, each with a few words of their own.
"""

import gzip
import random
import statistics
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from browsing import ON, PROJECT, serving
from playwright.sync_api import Browser, CDPSession, Page, Response

from generator.loading import load
from generator.public import PublicAssessor, PublicSite, public
from generator.site import build
from generator.site import docs as docs_module
from generator.site.asking import asking_pages
from generator.site.people import ADDRESS, assessor_pages
from generator.site.scheme import home_pages, scheme_pages

pytestmark = [pytest.mark.bench, pytest.mark.browser]

KEYSTROKE_MS = 50
"""At most, with 2,000 assessors on a processor slowed four times."""
FETCHED_BYTES = 150_000
"""At most, compressed, with 500 assessors, before the finder can be used."""
SYLLABLES = ["bar", "ces", "dun", "fel", "gor", "har", "kin", "lus", "mer", "nal", "pen", "ros", "sel", "tam", "wex"]


def _with(thing: Any, **changes: Any) -> Any:
    return type(thing)(**({one.name: getattr(thing, one.name) for one in fields(thing)} | changes))


def _many(number: int) -> PublicSite:
    """The demonstration's register with that many people, the same each time."""
    loaded = load(PROJECT)
    assert loaded.register
    site = public(loaded.register, ON)
    dice = random.Random(1)  # noqa: S311  # nobody is kept out by it
    own = lambda: "".join(dice.choices(SYLLABLES, k=3))  # noqa: E731
    sentences = [part for one in site.assessors for part in (one.portrait or "").split(". ") if part]
    given, family = (sorted({one.name.split()[at] for one in site.assessors}) for at in (0, -1))

    def person(at: int) -> PublicAssessor:
        where, what = dice.sample(site.assessors, 2)
        portrait = ". ".join([*dice.sample(sentences, 6), f"I know {own()}, {own()} and {own()} well."])
        name = f"{dice.choice(given)} {dice.choice(family)} {own().title()}"
        return _with(
            what, id=f"person-{at}", name=name, portrait=portrait, base=where.base, regions=where.regions,
            nations=where.nations, organisations=where.organisations,
        )  # fmt: skip

    return _with(site, assessors=tuple(sorted(map(person, range(number)), key=lambda one: one.name)))


@pytest.fixture
def finder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a finder with `request.param` people, without the pages of each, which it does not need."""

    def needed(site: PublicSite) -> Iterator[Any]:
        yield from home_pages(site)
        yield from (page for page in assessor_pages(site) if page.path == ADDRESS)
        yield from asking_pages(site)
        yield from scheme_pages(site)

    monkeypatch.setattr(docs_module, "pages", needed)
    build(tmp_path, _many(request.param))
    with serving(tmp_path / "site") as address:
        yield address + ADDRESS


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    yield context.new_page()
    context.close()


TO_NEXT_PICTURE = """
window.took = {};
for (const box of document.querySelectorAll(".finder__ask input")) {
  took[box.id] = [];
  box.addEventListener("beforeinput", () => {
    const began = performance.now();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => took[box.id].push(performance.now() - began);
      channel.port2.postMessage(null);
    });
  }, true);
}
"""
"""From before a key changes a box to after the next picture is laid out and painted."""


def _type(page: Page, word: str) -> None:
    """Type a word and take it back, a key at a time, with a pause after each that a quick typist makes."""
    for key in [*(letter if letter != " " else "Space" for letter in word), *("Backspace" for _ in word)]:
        page.keyboard.press(key)
        page.wait_for_timeout(150)


def _most(took: list[float]) -> tuple[float, float]:
    """The middle and the 95th of 100."""
    return statistics.median(took), sorted(took)[int(len(took) * 0.95)]


@pytest.mark.parametrize("finder", [2000], indirect=True)
def test_a_keystroke_is_answered_in_time(finder: str, page: Page) -> None:
    """Beside the postcode's box on the same page, where a key does nothing: that is what the browser itself takes."""
    page.goto(finder)
    page.locator("#finder-words").focus()
    page.wait_for_load_state("networkidle")
    page.evaluate(TO_NEXT_PICTURE)
    slowed: CDPSession = page.context.new_cdp_session(page)
    slowed.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    for word in ("strategy", "governors", "primary heads", "zzz", "wex"):
        for box in ("#finder-words", "#finder-near"):
            page.locator(box).focus()
            _type(page, word)
    took: dict[str, list[float]] = page.evaluate("window.took")
    (middle, most), (floor, floor_most) = _most(took["finder-words"]), _most(took["finder-near"])
    print("\nfinder, 2,000 assessors, processor slowed 4 times: from a key to the next picture")
    print(f"  {middle:.0f} ms in the middle, {most:.0f} ms at the 95th of 100 ({len(took['finder-words'])} keys)")
    print(
        f"  {floor:.0f} ms and {floor_most:.0f} ms in a box where a key does nothing; at most {KEYSTROKE_MS} ms wanted"
    )
    assert len(took["finder-words"]) == len(took["finder-near"]) > 60
    assert most <= KEYSTROKE_MS


@pytest.mark.parametrize("finder", [500], indirect=True)
def test_little_is_fetched_before_the_finder_can_be_used(finder: str, page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  # it takes no built-in method
    page.goto(finder)
    page.wait_for_load_state("networkidle")
    before = {one.url: len(gzip.compress(one.body(), 6)) for one in answers if one.ok}
    answers.clear()
    page.locator("#finder-words").focus()
    page.wait_for_load_state("networkidle")
    after = {one.url: len(gzip.compress(one.body(), 6)) for one in answers if one.ok}
    print("\nfinder, 500 assessors, compressed bytes:")
    for url, size in [*sorted(before.items(), key=lambda one: -one[1]), *after.items()]:
        when = " (at the first word)" if url in after else ""
        print(f"  {size:7,} {url.removeprefix(finder.removesuffix(ADDRESS))}{when}")
    print(f"  {sum(before.values()):7,} before it can be used; at most {FETCHED_BYTES:,} wanted")
    assert sum(before.values()) <= FETCHED_BYTES
