"""Work on many things by every core at a time.

In: a function of some of the things, and all of them. Out: what it makes, in their order.

The processes are copies of this one (forks), so what is in memory is theirs without being sent. Elsewhere than on
Linux, and beside other threads, a copy may hang or crash: there, and for few things, one process does it all, with the
same result.
"""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
FEW = 400
"""So many things are done before another process would have begun."""
AT_ONCE = 100
"""Things that a process takes at a time."""
_DIES_WITH_ITS_PARENT = 1
"""What Linux calls PR_SET_PDEATHSIG."""
_work: Callable[[int], list[Any]] | None = None
"""In a copy alone: what it does with the things that begin at a number."""


def side_by_side(make: Callable[[Sequence[T]], list[R]], things: Sequence[T]) -> Iterator[R]:
    """What `make` gives for all things, in their order; it is asked of some at a time, and its results are sent."""
    parts = range(0, len(things), AT_ONCE)

    def part(first: int) -> list[R]:
        return make(things[first : first + AT_ONCE])

    if len(things) <= FEW or not _may_copy():
        for first in parts:
            yield from part(first)
        return
    with multiprocessing.get_context("fork").Pool(min(_cores(), len(parts)), _begin, (part,)) as pool:
        for made in pool.imap(_asked, parts):
            yield from made


def _begin(work: Callable[[int], list[Any]]) -> None:
    global _work  # noqa: PLW0603  # a pool gives its processes no other place
    _work = work
    ctypes.CDLL(None).prctl(_DIES_WITH_ITS_PARENT, signal.SIGKILL)


def _asked(first: int) -> list[Any]:
    assert _work  # noqa: S101  # it has begun
    return _work(first)


def _may_copy() -> bool:
    return sys.platform == "linux" and _cores() > 1 and threading.active_count() == 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
