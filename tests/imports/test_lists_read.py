"""Reading lists as they are published, or damaged: no row is lost, and each is read rightly or reported."""

import csv
import gzip
import io
import random
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from school_lists import ENGLAND, FOSSGATE, GIAS, SCHEMA_LINE, WALES_ADDRESSES, reasons, table
from spreadsheets import archived, ods, ods_row, xlsx

from generator.imports.postcodes import NO_NUMBER, NO_POSTCODE, import_postcodes
from generator.imports.school_lists import rows_of
from generator.imports.school_lists.listed import Reason, RowError
from generator.imports.schools_shown import shown
from generator.imports.tables import Fault, ImportRefusedError
from generator.postcodes import DISTRICTS, CentresUnreadable, centres

HEADER, ROW = table(ENGLAND).splitlines()


def _numbered(number):
    return ROW.replace("900001", str(number))


def _listed(done):
    return [change.file.removeprefix("data/schools/eng-").removesuffix(".yml") for change in done.changes]


def test_csv_quotes_swallow_rows(importing, tmp_path):
    merged = [
        HEADER,
        ROW.replace("Fossgate", '"Fossgate'),
        _numbered(900002).replace("School", 'School"'),
        _numbered(900003),
    ]
    done = importing("\n".join(merged))
    assert reasons(done) == [(2, "", Reason.QUOTES), (3, "", Reason.QUOTES)]
    assert _listed(done) == ["900003"]

    joined = [HEADER, ROW.replace("Fossgate", '"Fossgate'), _numbered(900002).replace("School,", 'School",')]
    assert reasons(importing("\n".join(joined))) == [(2, "", Reason.QUOTES), (3, "", Reason.QUOTES)]

    long = [HEADER, *(_numbered(910_000 + number) for number in range(600))]
    long[3] = long[3].replace("Fossgate", '"Fossgate')
    done = importing("\n".join(long))
    assert (len(done.changes), reasons(done)) == (599, [(4, "", Reason.QUOTES)])

    within = [
        HEADER,
        ROW.replace("Fossgate", 'St "Bede"'),
        _numbered(900002).replace("Fossgate", '"St "Bede"').replace("School,", 'School",'),
    ]
    assert reasons(importing("\n".join(within))) == [(2, "", Reason.QUOTES), (3, "", Reason.QUOTES)]

    path = tmp_path / "directory.csv"
    path.write_text('pcds,lat,long,note\nYO1 9ZZ,53.96,-1.08,"ok\nYO2 9ZZ,53.96,-1.08,ok\nYO3 9ZZ,53.96,-1.08,ok\n')
    found = import_postcodes(path)
    assert (sorted(found.centres), found.rows, found.unread) == (["YO2", "YO3"], 3, ((2, Fault.QUOTES.value),))


@pytest.mark.parametrize(
    "name", ['Fossgate, "the" School', 'Foss"gate', "Fossgate,\nYork", 'A "quoted\n" name', "Fossgate\r\nSchool"]
)
def test_quotation_marks_and_line_breaks_that_are_written_rightly_are_read(importing, name):
    (change,) = importing(table(ENGLAND, {"name": name})).changes

    assert yaml.safe_load(change.after)["name"] == " ".join(name.split())


