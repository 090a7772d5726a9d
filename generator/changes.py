"""What a change does: to the records, to standings, to the public site, and to what the rules find.

A change in; values out that a report shows. What stands under `pages` is made of the public site's values alone; the
rest is for staff.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from generator.change import Change
from generator.check import Checked, check
from generator.days import in_words
from generator.loading import Loaded
from generator.problem import Problem
from generator.public import PublicSite, public
from generator.records import Assessor, Entry, Event, Fee, Record
from generator.register import Register
from generator.standing import Standing, StandingKind, changes_of, standing

AHEAD = timedelta(days=90)
"""How far ahead standings are compared."""


class Does(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Difference:
    """A value as it was and as it is; None where it was not, or is no longer, there."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Changed:
    """A file, or a page by its address, with its differences; those of one added or removed are left out."""

    name: str
    does: Does
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Restanding:
    """Days, both inclusive, on which an assessor's standing is another than it would have been; and why."""

    assessor: str
    first: date
    last: date
    before: StandingKind | None
    after: StandingKind | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """`made` and `mended` are the problems that the change brings and takes away."""

    on: date
    records: tuple[Changed, ...]
    standings: tuple[Restanding, ...]
    pages: tuple[Changed, ...]
    made: Checked
    mended: Checked


def changes(change: Change, on: date) -> Changes:
    """What a change does, seen from a day on."""
    before, after = check(change.base, on), check(change.head, on, change=change)
    return Changes(
        on=on,
        records=tuple(_records(change)),
        standings=tuple(_standings(change, on)),
        pages=tuple(_pages(_site(change.base, on), _site(change.head, on))),
        made=Checked(change.head, problems_beside(after.problems, before.problems)),
        mended=Checked(change.base, problems_beside(before.problems, after.problems)),
    )


def problems_beside(problems: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that others are not: alike are those of one rule, file and message, wherever in the file."""
    left = Counter((one.code, one.at.file, one.message) for one in others)
    beside = []
    for one in problems:
        alike = one.code, one.at.file, one.message
        if left[alike]:
            left[alike] -= 1
        else:
            beside.append(one)
    return tuple(beside)


def _records(change: Change) -> Iterator[Changed]:
    for file in change.files:
        before, after = change.base.reads.get(file), change.head.reads.get(file)
        if before is None or after is None:
            yield Changed(file, Does.ADDED if after else Does.REMOVED)
        elif before.entry and after.entry:
            yield Changed(file, Does.CHANGED, tuple(_differences("", _plain(before.entry), _plain(after.entry))))
        else:
            yield Changed(file, Does.CHANGED, (Difference("", _legible(before.entry), _legible(after.entry)),))


def _legible(entry: Entry | None) -> str:
    return "can be read" if entry else "cannot be read"


UNSAID = ("id", "current", "announced")
"""Fields that say again what the file's name or another field says."""
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
    return {name: _plain(one) for name, one in named if one is not None and one != () and name not in UNSAID}


def _differences(name: str, before: Plain | None, after: Plain | None) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(key for key in after if key not in before)):
            yield from _differences(f"{name}.{key}".lstrip("."), before.get(key), after.get(key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _items(name, before, after)
    else:
        yield Difference(name, _one_line(before), _one_line(after))


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
        return ", ".join(f"{name}: {_one_line(one)}" for name, one in value.items())
    if isinstance(value, list):
        return "; ".join(str(_one_line(one)) for one in value)
    return value


def _standings(change: Change, on: date) -> Iterator[Restanding]:
    before, after = change.base.register, change.head.register
    if not before or not after:
        return
    shared = before.scheme == after.scheme and before.events == after.events
    for id in sorted({*before.assessors, *after.assessors}):
        was, now = before.assessors.get(id), after.assessors.get(id)
        if shared and (was is now or was == now):
            continue
        yield from _restandings(id, _days(before, was, on), _days(after, now, on), on)


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
    for word, one, other in (("", now, was), ("no longer: ", was, now)):
        failing = {each.continuing.name for each in other.breaches} if other else set()
        for breach in one.breaches if one else ():
            if breach.continuing.name not in failing:
                yield f"{word}{breach.fact.text} ({', '.join(breach.continuing.clauses)})"
    if now is None:
        yield "the file, or one that it refers to, is gone or cannot be read"
    elif was is None:
        yield "new on file"
    elif (was.decided, was.decided_on) != (now.decided, now.decided_on):
        yield f"decided: {now.decided}" + (f" on {in_words(now.decided_on)}" if now.decided_on else "")


def _site(loaded: Loaded, on: date) -> PublicSite | None:
    return public(loaded.register, on) if loaded.register else None


def _pages(before: PublicSite | None, after: PublicSite | None) -> Iterator[Changed]:
    was, now = _by_address(before), _by_address(after)
    for address in sorted({*was, *now}):
        if address not in was:
            yield Changed(address, Does.ADDED, tuple(_differences("", {}, now[address])))
        elif address not in now:
            yield Changed(address, Does.REMOVED)
        elif found := tuple(_differences("", was[address], now[address])):
            yield Changed(address, Does.CHANGED, found)


NOT_LISTED = "not on the register today"


def _by_address(site: PublicSite | None) -> dict[str, Plain]:
    """What the public site says, by the address of the page that says it first."""
    if site is None:
        return {}
    whole = ("name", "contact_email", "demonstration")
    pages: dict[str, Plain] = {"/": {name: _plain(getattr(site, name)) for name in whole}}
    pages |= {f"/{Assessor.folder}/{one.id}/": _plain(one) for one in site.assessors}
    pages |= {f"/{Assessor.folder}/{id}/": {"standing": NOT_LISTED} for id in site.no_longer_listed}
    pages |= {f"/{Fee.folder}/{one.id}/": _plain(one) for one in site.fees}
    pages |= {f"/{Event.folder}/#{one.id}": _plain(one) for one in site.events}
    if site.awards:
        pages["/schools/"] = {one.school: f"holds the mark until {in_words(one.until)}" for one in site.awards}
    return pages
