"""Explains errors of PyYAML's C parser in words for someone who edits a register.

The parser says what it expected next, at the place where it noticed. This module says what the mistake probably is, at
the place where it was made.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from generator.problem import Place

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""The line ends that the parser counts."""
_FIELD = re.compile(r"[a-z_]+:(\s|$)")
_FIELD_WITHOUT_SPACE = re.compile(r"\s*(- )?[a-z_]+:[^\s]")

_CURLY_CLOSING = re.compile("[\u201c\u201d\u2019\xbb](?= *[],}]?\r?$)")


class Stumble(NamedTuple):
    """Where the reading of a text stopped, why, and how to fix it."""

    place: Place
    message: str
    fix: str


class _Seen(NamedTuple):
    """What the parser said: where it stopped, where what it was reading began, and the event before."""

    at: Place
    begun: Place
    last: Any
    lines: list[str]

    @property
    def line(self) -> str:
        return self.lines[self.at.line - 1]


def stumble(error: yaml.MarkedYAMLError, text: str, last: Any) -> Stumble:
    """What caused an error of the parser. `last` is the event before it."""
    said = error.problem or ""
    seen = _Seen(
        _place(error.problem_mark or error.context_mark),
        _place(error.context_mark or error.problem_mark),
        last,
        [*_BREAK.split(text), ""],
    )
    for words, explained in _EXPLAINED:
        if words in said and (found := explained(seen)):
            return found
    for words, message, fix in _PLAIN:
        if words in said:
            return Stumble(seen.at, message, fix)
    return Stumble(seen.at, "This line cannot be read as YAML", "Compare it with the same line of another file.")


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _open_quote(seen: _Seen) -> Stumble:
    return _opened_at(seen.begun, seen.lines[seen.begun.line - 1])


def _opened_at(place: Place, line: str = "") -> Stumble:
    opened = line[place.column - 1 : place.column]
    if curly := _CURLY_CLOSING.search(line, place.column):
        return Stumble(
            Place(place.line, curly.start() + 1),
            "The quote that closes this value is curly",
            f"Type a straight one ({opened}) here.",
        )
    fix = 'Write the same quote again where the value ends, as in `phone: "01632 960123"`.'
    return Stumble(place, "The quote opened here is not closed", fix)


def _after_a_quote(seen: _Seen) -> Stumble | None:
    """A quote that is closed by the opening quote of another value, or too early by a quote inside the value."""
    if getattr(seen.last, "style", None) not in ("'", '"'):
        return None
    opened, closed = _place(seen.last.start_mark), _place(seen.last.end_mark)
    if opened.line != closed.line or (closed == seen.at and seen.last.style == '"'):
        return _opened_at(opened, seen.lines[opened.line - 1])
    if closed.line != seen.at.line or _FIELD.match(seen.line, seen.at.column - 1):
        return None
    fix = "Put the whole value in double quotes, and leave out double quotes inside it."
    return Stumble(opened, "The value continues after its closing quote", fix)


def _second_colon(seen: _Seen) -> Stumble:
    if ": " in seen.line[: seen.at.column - 1]:
        fix = 'Put the whole value in double quotes, as in `title: "Leading: a day for heads"`.'
        return Stumble(seen.at, "There is a colon and a space inside a value", fix)
    indent = len(seen.line) - len(seen.line.lstrip(" "))
    if indent:
        fix = "Delete spaces before it, until it begins under the fields that it belongs with."
        return Stumble(Place(seen.at.line, indent + 1), "This line is indented further than the one above it", fix)
    fix = "Write a colon and a space after it, as in `base: YO1`."
    return Stumble(Place(max(seen.at.line - 1, 1), 1), "The name of a field is not followed by a colon", fix)


def _in_brackets(seen: _Seen) -> Stumble:
    colon = seen.line[seen.at.column - 1 : seen.at.column] == ":"
    if colon and seen.at.line == seen.begun.line:
        message = "There is a colon and a space inside a value, or a comma is missing before the field"
        return Stumble(seen.at, message, "Put the whole value in double quotes; between two fields write a comma.")
    if colon:
        fix = "Write ] where a list ends and } where a group of fields ends."
        return Stumble(seen.begun, "The bracket opened here is not closed", fix)
    fix = "Write a comma before this, or close the bracket first."
    return Stumble(seen.at, "A comma or a closing bracket is missing before this", fix)


