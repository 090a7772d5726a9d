"""Importing official lists: what becomes of each row, and that nothing on file is lost."""

import csv
import gzip
import io
import os
import shutil
from datetime import date
from pathlib import Path

import example
import pytest

from generator.check import check
from generator.imports.school_lists import england, scotland, wales
from generator.imports.school_lists.listed import ImportRefusedError, Reason
from generator.imports.schools import FileEdit, import_schools, write
from generator.imports.schools_shown import shown
from generator.read.loading import load

ENGLAND = {
    "urn": "900001",
    "name": "Fossgate Primary School",
    "status": "Open",
    "phase": "Primary",
    "type": "Community school",
    "gor": "Yorkshire and the Humber",
    "la": "York",
    "postcode": "YO1 9ZZ",
    "town": "York",
}
GIAS = {
    "URN": "900001",
    "LA (name)": "York",
    "EstablishmentName": "Fossgate Primary School",
    "TypeOfEstablishment (code)": "01",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentStatus (name)": "Open",
    "PhaseOfEducation (name)": "Primary",
    "Postcode": "YO1 9ZZ",
    "GOR (name)": "Yorkshire and the Humber",
}
SCOTLAND = {
    "SchUID": "9000001P",
    "SeedCode": "9000001",
    "SchoolType": "Primary",
    "CentreType": "Local Authority",
    "SchoolName": "Calton Primary School",
    "PostCode": "EH1 1ZZ",
    "LAName": "City of Edinburgh",
}
WALES = {
    "school-wls": "6819001",
    "name": "Ysgol Gynradd Cathays",
    "name-cy": "Ysgol Gynradd Cathays",
    "school-type-wls": "1",
    "principal-local-authority": "CRF",
    "address": "",
    "start-date": "",
    "end-date": "",
}
FOSSGATE = """\
name: Fossgate Primary School
local_authority: York
region: yorkshire-and-the-humber
phase: primary
type: community-school
postcode: YO1 9ZZ
"""


def table(row, *changes, delimiter=","):
    """A list's text: a row for each of the changes to `row`."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(row), delimiter=delimiter)
    writer.writeheader()
    writer.writerows({**row, **change} for change in changes or ({},))
    return out.getvalue()


@pytest.fixture
def root(tmp_path):
    """A register that holds the scheme's settings alone."""
    (tmp_path / "register/data").mkdir(parents=True)
    shutil.copy(example.ROOT / "data/scheme.yml", tmp_path / "register/data")
    return tmp_path / "register"


@pytest.fixture
def importing(root, tmp_path):
    """Work out the import of lists given as text or bytes."""

    def work(*lists):
        paths = []
        for number, content in enumerate(lists, 1):
            path = tmp_path / f"list-{number}.csv"
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            paths.append(path)
        return import_schools(root, paths)

    return work


@pytest.fixture
def on_file(root):
    """Put a school's file into the register."""

    def put(text, id="eng-900001"):
        path = root / f"data/schools/{id}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return put


def reasons(done):
    return [(one.line, one.number, one.reason) for one in done.skipped]


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
        "name: Calton Primary School\nlocal_authority: City of Edinburgh\nregion: scotland\n"
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
        "name: Ysgol Gynradd Cathays\nlocal_authority: Cardiff\nregion: wales\n"
        + (f"phase: {phase}\n" if phase else "")
        + f"type: {kind}\n"
    )


def test_the_number_of_a_welsh_school_names_its_authority_where_the_letters_are_blank(importing):
    (change,) = importing(table(WALES, {"school-wls": "6749001", "principal-local-authority": ""})).changes

    assert "local_authority: Rhondda Cynon Taf\n" in change.after


