"""Files to values and places: the first stage. Bytes in; plain values, or problems each at its line and column, out.

Reading one file depends on nothing but its name and bytes.
"""

import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.problem import Keys, Location, Place, Problem, Severity
from generator.read.plain_yaml import UNSEEN, Fault, Places, UnreadableError, Value, build

MOST_BYTES = 256 * 1024
SUFFIX = ".yml"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)

_CONFLICT = re.compile(r"[ \t]*(<{7}|={7}|>{7}|\|{7})(?= |\r?$)")
_SUSPECT = re.compile(rf"{UNSEEN.pattern}|^{_CONFLICT.pattern}", re.MULTILINE)
"""Finds something wherever either finds something in a line: one search that most files end with."""


@dataclass(frozen=True)
class Document:
    """A file's text, and its places when they are asked for."""

    file: str
    text: str

    @cached_property
    def _places(self) -> Places:
        places = Places()
        with suppress(UnreadableError):  # A problem of its own; the places before it still hold.
            build(self.text, places)
        return places

    @cached_property
    def lines(self) -> list[str]:
        return re.split(r"\r?\n", self.text)

    def place(self, location: Location) -> Place:
        """Line and column of a location, or of the nearest thing around it where it is not written."""
        keys = location.keys
        table = self._places.names if location.names else self._places.values
        while keys and keys not in table:
            keys, table = Keys(keys[:-1]), self._places.values
        place = table.get(keys, Place(1, 1))
        return self._within(place, location.within) if location.within else place

    def _within(self, value: Place, inside: Place) -> Place:
        """A place inside a text that stands as it is below a `|`; any other text is one place as a whole."""
        if self.lines[value.line - 1][value.column - 1 : value.column] != "|":
            return value
        first = next(at for at in range(value.line, len(self.lines)) if self.lines[at].strip())
        indent = len(self.lines[first]) - len(self.lines[first].lstrip())
        return Place(first + inside.line, indent + inside.column)


@dataclass(frozen=True)
class Source:
    """Every file under `data/`, by its name from the register's root."""

    documents: dict[str, Document]

    def place(self, location: Location) -> Place:
        document = self.documents.get(location.file)
        return location.place or (document.place(location) if document else Place(1, 1))

    def line(self, location: Location) -> str | None:
        """The line a location stands on, if its file could be read as text."""
        document = self.documents.get(location.file)
        number = self.place(location).line
        return document.lines[number - 1] if document and number <= len(document.lines) else None


