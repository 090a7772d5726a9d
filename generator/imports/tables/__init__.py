"""Reads the tables that nations publish: CSV and other text, spreadsheets, packed or not; a path in, rows out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from generator.imports.tables.delimited import (
    Fault,
    Recognise,
    Row,
    Table,
    cleaned,
    delimited,
    encoding_of,
    lines_of,
    marked_encoding,
)
from generator.imports.tables.packed import Limits, Packed, packed, refuse_no_text
from generator.imports.tables.refused import ImportRefusedError
from generator.imports.tables.spreadsheets import MOST_BYTES, spreadsheet

__all__ = ["Fault", "ImportRefusedError", "Limits", "Progress", "Row", "Table", "cleaned", "opened"]

H = TypeVar("H")
Progress = Callable[[], tuple[int, int]]
"""How many bytes of the file have been read, and how many there are."""


@contextmanager
def opened(
    path: Path, recognise: Recognise[H], expected: str, limits: Limits, *, is_numbers: bool = False
) -> Iterator[tuple[list[Table[H]], Progress]]:
    """The table in a file, with its rows as a stream, and how far it has been read.

    A spreadsheet may have the same list on several sheets: those are as many tables.

    `recognise` tells by its columns what list it is; `expected` says which columns it may have. In a table of numbers
    and codes a letter that cannot be decoded spoils its own row alone, so that the file need not be read twice. Raises
    ImportRefusedError for a file that is no such table; OSError where it cannot be read.
    """
    with packed(path, limits) as file, _tables(file, recognise, is_numbers=is_numbers) as tables:
        if not tables:
            raise ImportRefusedError(f"No line names the columns of a list that can be imported. Expected:{expected}")
        yield tables, lambda: (file.position, file.size)


@contextmanager
def _tables(file: Packed, recognise: Recognise[H], *, is_numbers: bool) -> Iterator[list[Table[H]]]:
    name = file.member.filename.lower() if file.member else ""
    if file.archive and (not file.member or name.endswith((".xlsx", ".ods"))):
        yield spreadsheet(_whole(file), recognise)
        return
    with file.stream() as stream:
        start = stream.read(1024 * 1024)
    refuse_no_text(start)
    marked = marked_encoding(start)
    with file.stream() as stream:  # Most files that are no list are known by their first lines.
        if delimited(lines_of(stream, marked or "utf-8", "replace"), recognise) is None:
            yield []
            return
    encoding = (marked or "utf-8") if is_numbers else encoding_of(file)
    with file.stream() as stream:
        table = delimited(lines_of(stream, encoding, "replace" if is_numbers else "strict"), recognise)
        yield [table] if table else []


def _whole(file: Packed) -> bytes:
    """The bytes of a spreadsheet, which lies in no archive or in one."""
    too_large = ImportRefusedError("This spreadsheet is too large. Save the sheet with the list as CSV in UTF-8.")
    if (file.member.file_size if file.member else file.size) > MOST_BYTES // 4:
        raise too_large
    if not file.member:
        file.raw.seek(0)
        return file.raw.read(MOST_BYTES // 4)
    with file.stream() as stream:
        return b"".join(iter(lambda: stream.read(1024 * 1024), b""))