NOT_IMPORTED = [
    (ENGLAND, {"status": "Closed"}, Reason.CLOSED),
    (ENGLAND, {"status": "Proposed to open"}, Reason.CLOSED),
    (ENGLAND, {"status": ""}, Reason.CLOSED),
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
    (ENGLAND, {"urn": ""}, Reason.NUMBER),
    (ENGLAND, {"urn": "9000011"}, Reason.NUMBER),
    (ENGLAND, {"urn": "٩٠٠٠٠١"}, Reason.NUMBER),
    (ENGLAND, {"urn": "../../x"}, Reason.NUMBER),
    (ENGLAND, {"postcode": "YO19ZZ"}, Reason.FORM),
    (ENGLAND, {"name": "Foss\u200bgate"}, Reason.FORM),
    (ENGLAND, {"name": "Foss\ufffdgate"}, Reason.FORM),
    (ENGLAND, {"name": "F" * 301}, Reason.FORM),
]


@pytest.mark.parametrize(("row", "change", "reason"), NOT_IMPORTED)
def test_a_row_that_cannot_be_imported_is_reported_with_its_line(importing, row, change, reason):
    done = importing(table(row, change))

    assert (done.changes, [(line, found) for line, _, found in reasons(done)]) == ((), [(2, reason)])


def test_a_form_that_is_refused_names_the_field_and_not_its_value(importing):
    (row,) = importing(table(ENGLAND, {"postcode": "SECRET"})).skipped

    assert row.detail == "postcode: This is not a postcode"


def test_of_a_number_given_twice_neither_row_is_imported(importing):
    assert reasons(importing(table(ENGLAND, {}, {"name": "Other"}))) == [
        (2, "900001", Reason.TWICE),
        (3, "900001", Reason.TWICE),
    ]
    assert [row.source for row in importing(table(ENGLAND), table(GIAS)).skipped] == ["list-1.csv", "list-2.csv"]


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
        (table(ENGLAND).encode("utf-16"), "Expected:"),
        (table(ENGLAND).encode() + b"\x81", "neither UTF-8"),
        (table(ENGLAND).encode("utf-8-sig") + b"\xc9", "mixes"),
        (table(ENGLAND, {"name": "École"}).encode() + b"\xc9", "mixes"),
        (b"\x1f\x8bno", "cannot be unpacked"),
        (gzip.compress(table(ENGLAND).encode())[:-9], "cannot be unpacked"),
        (table(ENGLAND, {"name": "x" * 200_000}), "line 2"),
    ],
)
def test_what_is_no_list_is_refused_with_what_was_expected(importing, content, words):
    with pytest.raises(ImportRefusedError, match=words):
        importing(content)


def test_a_refused_header_names_the_columns_of_every_list(importing):
    with pytest.raises(ImportRefusedError) as refused:
        importing("x\n")

    for columns in (england.EXTRACT, england.OFFICIAL_FILE, scotland.COLUMNS, wales.COLUMNS):
        assert ", ".join(columns.values()) in str(refused.value)


KEPT = """\
# Our own order and words
note: A school we know
name: "Fossgate Primary"   # until 2025

local_authority: York
region: yorkshire-and-the-humber
type: community-school     # maintained
support:
  - {kind: general, assessor: tom-hale, from: 2020-01-01, to: 2020-02-01}  # by telephone
"""


def test_an_import_again_sets_the_official_fields_and_keeps_everything_else(importing, on_file):
    on_file(KEPT)

    (change,) = importing(table(ENGLAND, {"type": "Academy converter"})).changes

    assert change.fields == ("name", "phase", "type", "postcode")
    assert change.after == KEPT.replace('"Fossgate Primary"', "Fossgate Primary School").replace(
        "region: yorkshire-and-the-humber\n", "region: yorkshire-and-the-humber\nphase: primary\n"
    ).replace("community-school     # maintained\n", "academy-converter     # maintained\npostcode: YO1 9ZZ\n")


def test_a_value_out_of_form_is_not_written_into_a_file_on_file(importing, on_file):
    on_file(FOSSGATE)

    assert reasons(importing(table(ENGLAND, {"postcode": "YO19ZZ"}))) == [(2, "900001", Reason.FORM)]


@pytest.mark.parametrize(("row", "column"), [(ENGLAND, "postcode"), (SCOTLAND, "PostCode")])
def test_a_postcode_in_small_letters_is_written_in_capitals(importing, row, column):
    (change,) = importing(table(row, {column: "yo1 9zz"})).changes

    assert "postcode: YO1 9ZZ\n" in change.after


