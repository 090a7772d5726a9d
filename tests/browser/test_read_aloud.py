"""What axe cannot see: whether what a screen reader says makes sense. Golden files hold it, so that somebody reads it.

They are in tests/golden/read_aloud/: a file for each kind of page in each language, without what is on every page,
which is in `frame.yml`; and a file for each of some pages that scripts make.
"""

from collections.abc import Iterator

import pytest
from browsing import READERS, STATES, Served, opened
from golden import Golden
from playwright.sync_api import Browser, Page
from read_aloud import Heard, chromium_hears, every, faults, read, written

from generator.site.messages import LANGUAGES
from generator.vocabulary import Language

pytestmark = pytest.mark.browser

SAME_REFERENCE = "crypto.getRandomValues = (bytes) => bytes.fill(0)"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab in which a letter has the same reference each time."""
    with opened(browser, READERS[0]) as tab:
        tab.set_viewport_size({"width": 1280, "height": 900})
        tab.add_init_script(SAME_REFERENCE)
        yield tab


def heard_at(tab: Page, address: str) -> tuple[Heard, ...]:
    """What is said of the page at an address; Chromium's own tree has no other roles and names."""
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    tab.clock.run_for(2000)  # a status is said a moment later
    nodes = read(tab.locator("body"))
    ours = {(node.role, run_together(node.name)) for node in every(nodes)}
    theirs = {(role, run_together(name)) for role, name in chromium_hears(tab)}
    assert theirs - ours == set(), address
    assert len(theirs) > 10, address
    return nodes


def run_together(name: str) -> str:
    """Chromium hears a space where a line may be broken."""
    return "".join(name.split())


def text_of(nodes: tuple[Heard, ...]) -> str:
    return "".join(f"{line}\n" for line in written(nodes))


def main_of(nodes: tuple[Heard, ...]) -> tuple[Heard, ...]:
    (main,) = (node for node in nodes if node.role == "main")
    return main.inside


def kinds_in(language: Language, site: Served) -> dict[str, str]:
    """The addresses of one page of each kind in a language, by the kind's name; that of no page is in English."""
    ends = f"-{language}"
    kinds = {kind.removesuffix(ends): path for kind, path in site.kinds.items() if kind.endswith(ends)}
    return kinds | ({"404": site.kinds["404"]} if language is Language.ENGLISH else {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_says_of_each_kind_of_page_what_was_accepted(
    language: Language, material: Served, tab: Page, golden: Golden
) -> None:
    pages = {kind: heard_at(tab, material.address + path) for kind, path in kinds_in(language, material).items()}
    made = {f"{kind}.yml": text_of(main_of(nodes)) for kind, nodes in pages.items()}
    frame = tuple(node for node in pages["home"] if node.role != "main")
    golden.tree(f"read_aloud/{language}", made | {"frame.yml": text_of(frame)})
    assert [f"{kind}: {fault}" for kind, nodes in pages.items() for fault in faults(nodes)] == []


def test_a_screen_reader_says_of_what_scripts_make_what_was_accepted(
    material: Served, tab: Page, golden: Golden
) -> None:
    pages = {state: heard_at(tab, material.address + path) for state, path in STATES.items()}
    shown = ("comparison of four", "finder, by distance", "finder, nobody", "finder, no postcode")
    made = {f"{state.replace(', ', '-').replace(' ', '-')}.yml": text_of(main_of(pages[state])) for state in shown}
    golden.tree("read_aloud/states", made)
    assert [f"{state}: {fault}" for state, nodes in pages.items() for fault in faults(nodes)] == []


def test_a_fault_that_is_put_in_is_heard(material: Served, tab: Page) -> None:
    tab.goto(material.address)
    before = text_of(read(tab.locator("main")))
    tab.evaluate("""() => document.querySelector("main").insertAdjacentHTML("afterbegin", `
      <nav><a href="/a">Ask</a> <a href="/b">Ask</a></nav><h4></h4><button>Go</button><button>Go</button>`)""")
    nodes = read(tab.locator("main"))
    assert text_of(nodes) != before
    assert faults(nodes) == [
        "without a name: navigation", "without a name: heading [level=4]", "button twice: Go",
        "leads to several places: Ask",
    ]  # fmt: skip
