"""The register under a root, or of a revision: reads every file, resolves references, and keeps what was wrong."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.problem import Location, Place, Problem, Severity
from generator.read.entries import read_entry
from generator.read.references import resolve
from generator.read.source import Document, Folder, Held, Placed, Source, files, read
from generator.records import ENTRIES, Entry, Scheme
from generator.register import Register

KINDS: dict[str, type[Entry]] = {kind.folder: kind for kind in ENTRIES}
FOLDERS = frozenset(KINDS) - {""}
Progress = Callable[[int, int], None]
"""Called with how many files are read, of how many."""


class Read(NamedTuple):
    """What reading one file gave: its document if it is text, its entry if it can be read, its problems of form."""

    document: Document | None
    entry: Entry | None
    problems: list[Problem]


@dataclass(frozen=True)
class Loaded:
    """What a root or a revision holds: its text, its problems of form, and the register of what can be relied on.

    `register` is None where the scheme's settings cannot be read. `unchecked` counts entries left out of it, because
    they, or what they refer to, cannot be read: the rules say nothing about those. `reads` are by file.
    """

    source: Source
    problems: tuple[Problem, ...]
    register: Register | None
    unchecked: int
    reads: Mapping[str, Read] = field(default_factory=dict)


def silent(done: int, total: int) -> None:
    """No progress shown."""


def load(root: Path, progress: Progress = silent) -> Loaded:
    """Read the register under `root`. Never raises for what the files hold; time linear in their bytes."""
    return load_held(Folder(root), {}, progress)


def load_held(held: Held, known: Mapping[str, Read], progress: Progress = silent) -> Loaded:
    """Read the register that `held` holds; of the files in `known`, what they gave is taken and nothing read."""
    with _no_garbage_collection():
        problems: list[Problem] = []
        placed: list[Placed] = []
        for each in files(held, FOLDERS):
            if isinstance(each, Problem):
                problems.append(each)
            else:
                placed.append(each)
        reads = {each.file: known[each.file] for each in placed if each.file in known}
        to_read = [each for each in placed if each.file not in known]
        contents = held.contents([each.file for each in to_read])
        for done, (each, data) in enumerate(zip(to_read, contents, strict=True)):
            if done % 100 == 0:
                progress(done, len(to_read))
            reads[each.file] = read_file(KINDS[each.folder], each.file, each.id, data)
        progress(len(to_read), len(to_read))
        return _together({each.file: reads[each.file] for each in placed}, problems)


def _together(reads: Mapping[str, Read], problems: list[Problem]) -> Loaded:
    """What the files are together: references resolved, and the register of those that can be relied on."""
    for one in reads.values():
        problems += one.problems
    entries = {file: one.entry for file, one in reads.items() if one.entry}
    unread = frozenset(file for file, one in reads.items() if not one.entry)
    relied_on, dangling = resolve(entries, unread)
    problems += dangling
    register = None
    if any(isinstance(entry, Scheme) for entry in relied_on):
        register = Register.of(relied_on, frozenset(unread))
    elif "data/scheme.yml" not in unread:
        problems.append(_no_scheme())
    documents = {file: one.document for file, one in reads.items() if one.document}
    return Loaded(Source(documents), tuple(problems), register, len(reads) - len(relied_on), reads)


def read_file(kind: type[Entry], file: str, id: str, data: bytes) -> Read:
    """One file's document, entry and problems of form: a pure function of its name and bytes, fit for a cache."""
    document, values, problems = read(file, data)
    if values is None:
        return Read(document, None, problems)
    entry = read_entry(kind, file, id, values)
    return Read(document, None, entry) if isinstance(entry, list) else Read(document, entry, [])


def _no_scheme() -> Problem:
    at = Location("data/scheme.yml", place=Place(1, 1))
    message, mend = "The scheme's settings are missing", "Add data/scheme.yml, or name the register's root with --root."
    return Problem("no-scheme", (), Severity.REFUSED, at, message, mend)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Nothing that is read is garbage; looking for it while creating many objects costs three times the reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
