"""Every problem of a register after a change: those that `check` finds, and what the change may not do to history."""

from datetime import date

from generator.check import Checked, check, recording_day
from generator.compare.change import Change
from generator.compare.history import HISTORY
from generator.problem import Problem, Severity


def check_change(change: Change, on: date, today: date | None = None) -> Checked:
    """Check the head of a change against every rule, and the change against the rules of history.

    If history refuses something, nothing is refused in the files that the change leaves as they were: those problems
    follow from it. `on` is the day asked about; `today`, if given, is the current day.
    """
    problems = check(change.head, on, today).problems
    broken = [problem for rule in HISTORY for problem in rule.problems(change, recording_day(on, today))]
    if any(problem.severity is Severity.REFUSED for problem in broken):
        problems = tuple(problem for problem in problems if not _follows(problem, change))
    return Checked.of(change.head, (*problems, *broken))


def _follows(problem: Problem, change: Change) -> bool:
    """Whether a problem follows from what history refuses, and goes once that is put back.

    Its advice would overwrite a correct record.
    """
    return problem.severity is Severity.REFUSED and problem.at.file not in change.files
