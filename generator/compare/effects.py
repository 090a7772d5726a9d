"""What a change does: to the records, to standings, to the public site, and to what the rules find.

A change in; values out that a report shows. What is under `pages` is made of the public site's values alone; the rest is
for staff.
"""

from dataclasses import dataclass
from datetime import date

from generator.check import Checked, check
from generator.compare.change import Change
from generator.compare.differences import Changed, _records
from generator.compare.pages import _pages, _site
from generator.compare.problems import _problems_alone
from generator.compare.standings import Restanding, _standings
from generator.records import Assessor, Erasure


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
