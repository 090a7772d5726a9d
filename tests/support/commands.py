"""The commands as they are defined, for tests that follow their options, and the command line as its users call it."""

import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import click

from generator.command.main import main
from generator.command.options import Exemplified


def command_named(name: str) -> Exemplified:
    command: Exemplified = import_module(f"generator.command.{name.replace('-', '_')}").command
    return command


def formats_of(name: str) -> tuple[str, ...]:
    """A command's output formats, the default first, or none; so a test holds for a format that somebody adds."""
    choices = [parameter.type for parameter in command_named(name).params if parameter.name == "form"]
    return tuple(form for choice in choices if isinstance(choice, click.Choice) for form in choice.choices)


def called(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What `register` prints and its exit code, in this process: to start Python takes longer than most commands."""
    words = ["register", *map(str, arguments)]
    with StringIO() as out, StringIO() as err:
        with patch.object(sys, "argv", words), redirect_stdout(out), redirect_stderr(err):
            try:
                main()
            except SystemExit as ended:
                code = int(ended.code or 0)
        return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


def started(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, where that is what a test is about."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)
