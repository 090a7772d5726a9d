"""What a list of the office is, and how it is read: its columns, and for each row the act it asks for."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.imports.tables import Fault, ImportRefusedError, Limits, cleaned, opened
from generator.office.act import Act
from generator.office.lists import ListKind
from generator.register import Register

LIMITS = Limits(most_bytes=64 * 1024**2, most_rows=100_000)


class RowRefusedError(Exception):
    """A row that means nothing on file, or more than one thing: why, in words that name nobody else."""


class OnFileError(Exception):
    """A row that is on file already."""


class OtherError(Exception):
    """A row about something else, as a bank's export has of money that went out."""


Cells = Mapping[str, str]
"""A row's cells by the list's own names for its columns; a column that the list does not have is left out."""


@dataclass(frozen=True)
class OfficeList:
    """How a kind of list is read: the columns it may have, and what its rows ask for.

    `columns` maps our name of a column to the headings that lists have for it, in small letters and digits alone.
    `acts` gives the acts of rows read before; it gets the words typed beside the list.
    """

    kind: ListKind
    columns: Mapping[str, tuple[str, ...]]
    needed: tuple[tuple[str, ...], ...]
    """Of each of these groups a list must have one column."""
    row: Callable[[Register, Cells], Mapping[str, str]]
    """A row's words for the act's fields. Raises RowRefusedError, OnFileError or OtherError."""
    acts: Callable[[Register, Sequence[Mapping[str, str]], Mapping[str, str], date], list[Act]]
    """The acts that the rows ask for. Raises ActRefusedError."""


@dataclass(frozen=True)
class Unread:
    """A row that asks for nothing: its line in the list, and why."""

    line: int
    why: str


@dataclass
class Reading:
    """What a list gave: acts, rows that mean nothing or two things, and the number of rows that are on file already or
    about something else.
    """

    acts: list[Act] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    on_file: int = 0
    others: int = 0
    rows: int = 0


def read_list(kind: OfficeList, path: Path, register: Register, words: Mapping[str, str], today: date) -> Reading:
    """Read a list. Raises ImportRefusedError for a file that is no such list, ActRefusedError for wrong words."""
    reading, asked = Reading(), []
    with opened(path, lambda header: _columns(kind, header), _expected(kind), LIMITS) as (tables, _):
        if len(tables) > 1:
            raise ImportRefusedError("Several sheets hold such a list. Save the right one by itself.")
        for line, cells in tables[0].rows:
            reading.rows += 1
            if isinstance(cells, Fault):
                reading.unread.append(Unread(line, str(cells.value)))
                continue
            named = {name: cleaned(cells[position]) for name, position in tables[0].kind.items()}
            try:
                asked.append((line, kind.row(register, named)))
            except RowRefusedError as refused:
                reading.unread.append(Unread(line, str(refused)))
            except OnFileError:
                reading.on_file += 1
            except OtherError:
                reading.others += 1
    reading.acts = kind.acts(register, [row for _, row in _once(asked, reading)], words, today) if asked else []
    return reading


def _once(asked: list[tuple[int, Mapping[str, str]]], reading: Reading) -> list[tuple[int, Mapping[str, str]]]:
    """The rows without those that ask for the same as one above; they are reported."""
    seen: dict[tuple[tuple[str, str], ...], int] = {}
    kept = []
    for line, row in asked:
        key = tuple(row.items())
        if key in seen:
            reading.unread.append(Unread(line, f"it says the same as row {seen[key]}"))
        else:
            seen[key] = line
            kept.append((line, row))
    reading.unread.sort(key=lambda row: row.line)
    return kept


def _columns(kind: OfficeList, header: Sequence[str]) -> dict[str, int] | None:
    """The positions of the list's columns in a row with these headings; None if it is no header of such a list."""
    plain = [re.sub("[^a-z0-9]", "", heading.casefold()) for heading in header]
    found = {}
    for name, headings in kind.columns.items():
        positions = [position for position, heading in enumerate(plain) if heading in headings]
        if len(positions) > 1:
            raise ImportRefusedError(f"Several columns could be the {name}. Delete all but the right one.")
        if positions:
            found[name] = positions[0]
    return found if all(any(name in found for name in group) for group in kind.needed) else None


def _expected(kind: OfficeList) -> str:
    return " " + "; ".join(" or ".join(group) for group in kind.needed) + "."
