"""Plain YAML: turns the events of PyYAML's C parser into values and places.

YAML guesses (`NO` is False, `0123` is 83, a second key silently wins), so nothing is guessed here: every scalar is
text, and what YAML offers beyond mappings, lists and scalars is a fault at its line and column.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from generator.problem import Keys, Location, Place, Problem, Severity
from generator.read.characters import CURLY, in_curly_quotes, is_composed, misleads
from generator.read.cut_and_joined import SUSPECT, Comments, Owner, joined
from generator.read.yaml_faults import stumble

Value = str | tuple["Value", ...] | dict[str, "Value"]

MOST_LEVELS = 12

_COUNTED = re.compile("[|>][-+]?[0-9]")
_NOTHING = frozenset(("~", "null", "Null", "NULL", ".nan", ".NaN", ".NAN"))


class UnreadableError(Exception):
    """A text that cannot be read to its end: its faults so far; the last one stopped the reading."""

    def __init__(self, *faults: "TextFault") -> None:
        self.faults = faults


@dataclass(frozen=True)
class TextFault:
    """What is wrong with a text, at its place; other places of the text that belong to it, each with a word."""

    code: str
    place: Place
    message: str
    fix: str
    related: tuple[tuple[Place, str], ...] = ()

    def problem(self, file: str) -> Problem:
        at = Location(file, place=self.place)
        related = tuple((Location(file, place=place), word) for place, word in self.related)
        return Problem(self.code, (), Severity.REFUSED, at, self.message, self.fix, related)


@dataclass
class PlaceTable:
    """Where each value, and the name of each field, is in a text. A group or list is placed at its field's name."""

    values: dict[Keys, Place] = field(default_factory=dict)
    names: dict[Keys, Place] = field(default_factory=dict)


def build(text: str, places: PlaceTable | None = None) -> tuple[dict[str, Value], list[TextFault]]:
    """The fields of a YAML text, and the faults it has; fills `places` if given.

    Raises UnreadableError if the text cannot be read to its end. One pass, linear in the text.
    """
    builder, event = _Builder(text, places), None
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(*builder.stopped(error, event)) from None
    except yaml.YAMLError:
        fault = TextFault("not-yaml", Place(1, 1), "This cannot be read as YAML", "Compare it with another file.")
        raise UnreadableError(*builder.faults, fault) from None
    if not isinstance(builder.top, dict):
        fault = TextFault(
            "not-fields",
            Place(1, 1),
            "This file holds no fields",
            "Write each on a line of its own, as in `name: Amina Rahman`.",
        )
        raise UnreadableError(*builder.faults, fault)
    return builder.top, builder.faults


class _Frame:
    """A list or mapping being read: the keys that lead to it, and what it holds so far.

    `column` is that of its last field's name or of its dashes, from 0; within brackets, of the field that they are in.
    """

    __slots__ = ("column", "fields", "in_brackets", "items", "key", "keys", "wants_key")

    def __init__(self, keys: Keys, is_mapping: bool, column: int, in_brackets: bool) -> None:
        self.keys = keys
        self.column = column
        self.in_brackets = in_brackets
        self.fields: dict[str, Value] | None = {} if is_mapping else None
        self.items: list[Value] = []
        self.key = ""
        self.wants_key = is_mapping

    @property
    def value(self) -> Value:
        return tuple(self.items) if self.fields is None else self.fields

    @property
    def owner(self) -> Owner:
        return Owner(self.key if self.fields is not None else "", self.column, self.in_brackets)

    def keys_of_next(self) -> Keys:
        return Keys((*self.keys, len(self.items) if self.fields is None else self.key))

    def add(self, value: Value) -> None:
        if self.fields is None:
            self.items.append(value)
        else:
            self.fields.setdefault(self.key, value)  # A field given twice is a fault; the first value is used.
            self.wants_key = True


