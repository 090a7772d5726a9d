"""The differences between two values: of a record as it was and is, or of what a public page says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum

from generator.compare.change import Change
from generator.records import Entry, Record


class Does(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Difference:
    """A value as it was and as it is. Of one taken out nothing is said: what reports it would outlive it."""

    name: str
    does: Does
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Changed:
    """A file, or a page by its address, with its differences; of one that is gone nothing is said but that."""

    name: str
    does: Does
    differences: tuple[Difference, ...] = ()


def _records(change: Change) -> Iterator[Changed]:
    for file in change.files:
        before, after = change.base.reads.get(file), change.head.reads.get(file)
        if after is None:
            yield Changed(file, Does.REMOVED)
        elif before is None:
            fields = _differences("", {}, _plain(after.entry)) if after.entry else ()
            yield Changed(file, Does.ADDED, tuple(fields))
        elif before.entry and after.entry:
            yield Changed(file, Does.CHANGED, tuple(_differences("", _plain(before.entry), _plain(after.entry))))
        else:
            yield Changed(file, Does.CHANGED, (_legibility(before.entry, after.entry),))


def _legibility(before: Entry | None, after: Entry | None) -> Difference:
    was, now = ("can be read" if entry else "cannot be read" for entry in (before, after))
    return Difference("", Does.CHANGED, was, now)


UNSAID = ("id", "current", "announced")
"""Fields of a file or page that say again what its name or another field says."""
Plain = str | dict[str, "Plain"] | list["Plain"]


def _plain(value: object) -> Plain:
    """A record's or public value's fields as texts, by their names in YAML; without those that hold nothing."""
    if isinstance(value, Record):
        named = ((info.alias or name, getattr(value, name)) for name, info in type(value).model_fields.items())
    elif is_dataclass(value) and not isinstance(value, type):
        named = ((field.name.rstrip("_"), getattr(value, field.name)) for field in fields(value))
    elif isinstance(value, tuple):
        return [_plain(one) for one in value]
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, Decimal):
        return f"£{value}"
    else:
        return str(value)
    unsaid = () if isinstance(value, Record) and not isinstance(value, Entry) else UNSAID
    return {name: _plain(one) for name, one in named if one is not None and one != () and name not in unsaid}


def _differences(name: str, before: Plain | None, after: Plain | None) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(key for key in after if key not in before)):
            yield from _differences(f"{name}.{key}".lstrip("."), before.get(key), after.get(key))
    elif isinstance(after, list) and (isinstance(before, list) or (before is None and _has_fields(after))):
        yield from _items(name, before or [], after)
    elif after is None:
        yield Difference(name, Does.REMOVED)
    elif before is None:
        yield Difference(name, Does.ADDED, after=_one_line(after))
    else:
        yield Difference(name, Does.CHANGED, _one_line(before), _one_line(after))


def _has_fields(items: Iterable[Plain]) -> bool:
    return any(isinstance(one, dict) for one in items)


def _items(name: str, before: list[Plain], after: list[Plain]) -> Iterator[Difference]:
    """Two lists, without what they begin and end with alike."""
    ahead = 0
    while ahead < min(len(before), len(after)) and before[ahead] == after[ahead]:
        ahead += 1
    behind = 0
    while behind < min(len(before), len(after)) - ahead and before[-1 - behind] == after[-1 - behind]:
        behind += 1
    for index in range(ahead, max(len(before), len(after)) - behind):
        was = before[index] if index < len(before) - behind else None
        now = after[index] if index < len(after) - behind else None
        yield from _differences(f"{name}[{index + 1}]", was, now)


def _one_line(value: Plain | None) -> str | None:
    if isinstance(value, dict):
        return ", ".join(
            f"{name}: {{{_one_line(one)}}}" if isinstance(one, dict) else f"{name}: {_one_line(one)}"
            for name, one in value.items()
        )
    if isinstance(value, list):
        return "; ".join(str(_one_line(one)) for one in value)
    return value
