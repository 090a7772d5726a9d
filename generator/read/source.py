"""Turns a file's bytes into values and places, or into problems, each at its line and column.

Reading a file depends only on its name and bytes.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from generator.problem import Keys, Location, Place, Problem
from generator.read.characters import MISREAD, is_composed, misleading, misleads, respelled
from generator.read.plain_yaml import PlaceTable, TextFault, UnreadableError, Value, build

MOST_BYTES = 256 * 1024
MOST_PROBLEMS = 50
"""As many of a file's problems of format, or with one rule, are shown, and the others counted."""
_CONFLICT = re.compile(r"^[ \t]*(<{7}|={7}|>{7}|\|{7})(?= |\r?$)", re.MULTILINE)
_OTHER_CONFLICT = re.compile(r"^(={7}|[ \t]*(<{7}|>{7}|\|{7}))(?= |\r?$)", re.MULTILINE)
"""What makes a line of seven equals signs git's: another of its lines, or that it is not indented."""
_LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
"""What ends a line on some systems, and is shown as no line end on others."""
_PRESS_ENTER = (
    "Delete it and press Enter. If every line ends so, choose Windows or Unix line ends when you save the file."
)
_MARK = "\ufeff"
"""Some editors begin each file in UTF-8 with this byte order mark, and show it nowhere."""


@dataclass(frozen=True)
class Document:
    """A file's text; its places are worked out only when they are needed."""

    file: str
    text: str

    @cached_property
    def _places(self) -> PlaceTable:
        places = PlaceTable()
        with suppress(UnreadableError):  # This is a problem of its own; the places before it are right.
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
        """A place inside a block of text that begins with `|`; any other text counts as one place."""
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
        """The line a location is on, if its file could be read as text."""
        document = self.documents.get(location.file)
        number = self.place(location).line
        return document.lines[number - 1] if document and number <= len(document.lines) else None


def decode(data: bytes) -> str:
    """The text of a file; raises UnreadableError where it is too large or not UTF-8."""
    if len(data) > MOST_BYTES:
        raise UnreadableError(
            TextFault("too-large", Place(1, 1), f"This file is larger than {MOST_BYTES // 1024} KiB", "Shorten it.")
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    else:
        at = text.find("\0")  # Every second byte of a text in UTF-16 is zero.
        if at < 0:
            return text
        at = len(text[:at].encode())
    *lines, last = data[:at].decode("utf-8").split("\n")
    place = Place(len(lines) + 1, len(last) + 1)
    fix = "Copy the text into GitHub's editor, and save it there."
    raise UnreadableError(TextFault("not-utf-8", place, "This is not text in UTF-8", fix))


def faults_of_text(text: str) -> Iterator[TextFault]:
    """What no file may contain, found before YAML is read; each character is reported once for each line."""
    conflicts = _CONFLICT.search(text) and _OTHER_CONFLICT.search(text)  # Else it underlines a heading of Markdown.
    is_misread = not text.isascii() and MISREAD.search(text)
    if not conflicts and not misleads(text) and is_composed(text) and not is_misread:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if conflicts and (marker := _CONFLICT.match(line)):
            yield TextFault(
                "conflict-marker",
                Place(number, marker.start(1) + 1),
                "Git left a conflict marker here: two changes clash",
                "Keep the lines that are right; delete the others, and those that begin <<<<<<<, ======= and >>>>>>>.",
            )
        first_places: dict[str, int] = {}
        for character in misleading(line):
            first_places.setdefault(character[0], character.start() + 1)
        if number == 1 and line.startswith(_MARK):
            del first_places[_MARK]
            message = "This file begins with a byte order mark, which cannot be seen"
            fix = "Save it again, and choose UTF-8 without BOM as its encoding."
            yield TextFault("unseen-character", Place(1, 1), message, fix)
        for sign, column in first_places.items():
            name = f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
            message = f"There is an invisible or misleading character here: {name}"
            fix = "Delete it. If a space or a letter belongs there, type an ordinary one."
            if sign in _LINE_ENDS:
                message, fix = f"A line ends here with a sign that few programs know: {name}", _PRESS_ENTER
            yield TextFault("unseen-character", Place(number, column), message, fix)
        if not is_composed(line):
            column, message, fix = respelled(line)
            yield TextFault("not-composed", Place(number, column), message, fix)
        elif misread := MISREAD.search(line):
            yield TextFault(
                "misread",
                Place(number, misread.start() + 1),
                "A program has misread an accent or a quote here, as when é becomes Ã©",
                "Type the word again. If there are many, copy the text again from where it is right.",
            )


def most(problems: list[Problem], left: int = 0) -> list[Problem]:
    """As many of one file's problems as are shown, and one that counts the others and those `left` out already."""
    left += len(problems[MOST_PROBLEMS:])
    if not left:
        return problems
    file, severity = problems[0].at.file, problems[0].severity
    message = f"There are {left:,} more problems like these in this file"
    fix = "Fix those that are shown, then check again."
    more = Problem("more-problems", (), severity, Location(file, place=Place(1, 1)), message, fix)
    return [*problems[:MOST_PROBLEMS], more]


def read(file: str, data: bytes) -> tuple[Document | None, dict[str, Value] | None, list[Problem]]:
    """One file: its document if it is text, its values if they can be read, and its problems. Never raises."""
    try:
        text = decode(data)
    except UnreadableError as unreadable:
        return None, None, [fault.problem(file) for fault in unreadable.faults]
    values: dict[str, Value] | None = None
    faults = list(faults_of_text(text))
    if not faults:  # If there are faults already, errors of YAML would only follow from them.
        try:
            values, faults = build(text)
        except UnreadableError as unreadable:
            faults = list(unreadable.faults)
    problems = most([fault.problem(file) for fault in faults])
    return Document(file, text), values if not faults else None, problems
