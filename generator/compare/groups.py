"""The smallest part of a group that fails together, found with few trials. Pure: members and a test in, members out."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def smallest_failing(members: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> tuple[T, ...]:
    """Members of a failing group that still fail together, and pass without any one of them.

    Trials: about twice the logarithm of the number of members for each that is found, if more members never help.
    """
    needed: list[T] = []
    rest = list(members)
    while not (needed and fails(needed)):
        shortest = _shortest_failing(rest, lambda part: fails([*needed, *part]))
        if not shortest:
            break  # It passes after all: a member left out was needed, and another one had hidden that.
        needed.append(rest[shortest - 1])
        rest = rest[: shortest - 1]
    for member in tuple(needed):
        without = [other for other in needed if other is not member]
        if len(without) > 1 and fails(without):
            needed = without
    return tuple(member for member in members if member in needed)


def _shortest_failing(members: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> int:
    """The number of first members that fail, where one fewer pass; 0 if all of them pass."""
    if not fails(members):
        return 0
    low, high = 0, len(members)  # the first `high` fail, and `low` pass
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fails(members[:middle]) else (middle, high)
    return high
