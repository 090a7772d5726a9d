"""Every problem of a register on a day: problems of format, then of the rules, in the order of their places.

In: what was read, and a day. Out: sorted problems. A single state of the files is checked; git is not needed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from generator.problem import Problem, Severity
from generator.read.files import UNREADABLE
from generator.read.loading import Loaded, Progress, silent
from generator.read.source import MOST_PROBLEMS, most
from generator.rules import RULES
from generator.rules.rule import Rule


@dataclass(frozen=True)
class Checked:
    """The problems, sorted by file, line and column, and the register they are in.

    `found` is everything that the rules found, before the many of one kind in one file were counted.
    """

    loaded: Loaded
    problems: tuple[Problem, ...]
    found: tuple[Problem, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, loaded: Loaded, problems: Iterable[Problem], found: Iterable[Problem] = ()) -> Self:
        """The problems in the order of their places, whichever of them was found first."""
        place = loaded.source.place

        def order(problem: Problem) -> tuple[object, ...]:
            at, others = problem.at, repr(problem.related)
            return at.file, place(at), problem.severity, problem.code, problem.message, problem.fix, others

        return cls(loaded, tuple(sorted(problems, key=order)), tuple(found))

    @property
    def refused(self) -> bool:
        """Whether any problem is refused, not only a warning or notice."""
        return any(problem.severity is Severity.REFUSED for problem in self.problems)

    @property
    def is_unreadable(self) -> bool:
        """Whether the system did not let this program read some of the register."""
        return any(problem.code == UNREADABLE for problem in self.problems)


def check(loaded: Loaded, on: date, today: date | None = None, progress: Progress = silent) -> Checked:
    """Check what was loaded against every rule. `on` is the day asked about; `today`, if given, is the current day.

    Rules on recording use the later of the two; see `Rule`. `progress` is told how many rules were asked.
    """
    found: list[Problem] = []
    if loaded.register:
        for asked, rule in enumerate(RULES):
            progress(asked, len(RULES))
            if not (rule.needs_every_file and loaded.unchecked):
                found += rule.problems(loaded.register, day_of(rule, on, today))
        progress(len(RULES), len(RULES))
    return Checked.of(loaded, (*loaded.problems, *counted(found)), found)


def counted(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with the rules: of each file and rule only so many, the first in the file, and the number of the
    others.
    """
    by_file: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        by_file.setdefault((problem.code, problem.at.file), []).append(problem)
    for in_file in by_file.values():
        yield from most(sorted(in_file, key=_in_its_file) if len(in_file) > MOST_PROBLEMS else in_file)


def _in_its_file(problem: Problem) -> tuple[object, ...]:
    keys = [(isinstance(key, str), key) for key in problem.at.keys]
    return keys, repr(problem.at), problem.message, problem.fix, repr(problem.related)


def day_of(rule: Rule, on: date, today: date | None) -> date:
    """The day by which a rule is asked."""
    return recording_day(on, today) if rule.by_today else on


def recording_day(on: date, today: date | None) -> date:
    """The day by which everything in the register was recorded: today, or `on` if later."""
    return max(on, today or on)
