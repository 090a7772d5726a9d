"""Importing official lists: what becomes of each row."""

import gzip
import inspect
import re
import sys

import pytest
import school_lists as rows_here
from project import PROJECT
from school_lists import (
    ENGLAND,
    FOSSGATE,
    GIAS,
    NORTHERN_IRELAND,
    SCHEMA_LINE,
    SCOTLAND,
    WALES,
    WALES_ADDRESSES,
    reasons,
    table,
)

from generator.imports.school_lists import LISTS, rows_of
from generator.imports.school_lists.listed import Reason
from generator.imports.schools import FileEdit
from generator.imports.tables import ImportRefusedError

CAFE = table(ENGLAND, {"name": "École Café"})


GIAS_CAFE = table(GIAS, {"EstablishmentName": "École Café"})


@pytest.mark.parametrize(
    "content",
    [
        CAFE.encode(),
        GIAS_CAFE.encode("cp1252"),
        GIAS_CAFE.encode("utf-8-sig"),
        gzip.compress(CAFE.encode()),
        table(GIAS, {"EstablishmentName": "École Café"}, delimiter="\t").encode(),
        table(ENGLAND, {"name": " E\u0301cole \u00a0 Café\u2009"}).encode(),
    ],
    ids=["extract", "official in cp1252", "official in UTF-8 with mark", "packed", "tabs", "odd white space"],
)
def test_england_is_read_from_either_header_in_any_encoding(importing, content):
    done = importing(content)

    file = "data/schools/eng-900001.yml"
    after = FOSSGATE.replace("Fossgate Primary School", "École Café")
    assert done.changes == (
        FileEdit(file, None, after, ("name", "local_authority", "region", "phase", "type", "postcode")),
    )
    assert (done.unchanged, done.skipped) == (0, ())


def test_the_phase_is_left_out_where_england_says_that_none_applies(importing):
    (change,) = importing(table(ENGLAND, {"phase": "Not applicable"})).changes

    assert change.after == FOSSGATE.replace("phase: primary\n", "")


@pytest.mark.parametrize(("stage", "phase"), [("Primary", "primary"), ("Secondary", "secondary"), ("Special", None)])
@pytest.mark.parametrize(
    ("centre", "kind"),
    [
        ("Local Authority", "scottish-education-authority-school"),
        ("Grant aided", "scottish-grant-aided-school"),
        ("Independent", "scottish-independent-school"),
    ],
)
def test_scotland_gives_stage_and_centre(importing, stage, phase, centre, kind):
    (change,) = importing(table(SCOTLAND, {"SchoolType": stage, "CentreType": centre})).changes

    assert change.file == "data/schools/sco-9000001.yml"
    assert change.after == (
        f"{SCHEMA_LINE}name: Calton Primary School\nlocal_authority: City of Edinburgh\nregion: scotland\n"
        + (f"phase: {phase}\n" if phase else "")
        + f"type: {kind if phase else 'scottish-special-school'}\npostcode: EH1 1ZZ\n"
    )


def test_a_primary_and_a_secondary_row_of_one_scottish_school_are_an_all_through_school(importing):
    (change,) = importing(table(SCOTLAND, {}, {"SchoolType": "Secondary"})).changes

    assert "phase: all-through\n" in change.after


@pytest.mark.parametrize("other", [{"SchoolType": "Special"}, {"SchoolType": "Secondary", "SchoolName": "Other"}, {}])
def test_other_rows_of_one_scottish_number_are_not_joined(importing, other):
    done = importing(table(SCOTLAND, {}, other))

    assert reasons(done) == [(2, "9000001", Reason.TWICE), (3, "9000001", Reason.TWICE)]