@given(
    st.lists(
        st.tuples(st.integers(0, 11), st.integers(0, 120), st.sampled_from(['"', '""', '","', '"\t', ",", "\\", "'"])),
        max_size=8,
    ),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_rows_in_are_rows_imported_and_rows_reported(tmp_path_factory, insertions, quotes_all):
    """Whatever is typed into a list, short of a line break: each of its rows is one school, or one row reported."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ENGLAND), quoting=csv.QUOTE_ALL if quotes_all else csv.QUOTE_MINIMAL)
    writer.writerows({**ENGLAND, "urn": str(900_001 + number)} for number in range(12))
    lines = out.getvalue().splitlines()
    for number, column, typed in insertions:
        lines[number] = lines[number][:column] + typed + lines[number][column:]
    path = tmp_path_factory.mktemp("list") / "list.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n")

    _, rows = rows_of(path)

    assert [row.line for row in rows] == list(range(2, 14))
    for row in rows:
        untouched = row.line - 2 not in {number for number, _, _ in insertions}
        assert not untouched or not isinstance(row.listed, RowError)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 11), st.integers(0, 120), st.sampled_from(["\n", "\r\n", '"', '"\n"', '\n"', ",", '""'])
        ),
        min_size=1,
        max_size=8,
    ),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_into_other_rows_each_row_that_is_whole_is_read(tmp_path_factory, insertions, quotes_all):
    """Line breaks too: they make parts of rows, but none of these takes a whole row with it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ENGLAND), quoting=csv.QUOTE_ALL if quotes_all else csv.QUOTE_MINIMAL)
    writer.writerows({**ENGLAND, "urn": str(900_001 + number)} for number in range(12))
    lines = out.getvalue().splitlines()
    for number, column, typed in insertions:
        lines[number] = lines[number][:column] + typed + lines[number][column:]
    path = tmp_path_factory.mktemp("list") / "list.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n", newline="")

    _, rows = rows_of(path)

    schools = [row.listed.id for row in rows if not isinstance(row.listed, RowError)]
    whole = {f"eng-{900_001 + number}" for number in range(12)} - {f"eng-{900_001 + at}" for at, _, _ in insertions}
    assert whole <= set(schools)


def assert_read_or_refused(path):
    """Every row has its line and is a school or a reason; a list that is refused is refused in a sentence."""
    refused = ""
    try:
        _, rows = rows_of(path)
    except ImportRefusedError as error:
        refused, rows = str(error), []
    assert refused == "" or re.match(r"[A-Z].*[.:](\n- |$)", refused)
    assert all(row.line > 1 and row.listed for row in rows)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_bytes_crash_the_reader(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("list") / "list.csv"
    for start in (b"", HEADER.encode() + b"\n", b"\x1f\x8b", b"PK\x03\x04", b"\xff\xfe"):
        path.write_bytes(start + data)
        assert_read_or_refused(path)


def test_any_one_byte_of_a_spreadsheet_may_be_another(tmp_path):
    whole, chance = xlsx(List=[list(ENGLAND), list(ENGLAND.values())]), random.Random(1)  # noqa: S311  # chance, no secret
    path = tmp_path / "list.xlsx"
    for _ in range(300):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] = chance.randrange(256)
        path.write_bytes(damaged)
        assert_read_or_refused(path)


ROWS = [["Schools, a title"], [], list(ENGLAND), list({**ENGLAND, "urn": 900001}.values())]

TWO_ROWS_OF_ONE_NUMBER = '<row r="1"><c r="A1"><v>1</v></c></row>' + '<row spans="1:1" r="2"><c r="A2"/></row>' * 2


@pytest.mark.parametrize(
    "content",
    [
        xlsx(Empty=[], List=ROWS, Blank=[["", " "]]),
        ods(ROWS),
        archived({"gias/edubasealldata.csv": table(ENGLAND), "gias/read me.pdf": "x", "__MACOSX/._a.csv": "x"}),
        archived({"list.xlsx": xlsx(List=ROWS)}),
        table(ENGLAND).encode("utf-16"),
        table(ENGLAND, delimiter="\t").encode("utf-16-le"),
        table(ENGLAND).encode("utf-16-be"),
        table(ENGLAND, delimiter=";"),
        "sep=;\r\n" + table(ENGLAND, delimiter=";"),
        'Schools, open\n\n"as of, 1 March"\n' + table(ENGLAND),
        table(ENGLAND) + "," * 8 + "\r\n\r\n",
        table(ENGLAND).replace("\r\n", "\r"),
        gzip.compress(table(ENGLAND).encode("utf-16")),
    ],
    ids=[
        *("xlsx", "ods", "zip", "xlsx in zip", "utf-16", "utf-16 tabs, no mark", "utf-16-be", "semicolons", "sep"),
        *("title", "blank rows", "old Macintosh", "gzip of utf-16"),
    ],
)
def test_zip_xlsx_utf16(importing, content):
    done = importing(content)

    assert [change.after for change in done.changes] == [FOSSGATE]
    assert done.skipped == ()


