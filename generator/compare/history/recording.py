"""Facts are put on file within a set time, or say why they come late."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from generator.compare.change import Change
from generator.compare.history.kept import Keys, aligned, identity, may_change
from generator.problem import Location
from generator.read.loading import SCHEME
from generator.records import Entry, Event, Record
from generator.records.base import Kept, classified
from generator.rules.rule import Finding, rule


@rule("INFO.1")
def an_entry_is_put_on_file_in_time(change: Change, on: date) -> Iterator[Finding]:
    """Naace records each decision, signature, visit, payment, end and other dated fact within the days that the
    settings allow.

    To fix: if the date is wrong, correct it. If the record is late, say why in the entry or the assessment:
    `recorded_late: Why in a sentence`.
    """
    if change.begins or change.of_several_proposals:
        return
    earliest = on - timedelta(days=change.record_days(on))
    for before, after in change.before_if_any(Entry):
        days = ((after.at(*keys), day) for keys, day in _new_days(before, after, on))
        for at, day in (*days, *_forgotten(before, after)):
            if day < earliest:
                message = f"This is put on file more than {change.record_days(on)} days after its day"
                yield Finding(at, message, ((Location(SCHEME), "where record_days is, or would be, set"),))


def _new_days(
    before: Record | None, after: Record, on: date, *, is_one_more: bool = False
) -> Iterator[tuple[Keys, date]]:
    """The days that are new in a record, without a reason for coming late, and their keys.

    A day that replaces another is new where that was still to come; else it is edited, which other rules refuse.
    `is_one_more` says that the record is added to a list that had some.
    """
    if says_why(before, after):
        return
    for name, info in type(after).model_fields.items():
        was, now = getattr(before, name, None), getattr(after, name)
        if was == now or now is None:
            continue
        key = info.alias or name
        if isinstance(now, Record):
            yield from (((key, *keys), day) for keys, day in _new_days(was, now, on))
        elif name == "corrections":  # of what was not on file before this change
            for position, correction in enumerate(now):
                yield from (((key, position, *keys), day) for keys, day in _new_days(before, correction, on))
        elif isinstance(now, tuple):
            yield from (((key, *keys), day) for keys, day in _in_list(was or (), now, on))
        elif not isinstance(now, date) or (was and not (before and may_change(info, before, was, on))):
            continue
        elif _asked(classified(info).get("in_time"), is_new=before is None, is_one_more=is_one_more):
            yield (key,), now


def _asked(in_time: bool | str | None, *, is_new: bool, is_one_more: bool) -> bool:
    """Whether a day is to be put on file in time."""
    match in_time:
        case "later":
            return not is_new
        case "again":
            return is_new and is_one_more
    return bool(in_time)


def _in_list(was: Sequence[Any], now: Sequence[Any], on: date) -> Iterator[tuple[Keys, date]]:
    lists = aligned(was, now)
    paired = {after: was[before] for before, after in lists.paired}
    moved = {identity(was[index]): was[index] for index in lists.deleted}
    named = [record.named for record in was if isinstance(record, Kept)]
    for index, item in enumerate(now):
        corrects = isinstance(item, Kept) and item.names is not None and item.names in named
        if isinstance(item, Record) and not corrects:
            earlier = paired.get(index) or moved.get(identity(item))
            days = _new_days(earlier, item, on, is_one_more=bool(was))
            yield from (((index, *keys), day) for keys, day in days)


def says_why(before: Record | None, after: Record) -> bool:
    """Whether a change gives a record a reason for coming late."""
    reason: str | None = getattr(after, "recorded_late", None)
    return reason is not None and reason != getattr(before, "recorded_late", None)


def _forgotten(before: Entry | None, after: Entry) -> Iterator[tuple[Location, date]]:
    """Those who are added to recorded attendance without a reason, with the day on which it was recorded."""
    if not (isinstance(before, Event) and isinstance(after, Event) and before.attendance and after.attendance):
        return
    for index, assessor in enumerate(after.attendance.present):
        if assessor not in before.attendance.present and not says_why(before.attendance, after.attendance):
            yield after.at("attendance", "present", index), before.attendance.recorded_on
