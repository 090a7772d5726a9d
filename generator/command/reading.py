"""Reads a register for a command, from files or from git; shows progress, and turns failures into sentences."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import click

from generator.command.kept_photos import photos_kept
from generator.command.output import say
from generator.command.progress import progress
from generator.command.writing import tell_if_interrupted
from generator.compare.git import Repository
from generator.compare.git_environment import GitError
from generator.compare.work_tree import WorkTree
from generator.read.contents import look
from generator.read.loading import Loaded, Read, load, load_tree
from generator.records.base import DATA
from generator.register import Register

T = TypeVar("T")
ATTEMPTS = 3


def read_files(root: Path, known: Mapping[str, Read] | None = None) -> Loaded:
    """Everything under a root; files in `known` are not read again."""
    tell_if_interrupted(root)
    with photos_kept(root):
        return load(root, progress("Reading the register"), known or {})


def read_settled(root: Path) -> Loaded:
    """The same, for what is published or sent: if a file changes meanwhile, all are read again. Raises a usage error
    where they do not stop changing.
    """
    for _ in range(ATTEMPTS):
        before = seen(root)
        loaded = read_files(root)
        if seen(root) == before:
            return loaded
    raise click.UsageError(
        f"Files in {root / DATA} changed while they were read, {ATTEMPTS} times. Wait until the other program has"
        " ended, then try again. Nothing is changed."
    )


def seen(root: Path) -> Mapping[str, tuple[int, ...]] | None:
    """What tells whether a file of the register was written again, by its name from the root: its size, times and
    number on the disk. None where a folder cannot be read.
    """
    with suppress(OSError):
        if found := look(str(root / DATA), ""):
            names, numbers = found
            return {DATA + name: of for name, of in zip(names, zip(*[iter(numbers)] * 4, strict=True), strict=True)}
    return None


def read_as_committed(root: Path) -> Loaded:
    """The same, with the files that git commits although they are not on disk. Raises a usage error if git fails."""
    tell_if_interrupted(root)
    with photos_kept(root):
        return from_git(lambda: load_tree(WorkTree(Repository(root)), {}, progress("Reading the register")))


class Staged(NamedTuple):
    """What the commit that is being made holds, and the ids of its contents."""

    loaded: Loaded
    ids: Mapping[str, str]


def read_staged(root: Path) -> Staged:
    """What git's index holds of a register, whatever is on disk. Raises a usage error if git fails."""
    tell_if_interrupted(root)

    def read() -> Staged:
        repository = Repository(root)
        with repository.staged() as staged:
            tree = WorkTree(staged.repository, staged)
            return Staged(load_tree(tree, {}, progress("Reading the register")), staged.blobs)

    return from_git(read)


def register_of(loaded: Loaded) -> Register:
    """The register, with a message if some of it cannot be read. Raises a usage error if none of it can."""
    if loaded.register is None:
        raise click.UsageError("The scheme's settings cannot be read. `register check` says why.")
    if loaded.problems:
        say("Some files cannot be read, and are left out: `register check` says which and why.", err=True)
    return loaded.register


def from_git(ask: Callable[[], T]) -> T:
    """The result of asking git. Raises a usage error with git's reason if git fails."""
    try:
        return ask()
    except GitError as error:
        raise click.UsageError(str(error)) from error


def way_from_the_top(root: Path) -> str:
    """The folders from the top of the repository to the register, with a slash at the end; empty outside of git."""
    try:
        return Repository(root).prefix
    except GitError:
        return ""
