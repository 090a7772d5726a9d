"""The problems that one state of a register has and another has not."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

from generator.check import Checked
from generator.problem import Problem


class _Known(NamedTuple):
    """A problem, and two ways of knowing it again in another state of its file."""

    by_line: tuple[object, ...]
    by_keys: tuple[object, ...]
    problem: Problem


def _problems_alone(these: Checked, those: Checked, files: Collection[str]) -> tuple[Problem, ...]:
    """The problems of one state that the other has not; `files` are those that differ.

    One that only moved with its line is the same; so is one that stayed in its place while its line changed around it.
    """
    left, others = _known(these, files), _known(those, files)
    ways: tuple[Literal[0, 1], ...] = (0, 1)
    for way in ways:
        one, other = (Counter(each[way] for each in all_) for all_ in (left, others))
        left, others = _beyond(left, other, way), _beyond(others, one, way)
    return tuple(each.problem for each in left)


def _known(checked: Checked, files: Collection[str]) -> list[_Known]:
    known = []
    for one in checked.problems:
        alike = one.code, one.at.file, one.message
        line = checked.loaded.source.line(one.at) if one.at.file in files else None
        known.append(_Known((*alike, one.at.keys if line is None else line), (*alike, one.at.keys), one))
    return known


def _beyond(these: Iterable[_Known], others: Counter[tuple[object, ...]], way: Literal[0, 1]) -> list[_Known]:
    """Those beyond the number that others have alike."""
    beyond = []
    for one in these:
        if others[one[way]]:
            others[one[way]] -= 1
        else:
            beyond.append(one)
    return beyond


def problems_beside(problems: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that others are not: alike are those of one rule, file and message, wherever in the file."""
    left = Counter((one.code, one.at.file, one.message) for one in others)
    beside = []
    for one in problems:
        alike = one.code, one.at.file, one.message
        if left[alike]:
            left[alike] -= 1
        else:
            beside.append(one)
    return tuple(beside)
