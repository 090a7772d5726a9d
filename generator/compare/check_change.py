"""Every problem of a register after a change: those that `check` finds, and what the change may not do to history."""

from collections.abc import Collection
from datetime import date

from generator.check import Checked, check, recording_day
from generator.compare.change import Change
from generator.compare.history import HISTORY
from generator.problem import Problem, Severity
from generator.read.loading import Progress, silent


def check_change(change: Change, on: date, today: date | None = None, progress: Progress = silent) -> Checked:
    """Check the head of a change against every rule, and the change against the rules of history.

    If history refuses something, nothing is refused in the files that the change leaves as they were: those problems
    follow from it. A merge is held to the history of each of its parents. `on` is the day asked about; `today`, if
    given, is the current day.
    """
    return with_history(change, check(change.head, on, today, progress), recording_day(on, today))


def with_history(change: Change, head: Checked, day: date) -> Checked:
    """The same, from a check of the head. `day` is that by which everything was recorded."""
    problems = head.problems
    changes = (change, *change.also)
    broken = [problem for rule in HISTORY for parent in changes for problem in rule.problems(parent, day)]
    if any(problem.severity is Severity.REFUSED for problem in broken):
        files = {file for parent in changes for file in parent.files}
        problems = tuple(problem for problem in problems if not _follows(problem, files))
    return Checked.of(change.head, (*problems, *dict.fromkeys(broken)))


def _follows(problem: Problem, files: Collection[str]) -> bool:
    """Whether a problem follows from what history refuses, and goes once that is put back.

    Its advice would overwrite a correct record.
    """
    return problem.severity is Severity.REFUSED and problem.at.file not in files
