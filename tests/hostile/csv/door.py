"""Lists as text: CSV and the like, as a nation publishes it or the office pastes it."""

import random

from hostile.lists import read_by_all as enter
from hostile.outcome import Outcome
from school_lists import ENGLAND, table

from generator.imports.tables.delimited import LONGEST_LINE

__all__ = ["MADE", "enter"]

HEADER, ROW = table(ENGLAND).encode().splitlines()
BANK = b"Date,Reference,Paid in\n"
PEOPLE = b"Name,Email,Base,Regions,Membership number\n"

MADE = {
    Outcome.REFUSED: {
        "zeros": lambda: bytes(1024 * 1024),
        "no text": lambda: random.Random(1).randbytes(1024 * 1024),  # noqa: S311  # the same each time
        "a line without end": lambda: HEADER + b"\n" + b"x" * (2 * LONGEST_LINE),
        "a header without end": lambda: b"urn,name," * 300_000,
        "quotes": lambda: b'"' * 500_000,
        "quotes that never close": lambda: HEADER + b"\n" + b'"a\n' * 20_000,
        "rows that open quotes": lambda: HEADER + b"\n" + (b'"' + ROW + b"\n") * 3_000,
        "quotes in pairs and none": lambda: HEADER + b"\n" + (b'""",' * 50 + b"\n") * 2_000,
        "separators": lambda: b"," * 900_000,
        "line ends": lambda: b"\n" * 300_000,
        "returns": lambda: b"\r" * 300_000,
        "a header that is named again": lambda: HEADER + b"," + HEADER + b"\n" + ROW,
        "accents in a header": lambda: b"urn,name" + "e\u0301\u0323".encode() * 100_000 + b"\n",
        "accents in a cell": lambda: HEADER + b"\n" + ROW.replace(b"Fossgate", "e\u0301\u0323".encode() * 8_000),
        "accents in a bank's reference": lambda: (
            BANK + b"2026-02-20," + "e\u0301\u0323".encode() * 16_000 + b",95.00\n"
        ),
        "accents in a person's name": lambda: (
            PEOPLE + "e\u0301\u0323".encode() * 16_000 + b",a@a.example,YO1,wales,N1\n"
        ),
        "a number of many digits": lambda: BANK + b"2026-02-20,INV-" + b"9" * 30_000 + b"," + b"9" * 30_000 + b"\n",
        "a day of many digits": lambda: BANK + b"9" * 30_000 + b"/" + b"9" * 300 + b"/1,INV-1,95\n",
        "payments of nobody": lambda: BANK + b"20/02/2026,BACS NOBODY X,95.00\n" * 5_000,
        "people of no name": lambda: PEOPLE + b",,,,\n,x,y,z,w\n" * 4_000,
        "headings like many": lambda: (
            ",".join(f"membership numbe {number}" for number in range(3_000)).encode() + b"\n"
        ),
    },
    Outcome.HARMLESS: {},
}
