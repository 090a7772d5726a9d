"""What several processes make is what one makes, in the same order; none of them outlives the one that began it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.site import side_by_side as module
from generator.site.side_by_side import AT_ONCE, FEW, side_by_side

SLEEPS = """
import os, sys, time
from generator.site.side_by_side import FEW, side_by_side
def slow(some):
    print(os.getpid(), flush=True)
    time.sleep(60)
list(side_by_side(slow, range(FEW + 1)))
"""


def squares(some: Sequence[int]) -> list[tuple[int, int]]:
    return [(number * number, os.getpid()) for number in some]


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cores, whatever the machine has, and no thread but ours: a runner of tests has one that only waits."""
    if sys.platform != "linux":
        pytest.skip("elsewhere than on Linux one process does it all")
    monkeypatch.setattr(module, "_cores", lambda: 2)
    monkeypatch.setattr(module, "_may_copy", lambda: True)


@pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("number", [0, 1, FEW, FEW + 1, FEW + AT_ONCE, 12 * AT_ONCE + 7])
def test_all_is_made_in_its_order_by_one_process_or_several(number: int, two_cores: None) -> None:
    made = list(side_by_side(squares, range(number)))
    assert [square for square, _ in made] == [value * value for value in range(number)]
    here = {process for _, process in made} <= {os.getpid()}
    assert here == (number <= FEW)


@pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")
def test_what_goes_wrong_in_another_process_goes_wrong_here(two_cores: None) -> None:
    def wrong(some: Sequence[int]) -> list[int]:
        raise ValueError(f"no {some[0]}")

    with pytest.raises(ValueError, match="no 0"):
        list(side_by_side(wrong, range(FEW + 1)))


@pytest.mark.skipif(sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs Linux and two cores")
def test_killed_it_leaves_no_process_behind() -> None:
    with subprocess.Popen([sys.executable, "-c", SLEEPS], stdout=subprocess.PIPE, text=True) as began:
        assert began.stdout
        copy = int(began.stdout.readline())
        assert copy != began.pid
        began.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{copy}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not Path(f"/proc/{copy}").exists()