def test_a_phase_that_staff_gave_stays_where_the_list_gives_none(importing, on_file):
    on_file(FOSSGATE.replace("primary\n", "secondary\n"))

    done = importing(table(ENGLAND, {"phase": "Not applicable"}))

    assert (done.changes, done.unchanged) == ((), 1)


def test_a_postcode_that_staff_gave_stays_where_the_list_has_none(importing, root):
    write(root, importing(table(WALES)).changes)
    path = root / "data/schools/wal-6819001.yml"
    path.write_text(path.read_text() + "postcode: CF10 1ZZ\n")

    assert importing(table(WALES)).unchanged == 1


def test_a_file_that_stays_as_it_is_is_not_touched(importing, on_file, root):
    same = on_file("name: 'Fossgate Primary School'\n" + FOSSGATE.partition("\n")[2])
    os.utime(same, (1, 1))

    done = importing(table(ENGLAND, {}, {"urn": "900002"}))
    write(root, done.changes)

    assert (done.unchanged, same.stat().st_mtime) == (1, 1)
    assert (root / "data/schools/eng-900002.yml").read_text() == FOSSGATE


VISITED = """\
assessments:
  - id: 2024-1
    requested: {on: 2024-06-10, by: school}
    visited_on: 2024-06-20
"""


def test_a_change_of_phase_waits_for_visits_that_do_not_say_which_phase_they_assessed(importing, on_file):
    on_file(FOSSGATE + VISITED)

    assert reasons(importing(table(ENGLAND, {"phase": "All-through"}))) == [(2, "900001", Reason.PHASE_ASSESSED)]
    assert importing(table(ENGLAND, {"name": "Other"})).changes[0].fields == ("name",)


@pytest.mark.parametrize("line", ["    phase: primary\n", ""])
def test_a_change_of_phase_is_made_where_every_visit_says_its_own_or_there_is_none(importing, on_file, line):
    on_file(FOSSGATE + (VISITED + line if line else VISITED.replace("visited_on", "appointed_on")))

    assert importing(table(ENGLAND, {"phase": "All-through"})).changes[0].fields == ("phase",)


@pytest.mark.parametrize(
    "text",
    ["name: [", "name: Fossgate\n", FOSSGATE + "colour: red\n", "<<<<<<< ours\n" + FOSSGATE, "\ufeff" + FOSSGATE],
)
def test_a_file_that_does_not_read_is_reported_and_never_written_over(importing, on_file, root, text):
    path = on_file(text)

    done = importing(table(ENGLAND, {"name": "Other"}))
    write(root, done.changes)

    assert reasons(done) == [(2, "900001", Reason.UNREAD)]
    assert path.read_bytes() == text.encode()


def test_an_edit_that_does_not_read_back_to_the_values_wanted_is_reported(importing, on_file, monkeypatch):
    on_file(FOSSGATE)
    monkeypatch.setattr("generator.write.yaml_edit._text_after", lambda text, edit: text + "note: lost\n")

    assert reasons(importing(table(ENGLAND, {"name": "Other"}))) == [(2, "900001", Reason.LAYOUT)]


def test_a_link_is_reported_and_not_followed(importing, root, tmp_path):
    outside = tmp_path / "outside.yml"
    outside.write_text("name: Old\n" + FOSSGATE.partition("\n")[2])
    (root / "data/schools").mkdir()
    (root / "data/schools/eng-900001.yml").symlink_to(outside)
    (root / "data/schools/eng-900002.yml").mkdir()

    done = importing(table(ENGLAND, {}, {"urn": "900002"}))

    assert reasons(done) == [(2, "900001", Reason.NOT_A_FILE), (3, "900002", Reason.NOT_A_FILE)]


