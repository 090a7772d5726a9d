"""What `check --base`, `check --commit` and `changes` begin with: a change, and what is found in its states.

In: a register's root, a revision, and what is kept of the last check. Out: the same, whether everything was read or
only what is near the change. A whole check of what is on disk is kept for the next time.
"""

from datetime import date
from pathlib import Path

from generator.check import Checked, check, recording_day
from generator.command.reading import from_git, read_as_committed, read_staged
from generator.command.rechecking import Rechecking
from generator.compare.bases import Since, before_a_commit
from generator.compare.change import since
from generator.compare.check_change import check_change, with_history
from generator.compare.effects import Effects, check_of_base, effects_of
from generator.compare.git import Repository
from generator.compare.small_change import small_change
from generator.read.loading import Progress
from generator.recheck.kept import Kept
from generator.recheck.last_check import LastCheck
from generator.recheck.recheck import Changed, ready

Base = tuple[str, bool]
"""A branch or a commit, and whether the change is counted from that itself."""


def checked_since(  # noqa: PLR0913, PLR0917  # each is asked of the command by itself
    kept: Rechecking | None, root: Path, base: Base, on: date, today: date, shown: Progress
) -> Checked:
    """Every problem of what git would commit, with what the change since a base may not do to history."""
    day = recording_day(on, today)

    def near(last: Kept, changed: Changed) -> Checked | None:
        small = small_change(last, changed, root, Since(*base), on, today)
        return ready(with_history(small.change, small.head, day)) if small else None

    if kept and (known := kept.ask(on, today, near)):
        return known
    loaded, (name, exactly) = read_as_committed(root), base
    change = from_git(lambda: since(loaded, root, name, exactly=exactly))
    head = check(change.head, on, today, shown)
    if kept:
        kept.keep(head, LastCheck.of(head), on, today)
    return with_history(change, head, day)


def effects_since(  # noqa: PLR0913, PLR0917  # each is asked of the command by itself
    kept: Rechecking | None, root: Path, base: Base, on: date, today: date, shown: Progress
) -> Effects:
    """What the change since a base to what git would commit does, seen from a day."""
    kept = kept if on >= today else None  # A past day is seen with what was recorded until then.

    def near(last: Kept, changed: Changed) -> Effects | None:
        small = small_change(last, changed, root, Since(*base), on, today)
        if not small or not small.is_whole:
            return None
        does = effects_of(small.change, small.base, small.head, on)
        ready(does.new_problems)
        return does

    if kept and (known := kept.ask(on, today, near)):
        return known
    loaded, (name, exactly) = read_as_committed(root), base
    change = from_git(lambda: since(loaded, root, name, exactly=exactly))
    head = check(change.head, on, progress=shown)
    last = LastCheck.of(head)
    if kept:
        kept.keep(head, last, on, today)
    return effects_of(change, check_of_base(change, head, last, on, shown), head, on)


def of_a_commit(root: Path, on: date, today: date, shown: Progress) -> Checked:
    """Every problem of what is staged, with what the commit may not do to history."""
    before = from_git(lambda: before_a_commit(Repository(root)))
    staged = read_staged(root)
    change = from_git(lambda: since(staged.loaded, root, before.name, exactly=before.exactly, ids=staged.ids))
    return check_change(change, on, today, shown)
