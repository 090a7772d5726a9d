"""Entries are put on file while they are fresh: nothing is back-dated without a word on why."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.compare.change import Change
from generator.problem import Location
from generator.read.loading import SCHEME
from generator.records import Assessment, Assessor, School
from generator.records.assessor import Invoice
from generator.records.base import Kept
from generator.records.school import Correction
from generator.rules.rule import Finding, rule

DAYS = {
    "decisions": ("on",),
    "agreements": ("signed_on",),
    "moderations": ("notified_on",),
    "invoices": ("paid_on", "cancelled_on"),
}
"""Of each list that an assessor's file keeps, the days that count."""
DAYS_OF_ASSESSMENT = (("visited_on",), ("awarded_on",), ("charge", "paid_on"), ("assessor_fee", "paid_on"))
"""The same of an assessment, by the keys that lead to them."""


@rule("INFO.1")
def an_entry_is_put_on_file_in_time(change: Change, on: date) -> Iterator[Finding]:
    """A decision, signature, moderation, visit, award, payment, or the withdrawal of an invoice is put on file within
    record_days after its day, unless it corrects what was on file.

    To mend: correct the day if it is wrong; if it comes late, say so in the entry, or in the assessment:
    `recorded_late: Why in a sentence`.
    """
    if change.begins:
        return
    earliest = on - timedelta(days=change.record_days)
    for at, day in (*_of_assessors(change), *_of_schools(change)):
        if day < earliest:
            message = f"This is put on file more than {change.record_days} days after its day"
            yield Finding(at, message, ((Location(SCHEME), "where record_days is, or would be, set"),))


def _of_assessors(change: Change) -> Iterator[tuple[Location, date]]:
    """The days that come on file without a reason for coming late, and their places.

    Where a day stood before, another is an edit, and not new: that other rules refuse.
    """
    for before, after in change.before_if_any(Assessor):
        for name, days in DAYS.items():
            on_file: tuple[Kept, ...] = getattr(before, name) if before else ()
            for index, one in enumerate(getattr(after, name)):
                was = _was(one, index, on_file)
                corrects = one.names is not None and any(each.named == one.names for each in on_file)
                if corrects or _says_why(one, was):
                    continue
                for key in days:
                    if (day := getattr(one, key)) and not (was and getattr(was, key)):
                        yield after.at(name, index, key), day


def _was(one: Kept, index: int, on_file: tuple[Kept, ...]) -> Kept | None:
    """The record that it was: in the same position, but that an invoice may have come to stand further below."""
    if isinstance(one, Invoice):
        return next((each for each in on_file if (each.named, each.names) == (one.named, one.names)), None)
    return on_file[index] if index < len(on_file) else None


def _says_why(one: Kept | Assessment, was: Kept | Assessment | None) -> bool:
    """Whether a reason for coming late is new with it."""
    said: str | None = getattr(one, "recorded_late", None)
    return said is not None and said != getattr(was, "recorded_late", None)


def _of_schools(change: Change) -> Iterator[tuple[Location, date]]:
    for before, after in change.before_if_any(School):
        on_file = {one.id: one for one in before.assessments} if before else {}
        for index, one in enumerate(after.assessments):
            was = on_file.get(one.id)
            if _says_why(one, was):
                continue
            above: tuple[str | int, ...] = ("assessments", index)
            for keys in DAYS_OF_ASSESSMENT:
                if _day(was, keys):
                    continue
                if day := _day(one, keys):
                    yield after.at(*above, *keys), day
                for position, correction in enumerate(one.corrections):  # of what was not on file before this change
                    if day := _day(correction, keys):
                        yield after.at(*above, "corrections", position, *keys), day


def _day(record: Assessment | Correction | None, keys: tuple[str, ...]) -> date | None:
    found: object = record
    for key in keys:
        found = getattr(found, key) if found else None
    return found if isinstance(found, date) else None