@pytest.mark.parametrize(
    ("code", "phase", "kind"),
    [
        ("1", "primary", "welsh-establishment"),
        ("2", "primary", "welsh-establishment"),
        ("3", "secondary", "welsh-establishment"),
        ("4", None, "welsh-special-school"),
        ("5", "primary", "welsh-establishment"),
        ("6", "primary", "welsh-establishment"),
        ("7", "secondary", "welsh-establishment"),
        ("8", "all-through", "welsh-establishment"),
        ("9", "all-through", "welsh-establishment"),
        ("10", None, "welsh-special-school"),
        ("11", "nursery", "welsh-establishment"),
        ("12", "primary", "welsh-establishment"),
        ("13", "all-through", "welsh-establishment"),
        ("", None, "welsh-establishment"),
    ],
)
def test_wales_gives_a_number_for_the_type(importing, code, phase, kind):
    (change,) = importing(table(WALES, {"school-type-wls": code}, delimiter="\t")).changes

    assert change.file == "data/schools/wal-6819001.yml"
    assert change.after == (
        f"{SCHEMA_LINE}name: Ysgol Gynradd Cathays\nlocal_authority: Cardiff\nregion: wales\n"
        + (f"phase: {phase}\n" if phase else "")
        + f"type: {kind}\n"
    )


def test_the_number_of_a_welsh_school_names_its_authority_where_the_letters_are_blank(importing):
    (change,) = importing(table(WALES, {"school-wls": "6749001", "principal-local-authority": ""})).changes

    assert "local_authority: Rhondda Cynon Taf\n" in change.after


@pytest.mark.parametrize(
    ("stage", "management", "phase", "kind"),
    [
        ("Nursery", "Controlled", "nursery", "controlled-school"),
        ("Primary", "Roman Catholic Maintained", "primary", "catholic-maintained-school"),
        ("Primary", "Grant Maintained Integrated", "primary", "integrated-school"),
        ("Secondary", "Controlled Integrated", "secondary", "integrated-school"),
        ("Grammar", "Controlled", "secondary", "controlled-school"),
        ("Grammar", "Voluntary", "secondary", "voluntary-grammar-school"),
        ("Preps", "Voluntary", "primary", "voluntary-grammar-school"),
        ("Special", "Controlled", None, "ni-special-school"),
        ("Independent", "Other", None, "ni-independent-school"),
    ],
)
def test_northern_ireland_gives_type_and_management(importing, stage, management, phase, kind):
    row = {"Type": stage, "Management": management}
    (change,) = importing("Schools Plus\n\n" + table(NORTHERN_IRELAND, row)).changes

    assert change.file == "data/schools/ni-9000001.yml"
    assert change.after == (
        f"{SCHEMA_LINE}name: Laganholt Primary School\nlocal_authority: Education Authority\nregion: northern-ireland\n"
        + (f"phase: {phase}\n" if phase else "")
        + f"type: {kind}\npostcode: BT7 1ZZ\n"
    )


@pytest.mark.parametrize(("number", "postcode"), [("9000001", "bt7 1zz"), ("900-0001", "BT71ZZ")])
def test_a_number_and_a_postcode_of_northern_ireland_are_written_in_one_way(importing, number, postcode):
    row = {"Institution Reference Number": number, "Postcode": postcode}
    (change,) = importing(table(NORTHERN_IRELAND, row)).changes

    assert (change.file, change.after.splitlines()[-1]) == ("data/schools/ni-9000001.yml", "postcode: BT7 1ZZ")


