"""Opens a file that a nation publishes, packed or not: a path in; out, its bytes as a stream that can be read again.

Nothing is unpacked to disk or into memory, and no more of it than the limit.
"""

import codecs
import gzip
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from generator.imports.tables.refused import ImportRefusedError

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".ods")
NAMED = 5
"""How many of the files in an archive a message names."""
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError
)  # fmt: skip
"""What Python's reader of ZIP archives raises for a damaged one, for one with a password (RuntimeError), and for one
that leads to where no file can be (OSError).
"""
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How the programs that people have pack. Others (LZMA) take as much memory as the archive asks for."""
LONGEST_NAME = 100
"""Characters of a file's name in an archive that a message shows."""
_ZIPS = b"PK\x03\x04", b"PK\x05\x06"
"""How a ZIP archive begins; the second one is empty."""
_GZIP, _OLD_EXCEL, _PDF = b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"%PDF"
_CUT = (
    "The file is packed and cannot be unpacked: it is damaged, or its end is missing. Compare its size with the one "
    "that its website gives."
)


@dataclass(frozen=True)
class Limits:
    """The most bytes (unpacked) and rows of a list, and what a list of more is too large for, in a word."""

    most_bytes: int
    most_rows: int

    def too_large(self) -> ImportRefusedError:
        most = f"{self.most_bytes // 1024**2} MiB or {self.most_rows:,} rows"
        return ImportRefusedError(f"The list is larger than any official one ({most}). Keep the rows you need.")


class Stream:
    """Bytes that are counted as they are read; past the limit, and where they cannot be unpacked, they are refused."""

    def __init__(self, inner: IO[bytes] | gzip.GzipFile, limits: Limits) -> None:
        self.inner = inner
        self.limits = limits
        self.count = 0

    def read(self, size: int) -> bytes:
        """The next bytes, none at the end. Raises ImportRefusedError."""
        try:
            data = self.inner.read(size)
        except (*DAMAGED, gzip.BadGzipFile):
            raise ImportRefusedError(_CUT) from None
        self.count += len(data)
        if self.count > self.limits.most_bytes:
            raise self.limits.too_large()
        return data


@dataclass(frozen=True)
class Packed:
    """A file that is open: `raw` is what is on disk, `archive` the ZIP archive that it is, with the table in it."""

    raw: BinaryIO
    size: int
    limits: Limits
    is_gzip: bool = False
    archive: zipfile.ZipFile | None = None
    member: zipfile.ZipInfo | None = None

    @contextmanager
    def stream(self) -> Iterator[Stream]:
        """The bytes of the table from its beginning. Raises ImportRefusedError."""
        self.raw.seek(0)
        if self.archive and self.member:
            with _of_archive(self.archive, self.member) as inner:
                yield Stream(inner, self.limits)
        elif self.is_gzip:
            with gzip.GzipFile(fileobj=self.raw) as inner:
                yield Stream(inner, self.limits)
        else:
            yield Stream(self.raw, self.limits)

    @property
    def position(self) -> int:
        """How many bytes on disk have been read so far, of `size`."""
        return self.raw.tell()


@contextmanager
def packed(path: Path, limits: Limits) -> Iterator[Packed]:
    """Open a file, and find the one table in it where it is a ZIP archive.

    Raises ImportRefusedError where it is too large, or nothing that a table can be in; OSError where it cannot be read.
    """
    if not path.is_file():
        raise ImportRefusedError(f"{path} is not an ordinary file. Name the list itself.")
    with path.open("rb") as raw:
        size = path.stat().st_size
        start = raw.read(512)
        if start.startswith(_ZIPS):
            with _archive(raw) as archive:
                yield Packed(raw, size, limits, archive=archive, member=_table_in(archive, limits))
            return
        if size > limits.most_bytes:
            raise limits.too_large()
        _refuse_no_table(start)
        yield Packed(raw, size, limits, is_gzip=start.startswith(_GZIP))


def _refuse_no_table(start: bytes) -> None:
    if start.startswith(_OLD_EXCEL):
        raise ImportRefusedError(
            "This is an older Excel file, or one with a password. Open it, save it as .xlsx or as CSV, and import that."
        )
    if start.startswith(_PDF):
        raise ImportRefusedError("This is a PDF. Look for the same list as a spreadsheet or CSV, and import that.")
    if start.lstrip().lower().startswith((b"<!doctype", b"<html", b"<table")):
        raise ImportRefusedError(
            "This is a web page, not a list. If it opens in a spreadsheet program, save it there as CSV and import "
            "that; else use the page's own button to download the list."
        )


def refuse_no_text(start: bytes) -> None:
    """Raise ImportRefusedError for what begins as an archive, a spreadsheet or XML, where a table in text is to be."""
    if start.startswith((_GZIP, *_ZIPS)) or start[257:262] == b"ustar":
        raise ImportRefusedError("There is an archive or a spreadsheet in this file. Unpack it, and name the list.")
    if start.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<?xml"):
        raise ImportRefusedError("This is XML. Open it in a spreadsheet program, and save it as .xlsx or as CSV.")
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise ImportRefusedError("This is text in UTF-32. Open it in a text editor, and save it in UTF-8.")


@contextmanager
def _archive(raw: BinaryIO) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(raw)
    except DAMAGED:
        raise ImportRefusedError(_CUT) from None
    with archive:
        yield archive


@contextmanager
def _of_archive(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    try:
        inner = archive.open(member)
    except DAMAGED:
        raise _not_unpacked(member) from None
    with inner:
        yield inner


def _table_in(archive: zipfile.ZipFile, limits: Limits) -> zipfile.ZipInfo | None:
    """The one table in an archive; None where the archive is a spreadsheet itself."""
    if is_spreadsheet(archive):
        return None
    tables = [
        member
        for member in archive.infolist()
        if member.filename.lower().endswith(TABLES)
        and not member.filename.startswith("__MACOSX/")
        and not Path(member.filename).name.startswith(".")
    ]
    if not tables and any(name.endswith(".iwa") for name in archive.namelist()):
        raise ImportRefusedError("This is a file of Apple's Numbers or Pages. Export it there as CSV, and import that.")
    if not tables and "[Content_Types].xml" in archive.namelist():
        raise ImportRefusedError("This is a file of Office, but not .xlsx. Open it, save it as .xlsx or as CSV.")
    if not tables:
        raise ImportRefusedError(f"The archive holds no table ({', '.join(TABLES)}). Unpack it, and name the list.")
    if len(tables) > 1:
        tables.sort(key=lambda member: -member.file_size)  # The list itself is the largest; its lookups are small.
        names = ", ".join(member.filename[:LONGEST_NAME] for member in tables[:NAMED])
        more = f" and {len(tables) - NAMED} more" if len(tables) > NAMED else ""
        raise ImportRefusedError(
            f"The archive holds several tables: {names}{more}. Unpack it, and name the one to import."
        )
    (table,) = tables
    if table.compress_type not in METHODS:
        raise _not_unpacked(table)
    if table.file_size > limits.most_bytes:
        raise limits.too_large()
    return table


def _not_unpacked(member: zipfile.ZipInfo) -> ImportRefusedError:
    return ImportRefusedError(f"{member.filename[:LONGEST_NAME]} cannot be unpacked here. Unpack it, and import it.")


def is_spreadsheet(archive: zipfile.ZipFile) -> bool:
    """Whether a ZIP archive is a spreadsheet of Excel (.xlsx) or LibreOffice (.ods)."""
    with suppress(KeyError):
        archive.getinfo("xl/workbook.xml")
        return True
    with suppress(KeyError):
        archive.getinfo("content.xml")
        return True
    return False
