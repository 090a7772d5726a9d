"""Importing an official list again: nothing that staff wrote is lost."""

import os

import pytest
from school_lists import ENGLAND, FOSSGATE, NORTHERN_IRELAND, SCOTLAND, WALES, reasons, table

from generator.imports.school_lists.listed import Reason
from generator.imports.schools import write
from generator.write.yaml_text import with_schema_line

KEPT = """\
# Our own order and words
note: A school we know
name: "Fossgate Primary"   # until 2025

local_authority: York
region: yorkshire-and-the-humber
type: "community-school"     # maintained
support:
  - {kind: general, assessor: tom-hale, from: 2020-01-01, to: 2020-02-01}  # by telephone
"""


def test_an_import_again_sets_the_official_fields_and_keeps_everything_else(importing, on_file):
    on_file(KEPT)

    (change,) = importing(table(ENGLAND, {"type": "Academy converter"})).changes

    assert change.fields == ("name", "phase", "type", "postcode")
    assert change.after == KEPT.replace('"Fossgate Primary"', '"Fossgate Primary School"').replace(
        "region: yorkshire-and-the-humber\n", "region: yorkshire-and-the-humber\nphase: primary\n"
    ).replace('community-school"     # maintained\n', 'academy-converter"     # maintained\npostcode: YO1 9ZZ\n')


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


def test_a_council_that_staff_gave_stays_where_the_list_names_the_one_authority_of_northern_ireland(importing, root):
    write(root, importing(table(NORTHERN_IRELAND)).changes)
    path = root / "data/schools/ni-9000001.yml"
    path.write_text(path.read_text().replace("Education Authority", "Belfast"))

    assert importing(table(NORTHERN_IRELAND)).unchanged == 1
    (change,) = importing(table(NORTHERN_IRELAND, {"Institution Name": "Other"})).changes
    assert (change.fields, "local_authority: Belfast\n" in change.after) == (("name",), True)


def test_a_file_that_stays_as_it_is_is_not_touched(importing, on_file, root):
    same = on_file(FOSSGATE.replace("name: Fossgate Primary School", "name: 'Fossgate Primary School'"))
    os.utime(same, (1, 1))

    done = importing(table(ENGLAND, {}, {"urn": "900002"}))
    write(root, done.changes)

    assert (done.unchanged, same.stat().st_mtime) == (1, 1)
    new = "data/schools/eng-900002.yml"
    assert (root / new).read_text() == with_schema_line(new, FOSSGATE)


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
    ("lines", "now", "expected"),
    [
        (VISITED, "Other independent school", [(2, "900001", Reason.TYPE_ASSESSED)]),
        (VISITED, "Foundation school", []),
        (VISITED + "    type: community-school\n", "Other independent school", []),
        (VISITED.replace("visited_on", "appointed_on"), "Other independent school", []),
    ],
    ids=["a visit", "a type of the same group", "its own type written out", "no visit yet"],
)
def test_a_change_of_type_waits_for_visits_that_do_not_say_which_type_they_assessed(
    importing, on_file, lines, now, expected
):
    """Else an assessor who does not offer the new type would have been wrong to visit."""
    on_file(FOSSGATE + lines)
    done = importing(table(ENGLAND, {"type": now}))

    assert (reasons(done), [change.fields for change in done.changes]) == (expected, [] if expected else [("type",)])


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
