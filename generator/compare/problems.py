"""Problems compared: those of one state of a register that another state does not have."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

from generator.check import Checked
from generator.problem import Problem


class _Known(NamedTuple):
    """A problem, and two ways to recognise it in another state of its file."""

    by_line: tuple[object, ...]
    by_keys: tuple[object, ...]
    problem: Problem


def problems_only_in(state: Checked, other: Checked, files: Collection[str]) -> tuple[Problem, ...]:
    """The problems of `state` that `other` does not have; `files` are those that differ.

    A problem that only moved with its line is the same; so is one that kept its place while its line changed.
    """
    left, others = _known(state, files), _known(other, files)
    ways: tuple[Literal[0, 1], ...] = (0, 1)
    for way in ways:
        count_left, count_others = (Counter(known[way] for known in side) for side in (left, others))
        left, others = _beyond(left, count_others, way), _beyond(others, count_left, way)
    return tuple(known.problem for known in left)


def _known(checked: Checked, files: Collection[str]) -> list[_Known]:
    known = []
    for problem in checked.problems:
        at, alike = problem.at, _alike(problem)
        line = checked.loaded.source.line(at) if at.file in files else None
        known.append(_Known((*alike, at.keys if line is None else line), (*alike, at.keys), problem))
    return known


def _alike(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.at.file, problem.message


def _beyond(these: Iterable[_Known], others: Counter[tuple[object, ...]], way: Literal[0, 1]) -> list[_Known]:
    """Items of `these` left after cancelling equal items of `others`."""
    beyond = []
    for known in these:
        if others[known[way]]:
            others[known[way]] -= 1
        else:
            beyond.append(known)
    return beyond


def problems_added(problems: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems left after cancelling those of `others` with the same rule, file and message, wherever in the file."""
    known = Counter(map(_alike, others))
    added = []
    for problem in problems:
        if known[_alike(problem)]:
            known[_alike(problem)] -= 1
        else:
            added.append(problem)
    return tuple(added)
