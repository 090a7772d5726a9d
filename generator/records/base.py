"""What every record shares: strict, frozen, every field classified as public, agreed or confidential."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from generator.problem import Keys, Location
from generator.records.forms import Date


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


class Record(BaseModel):
    """A mapping in a file. Refuses unknown fields; cannot be changed once read."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)


class Entry(Record):
    """A whole file; its name, without `.yml`, is its id for ever."""

    folder: ClassVar[str]
    """The folder under `data/` that holds such files; empty for a file at the top."""

    id: str = Field(exclude=True, description="The file's name without .yml: not written inside the file.")

    @property
    def file(self) -> str:
        return f"data/{self.folder}/{self.id}.yml" if self.folder else f"data/{self.id}.yml"

    def at(self, *keys: str | int) -> Location:
        """The place of a value in this file, by the keys that lead to it."""
        return Location(self.file, Keys(keys))


class Period(Record):
    """Days from `from` to `to`, both inclusive; without `to`, still running."""

    from_: Date = confidential("The first day.", alias="from")
    to: Date | None = confidential("The last day, inclusive; left out while it lasts.", default=None)

    def holds(self, on: date) -> bool:
        return self.from_ <= on and (self.to is None or on <= self.to)

    def touches(self, first: date, last: date) -> bool:
        """Whether any day is shared with the days `first` to `last`, both inclusive."""
        return self.from_ <= last and (self.to is None or first <= self.to)
