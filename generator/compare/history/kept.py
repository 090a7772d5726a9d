"""Two states of a record compared by the classification of its fields: what is lost that should be kept, and where.

Kept fields never change or disappear, but may be filled in; dated ones may change until their day; free ones are not
compared. `Recorded` in the records says which field is what.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from generator.compare.change import Change
from generator.records import Entry, Event, Fee, Record, Visibility
from generator.records.base import DATED, FREE, Kept, classified, stays_left_out
from generator.rules.rule import Finding

Keys = tuple[str | int, ...]


class Lost(NamedTuple):
    """Something recorded that a change loses: the keys of its place now, and what is wrong there.

    `was` is what was recorded, if its field is public; `fix` says what to do, if the rule would not say it.
    """

    keys: Keys
    message: str
    was: str = ""
    fix: str | None = None


ALWAYS_PUBLIC = (Event, Fee)
"""Files whose public fields anybody may know. Those of an assessor are public only while they are on the list."""


def kept(change: Change, kind: type[Entry], *names: str, on: date) -> Iterator[Finding]:
    """What the entries of a kind lose in these fields."""
    for before, after in change.before_and_after(kind):
        for keys, message, was, fix in lost(before, after, on, names):
            said = f"{message}: it was {was}" if was and kind in ALWAYS_PUBLIC else message
            yield Finding(after.at(*keys), said, fix=fix)


def lost(before: Record, after: Record, on: date, names: Sequence[str] = ()) -> Iterator[Lost]:
    """What one record loses, in the fields of these names, or in all."""
    if before.whole:
        yield from _edited(before, after)
        return
    for name, info in type(before).model_fields.items():
        was, now = getattr(before, name), getattr(after, name)
        if was == now or (names and name not in names):
            continue
        if may_change(info, before, was, on) or _has_grown(info, was, now):
            continue
        key = info.alias or name
        if was in (None, ()):
            if stays_left_out(info, before):
                yield Lost((key,), f'You cannot add "{key}" to what is recorded')
        elif isinstance(was, tuple):
            yield from _under((key,), _of_list(key, info, was, now, on))
        elif isinstance(was, Record) and isinstance(now, Record):
            yield from _under((key,), lost(was, now, on))
        else:
            yield _changed(key, info, was, now)


def differing(before: Record, after: Record) -> Keys:
    """The keys of the first field in which two records differ; none where that is no longer written."""
    return next((lost.keys for lost in _edited(before, after)), ())


def _edited(before: Record, after: Record) -> Iterator[Lost]:
    """The first field in which two records differ that nothing may be added to."""
    for name, info in type(before).model_fields.items():
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield _changed(info.alias or name, info, was, now)
            return


def _changed(key: str, info: FieldInfo, was: object, now: object) -> Lost:
    if was in (None, ()):
        return Lost((key,), f'You cannot add "{key}" to what is recorded')
    if now in (None, ()):
        return Lost((), f'You cannot delete "{key}" once it is recorded', _said(info, was))
    return Lost((key,), f'You cannot change "{key}" once it is recorded', _said(info, was))


def may_change(info: FieldInfo, before: Record, was: object, on: date) -> bool:
    """Whether a field may change on a day: it is free, or dated and its day has not passed."""
    recorded = classified(info).get("recorded", FREE)
    if recorded is DATED:
        if until := classified(info).get("until"):
            return getattr(before, until) is None
        return was is None or (isinstance(was, date) and was >= on)
    return recorded is FREE


def _has_grown(info: FieldInfo, was: object, now: object) -> bool:
    """Whether a text that may grow still begins with what was recorded."""
    return bool(classified(info).get("grows")) and isinstance(was, str) and str(now).startswith(was)


def _said(info: FieldInfo, was: object) -> str:
    """What was recorded, if the field is public."""
    if classified(info)["visibility"] is not Visibility.PUBLIC or isinstance(was, Record | tuple):
        return ""
    return f"£{was}" if isinstance(was, Decimal) else str(was)


def _under(above: Keys, losses: Iterator[Lost]) -> Iterator[Lost]:
    return (loss._replace(keys=(*above, *loss.keys)) for loss in losses)


def _of_list(key: str, info: FieldInfo, was: Sequence[Any], now: Sequence[Any], on: date) -> Iterator[Lost]:
    """What a list loses. Items of a dated list are kept from their first day on; others may be added anywhere, but
    below the last in a list that is in order, and below each correction, and nowhere in a list that is complete."""
    is_dated = classified(info)["recorded"] is DATED
    if is_dated:
        was = [item for item in was if first_day(item)[1] <= on]
    paired, deleted, added = aligned(was, now)
    moved = {identity(was[index]) for index in deleted} & {identity(now[index]) for index in added}
    last = max(
        (after for before, after in paired if _is_in_order(was[before])),
        default=-1,
    )
    for index in added:
        if identity(now[index]) in moved:
            moved_back = "Put the entry back in its place."
            yield Lost((index,), f'You cannot move an entry of "{key}" once it is recorded', fix=moved_back)
        elif classified(info).get("left_out"):
            yield Lost((index,), f'You cannot add an entry of "{key}" to what is recorded')
        elif index < last:
            below = "Move the new entry below the last one of the list."
            yield Lost((index,), f'You cannot add an entry of "{key}" above one that is recorded', fix=below)
    for before, after in paired:
        if isinstance(was[before], Record):
            compared = _edited(was[before], now[after]) if is_dated else lost(was[before], now[after], on)
            yield from _under((after,), compared)
    if any(identity(was[index]) not in moved for index in deleted):
        yield Lost((), f'You cannot delete an entry of "{key}" once it is recorded')


class Aligned(NamedTuple):
    """The positions of items, before and now, that belong together; of those deleted, and of those added."""

    paired: list[tuple[int, int]]
    deleted: list[int]
    added: list[int]


def aligned(was: Sequence[Any], now: Sequence[Any]) -> Aligned:
    """Which items of a list belong together before and now: first the same ones, then those recognised by their key."""
    lists = Aligned([], [], [])
    have_fields = any(isinstance(item, Record) for item in was)
    for same, first, last, first_now, last_now in _blocks(was, now):
        if same:
            lists.paired.extend(zip(range(first, last), range(first_now, last_now), strict=True))
            continue
        by_key = _blocks([*map(identity, was[first:last])], [*map(identity, now[first_now:last_now])])
        for _, start, end, start_now, end_now in by_key:
            # An item without fields is not edited, but another.
            both = min(end - start, end_now - start_now) if have_fields else 0
            pairs = ((first + start + index, first_now + start_now + index) for index in range(both))
            lists.paired.extend(pairs)
            lists.deleted.extend(range(first + start + both, first + end))
            lists.added.extend(range(first_now + start_now + both, first_now + end_now))
    return lists


def _blocks(was: Sequence[Any], now: Sequence[Any]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Stretches of two lists, and whether they are the same there."""
    for tag, *stretches in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        first, last, first_now, last_now = stretches
        yield tag == "equal", first, last, first_now, last_now


def identity(item: Any) -> Any:
    """What an item of a list is recognised by: its key and what it corrects, or the item itself if it has no fields."""
    if isinstance(item, Kept):
        return item.named, item.names
    return getattr(item, item.key) if isinstance(item, Record) and item.key else item


def _is_in_order(item: object) -> bool:
    """Whether nothing may be added above it."""
    return isinstance(item, Record) and (item.in_order or (isinstance(item, Kept) and item.names is not None))


def first_day(item: Any) -> tuple[str, date]:
    """The first day of an item of a dated list, and the key under which it is written."""
    return ("in_force_from", item.in_force_from) if hasattr(item, "in_force_from") else ("from", item.from_)
