"""A school as an official list gives it, and the reasons why a row cannot be imported."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.days import day_written
from generator.imports.tables import Fault
from generator.vocabulary import EstablishmentType, Phase, Region

OFFICIAL = ("name", "local_authority", "region", "phase", "type", "postcode")
"""The fields of a school that come from its nation's list, in the record's order; the others are the register's own."""


class Reason(Enum):
    """Why a row is not imported, for people; `by_design` if no action is needed."""

    CLOSED = "it is not open", True
    IN_WALES = "it is in Wales, whose own list numbers it", True
    ABROAD = "it is outside the four nations", True
    TOO_FEW_COLUMNS = "its list has too few columns for a new school; it is read for closures alone", True
    CELLS = Fault.CELLS.value, False
    QUOTES = Fault.QUOTES.value, False
    LONG = Fault.LONG.value, False
    SHEET = "a sheet that names the columns of no list, so that none of its rows is read", False
    ACCENTS = "a letter with an accent is misread (é as Ã©): save the list again from its source, as UTF-8", False
    NO_VALUE = "a cell holds a spreadsheet's error, such as #REF!: save the list again from its source", False
    OTHER_SET = "a letter with an accent, or a quote, is misread (é as Ž): save it as UTF-8 where it was made", False
    LOST_LETTER = "its name has a question mark in the place of a letter; type the letter in the list", False
    NUMBER = "its official number is not valid", False
    TWICE = "its official number is in more than one row", False
    NO_NAME = "its name is blank", False
    LOCAL_AUTHORITY = "its local authority is blank, unknown, or not the one its number begins with", False
    REGION = "its region is not one of the nine", False
    PHASE = "its phase is not one the register knows", False
    TYPE = "its type is not one the register knows", False
    NO_POSTCODE = "its postcode is blank", False
    DAY = "the day it opened is not written as its list writes days, such as 01-09-2025", False
    FORM = "a value is not as the register writes it", False
    UNREAD = "its file cannot be read, so nothing is written over it; fix the file first", False
    NOT_A_FILE = "something that is not an ordinary file has its name", False
    LAYOUT = "its file is laid out so that the fields cannot be set in place; set them by hand", False
    PHASE_ASSESSED = (
        "its phase has changed; write the old one into each assessment with a visit, then import again",
        False,
    )
    TYPE_ASSESSED = (
        "its type has changed; write the old one into each assessment with a visit, then import again",
        False,
    )

    def __init__(self, sentence: str, by_design: bool) -> None:
        self.sentence = sentence
        self.by_design = by_design


class RowError(Exception):
    """This school cannot be imported."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason.sentence)
        self.reason = reason
        self.detail = detail


class ClosedError(RowError):
    """The list says that this school has closed; `closed_on` and `local_number` are None where it lacks them.

    `day_as_written` is what the list has where that is not a day in one of its forms.
    """

    def __init__(self, id: str, day_as_written: str = "", local_number: str | None = None) -> None:
        super().__init__(Reason.CLOSED)
        self.id = id
        self.closed_on = day(day_as_written)
        self.day_as_written = "" if self.closed_on else day_as_written
        self.local_number = local_number


@dataclass(frozen=True)
class Listed:
    """A school's official fields; None for what its list does not say.

    `only_if_new` are the fields that the list says less about than a file may: what is on file stays.
    `opened_on` and `local_number`, the number within its local authority, help to find the school that it came from.
    """

    id: str
    name: str
    local_authority: str
    region: Region
    phase: Phase | None
    type: EstablishmentType
    postcode: str | None
    only_if_new: tuple[str, ...] = ()
    opened_on: date | None = None
    local_number: str | None = None

    def fields(self) -> dict[str, str]:
        """What the list says, as it is written in YAML."""
        values = ((name, getattr(self, name)) for name in OFFICIAL)
        return {name: str(value) for name, value in values if value is not None}


Cells = Mapping[str, str]
"""A row's cells by what they hold, white space cleaned; a column that the list need not have may be missing."""


def day(text: str) -> date | None:
    """A day as the lists write it, 2026-08-31 or 31-08-2026; None for anything else."""
    return day_written(text, ("%Y-%m-%d", "%d-%m-%Y"))


def opening_day(cells: Cells) -> date | None:
    """The day a school opened, None where the list does not say; what cannot be read is no day left out."""
    written = cells.get("opened_on", "")
    opened_on = day(written)
    if written and opened_on is None:
        raise RowError(Reason.DAY, written)
    return opened_on


def given(cells: Cells, name: str, reason: Reason) -> str:
    """A cell that may not be blank."""
    if not cells[name]:
        raise RowError(reason)
    return cells[name]
