"""How a client is run: with the Node or the Python of tests/clients/, as a program of its own."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SCRIPTS = FOLDER / "scripts"
MODULES = FOLDER / "node_modules"
ENVIRONMENT = FOLDER / ".venv"
LONGEST = 150
"""Seconds that a client may take on a busy machine."""


class MissingError(Exception):
    """A client is not installed; the message says what installs it."""


class FailedError(AssertionError):
    """A client stopped, or found something; the message is what it said."""


def npm(name: str) -> Path:
    """A file of a package of npm."""
    if not (MODULES / name).exists():
        raise MissingError(f"tests/clients/node_modules/{name}: `npm ci` in tests/clients installs it")
    return MODULES / name


def python(name: str = "python") -> Path:
    """A program of the environment of the clients that are written in Python."""
    if not (ENVIRONMENT / "bin" / name).exists():
        raise MissingError(f"tests/clients/.venv/bin/{name}: `make tests/clients/.venv/.ready` installs it")
    return ENVIRONMENT / "bin" / name


def run(*command: str | Path, folder: Path = FOLDER, accepted: Sequence[int] = (0,)) -> str:
    """What a program prints. Raises FailedError with all that it said where it ends with another code."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
    )
    if done.returncode not in accepted:
        raise FailedError(f"{command[0]} ended with {done.returncode}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def read_by_node(script: str, package: str, *given: str | Path) -> Any:
    """What a script reads with a package of npm."""
    npm(f"{package}/package.json")
    return json.loads(run("node", SCRIPTS / script, *given))


def read_by_python(script: str, *given: str | Path) -> Any:
    """What a script reads with a package of Python."""
    return json.loads(run(python(), SCRIPTS / script, *given))


def version(package: str) -> str:
    """The version of a client that is installed. Raises MissingError."""
    if (MODULES / package / "package.json").exists():
        found: str = json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))["version"]
        return found
    for folder in sorted(ENVIRONMENT.glob("lib/python*/site-packages")):
        for about in folder.glob("*.dist-info/METADATA"):
            lines = about.read_text(encoding="utf-8").partition("\n\n")[0].splitlines()
            fields = dict(line.split(": ", 1) for line in lines if ": " in line)
            if fields["Name"].lower() == package.lower():
                return fields["Version"]
    raise MissingError(f"{package} is in neither node_modules nor .venv of tests/clients")
