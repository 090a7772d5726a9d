"""Turns values into the YAML that people edit: block style, the fields in the order given, stable to the byte.

What is written reads back to the same values. A text that another reader of YAML would take for something else (`no`,
a number, a date) is quoted. The first line of a new file names its schema, for editors.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Self

from generator.records import Record
from generator.write.schema import schema_line

Writable = str | date | bool | int | Decimal | Sequence["Writable"] | Mapping[str, "Writable"]


class Spelled(str):
    """A text that a file spells already: `source` is how, on one line, quotes included."""

    __slots__ = ("source",)
    source: str

    def __new__(cls, text: str, source: str) -> Self:
        spelled = super().__new__(cls, text)
        spelled.source = source
        return spelled


_SCHEMA_LINE = re.compile(r"^#\s+yaml-language-server\s*:", re.MULTILINE)
_ENDS_IN_BRACES = re.compile(r"^[^\"'].*[\[\]{},?:]|^$")
_PLAIN = re.compile(r"[^\W\d_]([\w .,'’()/&+–-]*[\w.)])?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_GUESSED = re.compile(r"null|true|false|yes|no|on|off|y|n", re.IGNORECASE)


def fields_written(record: Record) -> dict[str, Writable]:
    """A record's fields by their names in YAML, in the model's order; without `id` and fields at their default."""
    return {
        info.alias or name: _written(value)
        for name, info in type(record).model_fields.items()
        if not info.exclude and (value := getattr(record, name)) != info.default
    }


def _written(value: Any) -> Writable:
    if isinstance(value, Record):
        return fields_written(value)
    return [_written(item) for item in value] if isinstance(value, tuple) else value


def new_file(file: str, fields: Mapping[str, Writable]) -> str:
    """The text of a new file: the line that names its schema, then these fields."""
    return with_schema_line(file, written(fields))


def with_schema_line(file: str, text: str) -> str:
    """The text of a file, with the line that names its schema above it if it has no such line."""
    return text if _SCHEMA_LINE.search(text) else f"{schema_line(file)}\n{text}"


def written(fields: Mapping[str, Writable]) -> str:
    """The text of these fields. Dates are bare, money is in quotes, a text of several lines is a block."""
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
    if isinstance(value, str) and fits_block(value):
        yield f"{head} |" if value.endswith("\n") else f"{head} |-"
        yield from (f"{margin}{line}" if line else "" for line in value.removesuffix("\n").split("\n"))
    elif isinstance(value, Mapping | list | tuple) and value:
        yield head
        yield from _lines(value, margin)
    else:
        yield f"{head} {single(value)}"


def fits_block(text: str) -> bool:
    """Whether a text has several lines, and nothing that a block would lose: white space at its ends or theirs."""
    lines = text.removesuffix("\n").split("\n")
    return (
        "\n" in text
        and not text[0].isspace()
        and lines[-1] != ""
        and all(line == line.rstrip() for line in lines)
        and not _UNPRINTABLE.search(text)
    )


def single(value: Writable) -> str:
    """A value on one line; of lists and mappings, only empty ones."""
    if isinstance(value, Spelled):
        return value.source
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return json.dumps(str(value))
    if isinstance(value, date | int):
        return str(value)
    return "{}" if isinstance(value, Mapping) else "[]"


def single_in_braces(value: Writable) -> str:
    """A value on one line within braces or brackets, where a comma ends what is not in quotes."""
    if isinstance(value, Spelled) and _ENDS_IN_BRACES.search(value.source):
        return quoted(value)
    if isinstance(value, str) and not isinstance(value, Spelled) and "," in value:
        return quoted(value)
    return single(value)


def scalar(text: str) -> str:
    """A text on one line: bare where no reader of YAML could take it for anything else, else in double quotes."""
    return text if _PLAIN.fullmatch(text) and not _GUESSED.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, with escapes for what YAML has no other way to write."""
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text, ensure_ascii=False))


def name_text(name: str, in_braces: bool = False) -> str:
    """The name of a field: bare where it is made of letters, as names like `on` are, else in double quotes."""
    return name if _PLAIN.fullmatch(name) and not (in_braces and "," in name) else quoted(name)
