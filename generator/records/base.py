"""What every record shares: strict, frozen, every field classified: who may see it, and whether it may change."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr
from pydantic.fields import FieldInfo

from generator.annotations import types_in
from generator.problem import Keys, Location
from generator.records.forms import Date, Line, Money, Text

DATA = "data/"
"""The folder that holds every file of a register, under its root."""
SUFFIX = ".yml"


class Visibility(StrEnum):
    """Who may see a field (CONF, INFO)."""

    PUBLIC = "public"
    AGREED = "public once agreed"
    CONFIDENTIAL = "confidential"


class Recorded(StrEnum):
    """What may become of a field once it is recorded: once the base of a change holds it (INFO.1)."""

    KEPT = "kept"
    """It never changes or disappears; a later entry corrects it. Left out, it may be filled in."""
    DATED = "dated"
    """It may change until a day: an end that is past, the first day of an entry, the visit."""
    FREE = "free"
    """It may change at any time."""


KEPT, DATED, FREE = Recorded


def _field(  # noqa: PLR0913  # one keyword for each thing that is asked of a field
    visibility: Visibility,
    description: str,
    recorded: Recorded,
    *,
    left_out: bool | str = False,
    until: str = "",
    in_time: bool | Literal["later", "again"] = False,
    by_owner: bool = False,
    grows: bool = False,
    some: bool = False,
    once: bool = False,
    **more: Any,
) -> Any:
    """A field: who may see it, what it means, and what may become of it.

    `left_out` keeps it left out too, where that says something: always, or once the field named is there; a list then
    is complete, and nothing is added to it. `until` names
    the field that ends the time in which a dated one may change. `in_time` marks a day within record_days of which it
    is put on file; with "later" only where it is filled in later than the rest, with "again" only in an entry that is
    added to others of its list. `by_owner` marks what is corrected
    only with an owner's approval. `grows` marks a text to which more may be added at its end. `some` and `once` tell
    editors what a rule asks of a list: that it is not empty, and that nothing is in it twice.
    """
    asked: dict[str, Any] = {"left_out": left_out, "until": until, "in_time": in_time, "by_owner": by_owner}
    asked |= {"grows": grows, "some": some, "once": once, "ge": more.get("ge"), "le": more.get("le")}  # for the schema
    extra: dict[str, Any] = {
        "visibility": visibility,
        "recorded": recorded,
        **{name: value for name, value in asked.items() if value},
    }
    return Field(description=description, json_schema_extra=extra, **more)


def classified(info: FieldInfo) -> Mapping[str, Any]:
    """What `public`, `agreed` or `confidential` says of a field besides its description, by name."""
    return info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}


def public(description: str, recorded: Recorded, **more: Any) -> Any:
    """A field that the site may show to anyone."""
    return _field(Visibility.PUBLIC, description, recorded, **more)


def agreed(description: str, recorded: Recorded, **more: Any) -> Any:
    """A field that the site shows only from the day its agreement is on file."""
    return _field(Visibility.AGREED, description, recorded, **more)


def confidential(description: str, recorded: Recorded, **more: Any) -> Any:
    """A field that never leaves the register (CONF.1)."""
    return _field(Visibility.CONFIDENTIAL, description, recorded, **more)


def correcting(named: str) -> Any:
    """The field of a kept record that names the record it corrects."""
    about = f"On an entry that corrects one above it: {named} it names."
    return confidential(about, KEPT, left_out=True, default=None)


def grounds() -> Any:
    """The field of a kept record that says when and why it corrects another."""
    return confidential("On an entry with corrects: when and why it was corrected.", KEPT, default=None)


def withdrawing(**more: Any) -> Any:
    """The field of a correcting record that withdraws another and does not replace it."""
    return confidential(
        "yes on an entry with corrects, if the corrected entry should never have been made and nothing replaces it.",
        KEPT,
        default=False,
        **more,
    )


def recorded_late() -> Any:
    """The field that says why a record is put on file late."""
    return confidential(
        "Why this was recorded more than record_days (see scheme.yml) after its own day; left out if it was not.",
        KEPT,
        grows=True,
        default=None,
    )


class Record(BaseModel):
    """A mapping in a file. Refuses unknown fields; cannot be changed once read."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)
    key: ClassVar[str] = ""
    """The field by which an item of a list is recognised in a later state of that list; empty if its place tells."""
    in_order: ClassVar[bool] = False
    """Whether a new item of a list of such records may only be added below the last."""
    whole: ClassVar[bool] = False
    """Whether nothing is filled in or added once it is recorded."""