@pytest.mark.parametrize("folder", ["data", "data/schools"])
def test_a_folder_that_is_a_link_is_refused(importing, root, tmp_path, folder):
    (tmp_path / "elsewhere").mkdir()
    shutil.rmtree(root / folder, ignore_errors=True)
    (root / folder).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(ImportRefusedError, match=f"{folder} is not an ordinary folder"):
        importing(table(ENGLAND))
    with pytest.raises(ImportRefusedError):
        write(root, [FileEdit("data/schools/eng-900001.yml", None, FOSSGATE, ())])
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_changed_meanwhile_is_not_written_over(importing, on_file, root):
    path = on_file(FOSSGATE)
    done = importing(table(ENGLAND, {"name": "Other"}))
    path.write_text(FOSSGATE + "note: typed meanwhile\n")

    with pytest.raises(ImportRefusedError, match="changed meanwhile"):
        write(root, done.changes)
    assert path.read_text() == FOSSGATE + "note: typed meanwhile\n"


def test_a_link_put_there_meanwhile_is_not_followed(importing, root, tmp_path):
    done = importing(table(ENGLAND))
    (root / "data/schools").mkdir()
    (root / "data/schools/eng-900001.yml").symlink_to(tmp_path / "outside.yml")

    with pytest.raises(ImportRefusedError, match="changed meanwhile"):
        write(root, done.changes)
    assert not (tmp_path / "outside.yml").exists()


def test_a_write_that_fails_leaves_what_was_there_and_nothing_beside_it(importing, on_file, root, monkeypatch):
    path = on_file(FOSSGATE)
    done = importing(table(ENGLAND, {"name": "Other"}))

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write(root, done.changes)
    assert [(each.name, each.read_text()) for each in path.parent.iterdir()] == [("eng-900001.yml", FOSSGATE)]


def test_a_file_written_over_keeps_its_mode(importing, on_file, root):
    path = on_file(FOSSGATE)
    path.chmod(0o640)

    write(root, importing(table(ENGLAND, {"name": "Other"})).changes)

    assert (path.stat().st_mode & 0o777, "name: Other\n" in path.read_text()) == (0o640, True)


def test_progress_counts_to_the_end(root, tmp_path):
    (tmp_path / "list.csv").write_text(table(ENGLAND, {}, {"urn": "900002"}))
    calls = []

    done = import_schools(root, [tmp_path / "list.csv"], lambda *call: calls.append(call))
    write(root, done.changes, lambda *call: calls.append(call))

    assert calls == [(0, 2), (2, 2), (0, 2), (2, 2)]


def test_an_import_is_shown_before_it_is_written(importing, on_file):
    on_file(FOSSGATE)
    rows = (
        {"name": "Other"},
        {"urn": "900002"},
        {"urn": "900003", "status": "Closed"},
        {"urn": "900004", "postcode": "x"},
    )

    assert list(shown(importing(table(ENGLAND, *rows)))) == [
        "New: 1",
        "Updated: 1 (name 1)",
        "Unchanged: 0",
        "Not imported: 2",
        "  1: it is not open",
        "  1: a value is not as the register writes it",
        "    list-1.csv:5 900004: postcode: This is not a postcode",
        "",
        "data/schools/eng-900002.yml (new)",
        *(f"  {line}" for line in FOSSGATE.splitlines()),
        "",
        "data/schools/eng-900001.yml (name)",
        "  @@ -1,2 +1,2 @@",
        "  -name: Fossgate Primary School",
        "  +name: Other",
        "   local_authority: York",
    ]


DATA = Path(__file__).parents[2] / "shared/data"
LISTS = [
    DATA / f"{name}.gz" for name in ("gias_open_schools_2026-03.csv", "scotland_schools.csv", "wales_schools_2018.tsv")
]


@pytest.mark.skipif(not all(path.is_file() for path in LISTS), reason="the official lists are not in ../shared/data")
def test_every_file_of_the_three_whole_lists_passes_check_and_stays_as_it_is_when_imported_again(root):
    done = import_schools(root, LISTS)
    write(root, done.changes)

    loaded = load(root)
    assert loaded.register is not None
    problems = check(loaded, date.fromisoformat(example.TODAY)).problems
    assert [one for one in problems if one.at.file.startswith("data/schools/")] == []
    assert len(loaded.register.schools) == len(done.changes) > 29_000
    again = import_schools(root, LISTS)
    assert (again.changes, again.unchanged, again.skipped) == ((), len(done.changes), done.skipped)
