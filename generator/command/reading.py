"""How commands come by a register: from the files under a root, or from git; with progress, and sentences where not."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from generator.command.output import say
from generator.command.progress import progress
from generator.compare.git import GitError
from generator.read.loading import Loaded, load
from generator.register import Register

T = TypeVar("T")


def read_files(root: Path) -> Loaded:
    """Everything under a root."""
    return load(root, progress("Reading the register"))


def register_of(loaded: Loaded) -> Register:
    """The register, with a word on standard error where some of it cannot be read; a usage error where none can."""
    if loaded.register is None:
        raise click.UsageError("The scheme's settings cannot be read. `register check` says why.")
    if loaded.problems:
        say("Some files cannot be read, and are left out: `register check` says which and why.", err=True)
    return loaded.register


def from_git(ask: Callable[[], T]) -> T:
    """What git gives; a usage error with git's reason where it does not have it."""
    try:
        return ask()
    except GitError as error:
        raise click.UsageError(str(error)) from error
