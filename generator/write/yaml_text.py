"""Values to the YAML that people edit: block style, the fields in the order given, stable to the byte.

What is written reads back to the same values. A text that another reader of YAML would take for something else (`no`,
a number, a date) is quoted.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from generator.records import Record

Writable = str | date | bool | int | Decimal | Sequence["Writable"] | Mapping[str, "Writable"]

_PLAIN = re.compile(r"[^\W\d_]([\w .,'’()/&+–-]*[\w.)])?")
_GUESSED = re.compile(r"null|true|false|yes|no|on|off|y|n", re.IGNORECASE)


def fields_written(record: Record) -> dict[str, Writable]:
    """A record's fields by their names in YAML, in the model's order; without `id` and what stands at its default."""
    return {
        info.alias or name: _written(value)
        for name, info in type(record).model_fields.items()
        if not info.exclude and (value := getattr(record, name)) != info.default
    }


def _written(value: Any) -> Writable:
    if isinstance(value, Record):
        return fields_written(value)
    return [_written(item) for item in value] if isinstance(value, tuple) else value


def written(fields: Mapping[str, Writable]) -> str:
    """The text of a file with these fields. Dates stand bare, money in quotes, a text of several lines as a block."""
    return "".join(f"{line}\n" for line in _lines(fields, ""))


def _lines(value: Writable, margin: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from _under(f"{margin}{name}:", item, margin + "  ")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            if item and isinstance(item, Mapping):
                first, *more = _lines(item, margin + "  ")
                yield f"{margin}- {first.removeprefix(margin + '  ')}"
                yield from more
            else:
                yield from _under(f"{margin}-", item, margin + "  ")


def _under(head: str, value: Writable, margin: str) -> Iterator[str]:
    if isinstance(value, str) and _fits_block(value):
        yield f"{head} |" if value.endswith("\n") else f"{head} |-"
        yield from (f"{margin}{line}" if line else "" for line in value.removesuffix("\n").split("\n"))
    elif isinstance(value, Mapping | list | tuple) and value:
        yield head
        yield from _lines(value, margin)
    else:
        yield f"{head} {_inline(value)}"


def _fits_block(text: str) -> bool:
    """Whether a text has several lines, and no white space at its ends or theirs that a block would lose."""
    lines = text.removesuffix("\n").split("\n")
    return "\n" in text and not text[0].isspace() and lines[-1] != "" and all(line == line.rstrip() for line in lines)


def _inline(value: Writable) -> str:
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return json.dumps(str(value))
    if isinstance(value, date | int):
        return str(value)
    return "{}" if isinstance(value, Mapping) else "[]"


def scalar(text: str) -> str:
    """A text on one line: bare where no reader of YAML could take it for anything else, else in double quotes."""
    bare = _PLAIN.fullmatch(text) and not _GUESSED.fullmatch(text)
    return text if bare else json.dumps(text, ensure_ascii=False)


def edited(text: str, changes: Mapping[str, str], order: Sequence[str]) -> str:
    """A file's text with single values at its top set; everything else, comments and layout too, stays as it is.

    A field that is not there yet is added after the one before it in `order`, whose first has to be there.
    """
    spans, margin, in_flow = _spans(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    edits: list[tuple[int, int, str]] = []
    after = 0
    for name in order:
        if name in spans:
            start, after = spans[name]
            if name in changes:
                # A block's span takes in the end of its last line.
                tail = line_end if text[after - 1] == "\n" else ""
                edits.append((start, after, _in_place(changes[name], in_flow) + tail))
        elif name in changes:
            field = f"{name}: {_in_place(changes[name], in_flow)}"
            if in_flow:
                edits.append((after, after, f", {field}"))
            else:
                at = _end_of_line(text, after)
                edits.append((at, at, f"{line_end}{margin}{field}"))
    for _, (start, end, new) in sorted(enumerate(edits), key=lambda each: (each[1][0], each[0]), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _in_place(value: str, in_flow: bool) -> str:
    return json.dumps(value, ensure_ascii=False) if in_flow else scalar(value)


def _end_of_line(text: str, at: int) -> int:
    """Where the line ends that holds the character before `at`, before its line end."""
    found = text.find("\n", at - 1)
    end = len(text) if found < 0 else found
    return end - 1 if text[end - 1] == "\r" else end


def _spans(text: str) -> tuple[dict[str, tuple[int, int]], str, bool]:
    """Where each value at a file's top begins and ends; the space before their names; whether braces hold them."""
    spans: dict[str, tuple[int, int]] = {}
    margin, in_flow, depth = "", False, 0
    name: str | None = None
    start = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        mark: Any = event.start_mark  # The stubs have marks that may be None; a parser's events always have theirs.
        end: Any = event.end_mark
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth == 1:
                in_flow = bool(event.flow_style)
            elif depth == 2:
                start = mark.index
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth == 1 and name is not None:
                spans[name], name = (start, end.index), None
        elif isinstance(event, yaml.ScalarEvent) and depth == 1:
            if name is None:
                name, margin = event.value, " " * mark.column
            else:
                spans[name], name = (mark.index, end.index), None
    return spans, margin, in_flow
