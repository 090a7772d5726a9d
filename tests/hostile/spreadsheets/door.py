"""Lists as spreadsheets: what Excel (.xlsx) and LibreOffice (.ods) save, and what only looks like it."""

from functools import cache

from hostile.lists import read_by_all as enter
from hostile.outcome import Outcome
from school_lists import ENGLAND
from spreadsheets import archived, ods, xlsx

__all__ = ["MADE", "enter"]

MIB = 1024 * 1024
GOOD = [list(ENGLAND), list(ENGLAND.values())]
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + '<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY web SYSTEM "http://evil.example/x">]>'
)


@cache
def parts() -> dict[str, bytes]:
    """The parts of a good Excel file, to spoil one of."""
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(xlsx(List=GOOD))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spoilt(name: str, content: str | bytes) -> bytes:
    return archived({**parts(), name: content})


def sheet(rows: str) -> bytes:
    return xlsx(List=rows)


def with_strings(strings: str) -> bytes:
    """A file whose only cell names the first of these shared strings."""
    cells = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>'
    return archived({**parts(), SHEET: cells, "xl/sharedStrings.xml": strings})


SHEET = "xl/worksheets/sheet1.xml"
MADE = {
    Outcome.REFUSED: {
        "two far cells": lambda: sheet(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        "rows in no order": lambda: sheet(
            '<row r="9"><c r="A9"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
        ),
        "cells beyond the sheet": lambda: sheet('<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>'),
        "a cell of no place": lambda: sheet('<row r="1"><c r="1A"><v>1</v></c></row>'),
        "much text": lambda: sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 120 * MIB}</t></is></c></row>'),
        "a string that is not there": lambda: sheet('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'),
        "a string of a number below none": lambda: sheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
        "entities that grow": lambda: spoilt(
            SHEET,
            ENTITIES
            + '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&j;</v></c></row></sheetData></worksheet>',
        ),
        "a file by an entity": lambda: spoilt(
            SHEET,
            ENTITIES
            + '<worksheet><sheetData><row r="1"><c t="str"><v>&file;&web;</v></c></row></sheetData></worksheet>',
        ),
        "strings with a file by an entity": lambda: with_strings(ENTITIES + "<sst><si><t>&file;&web;</t></si></sst>"),
        "strings that grow": lambda: with_strings(ENTITIES + "<sst><si><t>&j;</t></si></sst>"),
        "millions of strings": lambda: with_strings("<sst>" + "<si><t>x</t></si>" * 2_000_000 + "</sst>"),
        "strings in strings": lambda: with_strings("<sst>" + "<si>" * 500_000),
        "a sheet elsewhere": lambda: spoilt(
            "xl/_rels/workbook.xml.rels",
            parts()["xl/_rels/workbook.xml.rels"].replace(b"worksheets/", b"../../../etc/"),
        ),
        "elements without end": lambda: spoilt(SHEET, "<a>" * 2 * MIB),
        "a tag without end": lambda: spoilt(SHEET, "<a " + "x" * 20 * MIB),
        "a sheet cut off": lambda: spoilt(SHEET, parts()[SHEET][:-40]),
        "no sheet": lambda: spoilt("xl/workbook.xml", "<workbook/>"),
        "a workbook of no XML": lambda: spoilt("xl/workbook.xml", b"\xff\xfe\x00"),
        "days beyond the calendar": lambda: sheet('<row r="1"><c r="A1" t="d"><v>99999-99-99</v></c></row>'),
        "an old Excel file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
        "a document of Word": lambda: archived({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}),
        "repeated cells": lambda: ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            'table:number-columns-repeated="16000" office:value-type="string"><text:p>x</text:p></table:table-cell>'
            "</table:table-row>"
        ),
        "cells repeated below none": lambda: ods(
            '<table:table-row table:number-rows-repeated="-5"><table:table-cell table:number-columns-repeated="-1" '
            'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
        ),
        "cells repeated very often": lambda: ods(
            f'<table:table-row><table:table-cell table:number-columns-repeated="{"9" * 400}" '
            'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
        ),
        "an ODS of no table": lambda: archived({"content.xml": "<office/>"}),
        "an ODS of nothing": lambda: archived({"content.xml": b""}),
        "an ODS with entities": lambda: archived({"content.xml": ENTITIES + "<office>&j;</office>"}),
        "values that are none": lambda: ods(
            '<table:table-row><table:table-cell office:value-type="float" office:value="x"/>'
            '<table:table-cell office:value-type="date" office:date-value="9999-99-99"/></table:table-row>'
        ),
    },
    Outcome.HARMLESS: {"a good list": lambda: xlsx(List=GOOD)},
}
