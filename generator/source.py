"""YAML text to values and places: the first stage. Bytes in; plain values, or problems each at its line and column, out.

YAML guesses (`NO` is False, `0123` is 83, a second key silently wins), so nothing is guessed here: every scalar is text, and
what YAML offers beyond mappings, lists and scalars is refused. Reading one file depends on nothing but its bytes.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from generator.problem import Keys, Location, Place, Problem, Severity

Value = str | tuple["Value", ...] | dict[str, "Value"]
Mark = Any  # The stubs have marks that may be None; a parser's events always have theirs.
AddFault = Callable[[str, Mark, str, str], None]

MOST_BYTES = 256 * 1024
MOST_LEVELS = 12
SUFFIX = ".yml"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)

_UNSEEN = re.compile(
    # Control characters but tab and line ends; no-break and other odd spaces; soft hyphen; fillers; zero-width,
    # bidirectional and tag characters; line and paragraph separators; variation selectors; the byte order mark; private use.
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]|\r(?!\n)"
)
_CONFLICT = re.compile(r"^[ \t]*(<{7}|={7}|>{7}|\|{7})(?= |\r?$)", re.MULTILINE)

_MENDS = (
    # What libyaml says, and what that means to someone who edits a register.
    ("mapping values are not allowed", "A colon followed by a space stands inside a value, or a line is indented too far",
     "Put the whole value in double quotes, or line the field up with those above it."),
    ("cannot start any token", "A character stands here that a value cannot begin with (a tab, @, ` or %)",
     "Indent with spaces, not tabs; put a value that begins with a sign in double quotes."),
    ("found a tab character", "A tab is used where only spaces may be", "Indent with spaces."),
    ("could not find expected ':'", "A field's name is not followed by a colon",
     "Write the field as `name: value`; indent the further lines of a long text under it."),
    ("did not find expected key", "This line is not lined up with the fields above it, or a quote before it is not closed",
     "Give it the same indentation as the fields it belongs with, and close every quote."),
    ("did not find expected '-' indicator", "This line is not lined up with the list above it",
     "Begin each item of the list with `- ` at the same indentation."),
    ("did not find expected ',' or", "A list or group in brackets is not closed, or a comma is missing",
     "Put a comma between its items, and close it with the bracket it began with."),
    ("unexpected end of stream", "A quote that was opened is never closed", "Close it with the same quote."),
    ("unknown escape character", "A backslash in double quotes stands before a letter it cannot stand before",
     "Use single quotes, or write the backslash twice."),
    ("did not find expected <document start>", "Something stands outside the file's fields",
     "Begin every field at the start of the line, and have a colon after its name."),
)  # fmt: skip


class Refused(Exception):
    """A file that cannot be read any further; carries what to tell."""

    def __init__(self, fault: "Fault") -> None:
        self.fault = fault


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text, at its place."""

    code: str
    place: Place
    message: str
    mend: str

    def problem(self, file: str) -> Problem:
        at = Location(file, place=self.place)
        return Problem(self.code, (), Severity.REFUSED, at, self.message, self.mend)