@pytest.mark.parametrize(
    ("content", "step"),
    [
        (archived({"a.csv": "x", "b/c.tsv": "y"}), "several tables: a.csv, b/c.tsv. Unpack it, and name the one"),
        (archived({"a.pdf": "x"}), "holds no table"),
        (archived({"[Content_Types].xml": "x", "xl/workbook.bin": "x"}), "save it as .xlsx or as CSV"),
        (archived({"a.csv": "x"})[:-30], "damaged, or its end is missing"),
        (xlsx(One=ROWS, Two=[list(GIAS)]), "Several sheets hold different lists: One, Two. Save one as CSV"),
        (xlsx(One=[["name"]]), "Expected:"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save it as .xlsx or as CSV"),
        (b"%PDF-1.7", "as a spreadsheet or CSV"),
        (gzip.compress(xlsx(List=ROWS)), "Unpack it"),
        (gzip.compress(gzip.compress(table(ENGLAND).encode())), "Unpack it"),
        (archived({}), "holds no table"),
        (archived({"list.zip": archived({"list.csv": table(ENGLAND)})}), "Unpack it"),
        (b"list.csv".ljust(257, b"\0") + b"ustar", "Unpack it"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "save it as .xlsx or as CSV"),
        (table(ENGLAND).encode("utf-32"), "save it in UTF-8"),
        ("  <!DOCTYPE html><p>Sign in", "use the page's own button"),
        (table(ENGLAND).replace("town", "postcode"), "several columns named postcode"),
        (table({**GIAS, "CloseDate": "", "Shut": "31-08-2025"}).replace("Shut", "CloseDate"), "named CloseDate"),
        (xlsx(List=TWO_ROWS_OF_ONE_NUMBER), "not numbered in order"),
        (table(ENGLAND).encode() + b"\x81", "from line 3"),
        (archived({"Index/Document.iwa": "x", "preview.jpg": "x"}), "Numbers or Pages. Export it there as CSV"),
    ],
    ids=[
        "two tables",
        "no table",
        "xlsb",
        "cut off",
        "two sheets",
        "no list",
        "xls",
        "pdf",
        "xlsx in gzip",
        "gzip in gzip",
        "empty zip",
        "zip in zip",
        "tar",
        "xml",
        "utf-32",
        "a page",
        "column twice",
        "optional column twice",
        "two rows of one number",
        "a byte",
        "numbers",
    ],
)
def test_what_cannot_be_read_is_refused_with_the_step_that_helps(importing, content, step):
    with pytest.raises(ImportRefusedError) as refused:
        importing(content)
    assert step in str(refused.value)
    assert "etch" not in str(refused.value)


def test_a_sheet_whose_columns_are_those_of_no_list_is_reported_with_its_rows(importing):
    """A heading that is spelled otherwise on one sheet of a workbook would lose all of its schools."""
    others = [
        ["URN number", *list(ENGLAND)[1:]],
        *([900_002 + number, "x"] for number in range(40)),
        [],
        ["Source: us"],
    ]
    done = importing(xlsx(List=ROWS, Empty=[], Independent=others, Notes=[["what this is"]]))

    assert [(row.source, row.line, row.reason, row.detail) for row in done.skipped] == [
        ("list-1.csv (Independent)", 1, Reason.SHEET, "42 rows"),
        ("list-1.csv (Notes)", 1, Reason.SHEET, "1 row"),
    ]
    assert len(done.new) == 1
    assert "    list-1.csv (Independent):1: 42 rows" in list(shown(done))


@pytest.mark.parametrize("tag", ["tab", "line-break"])
def test_words_of_a_spreadsheet_between_which_its_reader_leaves_out_the_space_are_not_joined(importing, tag):
    rows = [list(ENGLAND), list({**ENGLAND, "name": "Fossgate@Primary"}.values())]
    cells = "".join(map(ods_row, rows)).replace("@", f"<text:{tag}/>")
    with pytest.raises(ImportRefusedError, match="a tab or a line break"):
        importing(ods(cells))


def test_every_sheet_of_a_list_is_read_and_named_where_a_row_is_left_out(importing):
    maintained = {**WALES_ADDRESSES, "School Type": "Secondary (ages 11-16)"}
    independent = {**WALES_ADDRESSES, "School Number": 6819002}
    done = importing(
        xlsx(
            Notes=[["Address list"]],
            Maintained=[["Title"], list(maintained), list(maintained.values())],
            Independent=[list(WALES_ADDRESSES), list(independent.values()), ["6819003"]],
        )
    )

    first = f"{SCHEMA_LINE}name: Ysgol Gynradd Cathays\nlocal_authority: Cardiff\nregion: wales\n"
    assert {change.file: change.after for change in done.changes} == {
        "data/schools/wal-6819001.yml": f"{first}phase: secondary\ntype: welsh-establishment\npostcode: CF10 1ZZ\n",
        "data/schools/wal-6819002.yml": f"{first}type: welsh-establishment\npostcode: CF10 1ZZ\n",
    }
    assert [(row.source, row.line, row.reason) for row in done.skipped] == [
        ("list-1.csv (Independent)", 3, Reason.NO_POSTCODE),
        ("list-1.csv (Notes)", 1, Reason.SHEET),
    ]


def test_a_number_in_a_cell_of_a_spreadsheet_keeps_its_digits_and_its_row(importing):
    rows = [list(ENGLAND), [], list({**ENGLAND, "urn": 900001, "postcode": 12}.values()), ["", "cells"]]

    assert reasons(importing(xlsx(List=rows))) == [(3, "900001", Reason.FORM), (4, "", Reason.NUMBER)]


@pytest.mark.parametrize("shown", ["#REF!", "#N/A", "#NAME?", "####", "Err:508"])
def test_what_a_spreadsheet_shows_in_place_of_a_value_is_no_name(importing, shown):
    done = importing(table(ENGLAND, {"name": shown}, {"urn": "900002", "name": "Hall #4"}))

    assert (reasons(done), _listed(done)) == ([(2, "900001", Reason.NO_VALUE)], ["900002"])


def test_a_cell_that_is_too_long_is_reported_and_the_rows_around_it_are_read(importing):
    done = importing(table(ENGLAND, {"name": "x" * 40_000}, {"urn": "900002"}))

    assert (reasons(done), _listed(done)) == ([(2, "", Reason.LONG)], ["900002"])
    done = importing(xlsx(List=[list(ENGLAND), [900001, "x" * 32_768], list({**ENGLAND, "urn": 900002}.values())]))
    assert (reasons(done), _listed(done)) == ([(2, "", Reason.LONG)], ["900002"])


def test_spd_deleted_postcodes(tmp_path):
    path = tmp_path / "spd.csv"
    path.write_text(
        "Postcode,Latitude,Longitude,DateOfDeletion\n"
        "AB1 0ZA,57.10,-2.20,01/06/1996 00:00:00\n"
        "AB10 1ZA,57.14,-2.10,\n"
        "AB10 1ZB,58.14,-2.10,01/06/1996 00:00:00\n"
        "AB11 1ZZA,57.20,-2.12,\n"
        "AB11 1ZZB,57.22,-2.12,\n"
    )

    assert import_postcodes(path).text == "district,lat,lon\nAB1,57.10,-2.20\nAB10,57.14,-2.10\nAB11,57.21,-2.12\n"


@pytest.mark.parametrize("ended", ["doterm", "DOTERM", "Date Of Deletion", "date_of_termination"])
def test_an_ended_postcode_counts_only_where_no_other_does_whatever_its_column_is_called(tmp_path, ended):
    path = tmp_path / "directory.csv"
    path.write_text(f"pcds,lat,long,{ended}\nYO1 9ZZ,53.9,-1.0,\nYO1 9ZY,55.9,-1.0,199606\n")

    assert import_postcodes(path).centres == {"YO1": (53.9, -1.0)}


def test_each_row_of_a_directory_counts_has_no_place_or_is_reported(tmp_path):
    path = tmp_path / "directory.xlsx"
    rows = [["YO1 9ZZ", "53.96", "-1.08"], ["YO1 9", "53.96", "-1.08"], ["YO1 9ZY", "53,96", "-1.08"]]
    path.write_bytes(xlsx(List=[["pcds", "lat", "long"], *rows, ["YO1 9ZX"], ["YO1 9ZW", 99, 0]], Notes=[["x"]]))
    found = import_postcodes(path)

    assert (found.rows, found.unplaced, found.left_out) == (5, 2, ("Notes",))
    assert (found.faults, found.unread) == (2, ((3, NO_POSTCODE), (4, NO_NUMBER)))


def test_a_directory_with_two_columns_of_one_name_is_refused(tmp_path):
    path = tmp_path / "directory.csv"
    path.write_text("pcds,lat,lat,long\nYO1 9ZZ,1,53.9,-1.0\n")

    with pytest.raises(ImportRefusedError, match="several columns named lat"):
        import_postcodes(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no district"),
        ("district,lat,lon\n", "holds no district"),
        ("district,lat,lon\nYO1,53.9,-1.0\nYO2,nan,-1.0\n", "line 3, names no district"),
        ("district,lat,lon\nYO1,inf,-1.0\n", "line 2"),
        ("district,lat,lon\nYO1,5_3.9,-1.0\n", "line 2, is not"),
        ("YO1,53.9,-1.0\nYO2,53.9,-1.0\n", "line 1, is not district,lat,lon"),
        ("district,lon,lat\nYO1,53.9,-1.0\n", "line 1, is not district,lat,lon"),
        ("district,lat,lon\nYO1,53.9,-1.0\nYO1,53.9,-1.0\n", "line 3"),
        ("district,lat,lon\nYork,53.9,-1.0\n", "line 2"),
        ("district,lat,lon\nYO1,53.9\n", "line 2, is not"),
        ("district,lat,lon\nYO1," + "9" * 200_000 + ",1\n", "line 2"),
        ("district,lat,lon\n" + "x" * 600_000, "larger than 512 KiB"),
        ("district,lat,lon\nYO1,53.9,\udcff\n", "not text in UTF-8"),
    ],
)
def test_a_table_of_districts_that_is_not_as_it_was_written_is_refused_at_its_line(tmp_path, text, said):
    (tmp_path / "postcodes").mkdir()
    (tmp_path / DISTRICTS).write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(CentresUnreadable, match=said):
        centres(tmp_path)


@pytest.mark.parametrize("shift", ["", "x"])
def test_a_letter_that_lies_across_two_of_the_pieces_a_file_is_read_in_is_read(tmp_path, shift):
    path = tmp_path / "list.csv"
    rows = [{"URN": str(900_000 + number), "EstablishmentName": "É" * 299} for number in range(2000)]
    for encoding in ("cp1252", "utf-8"):
        path.write_bytes((shift + "\n" + table(GIAS, *rows)).encode(encoding))
        _, listed = rows_of(path)
        assert [row for row in listed if isinstance(row.listed, RowError) or row.listed.name != "É" * 299] == []