NOT_IMPORTED = [
    (ENGLAND, {"status": "Closed"}, Reason.CLOSED),
    (ENGLAND, {"status": "Proposed to open"}, Reason.CLOSED),
    (ENGLAND, {"status": ""}, Reason.CLOSED),
    ({name: ENGLAND[name] for name in ("urn", "name", "status")}, {}, Reason.TOO_FEW_COLUMNS),
    (WALES, {"end-date": "2018-08-31"}, Reason.CLOSED),
    (ENGLAND, {"type": "Welsh establishment", "gor": "Wales (pseudo)"}, Reason.IN_WALES),
    (ENGLAND, {"gor": "Wales (pseudo)"}, Reason.IN_WALES),
    (ENGLAND, {"type": "Offshore schools", "gor": "Not Applicable"}, Reason.ABROAD),
    (ENGLAND, {"type": "British schools overseas", "gor": "Not Applicable"}, Reason.ABROAD),
    (ENGLAND, {"gor": "Not Applicable"}, Reason.REGION),
    (ENGLAND, {"gor": ""}, Reason.REGION),
    (ENGLAND, {"gor": "Scotland"}, Reason.REGION),
    (ENGLAND, {"type": "Wizarding school"}, Reason.TYPE),
    (ENGLAND, {"type": "Special school (Scotland)"}, Reason.TYPE),
    (SCOTLAND, {"CentreType": "Charity"}, Reason.TYPE),
    (WALES, {"school-type-wls": "14"}, Reason.TYPE),
    (ENGLAND, {"phase": ""}, Reason.PHASE),
    (SCOTLAND, {"SchoolType": "Nursery"}, Reason.PHASE),
    (ENGLAND, {"name": " \u00a0"}, Reason.NO_NAME),
    (SCOTLAND, {"SchoolName": ""}, Reason.NO_NAME),
    (WALES, {"name": ""}, Reason.NO_NAME),
    (ENGLAND, {"la": ""}, Reason.LOCAL_AUTHORITY),
    (SCOTLAND, {"LAName": ""}, Reason.LOCAL_AUTHORITY),
    (WALES, {"principal-local-authority": "SWA"}, Reason.LOCAL_AUTHORITY),
    (WALES, {"school-wls": "6599001", "principal-local-authority": ""}, Reason.LOCAL_AUTHORITY),
    (ENGLAND, {"postcode": ""}, Reason.NO_POSTCODE),
    (SCOTLAND, {"PostCode": ""}, Reason.NO_POSTCODE),
    (WALES_ADDRESSES, {"Postcode": ""}, Reason.NO_POSTCODE),
    (WALES_ADDRESSES, {"LA Code": "680"}, Reason.LOCAL_AUTHORITY),
    (WALES_ADDRESSES, {"School Number": "6599001", "LA Code": ""}, Reason.LOCAL_AUTHORITY),
    ({**WALES_ADDRESSES, "School Type": "Middle (ages 5-9)"}, {}, Reason.TYPE),
    (NORTHERN_IRELAND, {"Status": "Closed"}, Reason.CLOSED),
    (NORTHERN_IRELAND, {"Type": "Further Education"}, Reason.PHASE),
    (NORTHERN_IRELAND, {"Management": "Other Maintained"}, Reason.TYPE),
    (NORTHERN_IRELAND, {"Management": "Voluntary"}, Reason.TYPE),
    (NORTHERN_IRELAND, {"Institution Name": ""}, Reason.NO_NAME),
    (NORTHERN_IRELAND, {"Postcode": ""}, Reason.NO_POSTCODE),
    (NORTHERN_IRELAND, {"Postcode": "BT7"}, Reason.FORM),
    (NORTHERN_IRELAND, {"Institution Reference Number": "UNKNOWN"}, Reason.NUMBER),
    (NORTHERN_IRELAND, {"Institution Reference Number": "90-00001"}, Reason.NUMBER),
    (ENGLAND, {"urn": ""}, Reason.NUMBER),
    (ENGLAND, {"urn": "9000011"}, Reason.NUMBER),
    (ENGLAND, {"urn": "٩٠٠٠٠١"}, Reason.NUMBER),
    (ENGLAND, {"urn": "../../x"}, Reason.NUMBER),
    (ENGLAND, {"postcode": "YO19ZZ"}, Reason.FORM),
    (ENGLAND, {"name": "Foss\u200bgate"}, Reason.FORM),
    (ENGLAND, {"name": "Foss\ufffdgate"}, Reason.FORM),
    (ENGLAND, {"name": "F" * 301}, Reason.FORM),
    (ENGLAND, {"name": "T? Gwyn"}, Reason.LOST_LETTER),
]


@pytest.mark.parametrize(("row", "change", "reason"), NOT_IMPORTED)
def test_a_row_that_cannot_be_imported_is_reported_with_its_line(importing, row, change, reason):
    done = importing(table(row, change))

    assert (done.changes, [(line, found) for line, _, found in reasons(done)]) == ((), [(2, reason)])


@pytest.mark.parametrize("module", sorted({school_list.read.__module__ for school_list in LISTS}))
def test_every_reason_that_a_list_gives_has_a_row_that_is_not_imported(module):
    given = set(re.findall(r"\bReason\.([A-Z_]+)", inspect.getsource(sys.modules[module])))
    shown = {
        reason.name
        for row, _, reason in NOT_IMPORTED
        for known in LISTS
        if set(row).issuperset(known.columns.values()) and known.read.__module__ == module
    }
    assert given - shown == set()


