"""Lists whose letters a program has misread, and cells over several lines: read rightly, or reported."""

import pytest
import yaml
from school_lists import ENGLAND, GIAS, reasons, table

from generator.imports.school_lists.listed import Reason
from generator.imports.tables import ImportRefusedError


def _listed(done):
    return [change.file.removeprefix("data/schools/eng-").removesuffix(".yml") for change in done.changes]


@pytest.mark.parametrize("name", ["Ysgol Tŷ", "École Ŵ", "Naïve", "St John’s", "£ School", "Ysgol â’r Môr", "ÅÄÖ Ã"])
def test_letters_that_a_program_has_misread_are_no_name(importing, name):
    """As when a list in UTF-8 is opened in a spreadsheet program as Windows-1252, and saved."""
    misread = name.encode().decode("cp1252", "replace")
    done = importing(table(ENGLAND, {"name": misread}, {"urn": "900002", "name": name}))

    assert (reasons(done), _listed(done)) == ([(2, "900001", Reason.ACCENTS)], ["900002"])


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Café School", "mac_roman"),
        ("St John’s", "mac_roman"),
        ("À la “Carte”", "mac_roman"),
        ("Coláiste Feirste", "mac_roman"),
        ("École", "mac_roman"),
        ("Lycée Français", "cp850"),
        ("Noël", "cp437"),
        ("Ysgol Tŷ Gwyn", "iso8859-14"),
        ("Sacré-Cœur", "iso8859-15"),
    ],
)
def test_a_list_in_the_letters_of_another_system_is_not_imported_as_windows_letters(importing, name, encoding):
    """As old programs for Macs and DOS save it: any other name with an accent in it is doubted, too."""
    rows = {"name": name}, {"urn": "900002", "name": "García"}, {"urn": "900003"}
    done = importing(table(ENGLAND, *rows).encode(encoding))

    assert reasons(done) == [(2, "900001", Reason.OTHER_SET), (3, "900002", Reason.OTHER_SET)]
    assert _listed(done) == ["900003"]


@pytest.mark.parametrize(
    "name", ["Škoda", "Sacré-Cœur", "O’Brien’s – “The” School…", "Æsc ½ Way", "McÉan", "Ysgol Tŷ Ŵyn", "Nº 1 £ School"]
)
def test_a_name_with_unusual_letters_is_imported(importing, name):
    (change,) = importing(table(ENGLAND, {"name": name})).changes

    assert yaml.safe_load(change.after)["name"] == name


def test_a_closed_school_is_closed_whatever_became_of_the_letters_of_its_name(importing):
    done = importing(table(ENGLAND, {"name": "T? Gwyn", "status": "Closed"}))

    assert reasons(done) == [(2, "900001", Reason.CLOSED)]


def test_a_line_break_in_the_first_cell_of_a_row_or_in_the_name_of_a_column_is_read(importing):
    first = {"name": "", **ENGLAND, "town (or\nvillage)": "York"}
    done = importing("\ufeff" + table(first, {"name": "Fossgate\n\n(upper)\nSchool"}, {"urn": "900002"}))

    assert (reasons(done), _listed(done)) == ([], ["900001", "900002"])
    assert yaml.safe_load(done.changes[0].after)["name"] == "Fossgate (upper) School"


def test_a_quote_that_the_first_cell_of_a_row_opens_and_another_row_closes_swallows_neither(importing):
    first = {"name": "", **ENGLAND}
    header, row, other, last = table(first, {}, {"urn": "900002"}, {"urn": "900003"}).splitlines()
    done = importing("\n".join([header, f'"{row}', other.replace("School", 'School"'), last]))

    assert (reasons(done), _listed(done)) == ([(2, "", Reason.QUOTES), (3, "", Reason.QUOTES)], ["900003"])


def test_a_note_above_the_header_may_hold_a_quotation_mark(importing):
    assert _listed(importing('Screens of 24" and more\n' + table(ENGLAND))) == ["900001"]


def test_a_column_that_a_list_need_not_have_is_refused_when_it_is_there_twice(importing):
    header, row = table({**GIAS, "CloseDate": "01-09-2025"}).splitlines()
    with pytest.raises(ImportRefusedError, match="several columns named CloseDate"):
        importing(f"{header},CloseDate\n{row},01-09-2026")
