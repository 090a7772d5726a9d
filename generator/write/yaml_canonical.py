"""One form of a file of the register: its text in, the same values and comments in the form that acts write out.

Fields are in the order of the records' models, and those that no record has come last. Each is on one line as long as
that has at most 120 characters, and a list of groups has a line for each; what has a comment inside has a line for each
field. Texts of several lines keep every character; comments and single empty lines keep their places.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from pydantic import BaseModel

from generator.annotations import types_in
from generator.read.plain_yaml import build
from generator.records.base import fields_of
from generator.write.yaml_edit import WrongEditError, values_of
from generator.write.yaml_layout import (
    LONGEST_LINE,
    fits_braces,
    holds_groups,
    in_braces,
    is_block_text,
    text_block,
    text_quoted,
)
from generator.write.yaml_parts import EMPTY, Part, parts_of
from generator.write.yaml_spans import line_end
from generator.write.yaml_text import Spelled, Writable, name_text, scalar, single

Kind = type[BaseModel] | None
"""The record whose fields a mapping has; None where no record is known."""
STEP = 2
_BARE = {date: re.compile(r"\d{4}-\d\d-\d\d"), bool: re.compile("yes|no|true|false"), int: re.compile(r"\d+")}
"""How values that need no quotes are spelled, by their types in the records."""


def canonical(text: str, kind: Kind) -> str:
    """The text of a file of this kind in its one form. Linear in the text. A second time it changes nothing.

    Raises EditError for a text that has faults, or whose form would read back to other values. Line ends stay as they
    are.
    """
    text = text.removeprefix("\ufeff")
    values = values_of(text)
    made = "\n".join(_Canonical(text).lines(kind)) + "\n" if values else text
    if build(made) != (values, []):
        raise WrongEditError("its layout is one of which we cannot make our own without altering a value")
    return made.replace("\n", "\r\n") if values and "\r\n" in text else made


class _Canonical:
    """The lines of a text's canonical form."""

    def __init__(self, text: str) -> None:
        self.text = text

    def lines(self, kind: Kind) -> Iterator[str]:
        whole = parts_of(self.text)
        head = _trimmed(whole.head)
        yield from head
        if head:
            yield EMPTY
        yield from self._fields(whole.parts, kind, 0)
        yield from _trimmed_end(whole.tail)

    def _fields(self, parts: Sequence[Part], kind: Kind, margin: int) -> Iterator[str]:
        space = " " * margin
        for position, part in enumerate(_in_order(parts, kind)):
            name = str(part.entry.name)
            yield from _comments(_trimmed_start(part.above) if position == 0 else part.above, space)
            yield from self._laid(part, f"{space}{name_text(name)}:", _type_of(kind, name), margin, is_item=False)
            yield from _comments(part.below, space)

    def _items(self, parts: Sequence[Part], types: Sequence[type], margin: int) -> Iterator[str]:
        space = " " * margin
        for position, part in enumerate(parts):
            yield from _comments(_trimmed_start(part.above) if position == 0 else part.above, space)
            yield from self._laid(part, f"{space}-", types, margin, is_item=True)
            yield from _comments(part.below, space)

    def _laid(self, part: Part, head: str, types: Sequence[type], margin: int, *, is_item: bool) -> Iterator[str]:
        """A field or item after its name or dash, with the comments at the end of its line."""
        comments = list(part.beside)
        for comment in comments[1:]:  # They were on several lines, which are one now.
            yield " " * margin + comment
        beside = f" {comments[0]}" if comments else ""
        value = self._value(part, types)
        if part.node.is_block_text and part.node.value.strip():
            header, *body = self._block_text(part, margin + STEP)
            yield f"{head} {header}{beside}"
            yield from body
        elif not part.parts:
            yield from self._laid_single(value, head, beside, margin)
        elif self._fits_line(part, value, len(head), is_item=is_item):
            yield f"{head} {in_braces(value)}{beside}"
        else:
            lines = list(self._inside(part, types, margin + STEP))
            if is_item and not beside and not any(part.parts[0].above):
                yield f"{head} {lines.pop(0).lstrip(' ')}"
            else:
                yield f"{head}{beside}"
            yield from lines

    def _laid_single(self, value: Writable, head: str, beside: str, margin: int) -> Iterator[str]:
        if is_block_text(value):
            block = text_block(value, margin + STEP)
            yield f"{head} {block.head}{beside}"
            yield from block.body
        else:
            yield f"{head} {single(text_quoted(value) if beside else value)}{beside}"

    def _inside(self, part: Part, types: Sequence[type], margin: int) -> Iterator[str]:
        if part.node.is_mapping:
            return self._fields(part.parts, next(_models_of(types), None), margin)
        return self._items(part.parts, types, margin)

    def _fits_line(self, part: Part, value: Writable, used: int, *, is_item: bool) -> bool:
        """Whether a list or mapping is on one line: it has no comments inside, no text of several lines, and room."""
        if any(map(_has_comments_or_texts, part.parts)) or (not is_item and holds_groups(value)):
            return False
        return fits_braces(value, LONGEST_LINE - used - 1)

    def _value(self, part: Part, types: Sequence[type]) -> Writable:
        """The value of a part as it is written again, with the fields in their order."""
        if part.node.entries is None:
            value = part.node.value
            is_bare = any(_BARE[kind].fullmatch(value) for kind in types if kind in _BARE)
            return Spelled(value, value if is_bare else scalar(value)) if "\n" not in value else value
        if part.node.is_mapping:
            kind = next(_models_of(types), None)
            return {
                str(inner.entry.name): self._value(inner, _type_of(kind, str(inner.entry.name)))
                for inner in _in_order(part.parts, kind)
            }
        return [self._value(inner, types) for inner in part.parts]

    def _block_text(self, part: Part, margin: int) -> Iterator[str]:
        """The lines of a text after | or >, each character as it was, at another margin."""
        node = part.node
        ending = "-" if not node.value.endswith("\n") else "+" if node.value.endswith("\n\n") else ""
        yield self.text[node.start] + ending
        start = self.text.index("\n", line_end(self.text, node.header_end)) + 1
        lines = self.text[start : node.end].replace("\r\n", "\n").split("\n")
        first = next(line for line in lines if line.strip(" "))
        indent = len(first) - len(first.lstrip(" "))
        for line in lines:
            rest = line[indent:]
            yield " " * margin + rest if rest else EMPTY


