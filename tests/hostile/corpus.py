"""The corpus: a folder for each door by which something comes in, with the inputs that somebody hostile would send.

    DOOR/door.py            what happens at the door: `enter(content, folder)` returns an Outcome, or fails
    DOOR/refused/NAME       an input that must be refused with its place; likewise inert/ and harmless/
    door.py: MADE           inputs that are large, or not text: by outcome and name, what makes their bytes

To add an input, add a file, or a line to MADE. To add a door, add a folder with its `door.py`. Every input is handed to
its door in a process with little memory and time (`entering.py`), and counted for `make trust` (`test_doors.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from hostile.outcome import Outcome

FOLDER = Path(__file__).parent
Made = Mapping[Outcome, Mapping[str, Callable[[], bytes]]]


class Door(Protocol):
    """The module of a door."""

    MADE: Made

    def enter(self, content: bytes, folder: Path) -> Outcome:
        """Hand an input to the program, in a folder of its own that is empty; what the program did."""


@dataclass(frozen=True)
class Input:
    """An input of a door, and what must come of it."""

    name: str
    expected: Outcome
    content: Callable[[], bytes]


def doors() -> list[str]:
    """The names of the doors whose inputs need no browser."""
    return sorted(path.parent.name for path in FOLDER.glob("*/door.py"))


def door_named(name: str) -> Door:
    return cast("Door", import_module(f"hostile.{name}.door"))


def inputs_of(name: str) -> list[Input]:
    """Every input of a door, in order."""
    found = [
        Input(path.name, outcome, path.read_bytes)
        for outcome in Outcome
        for path in sorted((FOLDER / name / outcome.value).glob("*"))
    ]
    made = (
        Input(named, outcome, make)
        for outcome, makers in door_named(name).MADE.items()
        for named, make in makers.items()
    )
    return [*found, *made]
