"""The register under a root: reads every file, resolves references, and keeps what was wrong on the way."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.problem import Location, Place, Problem, Severity
from generator.records import ENTRIES, Entry, Scheme
from generator.records.reading import read_entry
from generator.references import resolve
from generator.register import Register
from generator.source import Document, Source, files, read

KINDS: dict[str, type[Entry]] = {kind.folder: kind for kind in ENTRIES}
Progress = Callable[[int, int], None]
"""Called with how many files are read, of how many."""


@dataclass(frozen=True)
class Loaded:
    """What a root holds: its text, its problems of form, and the register of every entry that can be relied on.

    `register` is None where the scheme's settings cannot be read. `unchecked` counts entries left out of it, because
    they, or what they refer to, cannot be read: the rules say nothing about those.
    """

    source: Source
    problems: tuple[Problem, ...]
    register: Register | None
    unchecked: int


def silent(done: int, total: int) -> None:
    """No progress shown."""


def load(root: Path, progress: Progress = silent) -> Loaded:
    """Read the register under `root`. Never raises for what the files hold; time linear in their bytes."""
    with _no_garbage_collection():
        problems: list[Problem] = []
        documents: dict[str, Document] = {}
        entries: dict[str, Entry] = {}
        unread: set[str] = set()
        found = list(files(root, {kind.folder: kind.__name__ for kind in ENTRIES if kind.folder}))
        for done, each in enumerate(found):
            if done % 100 == 0:
                progress(done, len(found))
            if isinstance(each, Problem):
                problems.append(each)
                continue
            folder, id, path = each
            file = f"data/{folder}/{path.name}" if folder else f"data/{path.name}"
            document, entry, faults = read_file(KINDS[folder], file, id, path.read_bytes())
            problems += faults
            if document:
                documents[file] = document
            if entry:
                entries[file] = entry
            else:
                unread.add(file)
        progress(len(found), len(found))
        relied_on, dangling = resolve(entries, frozenset(unread))
        problems += dangling
        register = None
        if any(isinstance(entry, Scheme) for entry in relied_on):
            register = Register.of(relied_on)
        elif "data/scheme.yml" not in unread:
            problems.append(_no_scheme())
        return Loaded(Source(documents), tuple(problems), register, len(entries) + len(unread) - len(relied_on))


def read_file(
    kind: type[Entry], file: str, id: str, data: bytes
) -> tuple[Document | None, Entry | None, list[Problem]]:
    """One file's document, entry and problems of form: a pure function of its name and bytes, fit for a cache."""
    document, values, problems = read(file, data)
    if values is None:
        return document, None, problems
    entry = read_entry(kind, file, id, values)
    return (document, None, entry) if isinstance(entry, list) else (document, entry, [])


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
