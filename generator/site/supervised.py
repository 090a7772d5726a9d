"""Runs the engine, and ends it if the build that started it is killed: `python supervised.py COMMAND…`.

A process that outlives a killed build would go on writing into a folder that the next build clears away. Standard input
is a pipe of which only the build holds the other end; that end closes when the build ends, however it ends. The exit
code is the engine's.
"""

import os
import subprocess
import sys
import threading


def _end_with_the_build(engine: subprocess.Popen[bytes]) -> None:
    os.read(0, 1)  # Nothing is ever written: this returns when the pipe closes.
    engine.kill()


if __name__ == "__main__":
    with subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL) as engine:
        threading.Thread(target=_end_with_the_build, args=(engine,), daemon=True).start()
        sys.exit(min(engine.wait() % 256, 255))