@dataclass
class Places:
    """Where each value, and the name of each field, stands in a text."""

    values: dict[Keys, Place] = field(default_factory=dict)
    names: dict[Keys, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """A file's text, and its places when they are asked for."""

    file: str
    text: str

    @cached_property
    def _places(self) -> Places:
        places = Places()
        try:
            build(self.text, places)
        except Refused:
            pass  # The places before the one that cannot be read still hold; the fault itself is a problem of its own.
        return places

    @cached_property
    def lines(self) -> list[str]:
        return re.split(r"\r?\n", self.text)

    def place(self, location: Location) -> Place:
        """Line and column of a location; of the nearest thing around it where it is not written, as a missing field is."""
        if location.place:
            return location.place
        keys = location.keys
        table = self._places.names if location.names else self._places.values
        while keys and keys not in table:
            keys, table = Keys(keys[:-1]), self._places.values
        return table.get(keys, Place(1, 1))


@dataclass(frozen=True)
class Source:
    """Every file under `data/`, by its name from the register's root."""

    documents: dict[str, Document]

    def place(self, location: Location) -> Place:
        document = self.documents.get(location.file)
        return document.place(location) if document else Place(1, 1)

    def line(self, location: Location) -> str | None:
        """The line a location stands on, if its file could be read as text."""
        document = self.documents.get(location.file)
        number = self.place(location).line
        return document.lines[number - 1] if document and number <= len(document.lines) else None


def decode(data: bytes) -> str:
    """The text of a file; raises Refused where it is too large or not UTF-8."""
    if len(data) > MOST_BYTES:
        raise Refused(
            Fault("too-large", Place(1, 1), f"This file is larger than {MOST_BYTES // 1024} KiB", "Shorten it.")
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise Refused(
            Fault("not-utf-8", _place(before, len(before)), "This is not text in UTF-8", "Save the file as UTF-8.")
        ) from None


def faults_of_text(text: str) -> Iterator[Fault]:
    """What may not stand anywhere in a file, found before YAML is read."""
    for found in _UNSEEN.finditer(text):
        name = f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".strip()
        yield Fault(
            "unseen-character",
            _place(text, found.start()),
            f"A character that cannot be seen, or is easily taken for another, stands here: {name}",
            "Delete it and type an ordinary space or nothing in its place.",
        )
    for found in _CONFLICT.finditer(text):
        yield Fault(
            "conflict-marker",
            _place(text, found.start(1)),
            "A marker that git leaves where two changes clash stands here",
            "Decide which of the two versions is right, and delete the other and all three markers.",
        )
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        lines = text.split("\n")
        number, line = next((n, li) for n, li in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", li))
        composed = unicodedata.normalize("NFC", line)
        column = next((c for c, (a, b) in enumerate(zip(line, composed, strict=False), 1) if a != b), 1)
        yield Fault(
            "not-composed",
            Place(number, column),
            "A letter with its accent is written as two characters, not one",
            "Delete the letter and its accent and type it again.",
        )


def build(text: str, places: Places | None = None) -> tuple[Value, list[Fault]]:
    """The values of a YAML text, and the faults it has; raises Refused where it cannot be read on. Fills `places` if given.

    Scalars are text, lists tuples, mappings dicts. One pass over the events of PyYAML's C parser, linear in the text.
    """
    faults: list[Fault] = []
    top: list[Value] = []
    # One frame an open list or mapping: its keys from the top, the items or fields so far, and the field being read.
    frames: list[_Frame] = []

    def fault(code: str, mark: Mark, message: str, mend: str) -> None:
        faults.append(Fault(code, Place(mark.line + 1, mark.column + 1), message, mend))

    def add(value: Value, mark: Mark, keys: Keys) -> None:
        if places is not None:
            places.values.setdefault(keys, Place(mark.line + 1, mark.column + 1))
        if not frames:
            top.append(value)
        else:
            frames[-1].add(value)

    documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            mark: Mark = event.start_mark
            if isinstance(event, yaml.NodeEvent):
                _beyond_plain(event, fault)
                if isinstance(event, yaml.AliasEvent):
                    event = yaml.ScalarEvent(None, None, (True, False), "", mark, event.end_mark)
            frame = frames[-1] if frames else None
            if isinstance(event, yaml.ScalarEvent):
                if frame is not None and frame.wants_key:
                    frame.read_key(event, fault, places)
                else:
                    add(event.value, mark, frame.keys_of_next() if frame else Keys())
            elif isinstance(event, yaml.CollectionStartEvent):
                if frame is not None and frame.wants_key:
                    fault("odd-key", mark, "A field's name is a list or a group", "Write a single word and a colon.")
                    raise Refused(faults.pop())
                if len(frames) == MOST_LEVELS:
                    fault("too-deep", mark, "Lists and groups stand inside one another too deeply", "Take levels out.")
                    raise Refused(faults.pop())
                keys = frame.keys_of_next() if frame else Keys()
                if places is not None:
                    # A group or list is shown at its field's name, where a reader looks for it.
                    places.values.setdefault(keys, places.names.get(keys, Place(mark.line + 1, mark.column + 1)))
                frames.append(_Frame(keys, isinstance(event, yaml.MappingStartEvent)))
            elif isinstance(event, yaml.CollectionEndEvent):
                done = frames.pop()
                if frames:
                    frames[-1].add(done.value)
                else:
                    top.append(done.value)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    fault("several-documents", mark, "A line of --- begins a second document", "Delete that line.")
                    break
    except yaml.MarkedYAMLError as error:
        raise Refused(_syntax(error)) from None
    except yaml.YAMLError:
        raise Refused(
            Fault("not-yaml", Place(1, 1), "This cannot be read as YAML", "Compare it with another file.")
        ) from None
    if not top or not isinstance(top[0], dict):
        faults.append(Fault("not-fields", Place(1, 1), "This file holds no fields", "Write them as `name: value`."))
        raise Refused(faults[0])
    return top[0], faults


class _Frame:
    """A list or mapping being read."""

    __slots__ = ("fields", "items", "key", "keys", "wants_key")

    def __init__(self, keys: Keys, is_mapping: bool) -> None:
        self.keys = keys
        self.fields: dict[str, Value] | None = {} if is_mapping else None
        self.items: list[Value] = []
        self.key = ""
        self.wants_key = is_mapping

    @property
    def value(self) -> Value:
        return tuple(self.items) if self.fields is None else self.fields

    def keys_of_next(self) -> Keys:
        return Keys((*self.keys, len(self.items) if self.fields is None else self.key))

    def add(self, value: Value) -> None:
        if self.fields is None:
            self.items.append(value)
        else:
            self.fields.setdefault(self.key, value)  # A key given twice is a fault; the first stands meanwhile.
            self.wants_key = True

    def read_key(self, event: yaml.ScalarEvent, fault: AddFault, places: Places | None) -> None:
        assert self.fields is not None
        key: str = event.value
        mark: Mark = event.start_mark
        if key == "<<" and event.implicit[0]:
            fault("merge-key", mark, "A merge key (<<) is used", "Write the fields out.")
        elif key in self.fields:
            fault("duplicate-key", mark, "This field is given a second time", "Keep the one that is right.")
        self.key, self.wants_key = key, False
        if places is not None:
            places.names.setdefault(self.keys_of_next(), Place(mark.line + 1, mark.column + 1))


def _beyond_plain(event: yaml.NodeEvent, fault: AddFault) -> None:
    """Faults of what YAML offers beyond mappings, lists and scalars."""
    mark: Mark = event.start_mark
    if isinstance(event, yaml.AliasEvent):
        fault("alias", mark, "A value beginning with * refers to another place", "Write it out, or put it in quotes.")
    elif event.anchor is not None:
        fault("anchor", mark, "A name beginning with & marks this value", "Delete it, or put the value in quotes.")
    if getattr(event, "tag", None) is not None:
        fault("tag", mark, "A tag beginning with ! stands before this value", "Delete it, or put the value in quotes.")


def _syntax(error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    for said, message, mend in _MENDS:
        if said in (error.problem or ""):
            return Fault("not-yaml", place, message, mend)
    return Fault(
        "not-yaml", place, "This line cannot be read as YAML", "Compare it with the same line of another file."
    )


def _place(text: str, offset: int) -> Place:
    start = text.rfind("\n", 0, offset) + 1
    return Place(text.count("\n", 0, offset) + 1, offset - start + 1)


def read(file: str, data: bytes) -> tuple[Document | None, dict[str, Value] | None, list[Problem]]:
    """One file: its document if it is text, its values if they can be read, and its problems. Never raises."""
    try:
        text = decode(data)
    except Refused as refused:
        return None, None, [refused.fault.problem(file)]
    faults = list(faults_of_text(text))
    values: Value | None = None
    try:
        values, more = build(text)
        faults += more
    except Refused as refused:
        if not any(fault.code in ("conflict-marker", "unseen-character") for fault in faults):
            faults.append(refused.fault)  # Else it only follows from those: mended with them.
    problems = [fault.problem(file) for fault in faults]
    return Document(file, text), values if isinstance(values, dict) and not faults else None, problems


def files(root: Path, folders: dict[str, str]) -> Iterator[tuple[str, str, Path] | Problem]:
    """Every file under `data/` as folder, id and path, in order; a problem for whatever has no place there.

    `folders` says what each folder holds; the folder "" holds single files by their ids.
    """

    def stray(path: Path, message: str, mend: str) -> Problem:
        file = path.relative_to(root).as_posix().encode("utf-8", "replace").decode()
        return Problem("stray-file", (), Severity.REFUSED, Location(file, place=Place(1, 1)), message, mend)

    def walk(folder: Path, name: str) -> Iterator[tuple[str, str, Path] | Problem]:
        with os.scandir(folder) as scan:
            for entry in sorted(scan, key=lambda entry: entry.name):
                path = folder / entry.name
                if entry.name == ".gitkeep" and not entry.is_symlink():
                    continue
                if entry.is_symlink() or not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                    if not name and entry.name in folders and entry.is_dir(follow_symlinks=False):
                        yield from walk(path, entry.name)
                    else:
                        yield stray(
                            path, "This is not an ordinary file in its place", "Delete it, or move it out of data/."
                        )
                elif not entry.name.endswith(SUFFIX):
                    yield stray(
                        path, "Only files that end in .yml have a place here", "Rename it, or move it out of data/."
                    )
                elif not _ID.fullmatch(entry.name.removesuffix(SUFFIX)):
                    yield stray(
                        path,
                        "A file's name is an id: small letters, digits and single hyphens",
                        "Rename it, such as amina-rahman.yml.",
                    )
                elif not name and entry.name != "scheme.yml":
                    yield stray(
                        path,
                        "Only scheme.yml stands beside the folders",
                        f"Move it into one of: {', '.join(sorted(folders))}.",
                    )
                else:
                    yield name, entry.name.removesuffix(SUFFIX), path

    data = root / "data"
    if data.is_dir() and not data.is_symlink():
        yield from walk(data, "")
