"""Text that YAML cuts at a # or joins to the text above without a word: part of the reading of a file.

In: a text and its events, one by one. Out: what is refused, each at its character.

A comment is unmistakable on a line of its own, and after a closing quote or bracket, a comma, the | or > of a long
text, or the name of a field whose list or group is below. After an unquoted value it is refused, whatever the value:
`place: Hall #4, Leeds` is a place to the person who types it, and YAML cannot say which of the two was meant.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from generator.problem import Place
from generator.read.characters import in_curly_quotes
from generator.read.yaml_faults import Stumble

SUSPECT = re.compile(r"(?<=[^\n])#|^\?|[\s\[{,]\?", re.MULTILINE)
"""Occurs in every text in which a comment could be part of a value, or a question mark of a name."""
_SIGN = re.compile("[#?]")
_COMMENT = re.compile(r"#[^\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*")
_NAME = re.compile(r"[a-z_]+")
_BULLET = r"-(\s|$)|[*+•]\s|\d{1,2}[.)]\s"
_BEGINS_ITEM = re.compile(_BULLET)
_BEGINS_ANEW = re.compile(rf"{_BULLET}|[a-z_]+:(?!//)")
"""How a line begins, rightly, that does not go on with the text above: a dash, a bullet, a field."""
_AFTER_HASH = ("", " ", "\t", "\r", "\n", "#")
_OWN_LINE = "If it is a comment, write it on a line of its own."


class Owner(NamedTuple):
    """What holds a value: the name of its field, empty for an item of a list; the column of that name or of the dash,
    from 0; whether it is within brackets or braces.
    """

    name: str
    column: int
    in_brackets: bool

    def quoted(self, text: str) -> str:
        """A value in double quotes after its name or dash, to type."""
        head = f"{self.name}: " if _NAME.fullmatch(self.name) else "" if self.in_brackets else "- "
        return f'`{head}"{text}"`'


def joined(text: str, event: Any, owner: Owner) -> Stumble | None:
    """What a value over several lines, not begun by |, takes in that was probably to be apart from it."""
    if event.style:
        return _lines_joined(text, event, owner)
    at, end, line_number = event.start_mark.index, event.end_mark.index, event.start_mark.line + 1
    while (at := text.find("\n", at, end) + 1) > 0:
        line_number += 1
        line = text[at : min(end, line_end(text, at))].rstrip("\r")
        written = line.lstrip()
        margin = len(line) - len(written)
        if said := _joins(written.rstrip(), owner):
            return Stumble(Place(line_number, margin + 1), *said)
    return None


def _lines_joined(text: str, event: Any, owner: Owner) -> Stumble | None:
    """What is wrong with the lines of a text in quotes, or below >, which YAML makes one line.

    It keeps two empty lines as one, and the lines below > that are indented further.
    """
    lines = re.split(r"\r?\n", text[event.start_mark.index : event.end_mark.index])
    is_folded = event.style == ">"
    written = [number for number, line in enumerate(lines) if number and line.strip()]
    margins = {number: len(lines[number]) - len(lines[number].lstrip()) for number in written}
    least = margins[written[0]] if is_folded and written else len(text)
    for above, number in zip([written[0] if is_folded else 0, *written] if written else (), written, strict=False):
        place = Place(event.start_mark.line + 1 + number, margins[number] + 1)
        if not is_folded and margins[number] <= owner.column:
            message = "This line is read as part of the quoted text above, but is not indented under it"
            fix = "Close the quote where its text ends. If the text goes on here, write two more spaces before it."
            return Stumble(place, message, fix)
        is_indented = margins[number] > least or margins.get(above, 0) > least
        if is_indented or not (lines[above].strip(_QUOTES) and lines[number].strip(_QUOTES)):
            continue
        if number - above == 2:  # One empty line is between them.
            return Stumble(place._replace(line=place.line - 1, column=1), _PARAGRAPHS, _as_written(owner))
        if number > above and _BEGINS_ITEM.match(lines[number].lstrip()):
            return Stumble(place, "YAML makes this line and the one above it one line", _as_written(owner))
    return None


_QUOTES = " \t\"'"
_PARAGRAPHS = "YAML leaves this empty line out of the text, so its paragraphs become one"


def _as_written(owner: Owner) -> str:
    after = f"{owner.name}:" if owner.name else "the dash"
    if owner.in_brackets:
        return f"Write the fields in braces on lines of their own, | after {after} and the text below it, indented."
    return f"Write | after {after} and begin the text on the next line, with two spaces before each line."


def _joins(line: str, owner: Owner) -> tuple[str, str] | None:
    """What is wrong with a line that goes on with the value above it, and how to fix it."""
    if not owner.name:
        between = "Write a comma between two items" if owner.in_brackets else "Begin each item with `- `, lined up"
        fix = f"{between}; put an item of several lines in double quotes, as in {owner.quoted('Hall 4, Leeds')}."
        return "This line is read as part of the item above", fix
    if not line:
        return _PARAGRAPHS, _as_written(owner)
    if _BEGINS_ANEW.match(line):
        fix = (
            "Line it up with what it belongs to. If it is part of the text, write | after the colon above and begin"
            f" the text on the next line, or put it all in double quotes, as in {owner.quoted('In - and out')}."
        )
        return "This line is read as part of the text above", fix
    return None


def line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


class Comments:
    """Looks at the comments of a text, in the gaps between its events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.read_to = 0
        self.last: Any = None
        """The last scalar or bracket."""
        self.owner: Owner | None = None
        """What holds the last scalar, if that is a value."""

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\n", self.text))]

    def _said(self, at: int, message: str, fix: str) -> Stumble:
        line = bisect_right(self._line_starts, at)
        return Stumble(Place(line, at - self._line_starts[line - 1] + 1), message, fix)

    def before(self, event: Any, owner: Owner | None) -> Iterator[Stumble]:
        """What is wrong with the comments before an event; `owner` is what holds it, if it is a scalar and a value."""
        start, end = event.start_mark.index, event.end_mark.index
        yield from self.up_to(start, owner)
        is_scalar = type(event) is yaml.ScalarEvent
        if is_scalar and (header := _HEADER.match(self.text, start)) and event.style in ("|", ">"):
            comment = self.text.find("#", header.end(), line_end(self.text, start))
            if comment >= 0:
                yield from self._apart(comment)
        self.read_to = max(self.read_to, start, end)
        if is_scalar or end > start:
            self.last, self.owner = event, owner

    def up_to(self, end: int, owner: Owner | None = None) -> Iterator[Stumble]:
        """What is wrong with the comments between what was read last and a position."""
        at, above, between = self.read_to, -1, ""
        if not _SIGN.search(self.text, at, end):
            return
        said: list[Stumble] = []
        for comment in _COMMENT.finditer(self.text, at, end):
            if signs := self.text[at : comment.start()].strip():
                between, above = between + signs, -1
            above = comment.start() if above < 0 else above
            at = comment.end()
            said += self._comment(comment.start(), between)
            between += "#"
        left = self.text[at:end]
        if owner and (owner.name or not owner.in_brackets) and above >= 0 and not left.strip():
            said = [self._above_a_value(above, owner)]
        yield from said
        if "?" in between + left:
            fix = "Delete it, and write the name, a colon and the value on one line."
            yield self._said(self.text.index("?", self.read_to), "YAML leaves this question mark out", fix)

    def _comment(self, at: int, between: str) -> Iterator[Stumble]:
        """One comment; `between` are the signs between it and the last scalar or bracket, a # for each comment."""
        text, owner = self.text, self.owner
        column = at - text.rfind("\n", 0, at) - 1
        if text[at - column : at].strip():
            if not owner or self.last.style or between:
                yield from self._apart(at)
            elif in_curly_quotes(self.last.value):
                pass  # That is reported of the value itself, and explains why the # counts.
            elif self.last.value:
                fix = f"Put the whole value in double quotes, as in {owner.quoted('Hall #4, Leeds')}. {_OWN_LINE}"
                yield self._said(at, "This value ends here, because a # after a space begins a comment", fix)
            else:
                yield self._above_a_value(at, owner)
        elif owner and not between and column > owner.column and self._may_go_on(owner):
            fix = (
                "If it is a comment, begin it under the name or dash of that text. If it is part of the text, write |"
                " after the colon, and below it the whole text with two spaces before each line."
            )
            yield self._said(at, "This comment is indented as the text above, and YAML leaves it out of that", fix)

    def _may_go_on(self, owner: Owner) -> bool:
        """Whether the last value looks as if it went on with the next line: in block style, not in quotes."""
        style = self.last.style
        return not owner.in_brackets and (style in ("|", ">") or (not style and self.last.value))

    def _above_a_value(self, at: int, owner: Owner) -> Stumble:
        """A comment between the name of a field, or a dash, and its value."""
        fix = (
            f"If it belongs to the value, put the whole value in double quotes, as in {owner.quoted('#4 Hall, Leeds')}."
            " If it is a comment, write it on a line above the field."
        )
        return self._said(at, "A # begins a comment, so this is no part of the value", fix)

    def _apart(self, at: int) -> Iterator[Stumble]:
        """A comment that shares its line with a quote, a bracket or a sign: a space is on each side of its #."""
        if self.text[at - 1] not in " \t" or self.text[at + 1 : at + 2] not in _AFTER_HASH:
            fix = f"If it belongs to the value, put both in one pair of double quotes. {_OWN_LINE}"
            yield self._said(at, "It is not clear whether this # begins a comment", fix)
