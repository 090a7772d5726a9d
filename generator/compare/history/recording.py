"""Entries are put on file within a set time, or say why they come late."""

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
"""The days that count, for each list that an assessor's file keeps."""
DAYS_OF_ASSESSMENT = (("visited_on",), ("awarded_on",), ("charge", "paid_on"), ("assessor_fee", "paid_on"))
"""The same of an assessment, by the keys that lead to them."""


@rule("INFO.1")
def an_entry_is_put_on_file_in_time(change: Change, on: date) -> Iterator[Finding]:
    """Naace records decisions, signatures, moderations, visits, awards and payments within the days that the settings
    allow.

    To fix: if the date is wrong, correct it. If the record is late, say why in the entry or the assessment:
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
    """The days that are new on file, without a reason for coming late, and their places.

    A day that replaces another is not new but edited, which other rules refuse.
    """
    for before, after in change.before_if_any(Assessor):
        for name, days in DAYS.items():
            on_file: tuple[Kept, ...] = getattr(before, name) if before else ()
            for index, record in enumerate(getattr(after, name)):
                record_before = _record_before(record, index, on_file)
                corrects = record.names is not None and any(earlier.named == record.names for earlier in on_file)
                if corrects or _says_why(record, record_before):
                    continue
                for key in days:
                    if (day := getattr(record, key)) and not (record_before and getattr(record_before, key)):
                        yield after.at(name, index, key), day


def _record_before(record: Kept, index: int, on_file: tuple[Kept, ...]) -> Kept | None:
    """The record before the change: in the same position, except that an invoice may have moved down its list."""
    if isinstance(record, Invoice):
        return next((earlier for earlier in on_file if _identity(earlier) == _identity(record)), None)
    return on_file[index] if index < len(on_file) else None


def _identity(record: Kept) -> tuple[object, object]:
    return record.named, record.names


def _says_why(record: Kept | Assessment, record_before: Kept | Assessment | None) -> bool:
    """Whether this change gives it a reason for coming late."""
    reason: str | None = getattr(record, "recorded_late", None)
    return reason is not None and reason != getattr(record_before, "recorded_late", None)


def _of_schools(change: Change) -> Iterator[tuple[Location, date]]:
    for before, after in change.before_if_any(School):
        on_file = {assessment.id: assessment for assessment in before.assessments} if before else {}
        for index, assessment in enumerate(after.assessments):
            assessment_before = on_file.get(assessment.id)
            if _says_why(assessment, assessment_before):
                continue
            above: tuple[str | int, ...] = ("assessments", index)
            for keys in DAYS_OF_ASSESSMENT:
                if _day(assessment_before, keys):
                    continue
                if day := _day(assessment, keys):
                    yield after.at(*above, *keys), day
                for position, correction in enumerate(
                    assessment.corrections
                ):  # of what was not on file before this change
                    if day := _day(correction, keys):
                        yield after.at(*above, "corrections", position, *keys), day


def _day(record: Assessment | Correction | None, keys: tuple[str, ...]) -> date | None:
    value: object = record
    for key in keys:
        value = getattr(value, key) if value else None
    return value if isinstance(value, date) else None
