"""`register` as a child of a process that has imported the program: it takes a fifth of the time of a new Python.

For tests of what hundreds of commands do; that a command starts by itself is shown by others. `forked.py serve SOCKET`
runs until it is ended; `forked.py ask SOCKET WORD…` has the words run, with its own folder, variables and files.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

STANDARD = (0, 1, 2)


def ask(address: str, words: list[str]) -> int:
    """Have the words run, and wait for the exit code."""
    asked = json.dumps([words, str(Path.cwd()), dict(os.environ)]).encode()
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(address)
        socket.send_fds(asking, [b"."], STANDARD)
        asking.sendall(asked)
        asking.shutdown(socket.SHUT_WR)
        return int(asking.recv(16))


def serve(address: str) -> None:
    """Run what is asked, one after the other, until this process is ended."""
    for name in ("command.record", "command.main", "check", "compare.effects"):
        __import__(f"generator.{name}")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            asking, _ = listening.accept()
            with asking:
                files = socket.recv_fds(asking, 1, len(STANDARD))[1]
                asked = b"".join(iter(lambda: asking.recv(1 << 16), b""))  # noqa: B023  # used at once
                child = os.fork() or _run(files, *json.loads(asked))
                for file in files:
                    os.close(file)
                asking.sendall(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _run(files: list[int], words: list[str], folder: str, variables: dict[str, str]) -> NoReturn:
    """Be the command, in a process that nothing else needs."""
    code = 3
    try:
        for file, standard in zip(files, STANDARD, strict=True):
            os.dup2(file, standard)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(variables)
        for place in variables.get("PYTHONPATH", "").split(os.pathsep):  # what Python itself runs as it starts
            custom = Path(place, "sitecustomize.py")
            if place and custom.is_file():
                exec(custom.read_text("utf-8"), {})  # noqa: S102  # the test's own
        sys.argv = ["register", *words]
        sys.modules["generator.command.main"].main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.stdout.flush()
        os._exit(code)


@cache
def programs() -> Path:
    """A folder with a `register` that asks such a process, which is started once for this process of tests."""
    folder = TemporaryDirectory(prefix="register-")  # of a short name: a socket's may have a hundred letters
    atexit.register(folder.cleanup)
    address, bin = Path(folder.name, "asked"), Path(folder.name, "bin")
    command = [sys.executable, __file__, "serve", str(address)]
    variables = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    serving = subprocess.Popen(command, stdout=subprocess.PIPE, env=variables)
    atexit.register(serving.communicate)
    atexit.register(serving.kill)
    assert serving.stdout
    assert serving.stdout.readline() == b"ready\n"
    bin.mkdir()
    (bin / "python").symlink_to(sys.executable)
    (bin / "register").write_text(f'#!/bin/sh\nexec {sys.executable} -ISE {__file__} ask {address} "$@"\n')
    (bin / "register").chmod(0o755)
    return bin


if __name__ == "__main__":
    _, what, where, *rest = sys.argv
    if what == "ask":
        sys.exit(ask(where, rest))
    serve(where)
