"""No list of any size, and no school's file, takes long or much memory to refuse."""

import gzip
import io
import subprocess
import sys

import pytest
from school_lists import ENGLAND, reasons, table
from spreadsheets import archived, ods, xlsx

from generator.imports.school_lists import rows_of
from generator.imports.school_lists.listed import Reason
from generator.imports.tables import ImportRefusedError

HEADER, ROW = table(ENGLAND).splitlines()
MEASURED = """
import resource, sys, time
from pathlib import Path
from generator.imports.postcodes import import_postcodes
from generator.imports.school_lists import rows_of
from generator.imports.tables import ImportRefusedError
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
try:
    (rows_of if sys.argv[1] == "schools" else import_postcodes)(Path(sys.argv[2]))
except ImportRefusedError as refused:
    print(time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, refused)
"""


def _gigabyte(start, block):
    """A GiB, packed."""
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb", compresslevel=1) as packed:
        packed.write(start)
        for _ in range(1024):
            packed.write(block)
    return data.getvalue()


MIB = 1024 * 1024
HUGE = {
    "zeros": lambda: _gigabyte(b"", bytes(MIB)),
    "a list": lambda: _gigabyte(HEADER.encode() + b"\n", (ROW.encode() + b"\n") * (MIB // len(ROW))),
    "short rows": lambda: _gigabyte(HEADER.encode() + b"\n", b"1\n" * (MIB // 2)),
    "one cell": lambda: _gigabyte(HEADER.encode() + b'\n"', b"x" * MIB),
    "no postcodes": lambda: _gigabyte(b"pcds,lat,long\n", b"x,1,2\n" * (MIB // 6)),
    "two far cells": lambda: xlsx(
        List='<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "repeated cells": lambda: ods(
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    ),
    "much text": lambda: xlsx(List=f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 120 * MIB}</t></is></c></row>'),
    "zip": lambda: archived({"list.csv": bytes(300 * MIB)}),
}


@pytest.mark.slow
@pytest.mark.parametrize("content", HUGE)
@pytest.mark.parametrize("kind", ["schools", "postcodes"])
def test_no_file_of_any_size_takes_more_than_two_seconds_or_200_mib_to_refuse(kind, content, tmp_path):
    path = tmp_path / "list"
    path.write_bytes(HUGE[content]())

    for _ in range(3):  # another program on the machine can only make a run slower
        done = subprocess.run([sys.executable, "-c", MEASURED, kind, path], capture_output=True, text=True, check=True)
        seconds, mebibytes, *said = done.stdout.split(maxsplit=2)
        if float(seconds) < 2:
            break

    assert said
    assert float(seconds) < 2, done.stdout
    assert int(mebibytes) < 200, done.stdout


def test_a_school_s_file_of_any_size_is_reported_by_its_size(importing, on_file):
    with on_file("").open("wb") as file:
        file.truncate(4 * 1024**3)

    assert reasons(importing(table(ENGLAND))) == [(2, "900001", Reason.UNREAD)]


def test_a_sparse_file_is_refused_by_its_size(tmp_path):
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.write(HEADER.encode())
        file.truncate(4 * 1024**3)

    with pytest.raises(ImportRefusedError, match="larger than any official one"):
        rows_of(path)
