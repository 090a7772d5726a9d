"""Everything that is held about one person, for a request of theirs to see it (UK GDPR, Article 15).

In: the register and a person. Out: by file the fields that are about them, and what the office must look at before it
sends them. What another person is in is left out or marked: the law protects them too. It is everything as it is in the
files, wrong entries that were corrected too. Linear in the register.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic.fields import FieldInfo

from generator.office.on_file import entry_name
from generator.problem import Keys
from generator.records import Assessor, Entry, School
from generator.records.base import Record, Visibility, classified
from generator.records.forms import is_free_text
from generator.records.school import Assessment
from generator.register import Register
from generator.vocabulary import Term

PEOPLE_NAMED = frozenset({"given_by", "reviewed_by", "approved_by", "told_by", "agreed"})
"""Fields that name a person who may be no assessor."""
OWN_WORDS = frozenset({"portrait", "experience"})
"""Texts that the person wrote about themselves."""
OF_THE_ASSESSOR = ("assessor", "approach", "accepted_on", "declined", "conflict_declaration", "assessor_fee")
OF_THE_LEAD = ("lead", "lead_declaration", "former_leads", "lead_fee")
OF_THE_SCHOOL = ("charge",)
"""The fields of an assessment that are about the assessor, the Lead Assessor, or what the school pays."""
SHORTEST_SIGN = 5
"""A shorter name or number is looked for as a whole value alone, because it may be part of a word."""


class Check(StrEnum):
    """Why the office must look at a field before it is sent."""

    WITHHELD = "withheld"
    """It is about another person, and is left out."""
    TEXT = "text"
    """It is in free words, which may be about another person; names of assessors in it are left out."""


@dataclass(frozen=True)
class Subject:
    """Whom a request is about: the id, if they are or were on file, and what else means them in a text."""

    id: str | None
    name: str
    signs: tuple[str, ...]
    assessor: Assessor | None = None


@dataclass(frozen=True)
class HeldField:
    """A field that is about the person: its keys, what it means, who may see it, and its value; None if withheld.

    A value is a day, a sum, yes or no, a word of a list, a number or a text.
    """

    keys: Keys
    meaning: str
    visibility: str
    value: Any
    check: Check | None = None


@dataclass(frozen=True)
class HeldPart:
    """A part of a file that is about the person. `title` names what the file is of, unless that is another person."""

    file: str
    title: str | None
    kind: str
    keys: Keys
    fields: tuple[HeldField, ...]


def subject_of(register: Register, id: str) -> Subject:
    """The assessor of this id, or the person of whom an erasure is left."""
    assessor = register.assessors.get(id)
    if assessor is None:
        return Subject(id, id, ())
    written = assessor.as_written
    signs = {
        written.name,
        *written.former_names,
        *(signature.signed_as for signature in written.agreements),
        written.contact.email,
        *filter(None, (written.contact.phone,)),
        *(membership.number for membership in written.membership),
        *(number for number, _ in written.registration_numbers),
    }
    return Subject(id, assessor.name, tuple(sorted(signs)), assessor)


def subject_named(name: str) -> Subject:
    """Somebody who is no assessor, but whom files may name."""
    return Subject(None, name, (name,))


def held(register: Register, subject: Subject) -> tuple[HeldPart, ...]:
    """Every part of every file that is about a person, their own file first."""
    looked_for = _Looked(register, subject)
    own = subject.assessor or (register.erasures.get(subject.id) if subject.id else None)
    others: Iterator[Entry] = (
        entry
        for entries in (
            register.assessors, register.schools, register.events, register.samples, register.organisations,
            register.fees, {"scheme": register.scheme},
        )
        for entry in entries.values()
    )  # fmt: skip
    parts = [part for entry in ([own] if own else []) for part in looked_for.own(entry)]
    parts += _photo(register, subject)
    return (*parts, *(part for entry in others if entry is not own for part in looked_for.mentions(entry)))


def _photo(register: Register, subject: Subject) -> Iterator[HeldPart]:
    """The person's photo, which is a file of its own."""
    if subject.assessor and (photo := register.photos.get(subject.assessor.id)):
        meaning = "A photo of the person. The site shows it without anything else that its file holds."
        field = HeldField(Keys(("photo",)), meaning, str(Visibility.AGREED), photo.file.rpartition("/")[2])
        yield HeldPart(photo.file, entry_name(subject.assessor), "Photo", Keys(), (field,))


