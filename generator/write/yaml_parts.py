"""The text of a YAML file to its fields and items, each with the comments and the empty lines that go with it.

A comment goes with the field or item whose line it ends. On a line of its own it goes with the one below it, or where
it is indented further than that, with the one above it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.write.yaml_spans import FieldOrItem, Node, column, line_end, root_node_of

EMPTY = ""
"""An empty line among comments; several are one."""


@dataclass(slots=True)
class Part:
    """A field or item: its own fields or items, and the comments above it, at the end of its line and below it."""

    entry: FieldOrItem
    parts: list["Part"] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    @property
    def node(self) -> Node:
        return self.entry.node

    @property
    def is_commented(self) -> bool:
        return any(self.above) or bool(self.beside) or bool(self.below)


@dataclass(slots=True)
class Parts:
    """The fields of a file, and the comments that go with none of them: at its beginning and its end."""

    root: Node
    parts: list[Part]
    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


Way = tuple[Part, ...]
"""A part, and before it those that it is in, outermost first."""


def parts_of(text: str) -> Parts:
    """The parts of a text that `plain_yaml.build` reads without a fault. Linear in its parts for each comment."""
    root = root_node_of(text)
    whole = Parts(root, _made(root))
    ways = list(_ways(whole.parts, ()))
    waiting, is_after_empty = 0, False
    for at, comment in _comments_and_empty_lines(text, ways):
        while waiting < len(ways) and ways[waiting][-1].entry.start < at:
            if is_after_empty:
                ways[waiting][-1].above.append(EMPTY)
            waiting, is_after_empty = waiting + 1, False
        if not comment:
            is_after_empty = True
            continue
        if text[at - column(text, at) : at].strip():
            _beside(whole, ways, at).append(comment)
        else:
            holder = _of_own_line(text, whole, ways, waiting, at)
            holder += [EMPTY, comment] if is_after_empty else [comment]
        is_after_empty = False
    if is_after_empty and waiting < len(ways):
        ways[waiting][-1].above.append(EMPTY)
    _take_head(whole)
    return whole


def _made(node: Node) -> list[Part]:
    return [Part(entry, _made(entry.node)) for entry in node.entries or []]


def _ways(parts: list[Part], above: Way) -> Iterator[Way]:
    """Every part in the order of the text."""
    for part in parts:
        way = (*above, part)
        yield way
        yield from _ways(part.parts, way)


def _comments_and_empty_lines(text: str, ways: list[Way]) -> Iterator[tuple[int, str]]:
    """Each comment, and each empty line as an empty text, with its place; none of those within a value."""
    spans = sorted(span for way in ways for span in _spans(text, way[-1]))
    starts = [start for start, _ in spans]

    def is_value(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before >= 0 and at <= spans[before][1]

    start = 0
    while start < len(text):
        end = line_end(text, start)
        if not text[start:end].strip():
            if not is_value(start):
                yield start, EMPTY
        else:
            at = text.find("#", start, end)
            while at >= 0 and is_value(at):
                at = text.find("#", at + 1, end)
            if at >= 0:
                yield at, text[at:end].rstrip()
        start = text.find("\n", end) + 1 or len(text)


def _spans(text: str, part: Part) -> Iterator[tuple[int, int]]:
    """Where the name and the value of a part are, from the first to the last character."""
    entry, node = part.entry, part.node
    if entry.name is not None:
        yield entry.start, entry.name_end - 1
    if node.entries is None and node.is_block_text:
        yield node.start, node.header_end - 1
        if (body := text.find("\n", node.header_end, node.end) + 1) > 0:
            yield body, node.end
    elif node.entries is None and node.end > node.start:
        yield node.start, node.end - 1


def _beside(whole: Parts, ways: list[Way], at: int) -> list[str]:
    """The comments beside the part whose name, dash, bracket or value comes last before a place."""
    nearest = max(((place, len(way), way[-1]) for way in ways for place in _anchors(way[-1]) if place <= at),
                  key=lambda anchor: anchor[:2], default=None)  # fmt: skip
    return nearest[2].beside if nearest else whole.head


def _anchors(part: Part) -> Iterator[int]:
    entry, node = part.entry, part.node
    yield entry.after
    if not node.is_block_group:
        yield node.start
        yield node.header_end if node.is_block_text else node.end


def _of_own_line(text: str, whole: Parts, ways: list[Way], waiting: int, at: int) -> list[str]:
    """The comments among which one on a line of its own belongs; `waiting` is the position of the next part."""
    before = ways[waiting - 1] if waiting else ()
    following = ways[waiting] if waiting < len(ways) else ()
    brackets = next((way for way in reversed(ways[:waiting]) if _holds(way[-1].node, at)), ())
    if brackets or (whole.root.in_braces and _holds(whole.root, at)):
        if following[: len(brackets)] == brackets and len(following) > len(brackets):
            return following[-1].above
        inside = brackets[-1].parts if brackets else whole.parts
        return inside[-1].below if inside else brackets[-1].above
    margin = column(text, at)
    if following and margin <= column(text, following[-1].entry.start):
        return following[-1].above
    closed = [part for part in before if part not in following and column(text, part.entry.start) <= margin]
    if closed and not (closed[-1] in whole.parts and not following):
        return closed[-1].below
    return following[-1].above if following else whole.tail


def _holds(node: Node, at: int) -> bool:
    return node.in_braces and node.start < at < node.end


def _take_head(whole: Parts) -> None:
    """Comments at the beginning that an empty line separates from the first field go with the file."""
    if whole.parts and EMPTY in (above := whole.parts[0].above):
        last = len(above) - above[::-1].index(EMPTY)
        whole.head += above[:last]
        whole.parts[0].above = above[last:]
