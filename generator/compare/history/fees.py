"""Fees: an amount that has been in force stays, and a new one is announced."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.compare.change import Change
from generator.compare.history.kept import differing
from generator.records import Fee
from generator.records.fee import Amount
from generator.rules.rule import Finding, rule


@rule("REG.2", "SA.1", "COST.1", "COST.2")
def an_amount_in_force_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes an amount that has been in force, except to change a last day that is still to come.

    To fix: restore the line. For a new amount, add an entry below it that begins later. If the old one was never right,
    add a corrected entry below the last one, with `corrects: YYYY-MM-DD`, its first day.
    """
    for before, after in change.before_and_after(Fee):
        next_index = 0
        for position, amount in enumerate(before.schedule):
            if amount.from_ > on:
                continue
            later = range(next_index, len(after.schedule))
            found = next((index for index in later if _is_still(amount, after.schedule[index], on)), None)
            if found is not None:
                next_index = found + 1
                continue
            if position < len(after.schedule):
                at = after.at("schedule", position, *differing(amount, after.schedule[position]))
                yield Finding(at, "You cannot change or move an amount that has been in force, or end it in the past")
            else:
                yield Finding(after.at("schedule"), "You cannot delete an amount that has been in force")
            break


def _is_still(before: Amount, after: Amount, on: date) -> bool:
    """Whether it is the same amount; a last day may differ if neither the old nor the new one is past."""
    open_ended = all(amount.to is None or amount.to >= on for amount in (before, after))
    return before == (after.model_copy(update={"to": before.to}) if open_ended else after)


@rule("REG.2", "CPD.2", "COST.1")
def a_fee_change_is_announced(change: Change, on: date) -> Iterator[Finding]:
    """Naace announces a new amount before it begins, and records it within the days that the settings allow.

    To fix: let the amount begin on a later day, and write the day it was announced under `announced_on`. To cancel an
    announced amount, replace it with the right one and its own `announced_on`.
    """
    for before, after in change.before_if_any(Fee):
        schedule = before.schedule if before else ()
        new = [index for index, amount in enumerate(after.schedule) if not _is_among(amount, schedule, on)]
        lost = [amount for amount in schedule if amount.from_ > on and not _is_among(amount, after.schedule, on)]
        if lost and all(after.schedule[index].corrects for index in new):
            yield Finding(after.at("schedule"), "An announced amount was deleted, but no other is announced instead")
        announced_before = max((amount.announced_on for amount in lost if amount.announced_on), default=None)
        limits = _Limits(before, on - timedelta(days=change.record_days(on)), on, announced_before)
        for index in new if before or not change.begins else ():
            yield from limits.findings(after, index)


def _is_among(amount: Amount, schedule: Sequence[Amount], on: date) -> bool:
    return any(_is_still(amount, other, on) for other in schedule)


@dataclass(frozen=True)
class _Limits:
    """What limits a new amount: the fee before the change, the days on which the amount may have been announced, from
    `earliest` to `on`, both inclusive, and the day on which the amount that it replaces was announced.
    """

    before: Fee | None
    earliest: date
    on: date
    announced_before: date | None

    def findings(self, fee: Fee, index: int) -> Iterator[Finding]:
        amount = fee.schedule[index]
        from_ = fee.at("schedule", index, "from")
        announced = fee.at("schedule", index, "announced_on") if amount.announced_on else from_
        if amount.corrects is not None:
            if amount.corrects != amount.from_ or amount.from_ > self.on:
                yield Finding(from_, "A correction is of an amount that has been in force, and begins on the same day")
        elif self.before is None and index == 0 and amount.announced_on is None:
            if not self._is_fresh(amount.from_):
                yield Finding(from_, f"This new fee did not begin within the last {self._days} days")
        elif amount.from_ <= self.on:
            if not self.before or all(known.from_ != amount.from_ for known in self.before.schedule):  # else edited
                yield Finding(from_, "This new amount does not begin after the day on which it is put on file")
        elif not self._is_fresh(amount.announced_on):
            yield Finding(announced, f"This new amount was not announced within the last {self._days} days")
        elif self.announced_before and amount.announced_on and amount.announced_on <= self.announced_before:
            yield Finding(announced, "The amount differs from what was announced on this day")

    @property
    def _days(self) -> int:
        return (self.on - self.earliest).days

    def _is_fresh(self, day: date | None) -> bool:
        return day is not None and self.earliest <= day <= self.on
