"""Every problem of a register on a day: those of form, then those of the rules, in the order of their places."""

from dataclasses import dataclass
from datetime import date

from generator.compare.change import Change
from generator.compare.history import HISTORY
from generator.problem import Problem, Severity
from generator.read.loading import Loaded
from generator.rules import RULES


@dataclass(frozen=True)
class Checked:
    """What was found, sorted by file, line and column; and what it was found in."""

    loaded: Loaded
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        return any(problem.severity is Severity.REFUSED for problem in self.problems)


def check(loaded: Loaded, on: date, today: date | None = None, change: Change | None = None) -> Checked:
    """Check what was loaded against every rule. `on` is the day asked about; `today`, if given, the day it is.

    With the change that led to it, also what that may not do to history; where it does, nothing is refused in the files
    that it leaves as they were.
    """
    recorded_by = max(on, today or on)
    problems = list(loaded.problems)
    if loaded.register:
        for rule in RULES:
            if rule.of_every_file and loaded.unchecked:
                continue
            problems += rule.problems(loaded.register, recorded_by if rule.of_recording else on)
    if change:
        broken = [problem for one in HISTORY for problem in one.problems(change, recorded_by)]
        if any(one.severity is Severity.REFUSED for one in broken):
            problems = [one for one in problems if not _follows(one, change)]
        problems += broken
    place = loaded.source.place
    problems.sort(key=lambda one: (one.at.file, place(one.at), one.severity, one.code, one.message))
    return Checked(loaded, tuple(problems))


def _follows(problem: Problem, change: Change) -> bool:
    """Whether a problem of a file as it was follows from what the change may not do, and is gone once that is put back.

    What it advises would be to write over what stands right.
    """
    return problem.severity is Severity.REFUSED and problem.at.file not in change.files
