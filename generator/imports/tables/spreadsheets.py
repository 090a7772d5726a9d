"""Reads a table in a spreadsheet of Excel (.xlsx) or LibreOffice (.ods): a ZIP archive in; out, its rows as text.

The reader that does it, calamine, holds a whole sheet with the empty cells between full ones. What a sheet would take
is measured first, on the same words of its XML that calamine goes by.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import chain, islice
from typing import TypeVar

from python_calamine import CalamineError, CalamineWorkbook

from generator.imports.tables.delimited import HEADER_WITHIN, LONGEST_CELL, Fault, Recognise, Row, Table, cleaned
from generator.imports.tables.packed import DAMAGED, METHODS
from generator.imports.tables.refused import ImportRefusedError

MOST_BYTES = 128 * 1024 * 1024
MOST_CELLS = 3_000_000
SPARE_STRINGS = 100_000
"""Texts of an Excel file that none of its cells may have: programs write each text once, and only those in use."""
CHUNK = 1024 * 1024
LONGEST_TEXT = 8 * CHUNK
"""Bytes without the end of a tag; a cell's text is shorter."""
_SAVE = "Open it, save the sheet with the list as CSV in UTF-8, and import that."

_AT = re.compile(rb"""\sr=["']([A-Z]{0,3})([0-9]{1,7})["']""")
"""Where a row or a cell of Excel is: `<row r="2">`, `<c r="AB2">`."""
_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r=["']([0-9]{1,7})["']""")
"""The number of a row of Excel."""
_TAG = re.compile(rb"<table:table-row\b[^>]*>|<table:(?:covered-)?table-cell\b[^>]*>|<table:table [^>]*>")
_LEFT_OUT = re.compile(rb"<text:(?:tab|line-break)\b")
"""What calamine leaves out of a cell's text, so that two words become one."""
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="([0-9]{1,9})"')

H = TypeVar("H")
Value = int | float | str | bool | time | date | datetime | timedelta


def spreadsheet(data: bytes, recognise: Recognise[H]) -> list[Table[H]]:
    """The tables in the sheets whose first rows name the columns of a list.

    Raises ImportRefusedError where these are several lists, and for a spreadsheet that is damaged or too large.
    """
    _measure(data)
    tables: list[tuple[str, Table[H]]] = []
    left_out: list[tuple[str, int]] = []
    for name, rows in _sheets(data):
        first = list(islice(rows, HEADER_WITHIN))
        if table := _table(first, rows, recognise):
            tables.append((name, table))
        elif count := sum(any(_text(cell).strip() for cell in cells) for _, cells in chain(first, rows)):
            left_out.append((name, count))
    if any(table.kind != tables[0][1].kind for _, table in tables):
        names = ", ".join(name for name, _ in tables)
        raise ImportRefusedError(f"Several sheets hold different lists: {names}. Save one as CSV, and import that.")
    return [replace(table, sheet=name if len(tables) > 1 else "", left_out=tuple(left_out)) for name, table in tables]


def _sheets(data: bytes) -> Iterator[tuple[str, Iterator[tuple[int, list[Value]]]]]:
    """Each sheet's name, and its rows with their numbers."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            yield name, enumerate(sheet.iter_rows(), 1)
    except (CalamineError, ValueError, OSError):
        raise ImportRefusedError(f"This spreadsheet cannot be read. {_SAVE}") from None


def _table(
    first: Sequence[tuple[int, list[Value]]], others: Iterator[tuple[int, list[Value]]], recognise: Recognise[H]
) -> Table[H] | None:
    """The table of a sheet whose `first` rows name the columns of a list; `others` are the rows below those."""
    for at, (_, values) in enumerate(first, 1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1].strip():
            cells.pop()
        header = tuple(map(cleaned, cells))
        kind = recognise(header)
        if kind is not None:
            return Table(kind, header, _rows(chain(first[at:], others), len(header)))
    return None


def _rows(rows: Iterable[tuple[int, list[Value]]], width: int) -> Iterator[Row]:
    for number, values in rows:
        cells = [_text(value) for value in values]
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[width:]):
            yield number, Fault.CELLS
        elif max(map(len, cells)) > LONGEST_CELL:
            yield number, Fault.LONG
        else:
            yield number, cells[:width] + [""] * (width - len(cells))


def _text(value: Value) -> str:
    """A cell as a list in text has it: whole numbers, which a spreadsheet keeps as fractions, without a point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


def _measure(data: bytes) -> None:
    """Raise ImportRefusedError for a spreadsheet that is damaged, or that would take too much memory."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
            if any(part.compress_type not in METHODS for part in archive.infolist()):
                raise zipfile.BadZipFile
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                raise _too_large()
            held = strings = 0
            for part in parts:
                if part.filename == "content.xml":
                    _measure_ods(_chunks(archive, part))
                elif "worksheets/" in part.filename:
                    held += _measure_xlsx(_chunks(archive, part))
                    if held > MOST_CELLS:
                        raise _too_large()
                elif part.filename.endswith("sharedStrings.xml"):
                    strings += sum(
                        chunk.count(b"</si>") + chunk.count(b":si>") // 2 for chunk in _chunks(archive, part)
                    )
                else:  # Read to its end all the same: what is longer than the archive says is damaged.
                    for _ in _chunks(archive, part):
                        pass
            if strings > held + SPARE_STRINGS:
                raise _too_large()
    except DAMAGED:
        raise ImportRefusedError(f"This spreadsheet is damaged or has a password. {_SAVE}") from None


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part's XML in pieces that each end with a tag."""
    begun = b""
    with archive.open(part) as stream:
        while data := stream.read(CHUNK):
            whole, end, begun = (begun + data).rpartition(b">")
            yield whole + end
            if len(begun) > LONGEST_TEXT:
                raise _too_large()


def _measure_xlsx(chunks: Iterable[bytes]) -> int:
    """How many cells calamine would hold. Of two rows with one number it would give the second alone."""
    cells = rows = columns = 1
    above = 0
    for chunk in chunks:
        cells += chunk.count(b"<c")
        for row in map(int, _ROW.findall(chunk)):
            if row <= above:
                raise ImportRefusedError(f"The rows of this spreadsheet are not numbered in order. {_SAVE}")
            above = row
        for letters, digits in set(_AT.findall(chunk)):
            rows = max(rows, int(digits))
            columns = max(columns, _column(letters))
        if max(cells, rows * columns) > MOST_CELLS:
            raise _too_large()
    return max(cells, rows * columns)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _measure_ods(chunks: Iterable[bytes]) -> None:
    """Raise ImportRefusedError for a sheet that would take too much memory, or that calamine reads otherwise.

    Cells without a value are not held, however often they are repeated, unless a value follows them.
    """
    row = column = height = columns = rows = cells = 0
    for chunk in chunks:
        if _LEFT_OUT.search(chunk):
            raise ImportRefusedError(f"A cell of this spreadsheet holds a tab or a line break. {_SAVE}")
        for tag in _TAG.findall(chunk):
            repeated = _REPEATED.search(tag)
            times = int(repeated[1]) if repeated else 1
            if tag.startswith(b"<table:table "):
                row = column = height = columns = rows = 0
            elif tag.startswith(b"<table:table-row"):
                row, column, height = row + height, 0, times
            else:
                column += times
                if b"value-type" in tag:
                    cells += times * height
                    columns, rows = max(columns, column), max(rows, row + height)
                if max(cells, rows * columns) > MOST_CELLS:
                    raise _too_large()


def _too_large() -> ImportRefusedError:
    return ImportRefusedError(f"This spreadsheet is too large to be read safely. {_SAVE}")
