"""Fees: what has been in force stays, and what comes is announced."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.compare.change import Change
from generator.compare.history.unchanged import differing
from generator.records import Fee
from generator.records.fee import Amount
from generator.rules.rule import Finding, rule


@rule("REG.2", "SA.1", "COST.1", "COST.2")
def an_amount_in_force_stays(change: Change, on: date) -> Iterator[Finding]:
    """An amount that has been in force is never edited or taken out; only a last day that is still to come may be
    given, moved or lifted. An entry that corrects it begins on the same day.

    To mend: put it back as it was. A new amount is an entry below it that begins on a later day; if it was never right,
    add below the last one the right one, whole, with the first day of the wrong one: `corrects: YYYY-MM-DD`.
    """
    for before, after in change.before_and_after(Fee):
        next_one = 0
        for index, one in enumerate(before.schedule):
            if one.from_ > on:
                continue
            found = (at for at in range(next_one, len(after.schedule)) if _is_still(one, after.schedule[at], on))
            position = next(found, None)
            if position is not None:
                next_one = position + 1
                continue
            if index < len(after.schedule):
                at = differing(after, ("schedule", index), one, after.schedule[index])
                yield Finding(at, "This amount has been in force, and is edited, moved, or ended in the past")
            else:
                yield Finding(after.at("schedule"), "An amount that has been in force is taken out")
            break


def _is_still(before: Amount, after: Amount, on: date) -> bool:
    """Whether it is the same amount, but for a last day that is not past and does not lie in the past."""
    open_ended = all(one.to is None or one.to >= on for one in (before, after))
    return before == (after.model_copy(update={"to": before.to}) if open_ended else after)


@rule("REG.2", "CPD.2", "COST.1")
def a_fee_change_is_announced(change: Change, on: date) -> Iterator[Finding]:
    """A new amount begins after the day on which it is put on file, and was announced within record_days before that
    day; an announced one that is changed or taken back is followed by an entry announced later. Only an amount that has
    been in force is corrected, and from its own first day.

    To mend: let the new amount begin on a later day; write under announced_on the day on which it was announced. To
    take an announced amount back, write in its place the amount that is to hold, and the day on which that was
    announced.
    """
    for before, after in change.before_if_any(Fee):
        schedule = before.schedule if before else ()
        new = [index for index, one in enumerate(after.schedule) if not _is_among(one, schedule, on)]
        lost = [one for one in schedule if one.from_ > on and not _is_among(one, after.schedule, on)]
        if lost and all(after.schedule[index].corrects for index in new):
            yield Finding(after.at("schedule"), "An announced amount is taken out, and none is announced in its place")
        told = max((one.announced_on for one in lost if one.announced_on), default=None)
        held = _HeldTo(before, on - timedelta(days=change.record_days), on, told)
        for index in new if before or not change.begins else ():
            yield from held.findings(after, index)


def _is_among(one: Amount, schedule: Sequence[Amount], on: date) -> bool:
    return any(_is_still(one, other, on) for other in schedule)


@dataclass(frozen=True)
class _HeldTo:
    """What a new amount is held to: the fee as it was, the first and last day on which it may have been announced, and
    the day on which what it takes the place of was.
    """

    before: Fee | None
    earliest: date
    on: date
    told: date | None

    def findings(self, fee: Fee, index: int) -> Iterator[Finding]:
        one = fee.schedule[index]
        from_ = fee.at("schedule", index, "from")
        announced = fee.at("schedule", index, "announced_on") if one.announced_on else from_
        if one.corrects is not None:
            if one.corrects != one.from_ or one.from_ > self.on:
                yield Finding(from_, "A correction is of an amount that has been in force, and begins on the same day")
        elif self.before is None and index == 0 and one.announced_on is None:
            if not self._is_fresh(one.from_):
                yield Finding(from_, f"This new fee did not begin within the last {self._days} days")
        elif one.from_ <= self.on:
            if not self.before or all(each.from_ != one.from_ for each in self.before.schedule):  # else it is edited
                yield Finding(from_, "This new amount does not begin after the day on which it is put on file")
        elif not self._is_fresh(one.announced_on):
            yield Finding(announced, f"This new amount was not announced within the last {self._days} days")
        elif self.told and one.announced_on and one.announced_on <= self.told:
            yield Finding(announced, "The amount is another than was announced on this day")

    @property
    def _days(self) -> int:
        return (self.on - self.earliest).days

    def _is_fresh(self, day: date | None) -> bool:
        return day is not None and self.earliest <= day <= self.on