def _no_field(seen: _Seen) -> Stumble:
    line = seen.lines[seen.begun.line - 1]
    if getattr(seen.last, "style", None) in ("|", ">"):
        fix = "Write two spaces before it, as before the other lines of the text."
        return Stumble(seen.begun, "This line is not indented, as the long text above it is", fix)
    if line.lstrip().startswith(("{", "[")):
        fix = "Write `- ` before it, under the dash above."
        return Stumble(seen.begun, "This item of a list does not begin with a dash", fix)
    if _FIELD_WITHOUT_SPACE.match(line):
        return Stumble(seen.begun, "There is no space after the colon", "Write one, as in `base: YO1`.")
    fix = "Write a colon and a space after its name, as in `base: YO1`; a long text goes on with two spaces before it."
    return Stumble(seen.begun, "The name of a field is not followed by a colon", fix)


def _not_lined_up(seen: _Seen) -> Stumble:
    column = seen.at.column - 1
    if seen.line[:column].strip() and seen.line[column : column + 2] != "- ":
        fix = "Delete what comes after it, or put the whole value in double quotes."
        return Stumble(seen.at, "The value continues after its closing bracket", fix)
    if seen.line.lstrip().startswith(("- ", "{")):
        fix = "Begin each item of the list with `- `, the dashes one under the other."
        return Stumble(seen.at, "This item of a list does not begin as the one above it", fix)
    fix = "Put the same number of spaces before it as before the fields it belongs with."
    return Stumble(seen.at, "This line is not lined up with the fields above it", fix)


def _not_an_item(seen: _Seen) -> Stumble:
    if seen.line.lstrip().startswith("- "):
        fix = "Put the same number of spaces before its dash as before the items above."
        return Stumble(seen.at, "This item is not lined up with the list above it", fix)
    fix = "If it begins an item, write `- ` before it; else line it up with the fields of the item above."
    return Stumble(seen.at, "This line has no dash, and is not lined up with the item above it", fix)


def _sign(seen: _Seen) -> Stumble | None:
    if seen.line.startswith("```"):
        fix = "Delete this line, and the one like it at the end."
        return Stumble(seen.at, "A line of three backticks, as chat programs put round code, is no field", fix)
    if seen.line[seen.at.column - 1 : seen.at.column] == "\t":
        return None
    return Stumble(seen.at, "A value cannot begin with this sign", "Put the whole value in double quotes.")


_EXPLAINED: tuple[tuple[str, Callable[[_Seen], Stumble | None]], ...] = (
    # Words in the parser's error, and the function that explains it; if it returns None, the next is tried.
    ("unexpected end of stream", _open_quote),
    ("did not find expected", _after_a_quote),
    ("mapping values are not allowed", _second_colon),
    ("did not find expected ',' or", _in_brackets),
    ("could not find expected ':'", _no_field),
    ("did not find expected key", _not_lined_up),
    ("did not find expected '-' indicator", _not_an_item),
    ("cannot start any token", _sign),
    ("alphabetic or numeric", _sign),
)
_TAB = (
    "There is a tab here, but only spaces are allowed",
    "Delete it and type spaces, as many as the line above begins with.",
)
_PLAIN = (
    ("cannot start any token", *_TAB),
    ("found a tab character", *_TAB),
    ("unknown escape character", "A backslash in double quotes comes before a letter that it does not go with",
     "Write the backslash twice, or use a slash instead."),
    ("comment or line break", "There is something after the | or > that begins a long text",
     "Begin the text on the next line, with two spaces before each of its lines."),
    ("non-alphabetical character", "A line cannot begin with %", "Delete the %, or put the value in double quotes."),
    ("expected <document start>", "There is something outside the file's fields",
     "Begin every field at the start of the line, and write a colon and a space after its name."),
)  # fmt: skip
