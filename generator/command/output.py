"""What commands print, and their exit codes."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, NamedTuple, TextIO

import click

from generator.reports.escaping import fitting, is_shown, unheeded

REFUSED, USED_WRONGLY, OUR_BUG, INTERRUPTED = 1, 2, 3, 130
SUMMARY = 1_000_000
"""Bytes; GitHub takes a summary of up to 1 MiB, and drops a longer one."""


class Said(NamedTuple):
    """The arguments of one call of `say`."""

    lines: tuple[str, ...]
    err: bool
    end: bool
    commands: bool


_listeners: list[list[Said]] = []
_unsaid: list[OSError] = []
"""Why what is said does not reach its reader, if it does not: no room on the disk, for example."""


@contextmanager
def listening() -> Iterator[list[Said]]:
    """A list of all that is said from now on."""
    heard: list[Said] = []
    _listeners.append(heard)
    try:
        yield heard
    finally:
        _listeners.remove(heard)


def say(*lines: str, err: bool = False, end: bool = True, commands: bool = False) -> None:
    """The only function that prints, so that no word of the data becomes a command in a log of CI.

    With `commands` the lines may begin as GitHub's workflow commands: they are ours, and escaped.
    """
    for heard in _listeners:
        heard.append(Said(lines, err, end, commands))
    colour = False if os.environ.get("NO_COLOR") else None
    for line in lines:
        ours, text = ("::", line[2:]) if commands and line.startswith("::") else ("", line)
        try:
            click.echo(ours + unheeded(text), nl=end, err=err, color=colour)
        except OSError as error:
            _unheard(sys.stderr if err else sys.stdout, error)


def flush() -> None:
    """Hand what was said to its reader."""
    try:
        with suppress(AttributeError):  # where standard output is closed, there is none
            sys.stdout.flush()
    except OSError as error:
        _unheard(sys.stdout, error)


def unsaid() -> OSError | None:
    """Why something that was said since the last call did not reach its reader; None if all did, or if the reader has
    stopped, as `head` does.
    """
    flush()
    reasons = [*_unsaid]
    _unsaid.clear()
    return reasons[0] if reasons else None


def _unheard(stream: TextIO, error: OSError) -> None:
    """Go on without a reader: otherwise a command would not write its files, because nobody reads what it says."""
    if not isinstance(error, BrokenPipeError):
        _unsaid.append(error)
    with open(os.devnull, "wb") as nowhere, suppress(OSError, ValueError):  # noqa: PTH123  # a device, not a path
        os.dup2(nowhere.fileno(), stream.fileno())


def say_json(value: Any) -> None:
    """Print a value as JSON, written so that no string in it is a command of CI or is obeyed by a terminal."""
    json = import_module("json")  # only now: most commands start without it
    text = json.dumps(value, indent=2, ensure_ascii=False).replace("##[", r"#\u0023[")
    say(re.sub(r"[^\x00-\x7e]", lambda sign: sign[0] if is_shown(sign[0]) else json.dumps(sign[0])[1:-1], text))


def say_markdown(lines: Iterable[str]) -> None:
    """Print Markdown, cut to what GitHub takes as a summary."""
    say(*fitting(lines, SUMMARY, "the log of this step, or the same command on your machine, shows everything"))
