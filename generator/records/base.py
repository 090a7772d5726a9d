"""What every record shares: strict, frozen, every field classified as public, agreed or confidential."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr
from pydantic.fields import FieldInfo

from generator.problem import Keys, Location
from generator.records.forms import Date, Money

DATA = "data/"
"""The folder that holds every file of a register, under its root."""
SUFFIX = ".yml"


class Visibility(StrEnum):
    """Who may see a field (CONF, INFO)."""

    PUBLIC = "public"
    AGREED = "public once agreed"
    CONFIDENTIAL = "confidential"


def _field(visibility: Visibility, description: str, **more: Any) -> Any:
    return Field(description=description, json_schema_extra={"visibility": visibility}, **more)


def public(description: str, **more: Any) -> Any:
    """A field that the site may show to anyone."""
    return _field(Visibility.PUBLIC, description, **more)


def agreed(description: str, **more: Any) -> Any:
    """A field that the site shows only from the day its agreement is on file."""
    return _field(Visibility.AGREED, description, **more)


def confidential(description: str, **more: Any) -> Any:
    """A field that never leaves the register (CONF.1)."""
    return _field(Visibility.CONFIDENTIAL, description, **more)


def withdrawing() -> Any:
    """The field of a correcting record that withdraws another and does not replace it."""
    return confidential(
        "yes on an entry with corrects, if the corrected entry should never have been made and nothing replaces it.",
        default=False,
    )


def recorded_late() -> Any:
    """The field that says why a record is put on file late."""
    return confidential(
        "Why this was recorded more than record_days (see scheme.yml) after its own day; left out if it was not.",
        default=None,
    )


class Record(BaseModel):
    """A mapping in a file. Refuses unknown fields; cannot be changed once read."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)


class Kept(Record):
    """A record that is never edited once it is on file, only followed by one that corrects it.

    A class of such records has a field `corrects`, which holds the `key` of the corrected record.
    """

    key: ClassVar[str]

    @property
    def named(self) -> object:
        """The value by which a later entry names it."""
        return getattr(self, self.key)

    @property
    def names(self) -> object:
        """The name of the entry that it corrects; None if it corrects none."""
        return getattr(self, "corrects", None)

    @property
    def replaces(self) -> bool:
        """Whether it replaces what it corrects; if not, nothing does."""
        return not getattr(self, "withdrawn", False)


class Entry(Record):
    """A whole file; its name, without `.yml`, is its id and never changes."""

    folder: ClassVar[str]
    """The folder under `data/` that holds such files; empty for a file at the top."""
    kept: ClassVar[tuple[str, ...]] = ()
    """The lists of records that are never edited, only followed by correcting ones."""

    id: str = Field(exclude=True, description="The file's name without .yml: not written inside the file.")
    _written: dict[tuple[str | int, ...], tuple[str | int, ...]] | None = PrivateAttr(default=None)
    """Maps each corrected value, by its keys here, to the keys where it is written in the file."""

    @classmethod
    def path(cls) -> str:
        """The folder of such files from the register's root, with a slash at its end."""
        return f"{DATA}{cls.folder}/" if cls.folder else DATA

    @classmethod
    def file_of(cls, id: str) -> str:
        """The name of the file of an id, from the register's root."""
        return f"{cls.path()}{id}{SUFFIX}"

    @property
    def file(self) -> str:
        return self.file_of(self.id)

    def at(self, *keys: str | int) -> Location:
        """The place of a value in this file, by the keys that lead to it."""
        if self._written:
            for length in range(len(keys), 0, -1):
                if written := self._written.get(keys[:length]):
                    return Location(self.file, Keys((*written, *keys[length:])))
        return Location(self.file, Keys(keys))

    def as_corrected(self) -> Self:
        """The entry with each corrected record replaced by the one that corrects it."""
        update: dict[str, object] = {}
        written: dict[tuple[str | int, ...], tuple[str | int, ...]] = {}
        for name in self.kept:
            records: tuple[Kept, ...] = getattr(self, name)
            if not any(record.names is not None for record in records):
                continue
            in_force = list(_in_force(records))
            update[name] = tuple(records[index] for index in in_force)
            written |= {(name, position): (name, index) for position, index in enumerate(in_force)}
            written[name, len(in_force)] = (name, len(records))
        return self.rewritten(update, written) if update else self

    def astray(self) -> Iterator[Location]:
        """The correcting records that name nothing above them."""
        for name in self.kept:
            for index, corrected in corrected_by(getattr(self, name)).items():
                if corrected is None:
                    yield self.at(name, index, "corrects")

    def rewritten(self, update: dict[str, object], written: dict[tuple[str | int, ...], tuple[str | int, ...]]) -> Self:
        """The entry with other values, and where each of those is written."""
        copy = self.model_copy(update=update)
        copy._written = written  # noqa: SLF001  # our own copy
        return copy


def corrected_by(records: tuple[Kept, ...]) -> dict[int, int | None]:
    """Maps each correcting record's position to the position of what it corrects: the last one above it of that name
    that nothing corrects yet. None if there is none.
    """
    corrected: dict[int, int | None] = {}
    for index, record in enumerate(records):
        if record.names is not None:
            above = (earlier for earlier in range(index - 1, -1, -1) if records[earlier].named == record.names)
            corrected[index] = next((earlier for earlier in above if earlier not in corrected.values()), None)
    return corrected


def _in_force(records: tuple[Kept, ...]) -> Iterator[int]:
    """The positions of the records in force; a correcting record takes the position of the one that it corrects."""
    by = corrected_by(records)
    following = {corrected: index for index, corrected in by.items() if corrected is not None}
    for first in range(len(records)):
        if by.get(first) is None:
            last = first
            while last in following:
                last = following[last]
            if last == first or records[last].replaces:
                yield last


def fields_of(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """A model's fields by the names they have in YAML; without `id`, which is the file's name."""
    is_entry = issubclass(model, Entry)
    return ((info.alias or name, info) for name, info in model.model_fields.items() if not (is_entry and name == "id"))


class Payment(Record):
    """A sum of money that was paid."""

    on: Date = confidential("The day it was paid.")
    amount: Money = confidential("Exact pounds.")


class Period(Record):
    """Days from `from` to `to`, both inclusive; without `to`, still running."""

    from_: Date = confidential("The first day.", alias="from")
    to: Date | None = confidential("The last day, inclusive; left out while it lasts.", default=None)

    def holds(self, on: date) -> bool:
        return self.from_ <= on and (self.to is None or on <= self.to)

    def touches(self, first: date, last: date) -> bool:
        """Whether any day is shared with the days `first` to `last`, both inclusive."""
        return self.from_ <= last and (self.to is None or first <= self.to)