def _has_comments_or_texts(part: Part) -> bool:
    is_text = part.node.is_block_text and part.node.value.strip()
    return bool(part.is_commented or is_text or any(map(_has_comments_or_texts, part.parts)))


def _in_order(parts: Sequence[Part], kind: Kind) -> Sequence[Part]:
    """Fields in the order of their record, and those that it does not have below them."""
    order = {name: place for place, name in enumerate(_types(kind))} if kind else {}
    return sorted(parts, key=lambda part: order.get(str(part.entry.name), len(order)))


@cache
def _types(kind: type[BaseModel]) -> dict[str, tuple[type, ...]]:
    """The types that each field of a record holds."""
    return {name: tuple(types_in(info.annotation)) for name, info in fields_of(kind)}


def _type_of(kind: Kind, name: str) -> Sequence[type]:
    return _types(kind).get(name, ()) if kind else ()


def _models_of(types: Sequence[type]) -> Iterator[type[BaseModel]]:
    return (kind for kind in types if issubclass(kind, BaseModel))


def _comments(lines: Sequence[str], space: str) -> Iterator[str]:
    return (space + line if line else EMPTY for line in lines)


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    return _trimmed_end(_trimmed_start(lines))


def _trimmed_start(lines: Sequence[str]) -> Sequence[str]:
    return lines[1:] if lines and not lines[0] else lines


def _trimmed_end(lines: Sequence[str]) -> Sequence[str]:
    return lines[:-1] if lines and not lines[-1] else lines