class Grounds(Record):
    """When and why something recorded is corrected, and who approved that."""

    key: ClassVar[str] = "on"
    in_order: ClassVar[bool] = True
    whole: ClassVar[bool] = True

    on: Date = confidential("The day of the correction.", KEPT)
    reason: Text | None = confidential("Why, in a sentence; each new correction says it.", KEPT, default=None)
    approved_by: Line | None = confidential(
        "The owner of the rules who approved it; asked for where a decision, an award, a draw or support is corrected.",
        KEPT,
        default=None,
    )
    approved_on: Date | None = confidential("The day the owner approved it.", KEPT, default=None)


MOST_NAMESAKES = 100
"""More records of one name than any list has that people write."""


class Kept(Record):
    """A record of a list that is never edited once it is on file, only followed by one that corrects it.

    Each has a field `corrects`, which holds the `key` of the corrected record, `correction`, which says when and why,
    and `withdrawn`.
    """

    @property
    def named(self) -> object:
        """The value by which a later entry names it."""
        return getattr(self, self.key)

    @property
    def names(self) -> object:
        """The name of the entry that it corrects; None if it corrects none."""
        return getattr(self, "corrects", None)

    @property
    def grounds(self) -> Grounds | None:
        """When and why it corrects another."""
        return getattr(self, "correction", None)

    @property
    def replaces(self) -> bool:
        """Whether it replaces what it corrects; if not, nothing does."""
        return not getattr(self, "withdrawn", False)


class FieldsCorrected(Grounds):
    """A correction of fields that stay where they are: each field written here replaces that of the same name."""

    withdrawn: tuple[Line, ...] = confidential(
        "The names of fields that should never have been written, such as cancelled_on; nothing replaces them.",
        KEPT,
        default=(),
    )


Written = dict[tuple[str | int, ...], tuple[str | int, ...]]
"""Maps the keys of corrected values to the keys where they are written in the file."""


class Entry(Record):
    """A whole file; its name, without `.yml`, is its id and never changes."""

    folder: ClassVar[str]
    """The folder under `data/` that holds such files; empty for a file at the top."""

    id: str = Field(exclude=True, description="The file's name without .yml: not written inside the file.")
    _written: Written | None = PrivateAttr(default=None)
    """Maps each corrected value, by its keys here, to the keys where it is written in the file."""
    _as_written: Self | None = PrivateAttr(default=None)

    @classmethod
    @cache
    def kept(cls) -> tuple[str, ...]:
        """The lists of records that are never edited, only followed by correcting ones."""
        return tuple(
            name
            for name, info in cls.model_fields.items()
            if any(issubclass(kind, Kept) for kind in types_in(info.annotation))
        )

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
        private = self.__pydantic_private__  # to ask pydantic for the attribute takes ten times as long
        if private and (corrected := private["_written"]):
            for length in range(len(keys), 0, -1):
                if written := corrected.get(keys[:length]):
                    return Location(self.file, Keys((*written, *keys[length:])))
        return Location(self.file, Keys(keys))

    @property
    def as_written(self) -> Self:
        """The entry with what was corrected, too, as it is in the file."""
        return self._as_written or self

    def as_corrected(self) -> Self:
        """The entry with each corrected record, and each corrected field, replaced by what corrects it."""
        update, written = self._corrected()
        return self.rewritten(update, written) if update else self

    def _corrected(self) -> tuple[dict[str, object], Written]:
        """The fields that are corrected, and where what replaces them is written."""
        update: dict[str, object] = {}
        written: Written = {}
        for name in self.kept():
            records: tuple[Kept, ...] = getattr(self, name)
            if not records or not any(record.names is not None for record in records):
                continue
            in_force = list(_in_force(records))
            update[name] = tuple(records[index] for index in in_force)
            written |= {(name, position): (name, index) for position, index in enumerate(in_force)}
            written[name, len(in_force)] = (name, len(records))
        for name, (value, position) in corrected_fields(self).items():
            update[name] = value
            written[(name,)] = ("corrections", position, name)
        return update, written

    def astray(self) -> Iterator[Location]:
        """The correcting records that name nothing above them, and the corrections of what is not on file."""
        for name in self.kept():
            records: tuple[Kept, ...] = getattr(self, name)
            for index, corrected in corrected_by(records).items() if records else ():
                if corrected is None:
                    yield self.at(name, index, "corrects")
        for keys in astray_in(self):
            yield self.at(*keys)

    def rewritten(self, update: dict[str, object], written: Written) -> Self:
        """The entry with other values, and where each of those is written."""
        copy = self.model_copy(update=update)
        copy._written, copy._as_written = written, self.as_written  # noqa: SLF001  # our own copy
        return copy


