"""The differences between two values: of a record as it was and is, or of what a public page says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from generator.compare.change import Change
from generator.records import Entry, Record


class DifferenceKind(StrEnum):
    """What a change does to a value, a file or a page."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Difference:
    """A value as it was and as it is. A removed value is never shown, because the report would outlive it."""

    name: str
    does: DifferenceKind
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Comparison:
    """A file, or a page by its address, compared in two states; no differences are given if it is removed."""

    name: str
    does: DifferenceKind
    differences: tuple[Difference, ...] = ()


def records(change: Change) -> Iterator[Comparison]:
    """The files that differ, field by field."""
    for file in change.files:
        before, after = change.base.reads.get(file), change.head.reads.get(file)
        if after is None:
            yield Comparison(file, DifferenceKind.REMOVED)
        elif before is None:
            fields = differences("", {}, as_plain(after.entry)) if after.entry else ()
            yield Comparison(file, DifferenceKind.ADDED, tuple(fields))
        elif before.entry and after.entry:
            yield Comparison(
                file,
                DifferenceKind.CHANGED,
                tuple(differences("", as_plain(before.entry), as_plain(after.entry))),
            )
        else:
            yield Comparison(file, DifferenceKind.CHANGED, (_legibility(before.entry, after.entry),))


def _legibility(before: Entry | None, after: Entry | None) -> Difference:
    was, now = ("can be read" if entry else "cannot be read" for entry in (before, after))
    return Difference("", DifferenceKind.CHANGED, was, now)


RATES = frozenset({"vat_rate"})
"""Fields whose numbers are per cent, not pounds."""
UNSAID = ("id", "current", "announced")
"""Fields that are left out, because the name of the file or page, or another field, already says the same."""
Plain = str | dict[str, "Plain"] | list["Plain"]


def as_plain(value: object) -> Plain:
    """A record's or public value's fields as texts, by their names in YAML; empty fields are left out, and a `no` that
    nobody needs to write.
    """
    if isinstance(value, Record):
        named = (
            (info.alias or name, getattr(value, name))
            for name, info in type(value).model_fields.items()
            if name in value.model_fields_set or getattr(value, name) != info.default
        )
    elif is_dataclass(value) and not isinstance(value, type):
        named = ((field.name.rstrip("_"), getattr(value, field.name)) for field in fields(value))
    elif isinstance(value, tuple):
        return [as_plain(item) for item in value]
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, Decimal):
        return f"£{value}"
    else:
        return str(value)
    unsaid = () if isinstance(value, Record) and not isinstance(value, Entry) else UNSAID
    said = ((name, field) for name, field in named if field is not None and field != () and name not in unsaid)
    return {name: f"{field}%" if name in RATES else as_plain(field) for name, field in said}


def differences(name: str, before: Plain | None, after: Plain | None) -> Iterator[Difference]:
    """Where two values differ, each with the names that lead there; `name` is that of the values themselves."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(key for key in after if key not in before)):
            yield from differences(f"{name}.{key}".lstrip("."), before.get(key), after.get(key))
    elif isinstance(after, list) and (isinstance(before, list) or (before is None and _has_fields(after))):
        yield from _items(name, before or [], after)
    elif after is None:
        yield Difference(name, DifferenceKind.REMOVED)
    elif before is None:
        yield Difference(name, DifferenceKind.ADDED, after=_one_line(after))
    else:
        yield Difference(name, DifferenceKind.CHANGED, _one_line(before), _one_line(after))


def _has_fields(items: Iterable[Plain]) -> bool:
    return any(isinstance(item, dict) for item in items)


def _items(name: str, before: list[Plain], after: list[Plain]) -> Iterator[Difference]:
    """The differences of two lists, without the items that are in both: else one removed would seem to be changed into
    the next, and be shown.
    """
    alike = SequenceMatcher(None, [repr(item) for item in before], [repr(item) for item in after], autojunk=False)
    for does, first, last, first_after, last_after in alike.get_opcodes():
        if does != "equal":
            pairs = zip_longest(before[first:last], after[first_after:last_after])
            for position, (was, now) in enumerate(pairs, (first if first_after == last_after else first_after) + 1):
                yield from differences(f"{name}[{position}]", was, now)


def _one_line(value: Plain | None) -> str | None:
    if isinstance(value, dict):
        return ", ".join(
            f"{name}: {{{_one_line(field)}}}" if isinstance(field, dict) else f"{name}: {_one_line(field)}"
            for name, field in value.items()
        )
    if isinstance(value, list):
        return "; ".join(str(_one_line(item)) for item in value)
    return value
