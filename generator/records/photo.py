"""`data/assessors/ID.jpg`, `.png` or `.webp`: a photo of the assessor of that id, and the agreement to publish it.

A photo is read as the pictures that the site shows. It is no text, and staff write no fields of it. What else its file
held, such as where it was taken, is not kept.
"""

from datetime import date
from typing import ClassVar

from generator.records.base import (
    FREE,
    KEPT,
    Entry,
    Grounds,
    Kept,
    Record,
    agreed,
    confidential,
    correcting,
    grounds,
    recorded_late,
    withdrawing,
)
from generator.records.forms import Date, Line, Text, YesNo

PHOTO_SUFFIXES = (".jpg", ".png", ".webp")
"""How the name of a photo's file may end."""


class PublishPhoto(Kept):
    """The person's agreement to publish the photo that lies beside their file, under its name (INFO.1)."""

    key: ClassVar[str] = "agreed_on"

    agreed_on: Date = confidential("The day they agreed.", KEPT, in_time=True)
    alternative_text: Line = agreed(
        "What the photo shows, in a few words and the language of the portrait, for people who cannot see it.", FREE
    )
    withdrawn_on: Date | None = confidential(
        "The day they withdrew it; the photo is deleted with that.", KEPT, in_time=True, default=None
    )
    corrects: Date | None = correcting("the day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()

    def holds(self, on: date) -> bool:
        return self.agreed_on <= on and (self.withdrawn_on is None or on < self.withdrawn_on)


class Picture(Record):
    """A JPEG of these pixels, without anything but the picture."""

    width: int
    height: int
    content: bytes


class Photo(Entry):
    """A photo of an assessor in two sizes. `digest` is the beginning of the SHA-256 of its file."""

    folder: ClassVar[str] = "assessors"

    suffix: str
    digest: str
    large: Picture
    small: Picture

    @property
    def file(self) -> str:
        return f"{self.path()}{self.id}{self.suffix}"

    @classmethod
    def files_of(cls, id: str) -> tuple[str, ...]:
        """The names that the file of somebody's photo may have, from the register's root."""
        return tuple(f"{cls.path()}{id}{suffix}" for suffix in PHOTO_SUFFIXES)


def is_photo(file: str) -> bool:
    """Whether a file is a photo, by its name from the register's root or from its folder."""
    return file.endswith(PHOTO_SUFFIXES)


def digest_of(file_hash: bytes) -> str:
    """The beginning of the SHA-256 of a photo's file, as in the addresses of its pictures."""
    return file_hash.hex()[:12]
