"""What an act of the office is: the fields it asks for, the files it edits, and the sentence that says what it did.

In: a register, the day, and the act's fields. Out: edits of files, which nobody has written yet. An act decides nothing
that a rule decides: what it edits is judged by the same check as an edit by hand.
"""

import re
import unicodedata
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, count
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from generator.read.entries import model_at
from generator.records import Assessor, Entry, School
from generator.records.assessor import Invoice
from generator.records.base import fields_of
from generator.records.forms import AssessmentId, Line, SchoolId, Slug
from generator.records.school import Charge
from generator.register import Register
from generator.write.yaml_edit import AppendItem, Edit, SetValue
from generator.write.yaml_text import Writable

TODAY = "today"
"""Marks, in a field's extra description, a day that is today if it is left out."""


class Family(StrEnum):
    """Acts that share a form in the browser."""

    PEOPLE = "people"
    MONEY = "money"
    DEVELOPMENT = "development"
    ASSESSMENTS = "assessments"
    QUALITY = "quality"


@dataclass(frozen=True)
class Choices:
    """Marks a field whose value is on file: what could be meant, and what each is called."""

    of: Callable[[Register], Mapping[str, str]]


def entry_name(entry: Entry) -> str:
    """What a file's person, school, organisation, event or fee is called; the id of any other."""
    return str(getattr(entry, "name", None) or getattr(entry, "title", None) or entry.id)


def _names(entries: Mapping[str, Entry]) -> dict[str, str]:
    return {id: entry_name(entry) for id, entry in entries.items()}


AssessorId = Annotated[Slug, Choices(lambda register: _names(register.assessors))]
SchoolOnFile = Annotated[SchoolId, Choices(lambda register: _names(register.schools))]
OrganisationId = Annotated[Slug, Choices(lambda register: _names(register.organisations))]
FeeId = Annotated[Slug, Choices(lambda register: _names(register.fees))]
EventId = Annotated[Slug, Choices(lambda register: _names(register.events))]
InvoiceNumber = Annotated[
    Line,
    Choices(lambda register: {invoice.number: assessor.name for assessor, _, invoice in register.invoices()}),
]
"""The number of an invoice to an assessor."""
BilledNumber = Annotated[
    Line, Choices(lambda register: {number: billed.payer for number, billed in billed_by_number(register).items()})
]
"""The number of an invoice to an assessor, or of a charge to a school or intermediary."""
AssessmentOf = Annotated[
    AssessmentId,
    Choices(lambda register: {id: on_file.school.name for id, on_file in register.assessments_by_id.items()}),
]
"""An assessment. The school's id alone is enough if that school has one."""


def asked(description: str, **more: Any) -> Any:
    """A field of an act; without a default it must be given."""
    return Field(description=description, **more)


def worked_out(description: str, **more: Any) -> Any:
    """A field of an act that may be left out: then it is worked out, as the description says."""
    return Field(description=description, default=None, **more)


def today_if_left_out(description: str) -> Any:
    """A day that an act asks for; left out, it is the day on which the act is recorded."""
    return Field(description=description, json_schema_extra={TODAY: True})


class ActRefusedError(Exception):
    """An act that cannot be done: the field that is to blame, what is wrong, and how to fix it."""

    def __init__(self, field: str, message: str, fix: str) -> None:
        super().__init__(f"{field}: {message}. {fix}" if field else f"{message}. {fix}")
        self.field = field


@dataclass(frozen=True)
class Edited:
    """A file on record, and what is changed in it."""

    file: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Added:
    """A new file, with its fields."""

    file: str
    fields: Mapping[str, Writable]


@dataclass(frozen=True)
class Removed:
    """A file that is deleted."""

    file: str


Edits = Iterator[Edited | Added | Removed]


