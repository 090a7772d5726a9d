"""What a change does: to the records, to standings, to the public site, and to what the rules find.

In: a change. Out: values that a report shows; `pages` comes from the public site's values alone, the rest is for staff.
"""

from dataclasses import dataclass
from datetime import date

from generator.check import Checked, check
from generator.compare.change import Change
from generator.compare.check_change import check_change
from generator.compare.differences import Comparison, records
from generator.compare.pages import PageChange, page_changes
from generator.compare.problems import problems_only_in
from generator.compare.standings import AHEAD, StandingChange, standing_changes
from generator.read.loading import Progress, silent
from generator.records import Assessor


@dataclass(frozen=True)
class Effects:
    """What a change does, seen from the day `on`; with the problems that it adds and those that it fixes.

    Standings and pages are compared from `on` to `until`, both inclusive.
    """

    on: date
    until: date
    records: tuple[Comparison, ...]
    standings: tuple[StandingChange, ...]
    pages: tuple[PageChange, ...]
    new_problems: Checked
    fixed_problems: Checked


def effects(change: Change, on: date, progress: Progress = silent) -> Effects:
    """What a change does, seen from the day `on`."""
    after = check_change(change, on, progress=progress)
    if change.base.register and change.head.register:
        change.base.register.reckon_like(change.head.register)
    before = check(change.base, on, progress=progress)
    newly_erased = frozenset(erasure.id for erasure in change.newly_erased)
    gone = set(map(Assessor.file_of, newly_erased))
    standings = tuple(standing_changes(change, on, newly_erased))
    fixed = (problem for problem in problems_only_in(before, after, change.files) if problem.at.file not in gone)
    return Effects(
        on=on,
        until=on + AHEAD,
        records=tuple(records(change)),
        standings=standings,
        pages=tuple(page_changes(change, on, standings)),
        new_problems=Checked(change.head, problems_only_in(after, before, change.files)),
        fixed_problems=Checked(change.base, tuple(fixed)),
    )
