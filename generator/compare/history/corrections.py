"""Corrections: each says why, has a fresh day of its own, and where it needs one, an owner's approval."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator.compare.change import Change
from generator.problem import Location
from generator.records import Assessor, Entry, School
from generator.records.base import Grounds, Kept, Record, classified, corrected_by, corrections_of, fields_given
from generator.rules.rule import Finding, rule


class New(NamedTuple):
    """A correction that a change adds: its place, when and why, and whether an owner must approve it."""

    at: Location
    grounds: Grounds | None
    by_owner: bool


@rule("INFO.1")
def a_correction_says_when_and_why(change: Change, on: date) -> Iterator[Finding]:
    """A new correction, or the voiding of a visit, says why it is made, and on which of the last days.

    To fix: in an entry with corrects, add `correction: {on: YYYY-MM-DD, reason: Why in a sentence}`; under corrections
    and voided, add `reason: Why in a sentence`. Write the day on which Naace corrected it.
    """
    earliest = on - timedelta(days=change.record_days(on))
    for new in _new(change):
        if new.grounds is None or new.grounds.reason is None:
            yield Finding(new.at, "This correction does not say why it is made")
        if new.grounds and not earliest <= new.grounds.on <= on:
            yield Finding(new.at, f"The day of this correction is none of the last {change.record_days(on)} days")


@rule("INFO.1", "UA.1", "P8")
def an_owner_approves_what_a_correction_moves(change: Change, on: date) -> Iterator[Finding]:
    """An owner of the rules approves a correction that changes a decision, an award, a draw or who supported a
    school.

    To fix: ask an owner (see CODEOWNERS) to approve the pull request. Then write who it was and when into the
    correction: `approved_by: Their Name` and `approved_on: YYYY-MM-DD`.
    """
    earliest = on - timedelta(days=change.record_days(on))
    for new in _new(change):
        if not new.by_owner:
            continue
        if new.grounds is None or not new.grounds.approved_by or not new.grounds.approved_on:
            yield Finding(new.at, "An owner must approve this correction, and it does not say who did and when")
        elif not earliest <= new.grounds.approved_on <= on:
            message = f"The day of the owner's approval is none of the last {change.record_days(on)} days"
            yield Finding(new.at, message)


def _new(change: Change) -> Iterator[New]:
    """The corrections that a change adds."""
    if change.begins or change.of_several_proposals:
        return
    for before, after in change.before_if_any(Entry):
        for name in after.kept():
            yield from _of_list(after, name, getattr(before, name, ()), getattr(after, name))
        yield from _of_fields(after, (), before, after)
        if isinstance(after, School):
            on_file = before.assessments if isinstance(before, School) else ()
            earlier = {assessment.id: assessment for assessment in on_file}
            for index, assessment in enumerate(after.assessments):
                keys = ("assessments", index)
                assessment_before = earlier.get(assessment.id)
                yield from _of_fields(after, keys, assessment_before, assessment)
                if assessment.voided and not (assessment_before and assessment_before.voided):
                    yield New(after.at(*keys, "voided"), assessment.voided, by_owner=False)


def _of_list(entry: Entry, name: str, before: tuple[Kept, ...], after: tuple[Kept, ...]) -> Iterator[New]:
    """The entries of a list that correct others and are new."""
    known = [(record.named, record.names) for record in before if record.names is not None]
    corrected = corrected_by(after)
    for index, record in enumerate(after):
        if record.names is None:
            continue
        if (record.named, record.names) in known:
            known.remove((record.named, record.names))
            continue
        position = corrected[index]
        moves = _by_owner(record) if position is None else _by_owner(record, after[position])
        yield New(entry.at(name, index, "corrects"), record.grounds, moves)


def _by_owner(record: Record, other: Record | None = None) -> bool:
    """Whether a record differs from another in something that only an owner may have corrected."""
    return any(
        classified(info).get("by_owner") and (other is None or getattr(record, name) != getattr(other, name))
        for name, info in type(record).model_fields.items()
    )


def _of_fields(entry: Entry, keys: tuple[str | int, ...], before: Record | None, after: Record) -> Iterator[New]:
    """The corrections of a record's fields that are new."""
    corrections = corrections_of(after)
    fields = type(after).model_fields
    for position in range(len(corrections_of(before) if before else ()), len(corrections)):
        correction = corrections[position]
        by_owner = any(
            name in fields and classified(fields[name]).get("by_owner", False) for name in fields_given(correction)
        )
        yield New(entry.at(*keys, "corrections", position), correction, by_owner)


@rule("UA.1", "REG.2")
def a_withdrawn_invoice_says_why(change: Change, on: date) -> Iterator[Finding]:
    """Where Naace withdraws an invoice, the invoice says why.

    To fix: add `cancelled_because: Why in a sentence` to the invoice.
    """
    for before, after in change.before_if_any(Assessor) if not change.begins else ():
        on_file = before.invoices if before else ()
        known = {(invoice.number, invoice.corrects) for invoice in on_file if invoice.cancelled_on}
        for index, invoice in enumerate(after.invoices):
            is_new = (invoice.number, invoice.corrects) not in known
            if invoice.cancelled_on and is_new and not invoice.cancelled_because:
                yield Finding(after.at("invoices", index, "cancelled_on"), "This invoice is withdrawn without a reason")
