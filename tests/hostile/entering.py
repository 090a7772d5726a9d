"""A process that hands inputs to a door, and has little memory and time: `python -m hostile.entering DOOR [INPUT…]`.

It says a line of JSON when an input begins and another when it ends, so that the last one begun is known to be the one
that took everything, should the process be ended.
"""

import json
import resource
import sys
import time
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

from hostile.corpus import door_named, inputs_of

MEMORY = 1024
"""MiB of addresses that the process may have beyond those with which it begins; more is a MemoryError."""
SECONDS = 300
"""Of a processor, for all inputs together; then the process is ended."""


def main(name: str, only: list[str]) -> None:
    door, inputs = door_named(name), inputs_of(name)
    _bound()
    for entered in inputs:
        if only and entered.name not in only:
            continue
        _say({"begun": entered.name})
        content = entered.content()
        before, begun = _peak(), _processor()
        came, why = "", ""
        with TemporaryDirectory() as folder:
            try:
                came = door.enter(content, Path(folder)).value
            except BaseException:  # noqa: BLE001  # whatever it is, it is what this looks for
                why = traceback.format_exc(limit=-8)
        said = {"seconds": _processor() - begun, "memory": _peak() - before, "came": came, "why": why}
        _say({"ended": entered.name, "bytes": len(content), **said})


def _bound() -> None:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _processor() -> float:
    """Seconds of a processor that this process and those that it started have taken."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _peak() -> int:
    """The most memory that this process has held, in MiB. It never falls, so the first input over a bound is seen."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _say(line: dict[str, object]) -> None:
    print(json.dumps(line), flush=True)  # noqa: T201  # what the test reads


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