def decode(data: bytes) -> str:
    """The text of a file; raises UnreadableError where it is too large or not UTF-8."""
    if len(data) > MOST_BYTES:
        raise UnreadableError(
            Fault("too-large", Place(1, 1), f"This file is larger than {MOST_BYTES // 1024} KiB", "Shorten it.")
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        *lines, last = data[: error.start].decode("utf-8").split("\n")
        place = Place(len(lines) + 1, len(last) + 1)
        raise UnreadableError(
            Fault(
                "not-utf-8",
                place,
                "This is not text in UTF-8",
                "Copy the text into GitHub's editor, and save it there.",
            )
        ) from None


def faults_of_text(text: str) -> Iterator[Fault]:
    """What may not stand anywhere in a file, found before YAML is read; each kind of character once a line."""
    if not _SUSPECT.search(text) and unicodedata.is_normalized("NFC", text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if marker := _CONFLICT.match(line):
            yield Fault(
                "conflict-marker",
                Place(number, marker.start(1) + 1),
                "A marker that git leaves where two changes clash stands here",
                "Keep the lines that are right; delete the others, and those that begin <<<<<<<, ======= and >>>>>>>.",
            )
        first_places: dict[str, int] = {}
        for found in UNSEEN.finditer(line):
            first_places.setdefault(found[0], found.start() + 1)
        for character, column in first_places.items():
            name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
            yield Fault(
                "unseen-character",
                Place(number, column),
                f"A character that cannot be seen, or is easily taken for another, stands here: {name}",
                "Delete it and type an ordinary space or nothing in its place.",
            )
        if not line.isascii() and not unicodedata.is_normalized("NFC", line):
            composed = unicodedata.normalize("NFC", line)
            pairs = enumerate(zip(line, composed, strict=False), 1)
            yield Fault(
                "not-composed",
                Place(number, next((column for column, (found, whole) in pairs if found != whole), 1)),
                "A letter with its accent is written as two characters, not one",
                "Delete the letter and its accent and type it again.",
            )


def read(file: str, data: bytes) -> tuple[Document | None, dict[str, Value] | None, list[Problem]]:
    """One file: its document if it is text, its values if they can be read, and its problems. Never raises."""
    try:
        text = decode(data)
    except UnreadableError as unreadable:
        return None, None, [fault.problem(file) for fault in unreadable.faults]
    values: dict[str, Value] | None = None
    faults = list(faults_of_text(text))
    if not faults:  # Else what YAML stumbles over would only follow from those.
        try:
            values, faults = build(text)
        except UnreadableError as unreadable:
            faults = list(unreadable.faults)
    problems = [fault.problem(file) for fault in faults]
    return Document(file, text), values if not faults else None, problems


class Kind(Enum):
    """What stands under a name in a folder; a link is OTHER, wherever it leads."""

    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"


class Held(Protocol):
    """Something that holds a register's files: a folder on disk, or a revision in git."""

    def names(self, folder: str) -> Iterable[tuple[str, Kind]]:
        """What stands in `data/`, or in a folder of it, in the order of the names; nothing where there is no such."""

    def contents(self, files: Sequence[str]) -> Iterator[bytes]:
        """The bytes of each of the files, named from the register's root."""


@dataclass(frozen=True)
class Folder:
    """The files under a root on disk, as they stand there now."""

    root: Path

    def names(self, folder: str) -> Iterable[tuple[str, Kind]]:
        data = self.root / "data"
        if not data.is_dir() or data.is_symlink():
            return ()
        with os.scandir(data / folder) as scan:
            return sorted(((entry.name, _kind(entry)) for entry in scan), key=lambda each: each[0])

    def contents(self, files: Sequence[str]) -> Iterator[bytes]:
        return ((self.root / file).read_bytes() for file in files)


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_file(follow_symlinks=False):
        return Kind.FILE
    return Kind.FOLDER if entry.is_dir(follow_symlinks=False) else Kind.OTHER


class Placed(NamedTuple):
    """A file in its place: the folder that it stands in, its id, and its name from the register's root."""

    folder: str
    id: str
    file: str


def _as_id(name: str) -> str:
    """The name as an id may be written."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "amina-rahman"


def files(held: Held, folders: Collection[str]) -> Iterator[Placed | Problem]:
    """Every file under `data/`, in order; a problem for whatever has no place there.

    `folders` are those that hold files by their ids.
    """

    def stray(name: str, message: str, mend: str) -> Problem:
        file = f"data/{name}".encode("utf-8", "replace").decode()
        return Problem("stray-file", (), Severity.REFUSED, Location(file, place=Place(1, 1)), message, mend)

    def walk(folder: str) -> Iterator[Placed | Problem]:
        for name, kind in held.names(folder):
            path = f"{folder}/{name}" if folder else name
            id = name.removesuffix(SUFFIX)
            if name == ".gitkeep" and kind is Kind.FILE and not any(held.contents([f"data/{path}"])):
                continue
            if kind is not Kind.FILE:
                if kind is Kind.FOLDER and not folder and name in folders:
                    yield from walk(name)
                else:
                    yield stray(
                        path, "This is not an ordinary file in its place", "Delete it, or move it out of data/."
                    )
            elif not name.endswith(SUFFIX):
                mend = f"Rename it to {_as_id(id.partition('.')[0])}.yml, or move it out of data/."
                yield stray(path, "Only files that end in .yml have a place here", mend)
            elif not _ID.fullmatch(id):
                yield stray(
                    path,
                    "A file's name is an id: small letters, digits and single hyphens",
                    f"Rename it to {_as_id(id)}.yml.",
                )
            elif not folder and name != "scheme.yml":
                yield stray(
                    path,
                    "Only scheme.yml stands beside the folders",
                    f"Move it into one of the folders {', '.join(sorted(folders))}.",
                )
            else:
                yield Placed(folder, id, f"data/{path}")

    yield from walk("")