class _Looked:
    """Looks for a person in records."""

    def __init__(self, register: Register, subject: Subject) -> None:
        self.register = register
        self.subject = subject
        long = [re.escape(sign) for sign in subject.signs if len(sign) >= SHORTEST_SIGN]
        ids = [re.escape(subject.id)] if subject.id else []
        signs = "|".join([*long, *ids])
        self.signs = re.compile(rf"(?<![\w-])(?:{signs})(?![\w-])", re.IGNORECASE) if signs else None
        own = {sign.casefold() for sign in subject.signs}
        names = {
            name
            for assessor in register.assessors.values()
            if assessor.id != subject.id
            for name in (assessor.name, *assessor.former_names)
            if name.casefold() not in own
        }
        others = sorted(map(re.escape, names), key=len, reverse=True)
        self.others = re.compile(rf"(?<!\w)(?:{'|'.join(others)})(?!\w)", re.IGNORECASE) if others else None

    def own(self, entry: Entry) -> Iterator[HeldPart]:
        """The parts of the person's own file, with all of their fields."""
        for keys, value, info in _tops(entry.as_written):
            fields = tuple(self._field(found, is_own=True) for found in _leaves(value, info, keys))
            if fields:
                yield HeldPart(entry.file, entry_name(entry), type(entry).__name__, keys, fields)

    def mentions(self, entry: Entry) -> Iterator[HeldPart]:
        """The parts of another file that name the person: what is about them, and the rest of each such part."""
        for keys, value, info in _tops(entry.as_written):
            leaves = list(_leaves(value, info, keys))
            if not any(self.is_named(leaf.value) for leaf in leaves):
                continue
            fields = tuple(self._told(entry, value, leaves))
            title = None if isinstance(entry, Assessor) else entry_name(entry)
            yield HeldPart(entry.file, title, type(entry).__name__, keys, fields)

    def is_named(self, value: object) -> bool:
        """Whether a value names the person: as a whole, or in a text."""
        if isinstance(value, tuple):
            return any(map(self.is_named, value))
        if not isinstance(value, str) or isinstance(value, Term):
            return False
        is_whole = value == self.subject.id or value.casefold() in map(str.casefold, self.subject.signs)
        return is_whole or bool(self.signs and self.signs.search(value))

    def _told(self, entry: Entry, value: object, leaves: Sequence["_Leaf"]) -> Iterator[HeldField]:
        """The fields of a part that names the person among others."""
        left_out: set[str] = set()
        if isinstance(value, Assessment):
            is_assessor, is_lead = (self.is_named(getattr(value, role) or "") for role in ("assessor", "lead"))
            left_out |= set(OF_THE_SCHOOL)
            left_out |= set(OF_THE_LEAD if is_assessor and not is_lead else ())
            left_out |= set(OF_THE_ASSESSOR if is_lead and not is_assessor else ())
        named_in = {leaf.group for leaf in leaves if self.is_named(leaf.value)}
        for leaf in leaves:
            if self.is_named(leaf.value):
                yield self._field(leaf, is_own=False)
            elif left_out.intersection(map(str, leaf.keys)) or (_is_of_others(leaf) and leaf.group not in named_in):
                continue  # It is about another person or the school, and nothing of this person is in it.
            elif isinstance(entry, Assessor) and not isinstance(leaf.value, date) and leaf.keys[-1] != "assessment":
                yield HeldField(leaf.keys, leaf.meaning, leaf.visibility, None, Check.WITHHELD)
            elif not isinstance(entry, School | Assessor) and isinstance(leaf.value, tuple):
                continue  # A list of others.
            else:
                yield self._field(leaf, is_own=False)

    def _field(self, leaf: "_Leaf", *, is_own: bool) -> HeldField:
        """A field as it may be told to the person."""
        field = HeldField(leaf.keys, leaf.meaning, leaf.visibility, leaf.value)
        name = str(next((key for key in reversed(leaf.keys) if isinstance(key, str)), ""))
        if isinstance(leaf.value, tuple):
            kept = tuple(item for item in leaf.value if not self._is_other(item))
            return replace(field, value=kept)
        if self._is_other(leaf.value):
            return replace(field, value=None, check=Check.WITHHELD)
        if name in PEOPLE_NAMED and leaf.value != "school" and not self.is_named(leaf.value):
            return replace(field, value=None, check=Check.WITHHELD)
        if (leaf.is_text or name == "note") and not (is_own and name in OWN_WORDS):
            text = self.others.sub("[…]", leaf.value) if self.others else leaf.value
            return replace(field, value=text, check=Check.TEXT)
        return field

    def _is_other(self, value: object) -> bool:
        """Whether a value is the id of another person."""
        is_person = value in self.register.assessors or value in self.register.erasures
        return isinstance(value, str) and is_person and value != self.subject.id


@dataclass(frozen=True)
class _Leaf:
    """A single value of a record, or a list of single values; `group` are the keys of the record that it is in."""

    keys: Keys
    group: Keys
    meaning: str
    visibility: str
    value: Any
    is_text: bool


def _tops(entry: Entry) -> Iterator[tuple[Keys, Any, FieldInfo]]:
    """The parts of a file: each item of its lists of records, and each other field that is written."""
    for name, info in type(entry).model_fields.items():
        value = getattr(entry, name)
        if name == "id" or _is_left_out(value, info):
            continue
        yaml_name = info.alias or name
        if isinstance(value, tuple) and value and isinstance(value[0], Record):
            yield from ((Keys((yaml_name, index)), item, info) for index, item in enumerate(value))
        else:
            yield Keys((yaml_name,)), value, info


def _leaves(value: Any, info: FieldInfo, keys: Keys) -> Iterator[_Leaf]:
    if isinstance(value, Record):
        for name, inner in type(value).model_fields.items():
            if not _is_left_out(item := getattr(value, name), inner):
                yield from _leaves(item, inner, Keys((*keys, inner.alias or name)))
    elif isinstance(value, tuple) and value and isinstance(value[0], Record):
        for index, item in enumerate(value):
            yield from _leaves(item, info, Keys((*keys, index)))
    else:
        visibility = str(classified(info).get("visibility", Visibility.CONFIDENTIAL))
        yield _Leaf(keys, Keys(keys[:-1]), info.description or "", visibility, value, is_free_text(info))


def _is_of_others(leaf: _Leaf) -> bool:
    """Whether a value is in an item of a list within a part, such as somebody drawn; not in a correction of it."""
    return len(leaf.group) > 2 and isinstance(leaf.group[-1], int) and "corrections" not in leaf.group


def _is_left_out(value: object, info: FieldInfo) -> bool:
    return value is None or value == () or (not info.is_required() and value == info.default and value is False)
