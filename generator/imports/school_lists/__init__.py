"""Reads the nations' official lists of schools: a path in; out, the school of each row or why it is not imported."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.imports.school_lists import england, northern_ireland, scotland, wales
from generator.imports.school_lists.listed import Cells, Listed, Reason, RowError
from generator.imports.tables import Fault, ImportRefusedError, Limits, Table, cleaned, opened
from generator.read.characters import MISREAD

_NO_VALUE = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|#+)|Err:[0-9]{3}")
"""What a spreadsheet program shows, and saves, in place of a value that it cannot work out or has no room for."""

_OF_ANOTHER_SET = re.compile(
    # A low quote, a lone circumflex or a per mille after a letter; signs, money and fractions within a word; capitals
    # after a small letter; letters of Icelandic.
    "(?<=[A-Za-z])[\u201a\u0192\u201e\u02c6\u2030]|\u0192(?=[a-z])"
    "|(?<=[A-Za-z])[\u2026\u2020\u2021\u2039\u2022\u02dc\u2122\u203a\xa1-\xa5\xbc-\xbe](?=[a-z])"
    "|(?<=[a-z])[\u0160\u0152\u017d\u0178\xd2-\xd5\xd0]|[\xd0\xde\xf0\xfe]"
)
"""What no school's name has there: letters with accents and quotes of another set, read as Windows-1252.

Ž is é of old Macs, Õ their ’, a low quote é of DOS, þ is ŷ of ISO 8859-14.
"""

LIMITS = Limits(most_bytes=256 * 1024 * 1024, most_rows=200_000)
"""Twice the bytes, and four times the rows, of England's whole register of schools."""


def _never_joined(rows: Sequence[Listed]) -> Listed | None:
    return None


@dataclass(frozen=True)
class SchoolList:
    """An official list: its columns by what they hold, how to read a row, and how to join rows of one number.

    `if_there` are columns that it need not have.
    """

    title: str
    digits: int
    columns: Mapping[str, str]
    read: Callable[[Cells], Listed]
    joined: Callable[[Sequence[Listed]], Listed | None] = _never_joined
    numbered: Callable[[str], str] = str
    """The official number as the register writes it, of what the list has in its place."""
    if_there: Mapping[str, str] = field(default_factory=dict)


LISTS = (
    SchoolList("England (GIAS)", 6, england.OFFICIAL_FILE, england.read, if_there=england.IF_THERE),
    SchoolList("England (an extract of GIAS)", 6, england.EXTRACT, england.read),
    SchoolList("England (closures alone: too few columns for new schools)", 6, england.CLOSURES, england.closure),
    SchoolList("Scotland", 7, scotland.COLUMNS, scotland.read, scotland.joined),
    SchoolList("Wales (the register school-wls)", 7, wales.COLUMNS, wales.read),
    SchoolList("Wales (address list)", 7, wales.ADDRESS_LIST, wales.read_address, if_there=wales.IF_THERE),
    SchoolList(
        "Northern Ireland",
        7,
        northern_ireland.COLUMNS,
        northern_ireland.read,
        numbered=northern_ireland.numbered,
        if_there=northern_ireland.IF_THERE,
    ),
)
"""Every list that can be imported; its header identifies it."""


@dataclass(frozen=True)
class Row:
    """A row: the line it begins on, its official number, and the school or why it is skipped.

    A number that is none is as the list has it. `sheet` is the sheet's name, where a list has several sheets.
    """

    line: int
    number: str
    listed: Listed | RowError
    sheet: str = ""


def rows_of(path: Path) -> tuple[SchoolList, list[Row]]:
    """The list that a file holds, and its rows; of a sheet that is no list one row, which says so.

    Raises ImportRefusedError where it is none of `LISTS`, or has a column of its list twice.
    """
    expected = "".join(f"\n- {known.title}: {', '.join(known.columns.values())}" for known in LISTS)
    with opened(path, _recognised, expected, LIMITS) as (tables, _):
        rows = [row for table in tables for row in _rows(table)]
        if any(isinstance(row.listed, RowError) and row.listed.reason is Reason.OTHER_SET for row in rows):
            rows = [_doubted(row) for row in rows]
        return tables[0].kind, rows + [_left_out(sheet, count) for sheet, count in tables[0].left_out]


def _left_out(sheet: str, count: int) -> Row:
    return Row(1, "", RowError(Reason.SHEET, "1 row" if count == 1 else f"{count:,} rows"), sheet)


def _misspelt(name: str) -> RowError | None:
    """Why a name is not the school's own: a program has misread letters of it, or lost one."""
    if _OF_ANOTHER_SET.search(name):
        return RowError(Reason.OTHER_SET)
    return RowError(Reason.LOST_LETTER) if "?" in name else None


def _doubted(row: Row) -> Row:
    """A row of a list in another set of letters: not imported if it has any letter that the sets do not share."""
    if isinstance(row.listed, Listed) and not (row.listed.name + row.listed.local_authority).isascii():
        return replace(row, listed=RowError(Reason.OTHER_SET))
    return row


def _recognised(header: Sequence[str]) -> SchoolList | None:
    """The list that has these columns. Raises ImportRefusedError where one of its columns is there twice."""
    there = set(header)
    school_list = next((known for known in LISTS if there.issuperset(known.columns.values())), None)
    for column in (*school_list.columns.values(), *school_list.if_there.values()) if school_list else ():
        if header.count(column) > 1:
            raise ImportRefusedError(
                f"The list has several columns named {column}. Keep the right one, and delete the others."
            )
    return school_list


def _rows(table: Table[SchoolList]) -> Iterator[Row]:
    school_list = table.kind
    at = {name: table.header.index(column) for name, column in school_list.columns.items()}
    at |= {name: table.header.index(column) for name, column in school_list.if_there.items() if column in table.header}
    number = re.compile(rf"[0-9]{{{school_list.digits}}}")
    for line, cells in table.rows:
        if isinstance(cells, Fault):
            yield Row(line, "", RowError(Reason[cells.name]), table.sheet)
            continue
        row = {name: cleaned(cells[index]) for name, index in at.items()}
        if any(MISREAD.search(cell) for cell in row.values()):
            yield Row(line, row["number"], RowError(Reason.ACCENTS), table.sheet)
            continue
        if any(_NO_VALUE.fullmatch(cell) for cell in row.values()):
            yield Row(line, row["number"], RowError(Reason.NO_VALUE), table.sheet)
            continue
        official = school_list.numbered(row["number"])
        if not number.fullmatch(official):
            yield Row(line, row["number"], RowError(Reason.NUMBER), table.sheet)
            continue
        try:
            listed = school_list.read(row | {"number": official})
            yield Row(line, official, _misspelt(listed.name) or listed, table.sheet)
        except RowError as error:
            yield Row(line, official, error, table.sheet)
