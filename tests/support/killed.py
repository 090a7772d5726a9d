"""Runs a command of the register and kills it before one of its steps: anything it does to a file below the root.

`python killed.py STEP ROOT COMMAND…` kills before that step; with STEP 0 nothing is killed, and the number of steps is
the last line of what is printed. `python killed.py full:STEP ROOT COMMAND…` has a full disk from that step on.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "shutil.rmtree", "open"}
NEEDS_SPACE = {"os.mkdir", "os.link"}


def _writes(event: str, arguments: tuple[object, ...]) -> bool:
    return event != "open" or bool(int(arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR))  # type: ignore[call-overload]


def before_step(
    step: int, root: str, then: Callable[[str, tuple[object, ...]], None], counted: Path | None = None
) -> list[int]:
    """Call `then` before that step, and each later one. What is returned holds the number of steps so far, and so does
    the file `counted`.
    """
    count = [0]
    file = os.open(counted, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if counted else None

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in CHANGES and str(arguments[0]).startswith(root) and _writes(event, arguments):
            count[0] += 1
            if file is not None:
                os.pwrite(file, str(count[0]).encode(), 0)
            if step and count[0] >= step:
                then(event, arguments)

    sys.addaudithook(hook)
    return count


def kill(event: str, arguments: tuple[object, ...]) -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def full_disk(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what needs space."""
    if event in NEEDS_SPACE or event == "open":
        raise OSError(errno.ENOSPC, "No space left on device", str(arguments[0]))


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    from generator.command.main import main

    wanted, where, *command = sys.argv[1:]
    kind, _, number = wanted.rpartition(":")
    steps = before_step(int(number), os.path.realpath(where), full_disk if kind == "full" else kill)
    sys.argv = ["register", *command, "--root", where]
    try:
        main()
    finally:
        if wanted == "0":
            sys.stdout.write(f"\n{steps[0]}\n")
