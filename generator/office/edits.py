"""The edits that acts make of files: what is put, filled in, added or deleted, in the order of the records' models.

Nobody has written them yet: `proposing` makes texts of them.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generator.letters import respelt
from generator.read.entries import model_at
from generator.records import Entry
from generator.records.base import fields_of
from generator.register import Register
from generator.write.yaml_edit import AppendItem, Edit, SetValue
from generator.write.yaml_text import Writable


@dataclass(frozen=True)
class Edited:
    """A file on record, and what is changed in it."""

    file: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Added:
    """A new file, with its fields."""

    file: str
    fields: Mapping[str, Writable]


@dataclass(frozen=True)
class Removed:
    """A file that is deleted."""

    file: str


Edits = Iterator[Edited | Added | Removed]


def given(**fields: Any) -> dict[str, Writable]:
    """The fields that are given, by their names in YAML; a name may end in `_`, as `from_` does."""
    return {name.rstrip("_"): value for name, value in fields.items() if value not in (None, (), [], {})}


def put(entry: Entry, *keys: str | int, value: Writable) -> Edited:
    """Write a value in a file, in the place that the record's model gives it."""
    written = entry.at(*keys).keys
    edit = SetValue(written, _in_order(entry, written, value), order=_order(entry, written[:-1]))
    return Edited(entry.file, (edit,))


def fill(entry: Entry, *keys: str | int, fields: Mapping[str, Writable]) -> Edited:
    """Write several fields of one record in a file."""
    edits = (put(entry, *keys, name, value=value).edits for name, value in fields.items())
    return Edited(entry.file, tuple(chain.from_iterable(edits)))


def add(entry: Entry, *keys: str | int, item: Mapping[str, Writable]) -> Edited:
    """Add an item at the end of a list in a file."""
    *above, name = keys
    written = (*entry.at(*above).keys, name) if above else (name,)
    edit = AppendItem(written, _in_order(entry, written, item), order=_order(entry, written[:-1]))
    return Edited(entry.file, (edit,))


def _order(entry: Entry, keys: tuple[str | int, ...]) -> tuple[str, ...]:
    """The names of the fields of the record that keys lead to."""
    return tuple(name for name, _ in fields_of(model_at(type(entry), keys)))


def _in_order(entry: Entry, keys: tuple[str | int, ...], value: Writable) -> Writable:
    """A record's fields in the order of its model; any other value as it is."""
    if not isinstance(value, Mapping):
        return value
    order = _order(entry, keys)
    return dict(sorted(value.items(), key=lambda field: order.index(field[0])))


def put_in_assessment(register: Register, id: str, **fields: Writable) -> Edited:
    """Write fields of an assessment."""
    on_file = register.assessments_by_id[id]
    return fill(on_file.school, "assessments", on_file.index, fields=fields)


def id_from(name: str, taken: Container[str]) -> str:
    """An id made of a name: small letters without accents, digits and single hyphens; numbered where it is taken."""
    plain = respelt("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    id = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "new"
    return first_free(id, lambda number: f"{id}-{number}", taken)


def first_free(first: str, numbered: Callable[[int], str], taken: Container[str]) -> str:
    """The first id that is free, or else that with the first number from 2 whose id is: where the numbers up to one are
    taken, it is found by halves, because a list may hold thousands of one name.
    """
    if first not in taken:
        return first
    high = 2
    while numbered(high) in taken:
        high *= 2
    return numbered(
        bisect_left(range(high), True, lo=max(2, high // 2), key=lambda number: numbered(number) not in taken)
    )
