"""Reads a table in text, strictly: a stream of bytes in; out, its rows, each with its line, or what is wrong with it.

Every line is part of exactly one row. A quotation mark in the wrong place makes its own row unreadable, no other: a row
goes on over several lines only if none of them could be a row of its own, but for one whose first cell they begin.
"""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from generator.imports.tables.packed import Limits, Packed, Stream
from generator.imports.tables.refused import ImportRefusedError
from generator.letters import respelt

DELIMITERS = (",", "\t", ";", "|")
HEADER_WITHIN = 30
"""The first line of these that names a list's columns is its header; a title and notes may come before it."""
LONGEST_CELL = 32_767
"""Characters: the most that a cell of Excel holds."""
LONGEST_LINE = 1024 * 1024
MOST_COLUMNS = 16_384
"""As many as a sheet of Excel has; a line with more names the columns of no list."""
MOST_LINES_OF_A_ROW = 50
CHUNK = 1024 * 1024
_MARK = "\ufeff"
"""A byte order mark, of which two files put together have one more."""
csv.field_size_limit(
    MOST_LINES_OF_A_ROW * LONGEST_LINE
)  # Never reached: a cell that is too long is a fault of its row.

_SURELY_UTF_8 = re.compile(rb"\A\xef\xbb\xbf|\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]")
"""The byte order mark, and letters and quotes of UTF-8 that no name holds if read as Windows-1252 (Ã, â€)."""
_NOT_WINDOWS = re.compile(rb"[\x00\x81\x8d\x8f\x90\x9d]")

H = TypeVar("H")
Recognise = Callable[[Sequence[str]], H | None]
"""What a list with these columns is, or None where they are the columns of no list."""


class Fault(Enum):
    """Why a row cannot be read."""

    CELLS = "the row has more or fewer cells than the header"
    QUOTES = "a quotation mark is in the wrong place, or never closed"
    LONG = f"a cell is longer than {LONGEST_CELL:,} characters"


Row = tuple[int, list[str] | Fault]
"""The line that a row begins on, and its cells as they are written, or why it cannot be read. Blank rows are left
out."""


@dataclass(frozen=True)
class Table(Generic[H]):
    """A table: what list it is, its columns in order, and its rows, which can be read once.

    `sheet` is the name of its sheet where a spreadsheet has several tables. `left_out` are the other sheets that hold
    anything and are no such table, each with the number of its rows.
    """

    kind: H
    header: tuple[str, ...]
    rows: Iterator[Row]
    sheet: str = ""
    left_out: tuple[tuple[str, int], ...] = ()


def cleaned(cell: str) -> str:
    """A cell with its accents composed, and every run of white space, no-break spaces too, made one plain space."""
    return " ".join(respelt("NFC", cell).split())


def delimited(text: "Lines", recognise: Recognise[H]) -> Table[H] | None:
    """The table that a text holds, None where no line of its first few names the columns of a list."""
    for _ in range(HEADER_WITHIN):
        line = next(text, None)
        if line is None:
            break
        lines = _with_open_quote(text, line.lstrip(_MARK))
        for delimiter in DELIMITERS:
            if (
                0 < sum(line.count(delimiter) for line in lines) < MOST_COLUMNS
                and (cells := _cells(lines, delimiter)) is not None
            ):
                header = tuple(map(cleaned, cells))
                kind = recognise(header)
                if kind is not None:
                    return Table(kind, header, _rows(text, delimiter, len(header)))
        only = cleaned(line.strip('"\r\n '))
        if not any(delimiter in line for delimiter in DELIMITERS) and (kind := recognise((only,))) is not None:
            return Table(kind, (only,), _rows(text, DELIMITERS[0], 1))  # a list of one column
        text.put_back(lines[1:])
    return None


def _with_open_quote(text: "Lines", line: str) -> list[str]:
    """A line, and those below it up to the end of a quote that it opens: a column's name may be over several lines."""
    lines, marks, length = [line], line.count('"'), len(line)
    while marks % 2 and length < LONGEST_CELL and (following := next(text, None)) is not None:
        lines.append(following)
        marks += following.count('"')
        length += len(following)
    return lines


class Lines(Iterator[str]):
    """The lines of a stream, each with its ending; `number` is that of the line last given. Lines can be put back."""

    def __init__(self, text: io.TextIOBase, limits: Limits) -> None:
        self.number = 0
        self._text = text
        self._limits = limits
        self._again: deque[str] = deque()

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) == LONGEST_LINE:
            raise _too_long(self.number)
        if self.number > self._limits.most_rows:
            raise self._limits.too_large()
        return line

    def put_back(self, lines: Sequence[str]) -> None:
        self._again.extendleft(reversed(lines))
        self.number -= len(lines)


def _too_long(line: int) -> ImportRefusedError:
    return ImportRefusedError(
        f"Line {line} is longer than {LONGEST_LINE:,} characters: this is not a list with a row a line."
    )


