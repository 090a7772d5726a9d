"""The days on which a change makes an assessor's standing another, today and in the days ahead."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.compare.change import Change
from generator.days import in_words
from generator.records import Assessor
from generator.register import Register
from generator.scheme.standing import Standing, StandingKind, changes_of, standing

AHEAD = timedelta(days=90)
"""How far ahead standings are compared."""


@dataclass(frozen=True)
class Restanding:
    """Days, both inclusive, on which an assessor's standing is another than it would have been; and why."""

    assessor: str
    first: date
    last: date
    before: StandingKind | None
    after: StandingKind | None
    reasons: tuple[str, ...]


def _standings(change: Change, on: date, erased: Collection[str]) -> Iterator[Restanding]:
    before, after = change.base.register, change.head.register
    if not before or not after:
        return
    shared = before.scheme == after.scheme and before.events == after.events
    for id in sorted({*before.assessors, *after.assessors}):
        was, now = before.assessors.get(id), after.assessors.get(id)
        if shared and (was is now or was == now):
            continue
        if id not in erased:
            yield from _restandings(id, _days(before, was, on), _days(after, now, on), on)
        elif was and (kind := standing(before, was, on).kind).is_listed:  # Else it was confidential, and stays untold.
            yield Restanding(id, on, on + AHEAD, kind, None, ("erased",))


Days = Mapping[date, Standing | None]


def _days(register: Register, assessor: Assessor | None, on: date) -> Days:
    """The standing on `on`, and on each day until AHEAD on which it is another; None of somebody not on file."""
    if assessor is None:
        return {on: None}
    ahead = {one.on: one for one in changes_of(register, assessor) if on < one.on <= on + AHEAD}
    return {on: standing(register, assessor, on), **ahead}


def _restandings(id: str, before: Days, after: Days, on: date) -> Iterator[Restanding]:
    """The days on which the two differ, those that follow one another with one difference together."""
    runs: list[tuple[date, tuple[StandingKind | None, StandingKind | None], tuple[str, ...]]] = []
    was = now = None
    for day in sorted({*before, *after}):
        was, now = before.get(day, was), after.get(day, now)
        kinds = was.kind if was else None, now.kind if now else None
        if not runs or runs[-1][1] != kinds:
            runs.append((day, kinds, tuple(_reasons(was, now))))
    ends = [*(day - timedelta(days=1) for day, _, _ in runs[1:]), on + AHEAD]
    for (first, (one, other), reasons), last in zip(runs, ends, strict=True):
        if one is not other:
            yield Restanding(id, first, last, one, other, reasons)


def _reasons(was: Standing | None, now: Standing | None) -> Iterator[str]:
    """Why a standing is another: what fails now, or did; else the decision it rests on."""
    if now is None:
        yield "the file, or one that it refers to, is gone or cannot be read"
        return
    for word, one, other in (("", now, was), ("no longer: ", was, now)):
        failing = {each.continuing.name for each in other.breaches} if other else set()
        for breach in one.breaches if one else ():
            if breach.continuing.name not in failing:
                yield f"{word}{breach.fact.text} ({', '.join(breach.continuing.clauses)})"
    if was is None:
        yield "new on file"
    elif (was.decided, was.decided_on) != (now.decided, now.decided_on):
        yield f"decided: {now.decided}" + (f" on {in_words(now.decided_on)}" if now.decided_on else "")
