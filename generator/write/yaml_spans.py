"""The text of a YAML file to the spans of its values: where each begins and ends, to the character.

The spans leave out the comments and white space around a value, so that an edit can keep them.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from generator.read.plain_yaml import text_of

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


class EditError(Exception):
    """An edit that a text cannot take: its path leads nowhere, or the text has faults or a layout that is not edited.

    Nothing is changed. The message names the path or the fault, and no value.
    """


@dataclass(slots=True)
class Node:
    """A value in a text, from `start` to before `end`. The entries of a list or mapping, None for a scalar.

    A block of several lines ends where the last line that counts ends, before its line end.
    """

    start: int
    end: int
    is_mapping: bool = False
    in_braces: bool = False
    entries: list["FieldOrItem"] | None = None
    value: str = ""
    header_end: int = 0

    @property
    def is_block_text(self) -> bool:
        """Whether it is a text of several lines after `|` or `>`; `header_end` is then the end of that indicator."""
        return self.header_end > 0

    @property
    def is_block_group(self) -> bool:
        """Whether it is a list or mapping without brackets or braces."""
        return self.entries is not None and not self.in_braces


@dataclass(slots=True)
class FieldOrItem:
    """A field of a mapping or an item of a list: from its name or dash to the end of its value.

    `after` is where its colon or dash ends: where the value of an empty one would begin. An item in brackets has no
    dash, and `after` is its start.
    """

    start: int
    name_end: int
    name: str | None
    after: int
    node: Node

    @property
    def end(self) -> int:
        return max(self.after, self.node.end)


def line_start(text: str, at: int) -> int:
    """Where the line that holds the character at `at` begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line that holds the character at `at` ends, before its line end."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end > at and text[end - 1] == "\r" else end


def column(text: str, at: int) -> int:
    """How many characters come before `at` on its line."""
    return at - line_start(text, at)


def after_space(text: str, at: int) -> int:
    """The first character from `at` that is no white space, line end or comment; the text's length if there is none."""
    while at < len(text):
        if text[at] == "#":
            at = line_end(text, at)
        elif text[at] in " \t\r\n":
            at += 1
        else:
            break
    return at


def root_node_of(text: str) -> Node:
    """The spans of a text that `plain_yaml.build` reads without a fault. Linear in the text."""
    root: Node | None = None
    opened: list[Node] = []
    names: list[Any] = []  # For each open mapping, the event of a name that waits for its value.
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionEndEvent):
            node = opened.pop()
            names.pop()
            if node.in_braces:
                node.end = _mark(event.end_mark)
            elif node.entries:
                node.end = node.entries[-1].end
        elif isinstance(event, yaml.CollectionStartEvent):
            node = Node(
                start=_mark(event.start_mark),
                end=_mark(event.start_mark),
                is_mapping=isinstance(event, yaml.MappingStartEvent),
                in_braces=bool(event.flow_style),
                entries=[],
            )
            opened.append(node)
            names.append(None)
            continue
        elif isinstance(event, yaml.ScalarEvent):
            if opened and opened[-1].is_mapping and names[-1] is None:
                names[-1] = event
                continue
            node = _scalar(text, event)
        else:
            continue
        if not opened:
            root = node
        else:
            _add(text, opened[-1], names[-1], node)
            names[-1] = None
    if root is None:
        raise EditError("the text holds no values")
    return root


def _mark(mark: Any) -> int:
    """Where a mark is, in characters; the stubs have marks that may be None, a parser's events always have theirs."""
    return int(mark.index)


def _scalar(text: str, event: Any) -> Node:
    start, end = _mark(event.start_mark), _mark(event.end_mark)
    if event.style not in ("|", ">"):
        return Node(start, end, value=text_of(event))
    header = _BLOCK_HEADER.match(text, start)
    header_end = header.end() if header else start
    if text[end - 1] == "\n":
        end -= 2 if text[end - 2] == "\r" else 1
    keeps_empty_lines = "+" in text[start:header_end] or event.value.rstrip("\n")[-1:].isspace()
    if not keeps_empty_lines:
        end = max(start + len(text[start:end].rstrip()), line_end(text, start))
    return Node(start, end, value=event.value, header_end=header_end)


def _add(text: str, parent: Node, name: Any, node: Node) -> None:
    """Add a value to the list or mapping that holds it, with the places of its name, colon or dash."""
    entries = parent.entries if parent.entries is not None else []
    if name is not None:
        start, name_end = _mark(name.start_mark), _mark(name.end_mark)
        colon = after_space(text, name_end)
        after = colon + 1 if text[colon : colon + 1] == ":" else name_end
        entry = FieldOrItem(start, name_end, name.value, after, node)
    elif parent.in_braces:
        entry = FieldOrItem(node.start, node.start, None, node.start, node)
    else:
        dash = after_space(text, entries[-1].end) if entries else parent.start
        entry = FieldOrItem(dash, dash, None, dash + 1, node)
    entries.append(entry)