class Act(BaseModel):
    """Something the office does. Its docstring is one sentence that says what it records.

    `edits` raises ActRefusedError where the register does not hold what the act builds on.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)
    name: ClassVar[str]
    family: ClassVar[Family]
    example: ClassVar[str]
    """The fields of an example, as they are typed after the act's name."""

    def edits(self, register: Register) -> Edits:
        """The edits of files that record it."""
        raise NotImplementedError

    def said(self, register: Register) -> str:
        """What was done, in a sentence; it may name people, and is for the private repository alone."""
        raise NotImplementedError


def given(**fields: Any) -> dict[str, Writable]:
    """The fields that are given, by their names in YAML; a name may end in `_`, as `from_` does."""
    return {name.rstrip("_"): value for name, value in fields.items() if value not in (None, (), [], {})}


def put(entry: Entry, *keys: str | int, value: Writable) -> Edited:
    """Write a value in a file, in the place that the record's model gives it."""
    written = entry.at(*keys).keys
    edit = SetValue(written, _in_order(entry, written, value), order=_order(entry, written[:-1]))
    return Edited(entry.file, (edit,))


def fill(entry: Entry, *keys: str | int, fields: Mapping[str, Writable]) -> Edited:
    """Write several fields of one record in a file."""
    edits = (put(entry, *keys, name, value=value).edits for name, value in fields.items())
    return Edited(entry.file, tuple(chain.from_iterable(edits)))


def add(entry: Entry, *keys: str | int, item: Mapping[str, Writable]) -> Edited:
    """Add an item at the end of a list in a file."""
    *above, name = keys
    written = (*entry.at(*above).keys, name) if above else (name,)
    edit = AppendItem(written, _in_order(entry, written, item), order=_order(entry, written[:-1]))
    return Edited(entry.file, (edit,))


def _order(entry: Entry, keys: tuple[str | int, ...]) -> tuple[str, ...]:
    """The names of the fields of the record that keys lead to."""
    return tuple(name for name, _ in fields_of(model_at(type(entry), keys)))


def _in_order(entry: Entry, keys: tuple[str | int, ...], value: Writable) -> Writable:
    """A record's fields in the order of its model; any other value as it is."""
    if not isinstance(value, Mapping):
        return value
    order = _order(entry, keys)
    return dict(sorted(value.items(), key=lambda field: order.index(field[0])))


def put_in_assessment(register: Register, id: str, **fields: Writable) -> Edited:
    """Write fields of an assessment."""
    on_file = register.assessments_by_id[id]
    return fill(on_file.school, "assessments", on_file.index, fields=fields)


@dataclass(frozen=True)
class Billed:
    """An invoice to an assessor or a charge to a school: its record, the file and keys of it, and who pays."""

    record: Invoice | Charge
    entry: Assessor | School
    keys: tuple[str | int, ...]
    payer: str


def billed_by_number(register: Register) -> dict[str, Billed]:
    """Every invoice and charge by its number. Linear in them."""
    billed = {
        charge.number: Billed(charge, on_file.school, ("assessments", on_file.index, "charge"), on_file.school.name)
        for on_file, charge in register.charges()
    }
    return billed | {
        invoice.number: Billed(invoice, assessor, ("invoices", index), assessor.name)
        for assessor, index, invoice in register.invoices()
    }


def last_moderation(register: Register, assessor: str) -> int:
    """The place of an assessor's last moderation. Raises ActRefusedError if there is none."""
    moderations = register.assessors[assessor].moderations
    if not moderations:
        raise ActRefusedError("assessor", "No moderation of this person is on file", "Record the moderation first.")
    return len(moderations) - 1


def name_of(register: Register, id: str) -> str:
    """The name of an assessor."""
    return register.assessors[id].name


def id_from(name: str, taken: Container[str]) -> str:
    """An id made of a name: small letters without accents, digits and single hyphens; numbered where it is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    id = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "new"
    return next(free for number in count(1) if (free := id if number == 1 else f"{id}-{number}") not in taken)
