"""The files under a register's `data/`, each in its place: the first stage.

They may be on disk or in a revision of git. A file that does not belong there is a problem.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.disk import reason_of
from generator.problem import Location, Place, Problem, Severity
from generator.read import photos, source
from generator.read.leftovers import Advice, is_leftover, is_picture
from generator.records import Assessor
from generator.records.base import DATA, SUFFIX
from generator.records.photo import PHOTO_SUFFIXES

MOST_BYTES = max(photos.MOST_BYTES, source.MOST_BYTES)
"""Of a larger file only as much is read as shows that it is too large."""
UNREADABLE, STRAY = "unreadable-file", "stray-file"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_OF_WINDOWS = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")
"""Names of devices: on Windows no file can have one, and git then copies nothing of the register."""


class FileKind(Enum):
    """The kind of an item in a folder; a link is always OTHER."""

    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"


class Tree(Protocol):
    """A tree of files that holds a register: a folder on disk, or a revision in git."""

    def names(self, folder: str) -> Iterable[tuple[str, FileKind]]:
        """What is in `data/`, or in a folder of it, in the order of the names; nothing if there is no such folder."""

    def contents(self, files: Sequence[str]) -> Iterator[bytes]:
        """The bytes of each of the files, named from the register's root."""


@dataclass(frozen=True)
class DiskTree:
    """The files under a root on disk, as they are now."""

    root: Path

    def names(self, folder: str) -> Iterable[tuple[str, FileKind]]:
        data = self.root / DATA
        if not data.is_dir() or data.is_symlink():
            return ()
        with os.scandir(data / folder) as scan:
            return sorted(((entry.name, _kind(entry)) for entry in scan), key=lambda named: named[0])

    def contents(self, files: Sequence[str]) -> Iterator[bytes]:
        return map(self._content, files)  # Unlike a generator it goes on after an OSError.

    def _content(self, file: str) -> bytes:
        """The bytes of a file, and of one that is too large only enough to show that it is."""
        with (self.root / file).open("rb") as content:
            return content.read(MOST_BYTES + 1)


def _kind(entry: os.DirEntry[str]) -> FileKind:
    if entry.is_file(follow_symlinks=False):
        return FileKind.FILE
    return FileKind.FOLDER if entry.is_dir(follow_symlinks=False) else FileKind.OTHER


class Placed(NamedTuple):
    """A file in its place: its folder under `data/`, its id, and its name from the register's root."""

    folder: str
    id: str
    file: str


def placed_files(tree: Tree, folders: Collection[str]) -> Iterator[Placed | Problem]:
    """Every file under `data/`, in order; a problem for anything that does not belong there or cannot be read.

    `folders` are those that hold files by their ids.
    """

    def stray(name: str, message: str, fix: str) -> Problem:
        file = f"{DATA}{name}".encode("utf-8", "replace").decode()
        return Problem(STRAY, (), Severity.REFUSED, Location(file, place=Place(1, 1)), message, fix)

    def is_empty(path: str) -> bool:
        with suppress(OSError):
            return not any(tree.contents([f"{DATA}{path}"]))
        return False

    def walk(folder: str) -> Iterator[Placed | Problem]:
        try:
            names = tuple(tree.names(folder))
        except OSError as error:
            yield unreadable(f"{DATA}{folder}", error)
            return
        advice = Advice(name for name, _ in names)
        for name, kind in names:
            path = f"{folder}/{name}" if folder else name
            if name == ".gitkeep" and kind is FileKind.FILE and is_empty(path):
                continue
            if kind is FileKind.FOLDER and not folder and name in folders:
                yield from walk(name)
            elif not folder and name in folders:
                fix = "Put the folder itself in its place, or restore it with git."
                yield stray(path, "This must be an ordinary folder", fix)
            elif wrong := _wrong_place(name, kind, folder, folders, advice):
                yield stray(path, *wrong)
            else:
                yield placed(f"{DATA}{path}")

    yield from walk("")


def is_record(file: str, folders: Collection[str]) -> bool:
    """Whether an ordinary file that is named from the register's root is a record in its place."""
    folder, _, name = file.removeprefix(DATA).rpartition("/")
    is_known = folder in folders or not folder
    return is_known and _wrong_place(name, FileKind.FILE, folder, folders, Advice((name,))) is None


def _wrong_place(
    name: str, kind: FileKind, folder: str, folders: Collection[str], advice: Advice
) -> tuple[str, str] | None:
    """Why an item of a folder is no record in its place, and what to do; None if it is one."""
    if kind is not FileKind.FILE:
        return "This is not an ordinary file in its place", "Delete it, or move it out of data/."
    if is_leftover(name):
        return "This is no record: another program left it here", advice.on_leftover(name)
    if is_picture(name):
        return advice.on_picture(name, is_place=folder == Assessor.folder)
    if wrong := _wrong_name(name, advice, is_place=bool(folder)):
        return wrong
    if not folder and name != "scheme.yml":
        fix = f"Move it into one of the folders {', '.join(sorted(folders))}."
        return "Only scheme.yml may be outside the folders", fix
    return None


def _wrong_name(name: str, advice: Advice, *, is_place: bool) -> tuple[str, str] | None:
    """Why a name is not that of a record, and what to do; None if it is."""
    id = name.removesuffix(SUFFIX)
    if id == name:
        return "Only files that end in .yml belong here", advice.on_name(name, is_place=is_place)
    if not _ID.fullmatch(id):
        message = "A file's name is an id: small letters, digits and single hyphens"
        return message, advice.on_name(name, is_place=is_place)
    if _OF_WINDOWS.fullmatch(id):
        fix = f"Rename it before another file names it. Add a number: {id}-2{SUFFIX}."
        return "Windows keeps this name for itself, so that nobody there can copy the register", fix
    return None


def unreadable(file: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not let this program read."""
    name = file.rstrip("/")
    return Problem(
        UNREADABLE,
        (),
        Severity.REFUSED,
        Location(name, place=Place(1, 1)),
        f"This cannot be read: {reason_of(error)}",
        "Let the user who runs this program read it, or restore it with git.",
    )


def placed(file: str) -> Placed:
    """The place of a file that is named from the register's root, such as `data/fees/quality-review.yml`."""
    folder, _, name = file.removeprefix(DATA).rpartition("/")
    return Placed(folder, id_of(name), file)


def id_of(name: str) -> str:
    """A file's name without the ending of a record or a photo; the name itself where it has none."""
    suffix = next((suffix for suffix in (SUFFIX, *PHOTO_SUFFIXES) if name.endswith(suffix)), "")
    return name.removesuffix(suffix)
