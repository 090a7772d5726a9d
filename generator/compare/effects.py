"""What a change does: to the records, to standings, to the public site, and to what the rules find.

A change in; values out that a report shows. What stands under `pages` is made of the public site's values alone; the
rest is for staff.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

from generator.check import Checked, check
from generator.compare.change import Change
from generator.days import in_words
from generator.problem import Problem
from generator.public import PublicSite, public
from generator.read.loading import Loaded
from generator.records import Assessor, Entry, Erasure, Event, Fee, Record
from generator.register import Register
from generator.scheme.standing import Standing, StandingKind, changes_of, standing

AHEAD = timedelta(days=90)
"""How far ahead standings are compared."""


class Does(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Difference:
    """A value as it was and as it is. Of one taken out nothing is said: what reports it would outlive it."""

    name: str
    does: Does
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Changed:
    """A file, or a page by its address, with its differences; of one that is gone nothing is said but that."""

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
    erased = _erased(change)
    gone = {f"data/{Assessor.folder}/{id}.yml" for id in erased}
    mended = (one for one in _problems_alone(before, after, change.files) if one.at.file not in gone)
    return Changes(
        on=on,
        records=tuple(_records(change)),
        standings=tuple(_standings(change, on, erased)),
        pages=tuple(_pages(_site(change.base, on), _site(change.head, on), erased)),
        made=Checked(change.head, _problems_alone(after, before, change.files)),
        mended=Checked(change.base, tuple(mended)),
    )


def _erased(change: Change) -> frozenset[str]:
    """The ids of those whose data this change erases."""
    entries = (change.head.reads[file].entry for file in change.added)
    return frozenset(entry.id for entry in entries if isinstance(entry, Erasure))


class _Known(NamedTuple):
    """A problem, and two ways of knowing it again in another state of its file."""

    by_line: tuple[object, ...]
    by_keys: tuple[object, ...]
    problem: Problem


def _problems_alone(these: Checked, those: Checked, files: Collection[str]) -> tuple[Problem, ...]:
    """The problems of one state that the other has not; `files` are those that differ.

    One that only moved with its line is the same; so is one that stayed in its place while its line changed around it.
    """
    left, others = _known(these, files), _known(those, files)
    ways: tuple[Literal[0, 1], ...] = (0, 1)
    for way in ways:
        one, other = (Counter(each[way] for each in all_) for all_ in (left, others))
        left, others = _beyond(left, other, way), _beyond(others, one, way)
    return tuple(each.problem for each in left)


def _known(checked: Checked, files: Collection[str]) -> list[_Known]:
    known = []
    for one in checked.problems:
        alike = one.code, one.at.file, one.message
        line = checked.loaded.source.line(one.at) if one.at.file in files else None
        known.append(_Known((*alike, one.at.keys if line is None else line), (*alike, one.at.keys), one))
    return known


def _beyond(these: Iterable[_Known], others: Counter[tuple[object, ...]], way: Literal[0, 1]) -> list[_Known]:
    """Those beyond the number that others have alike."""
    beyond = []
    for one in these:
        if others[one[way]]:
            others[one[way]] -= 1
        else:
            beyond.append(one)
    return beyond


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
        if after is None:
            yield Changed(file, Does.REMOVED)
        elif before is None:
            fields = _differences("", {}, _plain(after.entry)) if after.entry else ()
            yield Changed(file, Does.ADDED, tuple(fields))
        elif before.entry and after.entry:
            yield Changed(file, Does.CHANGED, tuple(_differences("", _plain(before.entry), _plain(after.entry))))
        else:
            yield Changed(file, Does.CHANGED, (_legibility(before.entry, after.entry),))


def _legibility(before: Entry | None, after: Entry | None) -> Difference:
    was, now = ("can be read" if entry else "cannot be read" for entry in (before, after))
    return Difference("", Does.CHANGED, was, now)


UNSAID = ("id", "current", "announced")
"""Fields of a file or page that say again what its name or another field says."""
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
    unsaid = () if isinstance(value, Record) and not isinstance(value, Entry) else UNSAID
    return {name: _plain(one) for name, one in named if one is not None and one != () and name not in unsaid}


def _differences(name: str, before: Plain | None, after: Plain | None) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(key for key in after if key not in before)):
            yield from _differences(f"{name}.{key}".lstrip("."), before.get(key), after.get(key))
    elif isinstance(after, list) and (isinstance(before, list) or (before is None and _has_fields(after))):
        yield from _items(name, before or [], after)
    elif after is None:
        yield Difference(name, Does.REMOVED)
    elif before is None:
        yield Difference(name, Does.ADDED, after=_one_line(after))
    else:
        yield Difference(name, Does.CHANGED, _one_line(before), _one_line(after))


def _has_fields(items: Iterable[Plain]) -> bool:
    return any(isinstance(one, dict) for one in items)


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
        return ", ".join(
            f"{name}: {{{_one_line(one)}}}" if isinstance(one, dict) else f"{name}: {_one_line(one)}"
            for name, one in value.items()
        )
    if isinstance(value, list):
        return "; ".join(str(_one_line(one)) for one in value)
    return value


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


def _site(loaded: Loaded, on: date) -> PublicSite | None:
    return public(loaded.register, on) if loaded.register else None


def _pages(before: PublicSite | None, after: PublicSite | None, erased: Iterable[str]) -> Iterator[Changed]:
    was, now = _by_address(before), _by_address(after)
    gone = {_page_of(id) for id in erased}
    for address in sorted({*was, *now}):
        one, other = was.get(address), now.get(address)
        if one == other:
            continue
        if one is None:
            yield Changed(address, Does.ADDED, tuple(_differences("", {}, other)))
        elif other is None or address in gone:
            yield Changed(address, Does.REMOVED)
        elif other == UNLISTED:
            standing = one.get("standing") if isinstance(one, dict) else None
            yield Changed(address, Does.CHANGED, tuple(_differences("standing", standing, NOT_LISTED)))
        else:
            yield Changed(address, Does.CHANGED, tuple(_unnamed(address, _differences("", one, other))))


def _unnamed(address: str, differences: Iterable[Difference]) -> Iterator[Difference]:
    """A school's name is public only while its award is."""
    for one in differences:
        yield replace(one, name="a school") if address == SCHOOLS and one.does is Does.REMOVED else one


NOT_LISTED = "not on the register today"
UNLISTED: "Plain" = {"standing": NOT_LISTED}
SCHOOLS = "/schools/"


def _page_of(id: str) -> str:
    return f"/{Assessor.folder}/{id}/"


def _by_address(site: PublicSite | None) -> dict[str, Plain]:
    """What the public site says, by the address of the page that says it first."""
    if site is None:
        return {}
    whole = ("name", "contact_email", "demonstration")
    pages: dict[str, Plain] = {"/": {name: _plain(getattr(site, name)) for name in whole}}
    pages |= {_page_of(one.id): _plain(one) for one in site.assessors}
    pages |= {_page_of(id): UNLISTED for id in site.no_longer_listed}
    pages |= {f"/{Fee.folder}/{one.id}/": _plain(one) for one in site.fees}
    pages |= {f"/{Event.folder}/#{one.id}": _plain(one) for one in site.events}
    if site.awards:
        pages[SCHOOLS] = {one.school: f"holds the mark until {in_words(one.until)}" for one in site.awards}
    return pages
