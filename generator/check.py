"""Every problem of a register on a day: problems of format, then of the rules, in the order of their places.

In: what was read, and a day. Out: sorted problems. A single state of the files is checked; git is not needed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from generator.problem import Problem, Severity
from generator.read.files import UNREADABLE
from generator.read.loading import Loaded, Progress, silent
from generator.read.source import MOST_PROBLEMS, most
from generator.rules import RULES


@dataclass(frozen=True)
class Checked:
    """The problems, sorted by file, line and column, and the register they are in."""

    loaded: Loaded
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, loaded: Loaded, problems: Iterable[Problem]) -> Self:
        """The problems in the order of their places."""
        place = loaded.source.place

        def order(problem: Problem) -> tuple[object, ...]:
            return problem.at.file, place(problem.at), problem.severity, problem.code, problem.message

        return cls(loaded, tuple(sorted(problems, key=order)))

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
    problems = list(loaded.problems)
    if loaded.register:
        for asked, rule in enumerate(RULES):
            progress(asked, len(RULES))
            if not (rule.needs_every_file and loaded.unchecked):
                problems += _counted(rule.problems(loaded.register, recording_day(on, today) if rule.by_today else on))
        progress(len(RULES), len(RULES))
    return Checked.of(loaded, problems)


def _counted(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with one rule: of each file only so many, and the number of the others, which are not kept."""
    by_file: dict[str, list[Problem]] = {}
    left = Counter[str]()
    for problem in problems:
        in_file = by_file.setdefault(problem.at.file, [])
        if len(in_file) < MOST_PROBLEMS:
            in_file.append(problem)
        else:
            left[problem.at.file] += 1
    for file, in_file in by_file.items():
        yield from most(in_file, left[file])


def recording_day(on: date, today: date | None) -> date:
    """The day by which everything in the register was recorded: today, or `on` if later."""
    return max(on, today or on)