class _Builder:
    """Takes the events of a text one by one, and keeps the frames of what is open."""

    def __init__(self, text: str, places: PlaceTable | None) -> None:
        self.text = text
        self.places = places
        self.faults: list[TextFault] = []
        self.frames: list[_Frame] = []
        self.top: Value | None = None
        self.documents = 0
        # Most texts have none of what these look for.
        self.comments = Comments(text) if ("#" in text or "?" in text) and SUSPECT.search(text) else None
        self.has_odd_characters = "\\" in text or not text.isascii()

    @cached_property
    def placed(self) -> PlaceTable:
        """The places of the text. Reads it again if they were not kept."""
        places = self.places or PlaceTable()
        if self.places is None:
            with suppress(UnreadableError):  # What stops it stops this reading too.
                build(self.text, places)
        return places

    def stopped(self, error: yaml.MarkedYAMLError, last: Any) -> list[TextFault]:
        """The faults of a text that the parser cannot read to its end, without those that follow from others."""
        mark: Any = error.problem_mark or error.context_mark
        if self.comments and mark:
            self.faults += [TextFault("cut-text", *stumbled) for stumbled in self.comments.up_to(mark.index)]
        if any(fault.code in ("cut-text", "curly-quotes") for fault in self.faults):
            return self.faults
        stop = TextFault("not-yaml", *stumble(error, self.text, last))
        return [fault for fault in self.faults if fault.code != "joined-text" or fault.place < stop.place] + [stop]

    def take(self, event: Any) -> None:
        if self.documents == 2:
            return
        if self.comments:
            frame = self.frames[-1] if self.frames else None
            is_value = frame and not frame.wants_key and type(event) is yaml.ScalarEvent
            owner = frame.owner if frame and is_value else None
            self.faults += [TextFault("cut-text", *stumbled) for stumbled in self.comments.before(event, owner)]
        if step := _STEPS.get(type(event)):
            step(self, event)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents == 2:
            self.fault("several-documents", event, "A line of --- begins a second document", "Delete that line.")

    def scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self.marked(event)
        if self.has_odd_characters:
            self.characters(event)
        frame = self.frames[-1] if self.frames else None
        if frame and frame.wants_key:
            self.key(frame, event)
        else:
            if self.places is not None:
                self.places.values.setdefault(frame.keys_of_next() if frame else Keys(), _place(event))
            if event.style in ("|", ">") and _COUNTED.match(self.text, event.start_mark.index):
                fix = "Delete it. If it is part of the text, put the whole text in double quotes."
                self.fault("cut-text", event, "A number after this sign counts spaces, and is no part of the text", fix)
            elif event.start_mark.line != event.end_mark.line and frame and event.style != "|":
                self.over_lines(frame, event)
            self.add(text_of(event))

    def over_lines(self, frame: _Frame, event: Any) -> None:
        """The fault of a value over several lines that takes in what was to be apart from it."""
        if stumbled := joined(self.text, event, frame.owner):
            self.faults.append(TextFault("joined-text", *stumbled))

    def alias(self, event: Any) -> None:
        self.fault(
            "alias", event, "A value beginning with * refers to another place", "Write it out, or put it in quotes."
        )
        frame = self.frames[-1] if self.frames else None
        if frame and frame.wants_key:
            frame.key, frame.wants_key = "*", False
        else:
            self.add("")

    def start(self, event: Any) -> None:
        if event.anchor or event.tag:
            self.marked(event)
        frame = self.frames[-1] if self.frames else None
        if frame and frame.wants_key:
            self.stop("odd-key", event, "A field's name is a list or a group", "Write a single word and a colon.")
        if len(self.frames) == MOST_LEVELS:
            self.stop("too-deep", event, "Lists and groups are nested too deeply", "Use fewer levels.")
        keys = frame.keys_of_next() if frame else Keys()
        if self.places is not None:
            self.places.values.setdefault(keys, self.places.names.get(keys) or _place(event))
        in_brackets = bool(event.flow_style)
        column = event.start_mark.column
        if in_brackets:
            column = frame.column if frame else -1
        self.frames.append(_Frame(keys, type(event) is yaml.MappingStartEvent, column, in_brackets))

    def end(self, _event: Any) -> None:
        self.add(self.frames.pop().value)

    def key(self, frame: _Frame, event: Any) -> None:
        name = event.value
        if name == "<<" and event.implicit[0]:
            self.fault("merge-key", event, "A merge key (<<) is used", "Write the fields out.")
        elif frame.fields is not None and name in frame.fields:
            self.duplicate(frame, event)
        frame.key, frame.wants_key = name, False
        if not frame.in_brackets:
            frame.column = event.start_mark.column
        if self.places is not None:
            self.places.names.setdefault(frame.keys_of_next(), _place(event))

    def duplicate(self, frame: _Frame, event: Any) -> None:
        """The fault of a field given twice, with the place of the first."""
        first = self.placed.names.get(Keys((*frame.keys, event.value)))
        self.faults.append(
            TextFault(
                "duplicate-key",
                _place(event),
                "This field is given a second time",
                "Keep the one that is right, and delete the other.",
                ((first, "where it is given first"),) if first else (),
            )
        )

    def add(self, value: Value) -> None:
        if self.frames:
            self.frames[-1].add(value)
        else:
            self.top = value

    def marked(self, event: Any) -> None:
        """Faults of an anchor or a tag before a value."""
        if event.anchor:
            self.fault(
                "anchor", event, "A name beginning with & marks this value", "Delete it, or put the value in quotes."
            )
        if event.tag:
            self.fault(
                "tag",
                event,
                "A tag beginning with ! comes before this value",
                "Delete it, or put the value in quotes.",
            )

    def characters(self, event: Any) -> None:
        """Faults of curly quotes, and those that an escape in double quotes makes, though the text shows none."""
        if event.style == '"' and (misleads(event.value) or not is_composed(event.value)):
            self.fault(
                "unseen-character",
                event,
                "A backslash here makes an invisible character, or an accent without its letter",
                "Delete the backslash and its code, or type the letter itself.",
            )
        if not event.style and in_curly_quotes(event.value):
            self.fault("curly-quotes", event, *CURLY)

    def fault(self, code: str, event: Any, message: str, fix: str) -> None:
        self.faults.append(TextFault(code, _place(event), message, fix))

    def stop(self, code: str, event: Any, message: str, fix: str) -> None:
        raise UnreadableError(*self.faults, TextFault(code, _place(event), message, fix))


_STEPS: dict[type, Callable[[_Builder, Any], None]] = {
    yaml.ScalarEvent: _Builder.scalar,
    yaml.AliasEvent: _Builder.alias,
    yaml.MappingStartEvent: _Builder.start,
    yaml.SequenceStartEvent: _Builder.start,
    yaml.MappingEndEvent: _Builder.end,
    yaml.SequenceEndEvent: _Builder.end,
    yaml.DocumentStartEvent: _Builder.document,
}


def text_of(event: Any) -> str:
    """The text of a scalar; empty for what YAML's other readers take for no value, unless it is in quotes."""
    value: str = event.value
    return "" if value in _NOTHING and not event.style else value


def _place(event: Any) -> Place:
    """An event's line and column, from 1."""
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)
