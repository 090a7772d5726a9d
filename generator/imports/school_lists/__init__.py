"""Reads the nations' official lists of schools: bytes in; out, the school of each row or why it is not imported."""

import csv
import gzip
import io
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.imports.school_lists import england, scotland, wales
from generator.imports.school_lists.listed import Cells, ImportRefusedError, Listed, Reason, RowError

MOST_BYTES = 512 * 1024 * 1024
"""The largest list that is read, unpacked: four times England's whole register of schools."""

_SURELY_UTF_8 = re.compile(rb"\A\xef\xbb\xbf|\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]")
"""The byte order mark, and letters and quotes of UTF-8 that no name holds if read as Windows-1252 (Ã, â€)."""


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
    if_there: Mapping[str, str] = field(default_factory=dict)


LISTS = (
    SchoolList("England (GIAS)", 6, england.OFFICIAL_FILE, england.read, if_there=england.IF_THERE),
    SchoolList("England (an extract of GIAS)", 6, england.EXTRACT, england.read),
    SchoolList("Scotland", 7, scotland.COLUMNS, scotland.read, scotland.joined),
    SchoolList("Wales", 7, wales.COLUMNS, wales.read),
)
"""Every list that can be imported; its header identifies it."""


@dataclass(frozen=True)
class Row:
    """A row: the line it begins on, its official number as the list has it, and the school or why it is skipped."""

    line: int
    number: str
    listed: Listed | RowError


def rows_of(data: bytes) -> tuple[SchoolList, Iterator[Row]]:
    """The list that a file holds, and its rows. Raises ImportRefusedError where it is none of `LISTS`."""
    records = _records(_text(data))
    _, header = next(records, (1, []))
    school_list = next((known for known in LISTS if set(known.columns.values()) <= set(header)), None)
    if school_list is None:
        expected = "".join(f"\n- {known.title}: {', '.join(known.columns.values())}" for known in LISTS)
        raise ImportRefusedError(
            f"The first line names the columns of no list that can be imported. Expected:{expected}"
        )
    return school_list, _rows(school_list, header, records)


def _rows(school_list: SchoolList, header: list[str], records: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
    at = {name: header.index(column) for name, column in school_list.columns.items()}
    at |= {name: header.index(column) for name, column in school_list.if_there.items() if column in header}
    number = re.compile(rf"[0-9]{{{school_list.digits}}}")
    for line, cells in records:
        if len(cells) != len(header):
            yield Row(line, "", RowError(Reason.CELLS))
            continue
        row = {name: cells[index] for name, index in at.items()}
        if not number.fullmatch(row["number"]):
            yield Row(line, row["number"], RowError(Reason.NUMBER))
            continue
        try:
            yield Row(line, row["number"], school_list.read(row))
        except RowError as error:
            yield Row(line, row["number"], error)


def _text(data: bytes) -> str:
    """The text of a list, plain or gzip, in UTF-8 with or without its mark, or in cp1252 as GIAS publishes it."""
    if data.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(io.BytesIO(data)) as unpacked:
                data = unpacked.read(MOST_BYTES + 1)
        except (OSError, EOFError, zlib.error):
            raise ImportRefusedError("The file is packed and cannot be unpacked. Fetch it again.") from None
    if len(data) > MOST_BYTES:
        raise ImportRefusedError(f"The list is larger than {MOST_BYTES // 1024**2} MiB. Import it in parts.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if _SURELY_UTF_8.search(data):
            raise ImportRefusedError("The file mixes UTF-8 with something else. Fetch it again.") from None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise ImportRefusedError("The file is text in neither UTF-8 nor Windows-1252. Fetch it again.") from None


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with its first line; cells trimmed and normalised; values are not interpreted."""
    first, _, _ = text.partition("\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first else ",")
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, [_cleaned(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error:
        raise ImportRefusedError(f"The row that begins on line {line} cannot be read. Fetch the list again.") from None


def _cleaned(cell: str) -> str:
    """A cell with its accents composed, and every run of white space, no-break spaces too, made one plain space."""
    return " ".join(unicodedata.normalize("NFC", cell).split())
