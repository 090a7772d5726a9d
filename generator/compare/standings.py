"""The days on which a change changes an assessor's standing, from the day asked about to AHEAD later."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.compare.change import Change
from generator.records import Assessor
from generator.register import Register
from generator.scheme.standing import Standing, StandingKind, changes_of, decided_in_words, standing

AHEAD = timedelta(days=90)
"""How far ahead standings are compared; the last day is included."""


@dataclass(frozen=True)
class StandingChange:
    """Days, both inclusive, on which the change gives an assessor another standing; and why."""

    assessor: str
    first: date
    last: date
    before: StandingKind | None
    after: StandingKind | None
    reasons: tuple[str, ...]


def standing_changes(change: Change, on: date, newly_erased: Collection[str]) -> Iterator[StandingChange]:
    """Each assessor whose standing the change changes, with the days and the reasons."""
    before, after = change.base.register, change.head.register
    if not before or not after:
        return
    shared = before.scheme == after.scheme and before.events == after.events
    for id in sorted({*before.assessors, *after.assessors}):
        was, now = before.assessors.get(id), after.assessors.get(id)
        if shared and (was is now or was == now):
            continue
        if id not in newly_erased:
            yield from _changes(id, _days(before, was, on), _days(after, now, on), on)
        elif was and (kind := standing(before, was, on).kind).is_listed:  # else it was confidential, and is not shown
            yield StandingChange(id, on, on + AHEAD, kind, None, ("erased",))


Days = Mapping[date, Standing | None]


def _days(register: Register, assessor: Assessor | None, on: date) -> Days:
    """The standing on `on` and on each later day, up to AHEAD, on which it changes; None for a person not on file."""
    if assessor is None:
        return {on: None}
    ahead = {later.on: later for later in changes_of(register, assessor) if on < later.on <= on + AHEAD}
    return {on: standing(register, assessor, on), **ahead}


def _changes(id: str, before: Days, after: Days, on: date) -> Iterator[StandingChange]:
    """The days on which the two differ; days in a row with the same difference are one change."""
    runs: list[tuple[date, tuple[StandingKind | None, StandingKind | None], tuple[str, ...]]] = []
    was = now = None
    for day in sorted({*before, *after}):
        was, now = before.get(day, was), after.get(day, now)
        kinds = was.kind if was else None, now.kind if now else None
        if not runs or runs[-1][1] != kinds:
            runs.append((day, kinds, tuple(_reasons(was, now, on))))
    ends = [*(day - timedelta(days=1) for day, _, _ in runs[1:]), on + AHEAD]
    for (first, (kind_before, kind_after), reasons), last in zip(runs, ends, strict=True):
        if kind_before is not kind_after:
            yield StandingChange(id, first, last, kind_before, kind_after, reasons)


def _reasons(was: Standing | None, now: Standing | None, on: date) -> Iterator[str]:
    """Why a standing changes: what fails now or failed before; else the decision it rests on, as seen from `on`."""
    if now is None:
        yield "the file, or one that it refers to, is gone or cannot be read"
        return
    for word, here, there in (("", now, was), ("no longer: ", was, now)):
        failing = {breach.continuing.name for breach in there.breaches} if there else set()
        for breach in here.breaches if here else ():
            if breach.continuing.name not in failing:
                yield f"{word}{breach.fact.text} ({', '.join(breach.continuing.clauses)})"
    if was is None:
        yield "new on file"
    elif (was.decided, was.decided_on) != (now.decided, now.decided_on):
        yield _decided(now, on)


def _decided(now: Standing, on: date) -> str:
    if now.decided_on is None:
        return f"decided: {now.decided}"
    words = decided_in_words(now.decided, now.decided_on, on)
    return words if now.decided_on > on else f"decided: {words}"
