"""Every problem of a register on a day: those of form, then those of the rules, in the order of their places."""

from dataclasses import dataclass
from datetime import date

from generator.change import Change
from generator.history import HISTORY
from generator.loading import Loaded
from generator.problem import Problem, Severity
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

    With the change that led to it, also what that may not do to history.
    """
    recorded_by = max(on, today or on)
    problems = list(loaded.problems)
    if loaded.register:
        for rule in RULES:
            if rule.of_every_file and loaded.unchecked:
                continue
            problems += rule.problems(loaded.register, recorded_by if rule.of_recording else on)
    if change:
        problems = [one for one in problems if not _follows_from_a_removal(one, change)]
        for one in HISTORY:
            problems += one.problems(change, recorded_by)
    place = loaded.source.place
    problems.sort(key=lambda one: (one.at.file, place(one.at), one.severity, one.code, one.message))
    return Checked(loaded, tuple(problems))


def _follows_from_a_removal(problem: Problem, change: Change) -> bool:
    """Whether a reference leads to a file that this change takes away: that file is to come back, not the reference."""
    return problem.code == "dangling-reference" and any(at.file in change.removed for at, _ in problem.related)