def _rows(text: Lines, delimiter: str, width: int) -> Iterator[Row]:
    blank = delimiter + " \r\n"
    for line in text:
        number = text.number
        if not line.strip(blank):
            continue
        cells = line.rstrip("\r\n").split(delimiter) if '"' not in line else _quoted(text, line, delimiter, width)
        if cells is None:
            yield number, Fault.QUOTES
        elif len(cells) != width:
            yield number, Fault.CELLS
        elif max(map(len, cells)) > LONGEST_CELL:
            yield number, Fault.LONG
        else:
            yield number, cells


def _quoted(text: Lines, line: str, delimiter: str, width: int) -> list[str] | None:
    """The cells of a row with quotation marks, None where they are in the wrong places; then only `line` is read."""
    lines = [line]
    marks = line.count('"')
    while marks % 2:
        following = next(text, None)
        if following is None:
            break
        lines.append(following)
        marks += following.count('"')
        may_be_a_row = following.count(delimiter) >= width - 1
        if len(lines) > MOST_LINES_OF_A_ROW or (may_be_a_row and not _ends_first_cell(lines, delimiter, width)):
            break
    else:
        cells = _cells(lines, delimiter)
        if cells is not None:
            return cells
    text.put_back(lines[1:])
    return None


def _ends_first_cell(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether the last of these lines is a row whose first cell begins above it, on a line that is no row."""
    if not lines[0].startswith('"') or lines[0].count(delimiter) >= width - 1:
        return False
    cells = _cells(lines, delimiter)
    return cells is not None and len(cells) == width


def _cells(lines: Sequence[str], delimiter: str) -> list[str] | None:
    """The cells of a row's lines, None where a quotation mark is not where RFC 4180 has one.

    Python's reader, strict or not, takes a mark within a cell for a letter if the cell does not begin with one.
    """
    row = "".join(lines)
    if '"' in row:
        plain, marked = rf'[^"{re.escape(delimiter)}\r\n]*+', r'"(?:[^"]|"")*+"'
        cell = rf"(?:{marked}|{plain})"
        if not re.fullmatch(rf"{cell}(?:{re.escape(delimiter)}{cell})*+[\r\n]*", row):
            return None
    return next(csv.reader(lines, delimiter=delimiter, strict=True), [])


class _Raw(io.RawIOBase):
    """A stream as Python's own readers of text want it."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]  # typeshed has a private type here
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def lines_of(stream: Stream, encoding: str, errors: str = "strict") -> Lines:
    """The lines of a stream in an encoding."""
    buffered = io.BufferedReader(_Raw(stream), CHUNK)
    return Lines(io.TextIOWrapper(buffered, encoding, errors, newline=""), stream.limits)


def marked_encoding(start: bytes) -> str | None:
    """The encoding that the first bytes of a text show: by its mark, or by every second byte being zero."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(start) > 4 and start[1:64:2].count(0) == len(start[1:64:2]):
        return "utf-16-le"
    if len(start) > 4 and start[:64:2].count(0) == len(start[:64:2]):
        return "utf-16-be"
    return None


def encoding_of(file: Packed) -> str:
    """The encoding of a whole file: marked, UTF-8, or Windows-1252 as GIAS publishes it. Reads it to its end.

    Raises ImportRefusedError where it is none of these, and where it is too large.
    """
    is_utf_8 = is_windows = True
    surely, lines, first_fault = False, 0, 0
    decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-8")()
    with file.stream() as stream:
        data = stream.read(CHUNK)
        if marked := marked_encoding(data):
            encoding: str | None = marked
            decoder = codecs.getincrementaldecoder(marked)()
        else:
            encoding = None
        while data:
            lines += data.count(b"\n")
            if lines > file.limits.most_rows:
                raise file.limits.too_large()
            if len(data) >= LONGEST_LINE and b"\n" not in data and b"\r" not in data:
                raise _too_long(lines + 1)
            if is_utf_8:
                try:
                    decoder.decode(data)
                except UnicodeDecodeError as error:
                    is_utf_8 = False
                    first_fault = lines - data.count(b"\n", error.start) + 1
            if not data.isascii():
                surely = surely or bool(_SURELY_UTF_8.search(data))
                is_windows = is_windows and not _NOT_WINDOWS.search(data)
            data = stream.read(CHUNK)
    if is_utf_8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            is_utf_8, first_fault = False, lines + 1
    if is_utf_8:
        return encoding or "utf-8"
    if not encoding and is_windows and not surely:
        return "cp1252"
    said = "mixes encodings" if surely or encoding else "is text in neither UTF-8, UTF-16 nor Windows-1252"
    raise ImportRefusedError(
        f"The file {said}, from line {first_fault}. Open it in a spreadsheet program, look at the letters with accents "
        "there, and save it as CSV in UTF-8."
    )
