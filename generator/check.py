"""Every problem of a register on a day: problems of format, then of the rules, in the order of their places.

In: what was read, and a day. Out: sorted problems. A single state of the files is checked; git is not needed.
"""

from collections import Counter
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

MOST_FOUND = 1_000
"""So many problems with one rule in one file are kept in memory; the others are counted."""
Left = Counter[tuple[str, str]]
"""How many problems are not kept, by the rule's code and the file."""


@dataclass(frozen=True)
class Checked:
    """The problems, sorted by file, line and column, and the register they are in.

    `found` is everything that the rules found, before the many of one kind in one file were counted; None if that was
    more than is kept in memory.
    """

    loaded: Loaded
    problems: tuple[Problem, ...]
    found: tuple[Problem, ...] | None = field(default=(), compare=False)

    @classmethod
    def of(cls, loaded: Loaded, problems: Iterable[Problem], found: Iterable[Problem] | None = ()) -> Self:
        """The problems in the order of their places, whichever of them was found first."""
        place = loaded.source.place

        def order(problem: Problem) -> tuple[object, ...]:
            at, others = problem.at, repr(problem.related)
            return at.file, place(at), problem.severity, problem.code, problem.message, problem.fix, others

        return cls(loaded, tuple(sorted(problems, key=order)), None if found is None else tuple(found))

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
    left = Left()
    if loaded.register:
        for asked, rule in enumerate(RULES):
            progress(asked, len(RULES))
            if not (rule.needs_every_file and loaded.unchecked):
                found += bounded(rule.problems(loaded.register, day_of(rule, on, today)), left)
        progress(len(RULES), len(RULES))
    return Checked.of(loaded, (*loaded.problems, *counted(found, left)), None if left else found)


def bounded(problems: Iterable[Problem], left: Left) -> Iterator[Problem]:
    """The problems with one rule, but of each file at most MOST_FOUND: how many more there are is added to `left`."""
    in_file = Left()
    for problem in problems:
        key = problem.code, problem.at.file
        in_file[key] += 1
        if in_file[key] <= MOST_FOUND:
            yield problem
        else:
            left[key] += 1


def counted(problems: Iterable[Problem], left: Left | None = None) -> Iterator[Problem]:
    """The problems with the rules: of each file and rule only so many, the first in the file, and the number of the
    others, with those `left` out already.
    """
    by_file: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        by_file.setdefault((problem.code, problem.at.file), []).append(problem)
    for key, in_file in by_file.items():
        in_order = sorted(in_file, key=_in_its_file) if len(in_file) > MOST_PROBLEMS else in_file
        yield from most(in_order, left[key] if left else 0)


def _in_its_file(problem: Problem) -> tuple[object, ...]:
    keys = [(isinstance(key, str), key) for key in problem.at.keys]
    return keys, repr(problem.at), problem.message, problem.fix, repr(problem.related)


def day_of(rule: Rule, on: date, today: date | None) -> date:
    """The day by which a rule is asked."""
    return recording_day(on, today) if rule.by_today else on


def recording_day(on: date, today: date | None) -> date:
    """The day by which everything in the register was recorded: today, or `on` if later."""
    return max(on, today or on)
