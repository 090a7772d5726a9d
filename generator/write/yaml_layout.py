"""A value to the lines that hold it inside a text that is there already: in braces on one line, or in block style.

The layout follows the register's habit: a group, or a list of single values, is on one line as long as that has at
most 120 characters; a list of groups has a line for each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from generator.write.yaml_text import Spelled, Writable, fits_block, name_text, quoted, single, single_in_braces

LONGEST_LINE = 120


@dataclass(frozen=True)
class Indent:
    """How far a text indents what is under a field: the fields of a mapping, and the dashes of a list."""

    mapping: int = 2
    list: int = 2


@dataclass(frozen=True)
class Laid:
    """A value as laid out after a colon or dash: what follows on that line, and the lines below with their margin.

    The head is empty where the value is wholly below.
    """

    head: str
    body: tuple[str, ...] = ()


def is_list(value: Writable) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def in_braces(value: Writable) -> str:
    """A value on one line, with braces and brackets."""
    if isinstance(value, Mapping):
        fields = (f"{name_text(name, in_braces=True)}: {in_braces(item)}" for name, item in value.items())
        return "{" + ", ".join(fields) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(in_braces, value)) + "]"
    return single_in_braces(value)


def fits_braces(value: Writable, room: int) -> bool:
    """Whether a list or mapping goes on one line with this much room; never one with a text of several lines."""
    return not _has_lines(value) and len(in_braces(value)) <= room


def _has_lines(value: Writable) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_lines, value.values()))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return any(map(_has_lines, value))
    return is_block_text(value)


def is_block_text(value: Writable) -> TypeGuard[str]:
    """Whether a value is laid out as a text of several lines."""
    return isinstance(value, str) and not isinstance(value, Spelled) and fits_block(value)


def holds_groups(value: Writable) -> bool:
    """Whether a value is a list of groups or of lists."""
    return isinstance(value, Sequence) and any(isinstance(item, Mapping) or is_list(item) for item in value)


def laid(value: Writable, margin: int, used: int, indent: Indent, spread: bool = False) -> Laid:
    """A value after the name of a field whose name begins at column `margin`; its line has `used` characters so far.

    With `spread`, a list or mapping is in block style even where it would fit on the line.
    """
    if is_block_text(value):
        return text_block(value, margin + indent.mapping)
    if not isinstance(value, Mapping | Sequence) or isinstance(value, str) or not value:
        return Laid(single(value))
    if not spread and not holds_groups(value) and fits_braces(value, LONGEST_LINE - used - 1):
        return Laid(in_braces(value))
    return Laid("", below(value, margin + (indent.mapping if isinstance(value, Mapping) else indent.list), indent))


def laid_in_item(value: Writable, margin: int, indent: Indent, spread: bool = False) -> Laid:
    """A value after a dash at column `margin`; like `laid`, but a list or mapping begins on the line of the dash."""
    if is_block_text(value):
        return text_block(value, margin + 2)
    if not isinstance(value, Mapping | Sequence) or isinstance(value, str) or not value:
        return Laid(single(value))
    if not spread and fits_braces(value, LONGEST_LINE - margin - 2):
        return Laid(in_braces(value))
    first, *more = below(value, margin + 2, indent)
    return Laid(first[margin + 2 :], tuple(more))


def below(value: Writable, margin: int, indent: Indent) -> tuple[str, ...]:
    """The lines of a list or mapping that is not empty, in block style at a margin."""
    space = " " * margin
    lines: list[str] = []
    if isinstance(value, Mapping):
        for name, item in value.items():
            head = f"{space}{name_text(name)}:"
            part = laid(item, margin, len(head), indent)
            lines += [f"{head} {part.head}".rstrip(" ") if not part.head else f"{head} {part.head}", *part.body]
    elif isinstance(value, Sequence):
        for item in value:
            part = laid_in_item(item, margin, indent)
            lines += [f"{space}- {part.head}", *part.body]
    return tuple(lines)


def text_block(value: str, margin: int) -> Laid:
    """A text of several lines after a colon or dash, its lines at a margin."""
    lines = value.removesuffix("\n").split("\n")
    return Laid("|" if value.endswith("\n") else "|-", tuple(" " * margin + line if line else "" for line in lines))


def ends_in_block(value: Writable) -> bool:
    """Whether the last line of a value laid out in block style may be that of a text that ends with a line end."""
    while isinstance(value, Mapping | Sequence) and not isinstance(value, str) and value:
        value = list(value.values())[-1] if isinstance(value, Mapping) else value[-1]
    return is_block_text(value) and value.endswith("\n")


def last_text_quoted(value: Writable) -> Writable:
    """The value with its last text in quotes, so that no comment after or below it can be taken for part of it."""
    if isinstance(value, Mapping) and value:
        last = list(value)[-1]
        return {**value, last: last_text_quoted(value[last])}
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return [*value[:-1], last_text_quoted(value[-1])]
    return text_quoted(value)


def text_quoted(value: Writable) -> Writable:
    """The value, in quotes if it is a single one."""
    if isinstance(value, Mapping) or is_list(value) or (isinstance(value, Spelled) and value.source[0] in "'\""):
        return value
    text = single(value) if isinstance(value, bool) else str(value)
    return Spelled(text, quoted(text))
