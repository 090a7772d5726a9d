"""The register under a root, or of a revision: reads every file, resolves references, and keeps the problems."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from generator.problem import Location, Place, Problem, Severity
from generator.read.entries import read_entry
from generator.read.files import STRAY, UNREADABLE, DiskTree, Placed, Tree, placed_files, unreadable
from generator.read.garbage import no_garbage_collection
from generator.read.leftovers import ignored
from generator.read.photos import read_photo
from generator.read.plain_yaml import UnreadableError, build
from generator.read.references import resolve
from generator.read.source import Document, Source, most, read
from generator.records import ENTRIES, Entry, Scheme
from generator.records.base import DATA
from generator.records.photo import is_photo
from generator.records.scheme import FORMAT
from generator.register import Register

KINDS: dict[str, type[Entry]] = {kind.folder: kind for kind in ENTRIES}
FOLDERS = frozenset(KINDS) - {""}
_FOLDERS = frozenset(f"{DATA}{folder}" for folder in FOLDERS)
SCHEME = Scheme.file_of("scheme")
Progress = Callable[[int, int], None]
"""Called with the number of files read so far and the number of all files."""


@dataclass(frozen=True)
class Unread:
    """The files that exist but cannot be read, and those that are left out here."""

    files: frozenset[str]
    elsewhere: Container[str] = ()

    def __contains__(self, file: object) -> bool:
        return file in self.files or file in self.elsewhere


class Read(NamedTuple):
    """The result of reading one file: its document if it is text, its entry if it can be read, its format problems."""

    document: Document | None
    entry: Entry | None
    problems: list[Problem]


@dataclass(frozen=True)
class Loaded:
    """What a root or a revision holds: its text, its problems of format, and the register of its readable entries.

    `register` is None if the scheme's settings, or a whole folder, cannot be read. `unchecked` counts the entries left
    out of it because they, or something they refer to, cannot be read: the rules say nothing about those. `reads` are
    by file.
    """

    source: Source
    problems: tuple[Problem, ...]
    register: Register | None
    unchecked: int
    reads: Mapping[str, Read] = field(default_factory=dict)


def silent(done: int, total: int) -> None:
    """No progress shown."""


def load(root: Path, progress: Progress = silent, known: Mapping[str, Read] | None = None) -> Loaded:
    """Read the register under `root`; files in `known` are not read again. Never raises for what the files hold; time
    linear in their bytes.

    A file that is no record is no problem where git ignores it.
    """
    loaded = load_tree(DiskTree(root), known or {}, progress)
    strays = ignored(root, [problem.at.file for problem in loaded.problems if problem.code == STRAY])
    kept = tuple(problem for problem in loaded.problems if problem.code != STRAY or problem.at.file not in strays)
    return replace(loaded, problems=kept)


def load_tree(tree: Tree, known: Mapping[str, Read], progress: Progress = silent) -> Loaded:
    """Read the register that a tree holds; files in `known` are not read again."""
    with no_garbage_collection():
        problems: list[Problem] = []
        in_place: list[Placed] = []
        for place_or_problem in placed_files(tree, FOLDERS):
            if isinstance(place_or_problem, Problem):
                problems.append(place_or_problem)
            else:
                in_place.append(place_or_problem)
        reads = {place.file: known[place.file] for place in in_place if place.file in known}
        to_read = [place for place in in_place if place.file not in known]
        contents = tree.contents([place.file for place in to_read])
        for done, place in enumerate(to_read):
            if done % 100 == 0:
                progress(done, len(to_read))
            try:
                reads[place.file] = read_file(place, next(contents))
            except OSError as error:
                reads[place.file] = Read(None, None, [unreadable(place.file, error)])
        progress(len(to_read), len(to_read))
        scheme = reads[SCHEME].document if SCHEME in reads else None
        if scheme and format_of(scheme.text) < FORMAT:
            return Loaded(Source({SCHEME: scheme}), (_older_format(),), None, len(reads), reads)
        is_whole = not any(problem.code == UNREADABLE or problem.at.file in _FOLDERS for problem in problems)
        return put_together({place.file: reads[place.file] for place in in_place}, problems, is_whole=is_whole)


def put_together(
    reads: Mapping[str, Read], problems: list[Problem], elsewhere: Container[str] = (), *, is_whole: bool = True
) -> Loaded:
    """Put the files together: resolve references, and make the register of the entries that can be read.

    `elsewhere` names files that exist but are left out here: nothing that refers to them is said to refer to nothing.
    Where it is not whole because a folder cannot be read, what refers to something in that folder is no mistake.
    """
    for reading in reads.values():
        problems += reading.problems
    entries = {file: reading.entry for file, reading in reads.items() if reading.entry}
    unread = Unread(frozenset(file for file, reading in reads.items() if not reading.entry), elsewhere)
    documents = {file: reading.document for file, reading in reads.items() if reading.document}
    if not is_whole:
        return Loaded(Source(documents), tuple(problems), None, len(reads), reads)
    relied_on, dangling = resolve(entries, unread)
    by_file: dict[str, list[Problem]] = {}
    for problem in dangling:
        by_file.setdefault(problem.at.file, []).append(problem)
    problems += (problem for in_file in by_file.values() for problem in most(in_file))
    register = None
    if any(isinstance(entry, Scheme) for entry in relied_on):
        register = Register.of(relied_on, unread)
    elif SCHEME not in unread:
        problems.append(_no_scheme())
    return Loaded(Source(documents), tuple(problems), register, len(reads) - len(relied_on), reads)


def read_file(place: Placed, data: bytes) -> Read:
    """One file's document, entry and problems of format: a pure function of its name and bytes, fit for a cache."""
    if is_photo(place.file):
        photo = read_photo(place.file, place.id, data)
        return Read(None, None, [photo]) if isinstance(photo, Problem) else Read(None, photo, [])
    document, values, problems = read(place.file, data)
    if values is None:
        return Read(document, None, problems)
    entry = read_entry(KINDS[place.folder], place.file, place.id, values)
    return Read(document, None, entry) if isinstance(entry, list) else Read(document, entry, [])


def format_of(scheme: str) -> int:
    """The data format that the text of the settings states; 1, which stated none, where it states none."""
    try:
        values, _ = build(scheme)
    except UnreadableError:
        return FORMAT  # What is wrong with the text comes first.
    stated = values.get("format", "1")
    is_number = isinstance(stated, str) and re.fullmatch("[0-9]{1,3}", stated)
    return max(1, int(str(stated))) if is_number else FORMAT


def _older_format() -> Problem:
    """One problem in the place of the hundreds that files in an older format would have."""
    at = Location(SCHEME, place=Place(1, 1))
    message = "This register has an older data format than this program reads"
    fix = "Run `register upgrade`; it shows the files in today's format, and writes them with --write."
    return Problem("older-format", (), Severity.REFUSED, at, message, fix)


def _no_scheme() -> Problem:
    at = Location(SCHEME, place=Place(1, 1))
    message, fix = "The scheme's settings are missing", f"Add {SCHEME}, or name the register's root with --root."
    return Problem("no-scheme", (), Severity.REFUSED, at, message, fix)
