"""Runs a command of the register again and again, each time with an accident, and says what was there afterwards.

`python accidents.py` reads what to do as JSON from standard input, and prints as JSON what came of it. Each run is a
process forked from this one, which has imported everything already: so hundreds of runs take a minute.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from killed import before_step, files_in, full_disk, kill

OUT, COMPLAINED, STEPS = "out.txt", "err.txt", "steps.txt"


class Register:
    """A register that is put back before each run; `beside` is a folder for what is no part of it."""

    def __init__(self, template: Path, beside: Path, command: list[str]) -> None:
        self.template, self.beside, self.command = template, beside, command
        self.root = beside / "root"

    def anew(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.template, self.root, symlinks=True)

    def files(self) -> dict[str, bytes]:
        """Every file but git's own."""
        return {name: content for name, content in files_in(self.root).items() if not name.startswith(".git/")}

    def names(self) -> list[str]:
        """Everything in the register's folder but what git keeps, folders too."""
        paths = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*"))
        return sorted(name for name in paths if not name.startswith(".git/"))

    def begun(self, accident: Callable[[], object] = lambda: None) -> int:
        """The process that runs the command; `accident` is called in it first."""
        child = os.fork()
        if child:
            return child
        for name, stream in ((OUT, 1), (COMPLAINED, 2)):
            os.dup2(os.open(self.beside / name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC), stream)
        main = sys.modules["generator.command.main"].main
        sys.argv = ["register", "--root", str(self.root), *self.command]
        code = 3
        try:
            accident()
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            sys.stdout.flush()
            os._exit(code)

    def ended(self, child: int) -> dict[str, Any]:
        """The exit code of a process and what it said."""
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return {"code": code, "out": self._said(OUT), "err": self._said(COMPLAINED)}

    def _said(self, name: str) -> str:
        return (self.beside / name).read_text("utf-8") if (self.beside / name).exists() else ""


def states(register: Register, old: dict[str, bytes], new: dict[str, bytes]) -> dict[str, str]:
    """Of every file, whether it is the old one, the new one, both (`same`), or something else."""
    now = register.files()
    kinds = {}
    for name in old | new | now:
        is_old, is_new = now.get(name) == old.get(name), now.get(name) == new.get(name)
        kinds[name] = "same" if is_old and is_new else "old" if is_old else "new" if is_new else "other"
    return kinds


def accidents(asked: dict[str, Any], steps: int, seconds: float) -> Iterator[tuple[str, float]]:
    """What happens and when, in turn: a kill before a step that changes something on the disk, a kill at any moment, a
    disk that is full from a step on.
    """
    chance = random.Random(asked["seed"])  # noqa: S311  # chance, no secret
    for number in range(asked["kills"]):
        kind = ("step", "moment", "full")[number % 3]
        yield kind, chance.uniform(0, seconds) if kind == "moment" else chance.randint(1, steps)


def met(register: Register, kind: str, when: float) -> dict[str, Any]:
    """Run the command and let the accident happen; its exit code and what it said."""
    if kind == "moment":
        child = register.begun()
        time.sleep(when)
        os.kill(child, signal.SIGKILL)
        return register.ended(child)
    then = kill if kind == "step" else full_disk
    return register.ended(register.begun(lambda: before_step(int(when), str(register.root), then)))


def main(asked: dict[str, Any]) -> dict[str, Any]:
    """What came of a whole run, and of each that was killed: what was there then, what the same command said to that
    when it was run again, and what was there after that.
    """
    register = Register(Path(asked["template"]), Path(asked["beside"]), asked["command"])
    register.anew()
    old = register.files()
    began = time.perf_counter()
    whole = register.ended(register.begun())
    seconds = time.perf_counter() - began
    new, names = register.files(), register.names()
    register.anew()
    register.ended(register.begun(lambda: before_step(0, str(register.root), kill, register.beside / STEPS)))
    trials = []
    for kind, when in accidents(asked, int((register.beside / STEPS).read_text()), seconds):
        register.anew()
        trial: dict[str, Any] = {"kind": kind, "when": when, "met": met(register, kind, when)}
        trial |= {"left": register.names(), "at_once": states(register, old, new)}
        trial |= {"again": register.ended(register.begun())}
        trial |= {"after": states(register, old, new), "is_clear": register.names() == names}
        trials.append(trial)
    changed = [name for name in old | new if old.get(name) != new.get(name)]
    return {"whole": whole, "seconds": seconds, "changed": changed, "trials": trials}


if __name__ == "__main__":
    for module in ("check", "command.main", "public", "site.docs"):  # what takes long to import, once for all runs
        import_module(f"generator.{module}")
    json.dump(main(json.load(sys.stdin)), sys.stdout)