def corrected_by(records: tuple[Kept, ...]) -> dict[int, int | None]:
    """Maps each correcting record's position to the position of what it corrects: of those above it of that name that
    nothing corrects yet the one most like it, else the last. None if there is none. Linear: of more than MOST_NAMESAKES
    only the last are looked at.
    """
    corrected: dict[int, int | None] = {}
    uncorrected: dict[object, list[int]] = {}
    for index, record in enumerate(records):
        if record.names is not None:
            namesakes = uncorrected.get(record.names, [])
            likeness = {earlier: (_alike(records[earlier], record), earlier) for earlier in namesakes[-MOST_NAMESAKES:]}
            corrected[index] = max(likeness, key=lambda earlier: likeness[earlier], default=None)
            if (named := corrected[index]) is not None:
                namesakes.remove(named)
        uncorrected.setdefault(record.named, []).append(index)
    return corrected


def _alike(record: Record, other: Record) -> int:
    """The number of fields that two records share."""
    return sum(getattr(record, name) == getattr(other, name) for name in type(record).model_fields)


def corrections_of(record: Record) -> tuple[Grounds, ...]:
    """The corrections of a record's fields, if it can have any."""
    corrections: tuple[Grounds, ...] = vars(record).get("corrections", ())  # asked of every record, so without a search
    return corrections


def fields_given(correction: Grounds) -> Iterator[str]:
    """The fields that a correction of fields gives, and those that it withdraws."""
    for name in type(correction).model_fields:
        if name not in FieldsCorrected.model_fields and getattr(correction, name) not in (None, ()):
            yield name
    yield from getattr(correction, "withdrawn", ())


def corrected_fields(record: Record) -> dict[str, tuple[object, int]]:
    """The fields of a record that its corrections replace: the value now, and the position of the correction."""
    corrected: dict[str, tuple[object, int]] = {}
    for position, correction in enumerate(corrections_of(record)):
        for name in fields_given(correction):
            info = type(record).model_fields.get(name)
            if name not in getattr(correction, "withdrawn", ()):
                corrected[name] = getattr(correction, name), position
            elif info and not info.is_required():
                corrected[name] = info.default, position
    return corrected


def astray_in(record: Record) -> Iterator[tuple[str | int, ...]]:
    """The keys of what a record's corrections replace or withdraw and the record does not have."""
    for position, correction in enumerate(corrections_of(record)):
        withdrawn: tuple[str, ...] = getattr(correction, "withdrawn", ())
        for name in fields_given(correction):
            info = type(record).model_fields.get(name)
            if not info or (name in withdrawn and (info.is_required() or name in ("corrections", "recorded_late"))):
                yield ("corrections", position, "withdrawn")
            elif getattr(record, name) in (None, ()) and not stays_left_out(info, record):
                yield ("corrections", position, "withdrawn" if name in withdrawn else name)


def stays_left_out(info: FieldInfo, record: Record) -> bool:
    """Whether a field that a record leaves out can no longer be filled in, only corrected."""
    left_out: bool | str = classified(info).get("left_out", False)
    return getattr(record, left_out) not in (None, ()) if isinstance(left_out, str) else left_out


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

    key: ClassVar[str] = "on"

    on: Date = confidential("The day it was paid.", KEPT, in_time=True)
    amount: Money = confidential("Exact pounds.", KEPT)


class Period(Record):
    """Days from `from` to `to`, both inclusive; without `to`, still running."""

    from_: Date = confidential("The first day.", KEPT, alias="from")
    to: Date | None = confidential(
        "The last day, inclusive; left out while it lasts.", DATED, in_time="later", default=None
    )

    def holds(self, on: date) -> bool:
        return self.from_ <= on and (self.to is None or on <= self.to)

    def touches(self, first: date, last: date) -> bool:
        """Whether any day is shared with the days `first` to `last`, both inclusive."""
        return self.from_ <= last and (self.to is None or first <= self.to)
