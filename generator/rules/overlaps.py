"""Times of one thing that share a day: for rules on periods that must not overlap."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date

Time = tuple[Hashable, date, date]
"""What it is a time of, its first day and its last."""


def overlaps(times: Sequence[Time]) -> Iterator[tuple[int, int]]:
    """The positions of times of one thing that share a day, the one listed later first.

    In the order of their days, each time is compared with the one before it that lasts longest, so that there are fewer
    pairs than times, and thousands of times are no longer in comparing than in sorting.
    """
    longest: dict[Hashable, int] = {}
    for position in sorted(range(len(times)), key=lambda position: times[position][1]):
        thing, first, last = times[position]
        before = longest.get(thing)
        if before is not None and first <= times[before][2]:
            yield max(position, before), min(position, before)
        if before is None or last > times[before][2]:
            longest[thing] = position