def test_a_form_that_is_refused_names_the_field_and_not_its_value(importing):
    (row,) = importing(table(ENGLAND, {"postcode": "SECRET"})).skipped

    assert row.detail == "postcode: This is not a postcode"


def test_of_a_number_given_twice_neither_row_is_imported(importing):
    assert reasons(importing(table(ENGLAND, {}, {"name": "Other"}))) == [
        (2, "900001", Reason.TWICE),
        (3, "900001", Reason.TWICE),
    ]
    assert [row.source for row in importing(table(ENGLAND), table(GIAS)).skipped] == ["list-1.csv", "list-2.csv"]


@pytest.mark.parametrize(
    "other",
    [{"EstablishmentStatus (name)": "Closed", "CloseDate": "01-01-2026"}, {"PhaseOfEducation (name)": "x"}],
    ids=["closed", "not read"],
)
def test_of_a_number_in_two_rows_that_say_different_things_neither_is_believed(importing, other):
    """Whichever row came last was: a school that one row has as open and another as closed, or with another day."""
    dated = {**GIAS, "OpenDate": "", "CloseDate": ""}
    for rows in (({}, other), (other, {}), (other, {**other, "CloseDate": "01-02-2026"})):
        done = importing(table(dated, *rows, {"URN": "900002"}))
        assert reasons(done) == [(2, "900001", Reason.TWICE), (3, "900001", Reason.TWICE)]
        assert [change.file for change in done.changes] == ["data/schools/eng-900002.yml"]
        assert (done.closed, done.gone) == ((), ())


def test_a_row_with_more_or_fewer_cells_is_reported_and_blank_lines_are_nothing(importing):
    done = importing(table(ENGLAND) + '\n900002,"Two\nlines"\n\n' + "900003" + "," * 20 + "\n")

    assert [change.file for change in done.changes] == ["data/schools/eng-900001.yml"]
    assert [(line, reason) for line, _, reason in reasons(done)] == [(4, Reason.CELLS), (7, Reason.CELLS)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "Expected:"),
        ("a,b\n1,2\n", "Expected:"),
        ("urn,name,local_authority_name\n1,2,3\n", "Expected:"),
        (table(ENGLAND).encode("utf-16")[:-1], "mixes"),
        (table(ENGLAND).encode() + b"\x81", "neither UTF-8"),
        (table(ENGLAND).encode("utf-8-sig") + b"\xc9", "mixes"),
        (table(ENGLAND, {"name": "École"}).encode() + b"\xc9", "mixes"),
        (b"\x1f\x8bno", "cannot be unpacked"),
        (gzip.compress(table(ENGLAND).encode())[:-9], "cannot be unpacked"),
        (table(ENGLAND, {"name": "x" * 2_000_000}), "Line 2 is longer"),
    ],
)
def test_what_is_no_list_is_refused_with_what_was_expected(importing, content, words):
    with pytest.raises(ImportRefusedError, match=words):
        importing(content)


def test_every_file_of_school_lists_is_one_of_the_lists():
    folder = PROJECT / "generator/imports/school_lists"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "listed"}

    assert files == {known.read.__module__.rpartition(".")[2] for known in LISTS}


@pytest.mark.parametrize("known", LISTS, ids=lambda known: known.title)
def test_each_list_is_known_by_its_own_columns(known, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(",".join([*known.columns.values(), *known.if_there.values()]) + "\n")

    assert rows_of(path) == (known, [])


def test_a_refused_header_names_the_columns_of_every_list(importing):
    with pytest.raises(ImportRefusedError) as refused:
        importing("x\n")

    for school_list in LISTS:
        assert ", ".join(school_list.columns.values()) in str(refused.value)


@pytest.mark.parametrize("module", sorted({school_list.read.__module__ for school_list in LISTS}))
def test_every_nation_s_lists_have_a_row_here_that_is_imported(module, importing):
    for row in (value for value in vars(rows_here).values() if isinstance(value, dict) and "__name__" not in value):
        known = next(known for known in LISTS if set(row).issuperset(known.columns.values()))
        if known.read.__module__ == module:
            assert reasons(importing(table(row))) == []
            return
    pytest.fail(f"tests/support/school_lists.py has no row for {module}")
