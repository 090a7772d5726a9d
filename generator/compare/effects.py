"""What a change does: to the records, to standings, to the public site, and to what the rules find.

In: a change. Out: values that a report shows; `pages` comes from the public site's values alone, the rest is for staff.
"""

from dataclasses import dataclass
from datetime import date

from generator.check import Checked, check
from generator.compare.change import Change
from generator.compare.check_change import with_history
from generator.compare.differences import Comparison, records
from generator.compare.pages import PageChange, page_changes
from generator.compare.problems import problems_only_in
from generator.compare.standings import AHEAD, StandingChange, standing_changes
from generator.read.loading import Progress, silent
from generator.recheck.kept import InMemory
from generator.recheck.last_check import LastCheck
from generator.recheck.recheck import recheck
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
    head = check(change.head, on, progress=progress)
    return effects_of(change, check_of_base(change, head, LastCheck.of(head), on, progress), head, on)


def effects_of(change: Change, base: Checked, head: Checked, on: date) -> Effects:
    """The same, from a check of its base and one of its head, for that day."""
    after = with_history(change, head, on)
    newly_erased = frozenset(erasure.id for erasure in change.newly_erased)
    gone = set(map(Assessor.file_of, newly_erased))
    standings = tuple(standing_changes(change, on, newly_erased))
    fixed = (problem for problem in problems_only_in(base, after, change.files) if problem.at.file not in gone)
    return Effects(
        on=on,
        until=on + AHEAD,
        records=tuple(records(change)),
        standings=standings,
        pages=tuple(page_changes(change, on, standings)),
        new_problems=Checked(change.head, problems_only_in(after, base, change.files)),
        fixed_problems=Checked(change.base, tuple(fixed)),
    )


def check_of_base(
    change: Change, head: Checked, last: LastCheck | None, on: date, progress: Progress = silent
) -> Checked:
    """A check of a change's base: where that of the head may be kept, only of what is near the change."""
    if change.base.register and change.head.register:
        change.base.register.reckon_like(change.head.register)
    before = {file: change.base.reads[file].document for file in change.files if file in change.base.reads}
    if last and None not in before.values():
        contents = {file: document.text.encode() if (document := before.get(file)) else None for file in change.files}
        if near := recheck(InMemory(last, change.head.reads), contents, on):
            return near
    return check(change.base, on, progress=progress)
