"""What a screen reader gets of a page: names, roles and nesting, as text to look at.

Playwright works them out of the page, the same with each version of Chromium, so golden files can hold them.
`chromium_hears` asks Chromium for its own accessibility tree, and a test holds the two to each other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import yaml
from playwright.sync_api import Locator, Page

REPEATED = {"article", "cell", "definition", "link", "listitem", "option", "region", "row", "term", "text"}
"""Where several of these in a row have the same shape, the first is shown, and how many more there are."""
LONGEST_BLOCK = 3
MOST_SHOWN = 2
MOST_LETTERS = 90
"""Of a name or text; the pages' own golden files have the rest."""
IN_ONE_PIECE = re.compile(r'^(\w+) "((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Heard:
    """A node of the tree: its role, name and states as Playwright writes them, where a link leads, what is inside."""

    line: str
    url: str
    inside: tuple["Heard", ...]

    @property
    def role(self) -> str:
        return re.split(r"[ :]", self.line, maxsplit=1)[0]

    @property
    def name(self) -> str:
        """The name, or "" if it has none."""
        named = IN_ONE_PIECE.match(self.line)
        return named[2].replace('\\"', '"') if named else ""

    @property
    def shape(self) -> object:
        return self.role, frozenset(node.shape for node in self.inside)


def read(part: Locator) -> tuple[Heard, ...]:
    """What is in a part of a page."""
    tree = yaml.load(part.aria_snapshot(), yaml.BaseLoader)  # noqa: S506  # it makes text of everything
    return tuple(_nodes(tree, part.page.url))


def _nodes(tree: Sequence[Any], address: str) -> Iterator[Heard]:
    for node in tree:
        line, inside = next(iter(node.items())) if isinstance(node, dict) else (node, [])
        if line == "/url":
            continue
        if isinstance(inside, str):
            yield Heard(f"{line}: {inside}", "", ())
        else:
            url = next((urljoin(address, node["/url"]) for node in inside if "/url" in node), "")
            yield Heard(line, url, tuple(_nodes(inside, address)))


def every(nodes: Iterable[Heard]) -> Iterator[Heard]:
    """The nodes and all that is inside them."""
    for node in nodes:
        yield node
        yield from every(node.inside)


def written(nodes: Sequence[Heard], indent: str = "") -> Iterator[str]:
    """The lines of a golden file."""
    at = 0
    while at < len(nodes):
        size, times = _repeated(nodes[at:])
        for node in nodes[at : at + size]:
            yield indent + "- " + (node.line if len(node.line) <= MOST_LETTERS else node.line[:MOST_LETTERS] + "…")
            yield from written(node.inside, indent + "  ")
        if times > 1:
            yield f"{indent}# and {times - 1} more"
        at += size * times


def _repeated(nodes: Sequence[Heard]) -> tuple[int, int]:
    """How many nodes at the beginning are repeated, and how often they are there; few repeats count as none."""
    shapes = [node.shape for node in nodes]
    for size in range(1, LONGEST_BLOCK + 1):
        times = 1
        while shapes[times * size : (times + 1) * size] == shapes[:size]:
            times += 1
        if times > MOST_SHOWN and all(node.role in REPEATED for node in nodes[:size]):
            return size, times
    return 1, 1


NAMED = {
    "button",
    "checkbox",
    "combobox",
    "complementary",
    "heading",
    "link",
    "navigation",
    "region",
    "search",
    "table",
}
"""Roles that say nothing without a name."""


def faults(nodes: Sequence[Heard]) -> list[str]:
    """What a reader who hears names alone cannot tell: nodes without one, and one name for several things."""
    all_nodes = [node for node in every(nodes) if node.role in NAMED]
    nameless = [f"without a name: {node.line}" for node in all_nodes if not node.name]
    links = {(node.name, node.url) for node in all_nodes if node.role == "link"}
    others = Counter((node.role, node.name) for node in all_nodes if node.role in NAMED - {"link", "heading"})
    twice = [f"{role} twice: {name}" for (role, name), times in others.items() if times > 1]
    elsewhere = Counter(name for name, _ in links)
    return nameless + twice + [f"leads to several places: {name}" for name, times in elsewhere.items() if times > 1]


IN_A_BOX = "Show date picker"
"""A button that the browser itself puts into a box for a day."""


def chromium_hears(page: Page) -> list[tuple[str, str]]:
    """Roles and names of what has a name in Chromium's own tree, in its order."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = [node for node in tree if not node["ignored"] and node["role"]["value"] in NAMED]
    heard = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes]
    return [(role, name) for role, name in heard if IN_A_BOX not in name]
