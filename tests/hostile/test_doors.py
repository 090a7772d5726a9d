"""Every hostile input at its door is refused with its place, shown as the text that it is, or harmless; never a crash,
and never much time or memory.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from hostile.corpus import doors, inputs_of
from hostile.outcome import Outcome
from project import TESTS
from trust import Count, Figure

SECONDS, SECONDS_A_MIB, MEBIBYTES = 2.0, 2.0, 200
"""The most that an input may take of a processor, whatever its size and for each MiB of it; and of memory."""
FIGURES = {
    Outcome.REFUSED.value: Figure.REFUSED,
    Outcome.INERT.value: Figure.INERT,
    Outcome.HARMLESS.value: Figure.ACCEPTED,
}


def entered(door: str, *inputs: str) -> dict[str, dict[str, Any]]:
    """What came of the inputs of a door, by their names; of the one that ended the process too."""
    command = [sys.executable, "-m", "hostile.entering", door, *inputs]
    paths = os.pathsep.join([str(TESTS / "support"), str(TESTS)])
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=False, timeout=900
    )
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    ended = {line["ended"]: line for line in lines if "ended" in line}
    for line in lines:
        if line.get("begun", "") not in {*ended, ""}:
            ended[line["begun"]] = {"came": "", "why": f"it ended the process: {done.returncode} {done.stderr[-2000:]}"}
    assert lines, done.stderr
    return ended


def is_slow(came: dict[str, Any]) -> bool:
    return came.get("seconds", 0) > SECONDS + SECONDS_A_MIB * came.get("bytes", 0) / 1024**2


@pytest.mark.slow
@pytest.mark.parametrize("door", doors())
def test_what_comes_in_by_a_door_is_refused_with_its_place_or_inert_or_harmless(door: str, count: Count) -> None:
    inputs = inputs_of(door)
    assert len({entry.name for entry in inputs}) == len(inputs), "an input's name says which it is"
    came = entered(door)
    for _ in range(2):  # another program on the machine can only make an input slower
        if slow := [name for name, done in came.items() if is_slow(done)]:
            came |= entered(door, *slow)
    for entry in inputs:
        count(Figure.TRIED, 1)
        count(FIGURES[entry.expected.value], 1)
        count(Figure.SLOWEST, came[entry.name].get("seconds", 0))
    crashed = [name for name, done in came.items() if done["why"]]
    count(Figure.CRASHES, len(crashed))
    assert not crashed, "\n".join(f"{name}: {came[name]['why']}" for name in crashed)
    assert {name: done["came"] for name, done in came.items()} == {entry.name: entry.expected.value for entry in inputs}
    assert not {name: done["seconds"] for name, done in came.items() if is_slow(done)}
    assert not {name: done["memory"] for name, done in came.items() if done["memory"] > MEBIBYTES}


@pytest.mark.parametrize("door", doors())
def test_every_door_has_inputs(door: str) -> None:
    assert inputs_of(door)
